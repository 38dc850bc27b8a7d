"""Unsaved text of a case's forms: kept in the journal while somebody types, and found again afterwards."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.ui.moves import MOVES, Move
from app.ui.moves.move_form import MoveForm
from app.ui.unsaved.journal import Journal
from app.ui.unsaved.journal_files import Unsaved


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose text it is, and of which database: ids mean nothing without it."""

    person: str
    database: str


class UnsavedText(QObject):
    """What was typed about one case and not saved."""

    kept = Signal(bool)
    """True when what was typed is safe on the disk; False when there is nothing to keep any longer."""

    def __init__(self, journal: Journal, case_id: int, owner: Owner, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._case_id = case_id
        self._owner = owner
        self._left_over: dict[str, Unsaved] = {}
        journal.kept.connect(self._have_kept)

    def left_over(self) -> list[tuple[Move, Unsaved]]:
        """What was left behind by an earlier window, oldest first, each with its move."""
        kept = {one.form: one for one in self._journal.left_over(self._owner.person, self._owner.database)}
        moves = {self._name(move.code): move for move in MOVES}
        self._left_over = {form: one for form, one in kept.items() if form in moves}
        return [(moves[form], one) for form, one in self._left_over.items()]

    def typed(self, code: str, title: str, move_form: MoveForm, command: Callable[[], str]) -> None:
        """Somebody typed into a form; `command` tells under which id it would be saved."""
        if not move_form.kept:
            return

        def ask() -> Unsaved:
            return Unsaved(
                form=self._name(code),
                title=title,
                person=self._owner.person,
                database=self._owner.database,
                command=command(),
                opened={
                    "shown": move_form.form.opened_typed,
                    "merged": move_form.merged_from,
                    "about": move_form.opening.about,
                },
                typed=move_form.form.typed_values(),
            )

        self._journal.typed(self._name(code), ask)

    def settled(self, code: str) -> None:
        """A form was saved or put aside on purpose: nothing of it is kept, nor of what it was begun with."""
        name = self._name(code)
        self._journal.saved(name)
        left_over = self._left_over.pop(name, None)
        if left_over is not None:
            self._journal.forget(left_over)
        self.kept.emit(False)

    def _have_kept(self, form: str) -> None:
        if form.startswith(self._name("")):
            self.kept.emit(True)

    def _name(self, code: str) -> str:
        return f"case {self._case_id} {code}"
