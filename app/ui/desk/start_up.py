"""What happens between the first paint and the first list: data made where they must be, an empty office set up."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app import services
from app.ui.desk.seat import Seat
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.ui.work.long_work import Progress


class StartUp(QObject):
    """Leads to the first list, by way of whatever is needed first."""

    wanted = Signal(QWidget)
    """A page to show in the meantime."""
    ready = Signal()
    """The database is open and holds an office."""
    failed = Signal(object)
    """An error; `begin` tries again."""

    def __init__(self, tasks: Tasks, seat: Seat, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._seat = seat
        self._prepared = seat.preparation is None

    def begin(self) -> None:
        """Begin, or begin again with what could not be done."""
        preparation = self._seat.preparation
        if self._prepared or preparation is None:
            self._open()
            return
        from app.ui.desk.waiting_page import WaitingPage

        page = WaitingPage(preparation.title, preparation.sentence)
        self.wanted.emit(page)

        def show(progress: "Progress") -> None:
            page.show_progress(progress)

        self._tasks.long(self, preparation.function, preparation.arguments, show, self._have_prepared, self.failed.emit)

    def _have_prepared(self, _answer: object) -> None:
        self._prepared = True
        self._open()

    def _open(self) -> None:
        self._tasks.start()
        self._tasks.read(self, _needs_setting_up, self._go_on, failed=self.failed.emit)

    def _go_on(self, needs_setting_up: bool) -> None:
        if not needs_setting_up:
            self.ready.emit()
            return
        from app.ui.set_up_page import SetUpPage

        self.wanted.emit(SetUpPage(self._tasks, self.ready.emit))


def _needs_setting_up(work: Any) -> bool:
    return services.offices.needs_setting_up(work)
