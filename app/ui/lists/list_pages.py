"""The lists of the window: My work or Cases on the left, the selected case on the right."""

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget

from app import services
from app.ui.chosen.side_panel import SidePanel
from app.ui.form.reading_order import put_in_reading_order
from app.ui.lists.case_page import CasePage
from app.ui.lists.my_work import MyWork
from app.ui.look import theme
from app.ui.look.ahead import paint_ahead
from app.ui.work.in_turn import FRAME, Growth
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.domain.cases import Person
    from app.services.lists import CaseRow, WorkSummary
    from app.services.offices import LandlordChoice
    from app.ui.lists.assign_many import AssignMany
    from app.ui.lists.case_list import CaseList

MY_WORK, CASES = range(2)
NAMES = ("my-work", "cases")
PANEL = "panel"
SETTLED = 90
"""Milliseconds for which a row must stay chosen before its case is read: held arrow keys pass over many."""


class ListPages(QSplitter):
    """Both lists and the panel beside them; the list that is not seen is read when it is shown."""

    opened = Signal(int)
    begun = Signal(int, str)
    said = Signal(str)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._tasks = tasks
        self._stack = QStackedWidget()
        self._states: dict[str, QByteArray] = {}
        self._pages: dict[int, CasePage] = {}
        self.my_work = MyWork(tasks)
        self.panel = SidePanel(tasks)
        self._begun: set[CasePage] = set()
        self._chosen: int | None = None
        self._before_assigning: list[int] = []
        self._me: Person | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SETTLED)
        self._pause.timeout.connect(self._show_chosen)
        self._add(MY_WORK, self.my_work)
        self._lay_out()
        self.panel.opened.connect(self.opened)
        self.panel.begun.connect(self.begun)
        self.my_work.model.refreshed.connect(self._choose_first)

    @property
    def page(self) -> CasePage:
        """The list that is seen."""
        return next(page for page in self._pages.values() if page is self._stack.currentWidget())

    @property
    def cases(self) -> "CaseList":
        """The list of all cases, made when it is first asked for."""
        from app.ui.lists.case_list import CaseList

        page = self._pages.get(CASES)
        if not isinstance(page, CaseList):
            page = CaseList(self._tasks)
            self._add(CASES, page)
            if self._me is not None:
                page.say_why_empty(self._me)
            # From the window: a stack holds what is not seen first, so what comes before it stands outside this.
            put_in_reading_order(self.window(), page)
        return page

    def show_summary(self, counted: "WorkSummary") -> None:
        """Say how many wait, and to who reads no case, why the lists are empty."""
        self._me = counted.me
        self.my_work.show_summary(counted)
        for page in self._pages.values():
            page.say_why_empty(counted.me)

    def get_ready(self) -> Growth:
        """Make the list of all cases ahead, and paint it unseen: showing it then takes a frame."""
        cases = self.cases
        yield
        yield from paint_ahead(cases, self._stack.size())

    def show_page(self, place: int) -> None:
        """Show a list, reading it anew."""
        page = self.cases if place == CASES else self.my_work
        self._stack.setCurrentWidget(page)
        page.setFocus()
        # Once it is painted: two threads at work would both be slower.
        QTimer.singleShot(FRAME, self, partial(self._read, page))

    def _read(self, page: CasePage) -> None:
        if page in self._begun:
            page.reload()
        else:
            self._begun.add(page)
            page.begin()
        if page is self._pages.get(CASES):
            self._tasks.read(self, _choices, self._offer_choices)

    def _offer_choices(self, found: "tuple[tuple[LandlordChoice, ...], tuple[str, ...]]") -> None:
        self.cases.filters.offer(*found)

    def reload(self) -> None:
        """Read the list that is seen, and the case beside it, again."""
        self.page.reload()
        self.panel.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """The first time, leave the list seven parts of ten where the window is small."""
        super().showEvent(event)
        if PANEL not in self._states:
            comfortable = self.fontMetrics().averageCharWidth() * 44 + theme.space(self, 3)
            panel = min(comfortable, round(self.width() * 0.3))
            self.setSizes([self.width() - panel, panel])

    def choose(self, case_id: int) -> None:
        """Choose a case in the list, and show it beside it wherever in the list it is."""
        self.page.select(case_id)
        self._chosen = case_id
        self._show_chosen()

    def start_finding(self) -> None:
        """Put the keyboard into the find field."""
        field = self.page.header.find_field
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def open_chosen(self) -> None:
        """Open the case under the keyboard."""
        row = self.page.current()
        if row is not None:
            self.opened.emit(row.id)

    def assign_chosen(self) -> None:
        """Ask in place of the panel to whom the chosen cases shall go."""
        rows = self.page.list.selected_rows()
        if not rows:
            return
        self._before_assigning = self._before_assigning or self.sizes()
        self.panel.hide()
        self.assigning.begin(rows)
        wide = max(self.assigning.minimumWidth(), round(self.width() * 0.4))
        self.setSizes([self.width() - wide, 0, wide])

    @cached_property
    def assigning(self) -> "AssignMany":
        """Who shall look after many cases; made when it is first asked for."""
        from app.ui.lists.assign_many import AssignMany

        made = AssignMany(self._tasks)
        made.left.connect(self._assigned)
        self.addWidget(made)
        put_in_reading_order(self)
        return made

    def _assigned(self) -> None:
        self.panel.show()
        self.setSizes(self._before_assigning)
        self._before_assigning = []
        self.page.setFocus()

    def print_letters(self) -> None:
        """Write out the letters of the selected cases that are still to be printed."""
        self.page.print_letters()

    def begin_next(self) -> None:
        """Begin the next step of the case in the panel."""
        if self._pause.isActive():
            self._show_chosen()
        self.panel.begin_next()

    @property
    def names(self) -> tuple[str, ...]:
        """What has a width to remember: the panel, and each list."""
        return (PANEL, *NAMES)

    def states(self) -> dict[str, QByteArray]:
        """How wide the panel and every column is."""
        headers = {NAMES[place]: page.list.horizontalHeader().saveState() for place, page in self._pages.items()}
        return {**self._states, PANEL: self.saveState(), **headers}

    def restore(self, name: str, state: QByteArray) -> None:
        """Make the panel, or the columns of a list, as wide as they were."""
        self._states[name] = state
        if name == PANEL:
            self.restoreState(state)
        for place, page in self._pages.items():
            if NAMES[place] == name:
                page.list.horizontalHeader().restoreState(state)

    def _add(self, place: int, page: CasePage) -> None:
        self._pages[place] = page
        self._stack.addWidget(page)
        if (state := self._states.get(NAMES[place])) is not None:
            page.list.horizontalHeader().restoreState(state)
        page.opened.connect(self._open_row)
        for told in (page.exporting, page.printing):
            told.said.connect(self.said)
        page.chosen.connect(partial(self._choose, page))

    def _lay_out(self) -> None:
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(self._stack)
        self.addWidget(self.panel)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.panel.setMinimumWidth(self.fontMetrics().averageCharWidth() * 30)
        self._stack.setMinimumWidth(self.fontMetrics().averageCharWidth() * 50)

    def _open_row(self, row: "CaseRow") -> None:
        """At the move that is to be made, where the row is something to do."""
        if row.move:
            self.begun.emit(row.id, row.move)
        else:
            self.opened.emit(row.id)

    def _choose(self, page: CasePage, row: "CaseRow | None") -> None:
        if page is not self.page:
            return
        self._chosen = row.id if row is not None else None
        self._pause.start()

    def _show_chosen(self) -> None:
        self._pause.stop()
        self.panel.show_case(self._chosen)

    def _choose_first(self) -> None:
        """The most pressing case is chosen from the start; later, whatever the person chose."""
        if self._chosen is None and self.page is self.my_work and self.my_work.current() is None:
            self.my_work.list.selectRow(0)


def _choices(work: Any) -> "tuple[tuple[LandlordChoice, ...], tuple[str, ...]]":
    return services.offices.landlords(work), tuple(services.people.active_people(work).values())
