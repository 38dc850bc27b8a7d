"""The history of a case: when, who, which move, and what it changed, newest first."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app import services
from app.domain.spoken_dates import clock_time, day_of, full_day
from app.ui.case.history_words import change_words
from app.ui.look import theme
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.services.cases import CaseView
    from app.services.histories import HistoryEntry

TITLES = ("When", "Who", "Move and what it changed")
MOST = 200
"""So many changes of one move are shown: a rule decides thousands of signatures."""


class HistoryTab(QWidget):
    """Every move on the case; under each, what it changed. Read when it is looked at."""

    failed = Signal(Exception)
    """The history could not be read."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._case_id = 0
        self.list = QTreeWidget()
        self.list.setAccessibleName("History")
        self.list.setHeaderLabels(TITLES)
        self.list.setWordWrap(True)
        self.list.setAllColumnsShowFocus(True)
        for place, width in enumerate((26, 22)):
            self.list.setColumnWidth(place, self.list.fontMetrics().averageCharWidth() * width)
        column = QVBoxLayout(self)
        margin = theme.space(self, 2.2)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(self.list)

    def show_view(self, view: "CaseView") -> None:
        """Know which case it is; its history is read when it is looked at."""
        self._case_id = view.case.id
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        """Read the history again."""
        case_id = self._case_id

        def job(work: Any) -> "tuple[Sequence[HistoryEntry], Mapping[int, str]]":
            return services.histories.history_of(work, "case", case_id), services.people.active_people(work)

        self._tasks.read(self, job, self._show, replacing="history", failed=self.failed.emit)

    def _show(self, found: "tuple[Sequence[HistoryEntry], Mapping[int, str]]") -> None:
        entries, people = found
        self.list.clear()
        line = self.list.fontMetrics().height()
        for entry in entries:
            moment = f"{full_day(day_of(entry.at))} {clock_time(entry.at)}"
            row = QTreeWidgetItem([moment, entry.who, entry.move[:1].upper() + entry.move[1:]])
            row.setSizeHint(0, QSize(0, round(line * 1.8)))
            told = [words for change in entry.changes if (words := change_words(change, people))]
            more = [f"and {len(told) - MOST:,} more"] if len(told) > MOST else []
            for words in (*told[:MOST], *more):
                child = QTreeWidgetItem(["", "", words])
                child.setToolTip(2, words)
                row.addChild(child)
            self.list.addTopLevelItem(row)
            row.setExpanded(True)
