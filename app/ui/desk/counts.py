"""What the window counts, read again after every change; and the dates that a change of the calendar left behind."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app import services
from app.domain.done import Done
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.lists import WorkSummary


class Counts(QObject):
    """Reads the counts. Where whoever keeps the calendar could not move the dates of cases, this desk does it."""

    have = Signal(object)
    """WorkSummary: what was counted."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._moving = False

    def read(self) -> None:
        """Count again."""
        self._tasks.read(self, _counted, self._have, replacing="summary")

    def _have(self, counted: "WorkSummary") -> None:
        self.have.emit(counted)
        if counted.dates_to_move and not self._moving:
            from uuid import uuid4  # rare, and the first window need not wait for it

            self._moving = True
            self._tasks.write(self, _move_dates, self._moved, command=uuid4(), failed=self._not_moved)

    def _moved(self, _done: Done) -> None:
        self._moving = False

    def _not_moved(self, error: Exception) -> None:
        """Told once: they are tried again when the program starts anew, and by every other desk."""
        self._tasks.trouble.emit(error)


def _counted(work: Any) -> "WorkSummary":
    return services.lists.summary(work)


def _move_dates(work: Any) -> Done:
    return services.calendar_changes.move_dates(work)
