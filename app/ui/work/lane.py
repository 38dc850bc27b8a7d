"""A lane: one plain thread that runs errands in order, and gives each back with its answer or its error."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from app.ui.work.after_the_window import let_the_window_go_first


@dataclass(slots=True, eq=False)
class Attempt:
    """One run of a job: the answer, or the error it ended with, to be looked at on another thread.

    Used as a context manager: an error inside ends the run and is kept for whoever takes the attempt, never swallowed.
    """

    answer: Any = None
    error: Exception | None = None

    def __enter__(self) -> "Attempt":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> bool:
        if isinstance(error, Exception):
            self.error = error
        return isinstance(error, Exception)


@dataclass(slots=True, eq=False)
class Errand:
    """One job for a lane.

    `must_finish` (a write) is done even when the lane is stopping; a newer errand of the same `key` replaces this one.
    """

    job: Callable[[], Any]
    finished: Callable[["Errand"], None]
    must_finish: bool = False
    key: object = None
    wanted: bool = True
    attempt: Attempt = field(default_factory=Attempt)

    def run(self) -> None:
        """Do the job, on the lane's thread."""
        with self.attempt as attempt:
            attempt.answer = self.job()

    def hand_over(self) -> None:
        """Pass the finished errand on, on the thread of whoever asked."""
        if self.wanted:
            self.finished(self)


class Lane:
    """One thread, started once, that runs errands in the order in which they were put in.

    `hand_over` and `ring` belong to whoever asked: a finished errand is first put down, and only when the lane has let
    go of it is the bell rung, so that nothing of the asker's is ever destroyed on this thread.
    """

    def __init__(self, name: str, put: Callable[[Callable[[], None]], None], ring: Callable[[], None]) -> None:
        self._waiting: deque[Errand] = deque()
        self._running: Errand | None = None
        self._changed = threading.Condition()
        self._stopping = False
        self._put = put
        self._ring = ring
        self._last: Callable[[], None] | None = None
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)

    @property
    def stopping(self) -> bool:
        """True once `stop` was called: nothing new is accepted."""
        return self._stopping

    def start(self) -> None:
        """Begin to work; errands put in earlier have waited. Starting twice does nothing."""
        if not self._stopping and self._thread.ident is None:
            self._thread.start()

    def add(self, errand: Errand) -> bool:
        """Put an errand at the end; one with the same key that is still waiting or running is no longer wanted."""
        with self._changed:
            if self._stopping:
                return False
            if errand.key is not None:
                self._forget(errand.key)
            self._waiting.append(errand)
            self._changed.notify()
        return True

    def stop(self, seconds: float, last: Callable[[], None] | None = None) -> bool:
        """Finish what must be finished, drop the rest, run `last` on the lane's thread; True when it ended in time."""
        with self._changed:
            self._stopping = True
            self._last = last
            self._waiting = deque(errand for errand in self._waiting if errand.must_finish)
            self._changed.notify()
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _forget(self, key: object) -> None:
        if self._running is not None and self._running.key == key:
            self._running.wanted = False
        for errand in [errand for errand in self._waiting if errand.key == key]:
            self._waiting.remove(errand)

    def _next(self) -> Errand | None:
        with self._changed:
            self._running = None
            self._changed.wait_for(lambda: self._waiting or self._stopping)
            self._running = self._waiting.popleft() if self._waiting else None
            return self._running

    def _work(self) -> None:
        let_the_window_go_first()
        while errand := self._next():
            errand.run()
            self._put(errand.hand_over)
            with self._changed:
                self._running = None
            del errand
            self._ring()
        if self._last is not None:
            with Attempt():
                self._last()
