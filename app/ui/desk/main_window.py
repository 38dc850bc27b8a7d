"""The main window: pages on the left, a list or form in the middle, the selected case on the right, facts below."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app.domain.done import Done
from app.ui.desk import window_memory
from app.ui.desk.counts import Counts
from app.ui.desk.list_commands import list_commands
from app.ui.desk.navigation import Navigation
from app.ui.desk.open_cases import OpenCases
from app.ui.desk.other_pages import OtherPages
from app.ui.desk.pages import Pages
from app.ui.desk.seat import Seat
from app.ui.desk.start_up import StartUp
from app.ui.desk.status_line import StatusLine
from app.ui.desk.window_menus import WindowMenus
from app.ui.desk.work_as import WorkAs
from app.ui.form.reading_order import put_in_reading_order
from app.ui.telling.notices import Notices
from app.ui.unsaved.journal import Journal
from app.ui.unsaved.journal_files import Unsaved
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.lists import WorkSummary
    from app.ui.desk.shortcuts_panel import ShortcutsPanel
    from app.ui.lists.list_pages import ListPages

MY_WORK, CASES, POLICY, PEOPLE = range(4)
PAGES = {"my_work": "My work", "cases": "Cases", "policy": "Policy", "people": "People"}


class MainWindow(QMainWindow):
    """One desk's window. It is shown empty; its lists are made, and the database opened, after its first paint."""

    painted = Signal()
    """It was painted for the first time."""

    def __init__(self, tasks: Tasks, journal: Journal, seat: Seat) -> None:
        super().__init__()
        self._tasks, self._journal, self._seat = tasks, journal, seat
        self._painted = False
        self._page = MY_WORK
        self._memory = window_memory.of(seat.folder)
        self.setWindowTitle("Recourse — demonstration" if seat.demonstration else "Recourse")
        self.navigation = Navigation(tuple(PAGES.values()))
        self.stack = Pages()
        self.notices = Notices()
        self.status = StatusLine(seat.place)
        self._counts = Counts(tasks, self)
        self.open_cases = OpenCases(tasks, journal, seat)
        self.work_as = WorkAs(tasks, seat, self, may_leave=self.open_cases.close_all)
        self.other_pages = OtherPages(tasks, journal, seat, self._logged, self.stack)
        self.start_up = StartUp(tasks, seat, self.stack, may_leave=self.open_cases.close_all)
        self.menus = WindowMenus(self, self._commands(), self.work_as.menu)
        self.keyboard: ShortcutsPanel | None = None
        self._lay_out()
        self._connect()
        window_memory.recall_window(self, self._memory)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint; and after the first time, begin to work."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._furnish)

    @cached_property
    def lists(self) -> "ListPages":
        """My work, Cases and the panel beside them; made when the frame of the window can already be seen."""
        from app.ui.lists.list_pages import ListPages

        lists = ListPages(self._tasks)
        lists.opened.connect(self.open_case)
        lists.begun.connect(self.open_case)
        lists.said.connect(self.notices.banner.notice)
        lists.my_work.unsaved.continued.connect(self._go_on)
        lists.my_work.unsaved.discarded.connect(self._journal.forget)
        window_memory.recall_lists(lists, self._memory)
        return lists

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window stood; cases that are open are closed with it, unless one has unsaved text."""
        if not self.open_cases.close_all():
            event.ignore()
            return
        self.open_cases.let_go()
        window_memory.remember(self, self.lists, self._memory)
        super().closeEvent(event)

    def show_page(self, place: int) -> None:
        """Show one of the pages."""
        self._page = place
        self.navigation.mark(place)
        if place in {POLICY, PEOPLE}:
            (self.other_pages.show_policy if place == POLICY else self.other_pages.show_people)()
            return
        self._show(self.lists)
        self.lists.show_page(place)

    def start_finding(self) -> None:
        """Look for a case, from wherever one is."""
        if self.stack.currentWidget() is not self.lists:
            self.show_page(MY_WORK if self._page in {POLICY, PEOPLE} else self._page)
        self.lists.start_finding()

    def new_case(self) -> None:
        """Log a complaint, in place of the list."""
        self.other_pages.show_log()

    def open_case(self, case_id: int, move: str = "") -> None:
        """Open a case in its window, at a move if one is named."""
        self.open_cases.open(case_id, move)

    def refresh(self) -> None:
        """Read everything that is shown again; where the start did not come through, start again."""
        if not self.navigation.isEnabled():
            self.start_up.begin()
            return
        self._counts.read()
        if self.stack.currentWidget() is self.lists:
            self.lists.reload()

    def _furnish(self) -> None:
        self._show(self.lists)
        self.painted.emit()

    def _begin(self) -> None:
        """The database is open: the lists can be shown."""
        self.navigation.setEnabled(True)
        self.menus.database_is_open()
        self.show_page(MY_WORK)
        self.refresh()
        self._greet()
        self.other_pages.get_ready(self.lists.get_ready, then=self.open_cases.get_ready)

    def _show(self, page: QWidget) -> None:
        self._take_in(page)
        self.stack.setCurrentWidget(page)
        self.menus.show_page(lists=page is self.lists, logging=self.other_pages.is_log(page))
        page.setFocus()

    def _take_in(self, page: QWidget) -> None:
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
            put_in_reading_order(self, page)

    def _logged(self, done: Done) -> None:
        if done.case_id is not None:
            self.lists.choose(done.case_id)

    def _leave_form(self) -> None:
        self.show_page(self._page)

    def _saved(self, done: Done) -> None:
        self.status.show_saved(done, datetime.now(UTC))
        self.refresh()

    def _show_summary(self, counted: "WorkSummary") -> None:
        self.lists.show_summary(counted)
        self.navigation.say_count(MY_WORK, counted.mine)
        self.status.show_summary(counted)
        self.menus.hold_against(counted.me)

    def _switched(self, name: str) -> None:
        self._tasks.changed.emit(Done(None, "", f"{name} works here now"))
        self._greet()

    def _greet(self) -> None:
        self.work_as.refresh()
        self.lists.my_work.unsaved.offer(self._journal.left_over(self._seat.login, self._seat.place))

    def _go_on(self, unsaved: Unsaved) -> None:
        """Go on with a text: a case's window offers it beside what has happened since, the log form at once."""
        kind, _, rest = unsaved.form.partition(" ")
        case_id = rest.partition(" ")[0]
        if kind == "case" and case_id.isdecimal():
            self.open_case(int(case_id))
        else:
            self.new_case()
            self.other_pages.log.go_on(unsaved)

    def _in_trouble(self, error: Exception) -> None:
        from app.ui.telling.messages import tell  # brings every kind of form with it

        tell(error, self.notices.banner, again=self.refresh)

    def _commands(self) -> dict[str, Callable[[], object]]:
        return {
            "new_case": self.new_case,
            "connect": self.start_up.connect_to_office,
            "quit": self.close,
            **list_commands(self),
            **{name: partial(self.show_page, place) for place, name in enumerate(PAGES)},
            "find": self.start_finding,
            "refresh": self.refresh,
            "shortcuts": self._toggle_keyboard,
            **self.other_pages.commands(),
        }

    def _toggle_keyboard(self) -> None:
        if self.keyboard is None:
            from app.ui.desk.shortcuts_panel import ShortcutsPanel

            self.keyboard = ShortcutsPanel(self.menus.lines())
            self.keyboard.shown.connect(self.lists.panel.setHidden)
            self._middle.addWidget(self.keyboard)
            put_in_reading_order(self, self.keyboard)
        self.keyboard.toggle()

    def _connect(self) -> None:
        self.other_pages.made.connect(self._take_in)
        self.other_pages.wanted.connect(self._show)
        self.other_pages.last.append(self.start_up.get_ready)
        self.other_pages.opened.connect(self.open_case)
        self.other_pages.begun.connect(self.open_case)
        self.other_pages.left.connect(self._leave_form)
        self.navigation.wanted.connect(self.show_page)
        self.work_as.switched.connect(self._switched)
        self._tasks.changed.connect(self._saved)
        self._tasks.trouble.connect(self._in_trouble)
        self._journal.trouble.connect(self.notices.banner.notice)
        self._counts.have.connect(self._show_summary)
        self.painted.connect(self.start_up.begin)
        self.start_up.wanted.connect(self._show)
        self.start_up.ready.connect(self._begin)
        self.start_up.left.connect(self._leave_form)

    def _lay_out(self) -> None:
        self.navigation.setEnabled(False)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self.navigation)
        self._middle.addWidget(self.stack, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addLayout(self._middle, 1)
        self.setCentralWidget(whole)
        self.setStatusBar(self.status)
