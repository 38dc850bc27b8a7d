"""My work: what I must do next, by due date, and what nobody has been given yet; or what waits for a colleague."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app import services
from app.domain.lists import ListQuery
from app.ui.form.inputs import PatientComboBox
from app.ui.lists.case_columns import OF_MY_WORK, WHOSE
from app.ui.lists.case_page import CasePage, key_of
from app.ui.lists.table_model import ListSource
from app.ui.lists.unsaved_rows import UnsavedRows
from app.ui.look import theme
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.services.lists import CaseRow, WorkSummary
    from app.services.my_work import Workload

MINE, EVERYBODYS = "mine", "everybodys"
FIXED = 2
"""How many choices there are besides colleagues."""
THE_MOST_PRESSING_FIRST = ListQuery("due", filters=(("whose", MINE),))
EMPTY = "Nothing waits for you. Log a new case with Ctrl+N, or look through all cases with Ctrl+2."
NOTHING_FOR_THEM = "Nothing waits for them. Choose somebody else above."


class Whose(QWidget):
    """Whose work is listed: mine, everybody's, or a colleague's, each with how much waits for them."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.box = PatientComboBox()
        self.box.setAccessibleName("Whose work")
        self.box.setSizeAdjustPolicy(PatientComboBox.SizeAdjustPolicy.AdjustToContents)
        self.box.setMinimumContentsLength(28)
        self.box.addItem("Mine, and what nobody has yet", MINE)
        self.box.addItem("Everybody’s", EVERYBODYS)
        label = QLabel("Whose wor&k")
        label.setBuddy(self.box)
        row = QHBoxLayout(self)
        margin = theme.space(self, 1.4)
        row.setContentsMargins(margin, 0, margin, theme.space(self, 1.1))
        row.setSpacing(theme.space(self))
        row.addWidget(label)
        row.addWidget(self.box)
        row.addStretch(1)
        self.box.currentIndexChanged.connect(self._tell)

    def offer(self, workloads: "Sequence[Workload]") -> None:
        """Offer every colleague, and keep the one chosen."""
        chosen = self.box.currentData()
        self.box.blockSignals(True)
        while self.box.count() > FIXED:
            self.box.removeItem(FIXED)
        for each in workloads:
            late = f", {each.late:,} late" if each.late else ""
            self.box.addItem(f"{each.name}: {each.waiting:,}{late}", str(each.person_id))
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))
        self.box.blockSignals(False)

    def choose(self, whose: str) -> None:
        """Choose somebody who is offered; else oneself."""
        self.box.setCurrentIndex(max(0, self.box.findData(whose)))

    def _tell(self) -> None:
        self.chosen.emit(self.box.currentData())


class MyWork(CasePage):
    """The list to work through from the top."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks, "My work", OF_MY_WORK, THE_MOST_PRESSING_FIRST, EMPTY)
        self._counted: WorkSummary | None = None
        self._tasks = tasks
        self.whose = Whose()
        self.unsaved = UnsavedRows()
        self.insert(self.whose)
        self.insert(self.unsaved)
        self.whose.chosen.connect(self._show_whose)
        self.unsaved.changed.connect(self._say_again)

    def source(self) -> ListSource:
        """What is left to do, a row for each thing."""
        return ListSource(_count, _page, key_of)

    def rows_shown(self, work: Any, query: ListQuery) -> "Sequence[CaseRow]":
        """Every row of what is left to do."""
        return services.exports.work_shown(work, query)

    def show_filters(self, filters: "Mapping[str, str]") -> None:
        """Choose whose work it is."""
        self.whose.choose(filters.get("whose", MINE))

    def begin(self) -> None:
        """Show the list for the first time, and whose it can be."""
        super().begin()
        self._show_column()
        self._read_workloads()

    def reload(self) -> None:
        """Read again what is shown, and what waits for whom."""
        super().reload()
        self._read_workloads()

    def find_cases(self, text: str) -> None:
        """Find among all cases: whose work it is waits until the text is cleared."""
        self.whose.setEnabled(not text)
        super().find_cases(text)

    def show_summary(self, counted: "WorkSummary") -> None:
        """Say how many are late and due today."""
        self._counted = counted
        if not self.finding:
            self.say_counts()

    def say_counts(self) -> None:
        """Of mine what is late and due today, where there is any, and what is not saved; of others' how much it is."""
        if self.is_mine:
            counted = self._counted
            late, today = (counted.late, counted.today) if counted else (0, 0)
            said = ((late, f"{late:,} late", "late"), (today, f"{today:,} today", "today"))
            said = (*said, (self.unsaved.count, f"{self.unsaved.count} not saved", "accent"))
            self.header.pills.say(*((words, tone) for count, words, tone in said if count))
        else:
            self.header.pills.say((f"{self.model.rowCount():,} to do", "accent"))

    @property
    def is_mine(self) -> bool:
        """True while my own work is listed."""
        return self.whose.box.currentData() == MINE

    def _show_whose(self, whose: str) -> None:
        self._to_do = EMPTY if whose == MINE else NOTHING_FOR_THEM
        if self._counted is not None:
            self.say_why_empty(self._counted.me)
        self._show_column()
        self.list.filter("whose", whose)

    def _show_column(self) -> None:
        """Whose turn it is, is said where it is not always the same."""
        self.list.setColumnHidden(OF_MY_WORK.index(WHOSE), self.whose.box.currentData() != EVERYBODYS)

    def _say_again(self) -> None:
        if not self.finding:
            self.say_counts()

    def _read_workloads(self) -> None:
        self._tasks.read(self, _workloads, self.whose.offer, replacing="workloads")


def _count(work: Any, query: ListQuery) -> int:
    return services.my_work.count_work(work, query)


def _page(work: Any, query: ListQuery, number: int) -> "Sequence[CaseRow]":
    return services.my_work.page_of_work(work, query, number)


def _workloads(work: Any) -> "tuple[Workload, ...]":
    return services.my_work.workloads(work)
