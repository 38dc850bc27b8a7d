"""Tasks: runs use cases off the GUI thread, hands their answers back on it, and announces what changed."""

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.domain.done import Done
from app.domain.errors import Unavailable
from app.ui.work.inbox import Inbox
from app.ui.work.lane import Errand, Lane

if TYPE_CHECKING:
    from uuid import UUID

    from app.domain.hints import Heard
    from app.ui.work.long_task import LongTask
    from app.ui.work.long_work import Progress

T = TypeVar("T")
SWITCH_INTERVAL = 0.001 if sys.platform == "win32" else 0.0002
"""Seconds; Windows waits in whole milliseconds, and would not wait at all."""


class DatabaseLike(Protocol):
    """What a task needs of a database; each call is one transaction."""

    def read(self, job: Callable[[Any], T]) -> T:
        """The job's answer."""
        ...

    def write(self, job: Callable[[Any], Done], command: "UUID") -> Done:
        """What the job did; the same command a second time gets the first answer."""
        ...

    def close(self) -> None:
        """Let go of every connection."""
        ...


class Tasks(QObject):
    """Two verbs, `read` and `write`, done in order on one thread; and `long`, done in a process of its own.

    An answer is dropped when its owner has gone meanwhile. A write that fails is told even then, through `trouble`.
    """

    changed = Signal(object)
    """Done: something was saved; visible pages reload."""
    heard = Signal(object)
    """Heard: another desk says that it changed something; visible pages look again, and say nothing about it."""
    trouble = Signal(object)
    """Exception: a job failed and whoever asked did not say what to do then."""

    def __init__(self, open_database: Callable[[], DatabaseLike], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_database = open_database
        self._database: DatabaseLike | None = None
        self._inbox = Inbox(self)
        self._desk = Lane("desk", self._inbox.put, self._inbox.ring)
        self._long: set[LongTask] = set()

    def start(self) -> None:
        """Begin to work; called after the first paint, because opening the database loads a great deal."""
        # Python gives the window its turn after this time when a worker computes: measured, with five milliseconds
        # (Python's own choice) the window waits up to 16, with one up to 9, with a fifth of one about 2.
        sys.setswitchinterval(SWITCH_INTERVAL)
        self._desk.start()

    def reopen(self) -> None:
        """Let go of the database once what waits is done; the next job opens it anew, for whoever sits here then."""
        self._desk.add(Errand(self._let_go, lambda _errand: None, must_finish=True))

    def read(
        self,
        owner: QObject,
        job: Callable[[Any], T],
        then: Callable[[T], None],
        *,
        replacing: str = "",
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Ask for something; a newer question of this owner with the same `replacing` drops the older one."""
        finished = partial(self._have_read, owner, then, failed)
        key = (id(owner), replacing) if replacing else None
        self._desk.add(Errand(partial(self._read, job), finished, key=key))

    def ask(
        self,
        owner: QObject,
        job: Callable[[], T],
        then: Callable[[T], None],
        *,
        failed: Callable[[Exception], None] | None = None,
        must_finish: bool = False,
    ) -> None:
        """Do something that needs no open database, on the same thread and in its turn; or even when all else ends."""
        self._desk.add(Errand(job, partial(self._have_read, owner, then, failed), must_finish=must_finish))

    def take(self, database: DatabaseLike) -> None:
        """Work with this database from now on; what waits already is still done with the one before."""
        self._desk.add(Errand(partial(self._take, database), lambda _errand: None, must_finish=True))

    def listen(self, begin: "Callable[[Any, Callable[[Heard], None]], None]") -> None:
        """Announce from now on what is `heard`: `begin(database, hear)` lets it be told, on whichever thread."""
        self._desk.add(Errand(lambda: begin(self._opened(), self._hear), self._have_begun_to_listen))

    def write(
        self,
        owner: QObject,
        job: Callable[[Any], Done],
        then: Callable[[Done], None],
        *,
        command: "UUID",
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Save something; `then` is called first, and `changed` announced after it."""
        finished = partial(self._have_written, owner, then, failed)
        if not self._desk.add(Errand(partial(self._write, job, command), finished, must_finish=True)):
            self._tell(owner, failed, Unavailable("Recourse is closing: this was not saved. Start it again and save."))

    def long(
        self,
        owner: QObject,
        function: Callable[..., Any],
        arguments: tuple[Any, ...],
        progress: "Callable[[Progress], None]",
        then: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> "LongTask":
        """Run `function(report, *arguments)` in a process of its own: see LongTask, which can be cancelled."""
        # Processes bring sockets and pickling with them, which the first window must not wait for.
        from app.ui.work.long_task import LongTask

        def told(error: Exception) -> None:
            self._tell(owner, failed, error)

        task = LongTask(self._inbox, owner, progress, then, told, self._long.discard)
        self._long.add(task)
        task.start(function, arguments)
        return task

    def stop(self, seconds: float = 5.0) -> bool:
        """Finish the writes that wait, close the database, end every process; True when all ended in time."""
        ended = [task.stop(seconds) for task in tuple(self._long)]
        self._long.clear()
        ended.append(self._desk.stop(seconds, self._close))
        self._inbox.close()
        return all(ended)

    def _opened(self) -> DatabaseLike:
        # Asked for each job, so that a database which could not be opened is tried again by the next.
        if self._database is None:
            self._database = self._open_database()
        return self._database

    def _let_go(self) -> None:
        self._close()
        self._database = None

    def _take(self, database: DatabaseLike) -> None:
        self._close()
        self._database = database

    def _close(self) -> None:
        if self._database is not None:
            self._database.close()

    def _read(self, job: Callable[[Any], T]) -> T:
        return self._opened().read(job)

    def _write(self, job: Callable[[Any], Done], command: "UUID") -> Done:
        return self._opened().write(job, command)

    def _have_read(
        self, owner: QObject, then: Callable[[Any], None], failed: Callable[[Exception], None] | None, errand: Errand
    ) -> None:
        if not isValid(owner):
            return
        if errand.attempt.error is not None:
            self._tell(owner, failed, errand.attempt.error)
        else:
            then(errand.attempt.answer)

    def _have_written(
        self, owner: QObject, then: Callable[[Done], None], failed: Callable[[Exception], None] | None, errand: Errand
    ) -> None:
        if errand.attempt.error is not None:
            self._tell(owner, failed, errand.attempt.error)
            return
        try:
            if isValid(owner):
                then(errand.attempt.answer)
        finally:
            self.changed.emit(errand.attempt.answer)

    def _have_begun_to_listen(self, errand: Errand) -> None:
        if errand.attempt.error is not None:
            self.trouble.emit(errand.attempt.error)

    def _hear(self, heard: "Heard") -> None:
        """On the listener's thread."""
        self._inbox.put(partial(self._say_heard, heard))
        self._inbox.ring()

    def _say_heard(self, heard: "Heard") -> None:
        self.heard.emit(heard)

    def _tell(self, owner: QObject, failed: Callable[[Exception], None] | None, error: Exception) -> None:
        if failed is not None and isValid(owner):
            failed(error)
        else:
            self.trouble.emit(error)
