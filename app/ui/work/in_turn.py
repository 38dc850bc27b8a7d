"""Work in turn: what takes longer than a frame is done in pieces, and between two of them the window lives."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

Piece = Callable[[], object]


class InTurn(QObject):
    """Does pieces of work one after the other; what is put in anew takes the place of what was still to be done."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[Piece] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._do_one)

    @property
    def busy(self) -> bool:
        """True while something is still to be done."""
        return bool(self._waiting)

    def do(self, *pieces: Piece) -> None:
        """Do these, each when the window has had time to paint and to hear what was typed."""
        self._waiting = deque(pieces)
        self._timer.start()

    def finish(self) -> None:
        """Do all that is still to be done now: somebody cannot wait."""
        while self._waiting:
            self._waiting.popleft()()

    def _do_one(self) -> None:
        if self._waiting:
            self._waiting.popleft()()
        else:
            self._timer.stop()
