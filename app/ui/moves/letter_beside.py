"""The letter beside a move's form: made as soon as it is wanted, and in the form's place where there is no room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter

from app.ui.form.reading_order import put_in_reading_order
from app.ui.moves.letter_preview import LetterPreview
from app.ui.moves.move_button import EnterButton
from app.ui.moves.move_form import MoveForm
from app.ui.work.tasks import Tasks

BESIDE_FROM = 115
"""Characters of width from which the letter stands beside the form; below it otherwise."""
WIDTHS = [600, 440]
"""How a form and its letter share the room."""


class LetterBeside:
    """The form in its scroll area, the letter, and the button that shows one in the place of the other."""

    def __init__(self, tasks: Tasks, case_id: int, move_form: MoveForm, split: QSplitter, scroll: QScrollArea) -> None:
        self._tasks, self._case_id, self._move_form = tasks, case_id, move_form
        self._split, self._scroll = split, scroll
        self.preview: LetterPreview | None = None
        self.peek = EnterButton("See the &letter")
        self.peek.setCheckable(True)
        self.peek.hide()
        self._make()

    def refresh(self) -> None:
        """Read the letter with what is typed now."""
        if self.preview:
            self.preview.refresh()

    def show(self, width: int) -> None:
        """Show the letter while one is wanted: beside the form, or by its button in the form's place."""
        if self._make() and self.preview:
            put_in_reading_order(self._split.window(), self.preview)
            self.refresh()
        if self.preview is None:
            return
        wanted, wide = self._move_form.wants_letter(), width >= self._character() * BESIDE_FROM
        self.peek.setVisible(wanted and not wide)
        self.preview.setVisible(wanted and (wide or self.peek.isChecked()))
        self._scroll.setVisible(wide or self.preview.isHidden())
        self._split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    def _character(self) -> int:
        return self._split.fontMetrics().averageCharWidth()

    def _make(self) -> bool:
        """Answers whether the letter's place was made now."""
        form = self._move_form
        if self.preview or form.letter is None or not form.wants_letter():
            return False
        self.preview = LetterPreview(self._tasks, self._case_id, form.letter, form, self._split)
        self._split.setSizes(WIDTHS)
        return True
