"""Work in turn: what takes longer than a frame is done in pieces, and between two of them the window lives."""

from collections import deque
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject, QTimer

Piece = Callable[[], object]
"""Something to do; one that gives an iterator is done in pieces itself, from one `yield` to the next."""
Growth = Iterator[None]
"""The making of something in pieces."""
FRAME = 20
"""Milliseconds in which the window has painted what it shows now."""
BREATH = 1
"""Milliseconds between two pieces. With none, Qt would pass over other timers that are due."""


def finish(growth: Growth) -> None:
    """Do all that is still to be done of it now: somebody cannot wait."""
    deque(growth, maxlen=0)


class InTurn(QObject):
    """Does pieces of work one after the other; what is put in anew takes the place of what was still to be done."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[Piece] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(BREATH)
        self._timer.timeout.connect(self._do_one)

    @property
    def busy(self) -> bool:
        """True while something is still to be done."""
        return bool(self._waiting)

    def do(self, *pieces: Piece) -> None:
        """Do these, each when the window has had time to paint and to hear what was typed."""
        self._waiting = deque(pieces)
        self._timer.start()

    def do_first(self, *pieces: Piece) -> None:
        """Do these before all that is still to be done."""
        self._waiting.extendleft(reversed(pieces))
        self._timer.start()

    def finish(self) -> None:
        """Do all that is still to be done now: somebody cannot wait."""
        while self._waiting:
            self._do_next()

    def _do_one(self) -> None:
        if self._waiting:
            self._do_next()
        else:
            self._timer.stop()

    def _do_next(self) -> None:
        waiting = self._waiting
        more = waiting.popleft()()
        if isinstance(more, Iterator) and waiting is self._waiting:
            waiting.appendleft(partial(_next_of, more))


def _next_of(growth: Iterator[object]) -> Iterator[object] | None:
    for _ in growth:
        return growth
    return None
