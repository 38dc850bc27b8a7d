"""The pages that are not lists, each made when it is first wanted: the log form and the policy."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app import services
from app.domain.done import Done
from app.ui.desk.seat import Seat
from app.ui.look.ahead import paint_ahead
from app.ui.unsaved.journal import Journal
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.ui.log_form import LogPage
    from app.ui.policy_page import PolicyPage


PAUSE = 40
"""Milliseconds between two pieces that are made ready: long enough for a key that was pressed meanwhile."""


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
        self._log: LogPage | None = None
        self._policy: PolicyPage | None = None

    def get_ready(self, *first: Callable[[], None], then: Callable[[], None]) -> None:
        """Load and make what is wanted next, piece by piece, while somebody still looks at the first list."""
        log, policy = (self._make_log, self._paint_log), (self._make_policy, self._paint_policy)
        pieces = (*first, _load_cases, then, self._read_letters, _load_log, *log, *policy)
        for number, piece in enumerate(pieces, start=1):
            QTimer.singleShot(number * PAUSE, self, piece)

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

    def _acknowledge(self, case_id: int) -> None:
        self.left.emit()
        self.begun.emit(case_id, "acknowledge")


def _read_letters(work: Any) -> None:
    services.letters.read_ahead(work)


def _load_cases() -> None:
    import_module("app.ui.case_window")  # loaded ahead: a case opens in the blink of an eye


def _load_log() -> None:
    import_module("app.ui.log_form")  # loaded ahead: a caller does not wait
