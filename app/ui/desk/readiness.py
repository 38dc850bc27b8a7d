"""Gets the desk ready for what is wanted next, while somebody still looks at the first list."""

from collections import deque
from collections.abc import Iterator
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject

from app.ui.work.in_turn import InTurn, Piece
from app.ui.work.tasks import Tasks

AHEAD = (
    *("app.ui.lists.case_list", "app.ui.case_window", "app.ui.log_form"),
    *("app.ui.policy_page", "app.ui.people_page", "app.ui.equality_page"),
    *("app.ui.bringing.page", "app.ui.work.long_task"),
    *("app.ui.desk.shortcuts_panel", "app.ui.connect_page"),
)
"""What takes many frames to load, in the order in which people come to it."""


class Readiness(QObject):
    """Loads on the thread that works, since loading stops whatever thread does it; makes piece by piece on this one."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._in_turn = InTurn(self)
        self._loading = False
        self._pieces: deque[Piece] = deque()

    @property
    def busy(self) -> bool:
        """True from the beginning until everything is made."""
        return self._loading or self._in_turn.busy

    def begin(self, *pieces: Piece) -> None:
        """Load, then make."""
        self._loading, self._pieces = True, deque(pieces)
        self._load(iter(AHEAD))

    def put_first(self, *pieces: Piece) -> None:
        """While it is busy: do these before all that is still to be made, because somebody waits for it."""
        if self._loading:
            self._pieces.extendleft(reversed(pieces))
        else:
            self._in_turn.do_first(*pieces)

    def _load(self, names: Iterator[str]) -> None:
        name = next(names, None)
        if name is None:
            self._loading = False
            self._in_turn.do(*self._pieces)
            return
        # One at a time: what somebody asks of the database meanwhile comes in between.
        self._tasks.ask(self, partial(import_module, name), lambda _module: self._load(names))
