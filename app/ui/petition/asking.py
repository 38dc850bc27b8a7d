"""A question in place: why the petition is verified, which home is meant, why a line does not count."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from app.ui.look import theme
from app.ui.moves.move_button import EnterButton


class Asking(QFrame):
    """Hidden until something is asked; Enter answers, Esc leaves. Where some are offered, one is the answer."""

    typed = Signal(str)
    """What is typed so far, where homes are to be found by it."""
    left = Signal()
    """Nothing is asked any more: the keyboard goes back to where it was needed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "notice")
        self._then: Callable[[object], None] = lambda _: None
        self._offers = False
        self._asked = ""
        self.words = theme.label("")
        self.label = QLabel()
        self.line = QLineEdit()
        self.label.setBuddy(self.line)
        self.found = QListWidget()
        self.found.setObjectName("found")
        self.found.setAccessibleName("To choose from")
        self.found.setMaximumHeight(theme.space(self, 26))
        self.answer, self.leave = EnterButton(""), EnterButton("&Not now")
        self.answer.setProperty("primary", True)
        row = QHBoxLayout()
        row.setSpacing(theme.space(self))
        for widget, stretch in ((self.label, 0), (self.line, 1), (self.answer, 0), (self.leave, 0)):
            row.addWidget(widget, stretch)
        row.addStretch()
        column = QVBoxLayout(self)
        margin = theme.space(self, 1.2)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(self.words)
        column.addLayout(row)
        column.addWidget(self.found)
        self.line.returnPressed.connect(self._answer)
        self.line.textEdited.connect(self._edited)
        self.found.itemActivated.connect(self._answer)
        self.answer.clicked.connect(self._answer)
        self.leave.clicked.connect(self.clear)
        self.hide()

    def ask(self, words: str, label: str, button: str, then: Callable[[object], None], *, offers: bool = False) -> None:
        """Ask; `then` is told what was typed, or the home that was chosen where homes are offered."""
        self._begin(words, button, then, offers=offers)
        self.label.setText(label)
        self.line.setAccessibleName(label.replace("&", ""))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(
        self, words: str, button: str, offered: Sequence[tuple[object, str]], then: Callable[[object], None]
    ) -> None:
        """Ask which of these; the first letter goes to it, Enter takes it."""
        self._begin(words, button, then, offers=True)
        for widget in (self.label, self.line):
            widget.hide()
        self.offer(offered)
        self.found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, words: str, button: str, then: Callable[[object], None], *, offers: bool) -> None:
        self._then, self._offers, self._asked = then, offers, words
        self.words.setText(words)
        self.answer.setText(button)
        self.line.clear()
        self.found.clear()
        self.found.setVisible(False)
        for widget in (self.label, self.line):
            widget.show()
        self.setAccessibleName(words)
        self.show()

    def offer(self, offered: Sequence[tuple[object, str]]) -> None:
        """Offer these, the first of them chosen."""
        self.found.clear()
        for value, words in offered:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, value)
            self.found.addItem(item)
        self.found.setCurrentRow(0)
        self.found.setVisible(bool(offered))
        nothing = bool(self.line.text().strip()) and not offered
        self.words.setText(f"{self._asked}  Nothing is found by that." if nothing else self._asked)

    def clear(self) -> None:
        """Nothing more to ask."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _edited(self, text: str) -> None:
        if self._offers:
            self.typed.emit(text)

    def _answer(self) -> None:
        item = self.found.currentItem() if self._offers else None
        if self._offers and item is None:
            return
        told = item.data(Qt.ItemDataRole.UserRole) if item else self.line.text()
        self.clear()
        self._then(told)
