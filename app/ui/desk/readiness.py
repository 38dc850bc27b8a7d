"""Gets the desk ready for what is wanted next, while somebody still looks at the first list."""

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
)
"""What takes many frames to load, in the order in which people come to it."""


class Readiness(QObject):
    """Loads on the thread that works, since loading stops whatever thread does it; makes piece by piece on this one."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._in_turn = InTurn(self)

    def begin(self, *pieces: Piece) -> None:
        """Load, then make; whoever comes first to a page that is not ready waits for it as if nothing were ahead."""
        self._load(iter(AHEAD), pieces)

    def _load(self, names: Iterator[str], pieces: tuple[Piece, ...]) -> None:
        name = next(names, None)
        if name is None:
            self._in_turn.do(*pieces)
            return
        # One at a time: what somebody asks of the database meanwhile comes in between.
        self._tasks.ask(self, partial(import_module, name), lambda _module: self._load(names, pieces))
