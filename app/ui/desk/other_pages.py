"""The pages that are not lists, each made when it is first wanted: the log form, the policy, people, my password."""

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app import services
from app.domain.done import Done
from app.ui.desk.readiness import Readiness
from app.ui.desk.seat import Seat
from app.ui.look.ahead import paint_ahead
from app.ui.unsaved.journal import Journal
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.ui.equality_page import EqualityPage
    from app.ui.log_form import LogPage
    from app.ui.people.password_page import PasswordPage
    from app.ui.people_page import PeoplePage
    from app.ui.policy_page import PolicyPage


class OtherPages(QObject):
    """Makes the pages, and keeps them: a form left half-way is found again as it was."""

    made = Signal(QWidget)
    """A page was made, perhaps ahead of its time."""
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
        self._log: LogPage | None = None
        self._policy: PolicyPage | None = None
        self._people: PeoplePage | None = None
        self._equality: EqualityPage | None = None
        self._password: PasswordPage | None = None

    def get_ready(self, *first: Callable[[], None], then: Callable[[], None]) -> None:
        """Load and make what is wanted next, piece by piece, while somebody still looks at the first list."""
        log, policy = (self._make_log, self._paint_log), (self._make_policy, self._paint_policy)
        people = (self._make_people, self._paint_people)
        self._readiness.begin(*first, then, self._read_letters, *log, *policy, *people, _keep_for_good)

    def is_log(self, page: object) -> bool:
        """True for the log form."""
        return self._log is not None and page is self._log

    @property
    def log(self) -> "LogPage":
        """The log form."""
        if self._log is None:
            from app.ui.log_form import LogPage

            self._log = LogPage(self._tasks, self._journal, self._logged, self._within, seat=self._seat)
            self._log.left.connect(self.left)
            self._log.open_case.connect(self.opened)
            self._log.acknowledge_case.connect(self._acknowledge)
            self._log.hide()
            self.made.emit(self._log)
        return self._log

    @property
    def policy(self) -> "PolicyPage":
        """What the policies say."""
        if self._policy is None:
            from app.ui.policy_page import PolicyPage

            self._policy = PolicyPage(self._tasks, self._within)
            self._policy.hide()
            self.made.emit(self._policy)
        return self._policy

    @property
    def people(self) -> "PeoplePage":
        """Everyone of the office."""
        if self._people is None:
            from app.ui.people_page import PeoplePage

            self._people = PeoplePage(self._tasks, self._within, shared=self._seat.shared)
            self._people.hide()
            self.made.emit(self._people)
        return self._people

    @property
    def equality(self) -> "EqualityPage":
        """What the customers answered, in large groups."""
        if self._equality is None:
            from app.ui.equality_page import EqualityPage

            self._equality = EqualityPage(self._tasks, self._within)
            self._equality.left.connect(self.left)
            self._equality.hide()
            self.made.emit(self._equality)
        return self._equality

    def commands(self, show: Callable[[QWidget], None]) -> dict[str, Callable[[], object]]:
        """The commands that lead to pages of which nothing stands on the window's left."""
        password = {"change_password": lambda: show(self.my_password())} if self._seat.shared else {}
        return {"equality": lambda: show(self.equality), **password}

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

    def _read_letters(self) -> None:
        self._tasks.read(self, _read_letters, lambda _: None)

    def _make_log(self) -> None:
        _ = self.log

    def _paint_log(self) -> None:
        paint_ahead(self.log, self._within.size())

    def _make_policy(self) -> None:
        _ = self.policy

    def _paint_policy(self) -> None:
        paint_ahead(self.policy, self._within.size())

    def _make_people(self) -> None:
        _ = self.people

    def _paint_people(self) -> None:
        paint_ahead(self.people, self._within.size())

    def _acknowledge(self, case_id: int) -> None:
        self.left.emit()
        self.begun.emit(case_id, "acknowledge")


def _keep_for_good() -> None:
    """What was made until now stays: looking through it for rubbish, again and again, would stop the window."""
    gc.freeze()


def _read_letters(work: Any) -> None:
    services.letters.read_ahead(work)
