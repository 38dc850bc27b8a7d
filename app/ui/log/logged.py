"""After the save: the reference to give the customer, and what can be done next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.done import Done
from app.ui.actions import BY_NAME
from app.ui.look import theme


class Logged(QWidget):
    """The reference, "R-2026-00413 logged", large enough to read out, with three ways on."""

    acknowledge = Signal(int)
    another = Signal()
    open = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.done: Done | None = None
        self.said = theme.label("", times=1.6, bold=True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.next = theme.label("", tone="quiet")
        self.acknowledge_button = QPushButton(f"&Acknowledge now   {_keys('next_step')}", self)
        self.acknowledge_button.setProperty("primary", True)
        self.another_button = QPushButton(f"Log another   {_keys('new_case')}", self)
        self.open_button = QPushButton("&Open the case", self)
        self.acknowledge_button.clicked.connect(lambda: self.done and self.acknowledge.emit(self.done.case_id))
        self.another_button.clicked.connect(self.another)
        self.open_button.clicked.connect(lambda: self.done and self.open.emit(self.done.case_id))
        buttons = QHBoxLayout()
        for button in (self.acknowledge_button, self.another_button, self.open_button):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        margin = theme.space(self, 3)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.space(self, 1.4))
        column.addWidget(self.said)
        column.addWidget(self.next)
        column.addLayout(buttons)
        column.addStretch()

    def show_done(self, done: Done, next_words: str) -> None:
        """Show what was saved, the keyboard on what comes next."""
        self.done = done
        self.said.setText(f"{done.said}.")
        self.next.setText(next_words)
        self.acknowledge_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer to the program's own keys; not as shortcuts, because the window has the same ones for its lists."""
        typed = QKeySequence(event.keyCombination())
        if typed in _sequences("next_step"):
            self.acknowledge_button.click()
        elif typed in _sequences("new_case"):
            self.another_button.click()
        else:
            super().keyPressEvent(event)


def _keys(name: str) -> str:
    return BY_NAME[name].shown_shortcut


def _sequences(name: str) -> list[QKeySequence]:
    return [QKeySequence(keys) for keys in BY_NAME[name].shortcuts]
