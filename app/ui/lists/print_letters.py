"""Printing the letters of several cases: each is written into one folder as it was sent, then noted in its history."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app import services
from app.domain.done import Done
from app.domain.errors import Refusal, Unavailable
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.letters import MadeLetter

TITLE = "Print letters: choose a folder for them"


class PrintLetters(QObject):
    """Writes out what was to be posted and was not printed yet."""

    said = Signal(str)
    """They are written, or what is in the way."""

    def __init__(self, tasks: Tasks, page: QWidget) -> None:
        super().__init__(page)
        self._tasks, self._page = tasks, page

    def begin(self, case_ids: Sequence[int]) -> None:
        """Ask for a folder, where any of these cases has a letter to be printed."""
        wanted = tuple(dict.fromkeys(case_ids))
        self._tasks.read(
            self, lambda work: services.printing.to_print(work, wanted), self._choose_folder, failed=self._fail
        )

    def write_into(self, folder: Path, letter_ids: tuple[int, ...]) -> None:
        """Make these letters again, write them into the folder, and note it once they are there."""

        def write(files: "Sequence[MadeLetter]") -> None:
            note = partial(self._note, folder, letter_ids)
            self._tasks.ask(self, lambda: _written(folder, files), note, failed=self._fail)

        self._tasks.read(
            self, lambda work: services.printing.files_to_print(work, letter_ids), write, failed=self._fail
        )

    def _choose_folder(self, letter_ids: tuple[int, ...]) -> None:
        chosen = QFileDialog.getExistingDirectory(self._page, TITLE)
        if chosen:
            self.write_into(Path(chosen), letter_ids)

    def _note(self, folder: Path, letter_ids: tuple[int, ...], _written: object) -> None:
        from uuid import uuid4  # rare, and the first window need not wait for it

        self._tasks.write(
            self,
            lambda work: services.printing.note_printed(work, letter_ids),
            partial(self._tell, folder),
            command=uuid4(),
            failed=self._fail,
        )

    def _tell(self, folder: Path, done: Done) -> None:
        self.said.emit(f"{done.said}, in {folder.name}. Select all that is in it, and choose Print.")

    def _fail(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self.said.emit(error.sentence)
            return
        if isinstance(error, OSError):
            why = error.strerror or "it cannot be written to"
            error = Unavailable(f"The letters were not written: {why}. Choose another folder.")
        self._tasks.trouble.emit(error)


def _written(folder: Path, files: "Sequence[MadeLetter]") -> Any:
    for file in files:
        (folder / file.name).write_bytes(file.content)
