"""The pages that are not lists, each made when it is first wanted: the log form, the policy, people, my password."""

import gc
from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app import services
from app.domain.done import Done
from app.ui.desk.readiness import Readiness
from app.ui.desk.seat import Seat
from app.ui.unsaved.journal import Journal
from app.ui.work.growing_page import KeptPage
from app.ui.work.in_turn import Piece
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.ui.bringing.kind_of_file import KindOfFile
    from app.ui.bringing.page import BringingPage
    from app.ui.desk.doorstep import Doorstep
    from app.ui.equality_page import EqualityPage
    from app.ui.log_form import LogPage
    from app.ui.people.password_page import PasswordPage
    from app.ui.people_page import PeoplePage
    from app.ui.policy_page import PolicyPage


class OtherPages(QObject):
    """Makes the pages, and keeps them: a form left half-way is found again as it was."""

    made = Signal(QWidget)
    """A page was made, perhaps ahead of its time."""
    wanted = Signal(QWidget)
    """Show this page now."""
    left = Signal()
    """Somebody is done with the log form."""
    opened = Signal(int)
    """Open this case."""
    begun = Signal(int, str)
    """Open this case at this move."""

    def __init__(
        self, tasks: Tasks, journal: Journal, seat: Seat, logged: Callable[[Done], None], within: QWidget
    ) -> None:
        super().__init__(within)
        self._within = within
        self._tasks = tasks
        self._journal = journal
        self._seat = seat
        self._logged = logged
        self._readiness = Readiness(tasks, self)
        take_in = self.made.emit
        self._log = KeptPage(self._make_log, take_in)
        self._policy = KeptPage(self._make_policy, take_in)
        self._people = KeptPage(self._make_people, take_in)
        self._equality = KeptPage(self._make_equality, take_in)
        self._homes = KeptPage(self._make_homes, take_in)
        self._complaints_log = KeptPage(self._make_complaints_log, take_in)
        self._enquiries = KeptPage(self._make_enquiries, take_in)
        self._bringing = (self._homes, self._complaints_log, self._enquiries)
        self.last: list[Piece] = []
        """What else is made once these pages are there."""
        self._password: PasswordPage | None = None
        self._awaited: KeptPage[Any] | None = None

    def get_ready(self, *first: Piece, then: Piece) -> None:
        """Load and make what is wanted next, piece by piece, while somebody still looks at the first list."""
        pages = (self._log, self._policy, self._people, self._equality, *self._bringing)
        made = (lambda page=page: page.get_ready(self._within.size()) for page in pages)
        # The letters last: what is loaded for them would hold up the making of every page.
        self._readiness.begin(*first, then, *made, *self.last, self._read_letters, _keep_for_good)

    def is_log(self, page: object) -> bool:
        """True for the log form."""
        return self._log.page is not None and page is self._log.page

    @property
    def log(self) -> "LogPage":
        """The log form."""
        return self._log.get()

    @property
    def policy(self) -> "PolicyPage":
        """What the policies say."""
        return self._policy.get()

    @property
    def people(self) -> "PeoplePage":
        """Everyone of the office."""
        return self._people.get()

    @property
    def equality(self) -> "EqualityPage":
        """What the customers answered, in large groups."""
        return self._equality.get()

    @property
    def homes(self) -> "BringingPage":
        """Where a register of homes is brought in."""
        return self._homes.get()

    @property
    def complaints_log(self) -> "BringingPage":
        """Where a complaints log is brought in."""
        return self._complaints_log.get()

    @property
    def enquiries(self) -> "BringingPage":
        """Where the enquiries of a web form are brought in."""
        return self._enquiries.get()

    def show_homes(self) -> None:
        """Show where a register of homes is brought in."""
        self._bring(self._homes)

    def show_log(self) -> None:
        """Show the log form: empty, or as it was left."""
        self._bring(self._log)

    def show_policy(self) -> None:
        """Show what the policies say."""
        self._bring(self._policy)

    def show_people(self) -> None:
        """Show everyone of the office."""
        self._bring(self._people)

    def commands(self) -> dict[str, Callable[[], object]]:
        """The commands that lead to pages of which nothing stands on the window's left."""
        password = {"change_password": lambda: self.wanted.emit(self.my_password())} if self._seat.shared else {}
        return {
            "equality": partial(self._bring, self._equality),
            "bring_homes": self.show_homes,
            "bring_log": partial(self._bring, self._complaints_log),
            "bring_enquiries": partial(self._bring, self._enquiries),
            **password,
        }

    def my_password(self) -> "PasswordPage":
        """My own password, asked for anew."""
        if self._password is None:
            from app.ui.people.password_page import PasswordPage

            self._password = PasswordPage(self._tasks, self._within)
            self._password.left.connect(self.left)
            self._password.hide()
            self.made.emit(self._password)
        self._password.begin(self._seat.login)
        return self._password

    @cached_property
    def _doorstep(self) -> "Doorstep":
        from app.ui.desk.doorstep import Doorstep  # the first window opens without one

        return Doorstep(self._within)

    def _bring(self, page: KeptPage[Any]) -> None:
        if page.is_whole or not self._readiness.busy:
            self._show(page)
            return
        self._awaited = page
        self.wanted.emit(self._doorstep)
        size = self._within.size()
        self._readiness.put_first(partial(page.get_ready, size), partial(self._show_if_awaited, page))

    def _show_if_awaited(self, page: KeptPage[Any]) -> None:
        if page is self._awaited and self._doorstep.isVisible():
            self._doorstep.lead_on(partial(self._show, page))

    def _show(self, page: KeptPage[Any]) -> None:
        self.wanted.emit(page.get())
        if page is self._log and self.log.is_logged:
            self.log.begin()

    def _read_letters(self) -> None:
        self._tasks.read(self, _read_letters, lambda _: _keep_for_good())

    def _make_log(self) -> "LogPage":
        from app.ui.log_form import LogPage

        page = LogPage(self._tasks, self._journal, self._logged, self._within, seat=self._seat, in_pieces=True)
        page.left.connect(self.left)
        page.open_case.connect(self.opened)
        page.acknowledge_case.connect(self._acknowledge)
        return page

    def _make_policy(self) -> "PolicyPage":
        from app.ui.policy_page import PolicyPage

        page = PolicyPage(self._tasks, self._within, in_pieces=True)
        page.homes_wanted.connect(self.show_homes)
        return page

    def _make_people(self) -> "PeoplePage":
        from app.ui.people_page import PeoplePage

        return PeoplePage(self._tasks, self._within, shared=self._seat.shared, in_pieces=True)

    def _make_equality(self) -> "EqualityPage":
        from app.ui.equality_page import EqualityPage

        page = EqualityPage(self._tasks, self._within, in_pieces=True)
        page.left.connect(self.left)
        return page

    def _make_homes(self) -> "BringingPage":
        from app.ui.bringing.homes import HomesFile

        return self._make_bringing(HomesFile())

    def _make_complaints_log(self) -> "BringingPage":
        from app.ui.bringing.complaints_log import LogFile

        return self._make_bringing(LogFile())

    def _make_enquiries(self) -> "BringingPage":
        from app.ui.bringing.complaints_log import EnquiriesFile

        return self._make_bringing(EnquiriesFile())

    def _make_bringing(self, kind: "KindOfFile") -> "BringingPage":
        from app.ui.bringing.page import BringingPage

        page = BringingPage(self._tasks, self._seat, kind, self._within, in_pieces=True)
        page.left.connect(self.left)
        return page

    def _acknowledge(self, case_id: int) -> None:
        self.left.emit()
        self.begun.emit(case_id, "acknowledge")


def _keep_for_good() -> None:
    """What was made until now stays: looking through it for rubbish, again and again, would stop the window."""
    gc.freeze()
    gc.enable()


def _read_letters(work: Any) -> None:
    services.letters.read_ahead(work)
