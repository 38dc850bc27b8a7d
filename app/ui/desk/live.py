"""Live: what other desks of a shared database change stands in the lists within a second."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app import services
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.hints import Heard
    from app.ui.desk.main_window import MainWindow


class Live(QObject):
    """Lets the window look again, quietly, when something is heard; case windows look for themselves."""

    def __init__(self, tasks: Tasks, window: "MainWindow") -> None:
        super().__init__(window)
        self._tasks = tasks
        self._window = window
        tasks.heard.connect(self._look_again)

    def begin(self) -> None:
        """Begin to listen: the database is open."""
        self._tasks.listen(_listen)

    def _look_again(self, _heard: "Heard") -> None:
        self._window.refresh()


def _listen(database: Any, hear: "Callable[[Heard], None]") -> None:
    services.connecting.listen(database, hear)
