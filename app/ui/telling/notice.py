"""A notice over a page: one sentence, and the buttons that answer it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.ui.form.reading_order import put_in_reading_order
from app.ui.look import theme

Answer = tuple[str, Callable[[], None]]


class Notice(QFrame):
    """Hidden until there is something to say; nothing waits for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = theme.label("")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        margin = theme.space(self)
        self._row.setContentsMargins(margin * 2, margin, margin * 2, margin)
        self._row.addWidget(self.words, 1)
        self.hide()

    def say(self, words: str, *answers: Answer, panel: str = "banner") -> None:
        """Say a sentence, with a button for each answer; the keyboard goes to the first of them."""
        self.clear()
        theme.set_property(self, "panel", panel)
        self.words.setText(words)
        for label, call in answers:
            button = QPushButton(label)
            button.clicked.connect(call)
            self.buttons.append(button)
            self._row.addWidget(button)
        put_in_reading_order(self.window(), self)
        self.setAccessibleName(words)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Nothing more to say."""
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        self.hide()
