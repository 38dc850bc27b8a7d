"""Many commands one by one: each saved by itself, with what came of it; between two of them the lists are read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal

from app.domain.done import Done
from app.domain.errors import ChangedElsewhere, Refusal, Unavailable
from app.ui.work.tasks import Tasks


@dataclass(frozen=True, slots=True)
class OneOfMany:
    """One command of many: what tells it apart, and the use case that carries it out; never twice, by its id."""

    key: int
    job: Callable[[Any], Done]
    command: UUID = field(default_factory=uuid4)


class OneByOne(QObject):
    """Carries commands out in order. It stops where the database cannot be used, and goes on from there."""

    progressed = Signal(int, int)
    """How many of how many have been tried."""
    told = Signal(int, str)
    """What keeps one of them from being done, or nothing where it was done."""
    stopped = Signal(str)
    """The database cannot be used; `go_on` tries again."""
    ended = Signal()

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._waiting: list[OneOfMany] = []
        self._count = 0

    @property
    def busy(self) -> bool:
        """True while some are still to be tried."""
        return bool(self._waiting)

    def do(self, commands: Sequence[OneOfMany]) -> None:
        """Carry these out."""
        self._waiting, self._count = list(commands), len(commands)
        self.go_on()

    def go_on(self) -> None:
        """Carry out the next of what is left."""
        self.progressed.emit(self._count - len(self._waiting), self._count)
        if not self._waiting:
            self.ended.emit()
            return
        first = self._waiting[0]
        failed = partial(self._failed, first)
        self._tasks.write(self, first.job, partial(self._done, first), command=first.command, failed=failed)

    def stop(self) -> None:
        """Leave out what has not been begun; what is done stays done."""
        del self._waiting[1:]

    def _done(self, one: OneOfMany, _done: Done) -> None:
        self._tell(one, "")

    def _failed(self, one: OneOfMany, error: Exception) -> None:
        if isinstance(error, Unavailable):
            self.stopped.emit(error.sentence)
        elif isinstance(error, ChangedElsewhere):
            self._tell(one, "Somebody else assigned it meanwhile.")
        elif isinstance(error, Refusal):
            self._tell(one, error.sentence)
        else:
            self._waiting = []
            self._tasks.trouble.emit(error)
            self.ended.emit()

    def _tell(self, one: OneOfMany, words: str) -> None:
        del self._waiting[:1]
        self.told.emit(one.key, words)
        self.go_on()
