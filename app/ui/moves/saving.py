"""Saving a form: never twice, and every answer told apart."""

from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal

from app.domain.done import Done
from app.domain.errors import ChangedElsewhere, Refusal, Unavailable
from app.ui.moves.move_form import Job
from app.ui.work.tasks import Tasks


class Saving(QObject):
    """One form's way to the database. The same text keeps its command's id; text that was edited draws a new one."""

    saved = Signal(object)
    """Done: it is saved."""
    refused = Signal(object)
    """Refusal: it may not be saved like this."""
    clashed = Signal(object)
    """ChangedElsewhere: another desk changed the same fields."""
    unavailable = Signal(str)
    """The sentence that says why it could not be saved just now."""
    busy = Signal(bool)
    """True while it is being saved."""

    def __init__(self, tasks: Tasks, parent: QObject, command: UUID | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.command = command or uuid4()
        self._attempted = command is not None
        self._running = False

    @property
    def running(self) -> bool:
        """True while it is being saved."""
        return self._running

    def edited(self) -> None:
        """The text is another one now: what was attempted with the old text is not this."""
        if self._attempted and not self._running:
            self.command = uuid4()
            self._attempted = False

    def save(self, job: Job) -> None:
        """Save, unless that is under way already."""
        if self._running:
            return
        self._attempted = True
        self._set_running(running=True)
        self._tasks.write(self, job, self._done, command=self.command, failed=self._failed)

    def _done(self, done: Done) -> None:
        self._set_running(running=False)
        self.saved.emit(done)

    def _failed(self, error: Exception) -> None:
        self._set_running(running=False)
        if isinstance(error, Refusal):
            self.refused.emit(error)
        elif isinstance(error, ChangedElsewhere):
            self.clashed.emit(error)
        elif isinstance(error, Unavailable):
            self.unavailable.emit(error.sentence)
        else:
            self._tasks.trouble.emit(error)

    def _set_running(self, *, running: bool) -> None:
        self._running = running
        self.busy.emit(running)
