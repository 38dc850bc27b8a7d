"""A file is looked at and saved in a process of its own, one thing at a time; cancelling ends the process."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal

from app.domain.done import Done
from app.domain.errors import Refusal, Unavailable
from app.ui.bringing import at_the_database
from app.ui.bringing.at_the_database import Choice, FileLookedAt, Looked
from app.ui.desk.seat import Seat
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from pathlib import Path

    from app.ui.bringing.kind_of_file import KindOfFile, Wanted
    from app.ui.work.long_task import LongTask


class Processing(QObject):
    """What is done with a file, and what came of it; each signal but the first two is an end."""

    begun = Signal(str)
    """What is done now, as a title."""
    progressed = Signal(object)
    """Progress."""
    looked = Signal(object)
    """Looked."""
    saved = Signal(object)
    """Done."""
    rest_written = Signal(object)
    """The place where the rows are that were left out."""
    cancelled = Signal()
    """It was ended in time: nothing was saved."""
    refused = Signal(object, bool)
    """Refusal, and whether it was to be saved."""
    unavailable = Signal(str, object)
    """A sentence, and the call that tries again."""
    broke = Signal(object)
    """A mistake in the program."""

    def __init__(self, tasks: Tasks, seat: Seat, kind: "KindOfFile", parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._seat, self._kind = tasks, seat, kind
        self._task: LongTask | None = None
        self._command: UUID | None = None

    def look(self, wanted: "Wanted") -> None:
        """See what a file shows, and what saving it would do."""
        self._command = None
        title = f"Looking at {wanted.file.name}…"
        self._begin(title, at_the_database.look, (wanted,), self._have_looked, partial(self.look, wanted))

    def save(self, file: FileLookedAt, choice: Choice, command: UUID | None = None) -> None:
        """Save what was chosen of a file; tried again, it is the same command."""
        self._command = known = command or uuid4()
        title = f"Saving {file.wanted.file.name}…"
        again = partial(self.save, file, choice, known)
        self._begin(title, at_the_database.bring_in, (file, choice, known), self._have_saved, again)

    def write_rest(self, file: FileLookedAt, choice: Choice, to: "Path") -> None:
        """Write the rows out that are not saved."""
        self._command = None
        given, again = (file, choice, to), partial(self.write_rest, file, choice, to)
        self._begin(f"Writing {to.name}…", at_the_database.write_rest, given, self._have_written, again)

    def cancel(self) -> None:
        """End the process, and find out whether that was in time."""
        if self._task is None:
            return
        self._task.cancel()
        self._task = None
        if self._command is None:
            self.cancelled.emit()
        else:
            self._find_out(self._command)

    def _begin(
        self,
        title: str,
        function: Callable[..., Any],
        arguments: tuple[object, ...],
        then: Callable[[Any], None],
        again: Callable[[], None],
    ) -> None:
        self.begun.emit(title)
        open_database = partial(self._seat.open_for, self._seat.login)
        failed = partial(self._failed, again)
        given = (open_database, self._kind, *arguments)
        self._task = self._tasks.long(self, function, given, self.progressed.emit, then, failed)

    def _have_looked(self, looked: Looked) -> None:
        self._task = None
        self.looked.emit(looked)

    def _have_saved(self, done: Done) -> None:
        self._task = None
        self.saved.emit(done)
        self._tasks.changed.emit(done)

    def _have_written(self, to: "Path") -> None:
        self._task = None
        self.rest_written.emit(to)

    def _find_out(self, command: UUID) -> None:
        """It may have been saved the moment before it was ended: then the database answers the command as it did."""
        self.begun.emit("Cancelling…")

        def failed(error: Exception) -> None:
            if isinstance(error, Refusal):
                self.cancelled.emit()
            else:
                self._failed(partial(self._find_out, command), error)

        self._tasks.write(self, _was_not_saved, self.saved.emit, command=command, failed=failed)

    def _failed(self, again: Callable[[], None], error: Exception) -> None:
        self._task = None
        if isinstance(error, Refusal):
            self.refused.emit(error, self._command is not None)
        elif isinstance(error, Unavailable):
            self.unavailable.emit(error.sentence, again)
        else:
            self.broke.emit(error)


def _was_not_saved(_work: object) -> Done:
    raise Refusal("Nothing was saved.")
