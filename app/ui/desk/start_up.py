"""What happens between the first paint and the first list: data made where they must be, an empty office set up."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app import services
from app.domain.errors import Refusal, Unavailable
from app.ui.desk.seat import Seat
from app.ui.look.ahead import paint_ahead
from app.ui.work.in_turn import Growth
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.ui.connect_page import ConnectPage
    from app.ui.work.long_work import Progress


class StartUp(QObject):
    """Leads to the first list, by way of whatever is needed first; and to another office's."""

    wanted = Signal(QWidget)
    """A page to show in the meantime."""
    ready = Signal()
    """The database is open and holds an office."""
    left = Signal()
    """Somebody was asked for their office, and stays where they are."""
    moved = Signal(str)
    """The seat is at another database now, with something to say about it, perhaps: a new window is wanted."""

    def __init__(self, tasks: Tasks, seat: Seat, within: QWidget, *, may_leave: Callable[[], bool]) -> None:
        super().__init__(within)
        self._within = within
        self._tasks = tasks
        self._seat = seat
        self._may_leave = may_leave
        self._prepared = seat.preparation is None
        self._is_ready = False
        self._page: ConnectPage | None = None

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

        self._tasks.long(self, preparation.function, preparation.arguments, show, self._have_prepared, self._fail)

    def connect_to_office(self, why: str = "") -> None:
        """Ask which office's database to open, and as whom."""
        page = self._page_that_asks()
        self.wanted.emit(page)
        page.ask(why, may_cancel=self._is_ready)

    def get_ready(self) -> Growth:
        """Make the page that asks for an office ahead, and paint it unseen."""
        page = self._page_that_asks()
        yield
        yield from paint_ahead(page, self._within.size())

    def _page_that_asks(self) -> "ConnectPage":
        if self._page is None:
            from app.ui.connect_page import ConnectPage

            self._page = ConnectPage(self._tasks, self._seat, self._may_leave, self._within)
            self._page.hide()
            self._page.connected.connect(self.moved)
            self._page.left.connect(self.left)
        return self._page

    def _have_prepared(self, _answer: object) -> None:
        self._prepared = True
        self._open()

    def _open(self) -> None:
        self._tasks.start()
        self._tasks.read(self, _needs_setting_up, self._go_on, failed=self._fail)

    def _go_on(self, needs_setting_up: bool) -> None:
        if not needs_setting_up:
            self._be_ready()
            return
        from app.ui.set_up_page import SetUpPage

        self.wanted.emit(SetUpPage(self._tasks, self._be_ready))

    def _be_ready(self) -> None:
        self._is_ready = True
        self.ready.emit()

    def _fail(self, error: Exception) -> None:
        if self._seat.shared and isinstance(error, Refusal | Unavailable):
            self.connect_to_office(error.sentence)
        else:
            self._tasks.trouble.emit(error)


def _needs_setting_up(work: Any) -> bool:
    return services.offices.needs_setting_up(work)
