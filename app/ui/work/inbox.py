"""The inbox: what other threads have finished, handed over on the GUI thread, in order."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Inbox(QObject):
    """The one way by which other threads reach the GUI thread: `put` something down, then `ring`."""

    _rung = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], None]] = deque()
        self._open = True
        self._rung.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def put(self, call: Callable[[], None]) -> None:
        """Leave something to be called on the GUI thread; any thread may do this."""
        self._waiting.append(call)

    def ring(self) -> None:
        """Say that one thing was put down; the caller must have let go of it before."""
        if self._open:
            self._rung.emit()

    def close(self) -> None:
        """Take no more: what arrives later is dropped."""
        self._open = False
        self._waiting.clear()

    @Slot()
    def _hand_over(self) -> None:
        if self._waiting:
            self._waiting.popleft()()
