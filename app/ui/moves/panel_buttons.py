"""The buttons at the foot of a move's form: Cancel on the left, the ways of saving on the right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.ui.actions import BY_NAME, action
from app.ui.look import theme
from app.ui.moves.move_button import EnterButton
from app.ui.moves.move_form import MoveForm


class PanelButtons(QWidget):
    """Cancel Esc, the other ways of saving, and Save Ctrl+S."""

    cancelled = Signal()
    wanted = Signal(bool, bool)
    """To be saved: with the letter, and the same form once more."""

    def __init__(self, move_form: MoveForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cancel = EnterButton(f"Cancel   {BY_NAME['cancel'].shown_shortcut}")
        self.cancel.setAccessibleName("Cancel")
        self._save_words = move_form.save_words
        self.save = EnterButton("")
        self.save.setProperty("primary", True)
        self.without_letter = self._other(move_form.without_letter())
        self.again = self._other(move_form.again_words)
        self.then = self._other(move_form.then_words if move_form.then else "")
        self.going_on = False
        self.cancel.clicked.connect(self.cancelled)
        self.save.clicked.connect(lambda: self._want(with_letter=True))
        self.without_letter.clicked.connect(lambda: self._want(with_letter=False))
        self.again.clicked.connect(lambda: self._want(with_letter=True, again=True))
        self.then.clicked.connect(lambda: self._want(with_letter=True, going_on=True))
        move_form.form.typed.connect(lambda: self.set_busy(False))
        action("cancel", self, self.cancelled.emit)
        action("save", self, self.save.click)
        self.set_busy(False)
        self._lay_out()

    def set_busy(self, busy: bool) -> None:
        """Say that it is being saved; the buttons stay, so that the keyboard stays where it is."""
        words = self._save_words()
        self.save.setAccessibleName(words)
        self.save.setText("Saving…" if busy else f"{words}   {BY_NAME['save'].shown_shortcut}")

    def _want(self, *, with_letter: bool, again: bool = False, going_on: bool = False) -> None:
        self.going_on = going_on
        self.wanted.emit(with_letter, again)

    def _other(self, words: str) -> QPushButton:
        button = EnterButton(words)
        if not words:
            button.hide()
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(self))
        row.addWidget(self.cancel)
        row.addStretch(1)
        for button in (self.again, self.then, self.without_letter, self.save):
            row.addWidget(button)
