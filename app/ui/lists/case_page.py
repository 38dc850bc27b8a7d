"""A page that lists cases: head, list, and what both say while a case is looked for."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app import services
from app.domain.lists import ListQuery
from app.domain.rights import reason_not_to_read
from app.domain.saved_views import Look
from app.domain.spoken_dates import LONDON
from app.ui.lists.exporting import Exporting
from app.ui.lists.list_view import ListView
from app.ui.lists.looks import show_look
from app.ui.lists.page_header import PageHeader
from app.ui.lists.print_letters import PrintLetters
from app.ui.lists.table_model import Column, ListSource, TableModel
from app.ui.lists.view_name import ViewName
from app.ui.lists.views_menu import ViewsMenu
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.domain.cases import Person
    from app.services.lists import CaseRow

MOST_FOUND = 200
NARROWEST_COLUMN = 11
"""In characters."""


class CasePage(QWidget):
    """What My work and Cases have in common. While something is looked for, the list holds every case that has it."""

    opened = Signal(object)
    """A case was opened: its row."""
    chosen = Signal(object)
    """The row under the keyboard, or None."""

    def __init__(self, tasks: Tasks, title: str, columns: Sequence[Column], first: ListQuery, empty: str) -> None:
        """`first` is what is shown until something else is asked for."""
        super().__init__()
        self._title = title
        self._first = first
        self._to_do = self._empty = self.empty_words = empty
        self.header = PageHeader(title)
        self.model = TableModel(tasks, columns, self.source())
        self.list = ListView(self.model, title, empty)
        # Where there is little room the list scrolls sideways, rather than shrink what it is about to nothing.
        self.list.horizontalHeader().setMinimumSectionSize(self.fontMetrics().averageCharWidth() * NARROWEST_COLUMN)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.header)
        self._layout.addWidget(self.list, 1)
        self.exporting = Exporting(tasks, self)
        self.printing = PrintLetters(tasks, self)
        usual = Look(tuple(column.name for column in columns), first.sort, first.descending, first.filters)
        self.views = ViewsMenu(tasks, title.lower().replace(" ", "-"), self.list, usual, self.header)
        self.view_name = ViewName(self)
        self.insert(self.view_name)
        self.header.add(self.views)
        self.views.wanted.connect(self.show_look)
        self.views.name_wanted.connect(self._ask_for_name)
        self.view_name.named.connect(self._keep_view)
        self.view_name.left.connect(self.list.setFocus)
        self.list.opened.connect(self.opened)
        self.list.chosen.connect(self.chosen)
        self.header.find_field.wanted.connect(self.find_cases)
        self.header.find_field.left_downwards.connect(self._enter_list)
        self.model.refreshed.connect(self._say_counts)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the list. Not a focus proxy: Tab would pass over what stands before it."""
        self.list.setFocus(event.reason())

    @property
    def finding(self) -> bool:
        """True while the list holds what was looked for."""
        return bool(self.model.query.find)

    def source(self) -> ListSource:
        """Where the rows come from."""
        return ListSource(_count, _page, key_of)

    def begin(self) -> None:
        """Show the list for the first time."""
        self.list.show_query(self._first)
        self.views.read()

    def show_look(self, look: Look) -> None:
        """Show the list as a saved view has it."""
        self.header.find_field.clear()
        self.show_filters(dict(look.filters))
        show_look(self.list, look)

    def show_filters(self, filters: Mapping[str, str]) -> None:
        """Let what stands above the list say what it is narrowed to."""

    def _ask_for_name(self) -> None:
        chosen = self.views.chosen
        self.view_name.ask(chosen.name if chosen else "", shared=chosen is not None and chosen.shared)

    def _keep_view(self, name: str, shared: bool) -> None:
        self.views.keep(name, shared=shared, failed=self.view_name.say)

    def reload(self) -> None:
        """Read again what is shown."""
        self.model.reload()

    def find_cases(self, text: str) -> None:
        """Show the cases that have these words; no words bring the page's own list back."""
        self.header.title.setText("Found" if text else self._title)
        nothing = f"Nothing has “{text}” in its reference, name, address or title. Esc clears what you typed."
        self.empty_words = nothing if text else self._empty
        self.list.set_empty_words(self.empty_words)
        self.list.find_text(text)

    def say_why_empty(self, person: "Person") -> None:
        """What an empty list says to this person: who reads no case is told so."""
        self._empty = reason_not_to_read(person) or self._to_do
        if not self.finding:
            self.empty_words = self._empty
            self.list.set_empty_words(self.empty_words)

    def select(self, case_id: int) -> None:
        """Put the keyboard on a case, now or when it is here."""
        self.list.select_id((case_id, 0))

    def current(self) -> "CaseRow | None":
        """The row under the keyboard."""
        return self.list.current_row()

    def export(self) -> None:
        """Ask for a file, and write into it exactly what is shown."""
        name = f"{self._title} {datetime.now(LONDON).date():%Y-%m-%d}.csv"
        chosen, _ = QFileDialog.getSaveFileName(self, "Export what is shown", name, "For Excel (*.csv)")
        if chosen:
            self.export_to(Path(chosen))

    def print_letters(self) -> None:
        """Write out the letters of the selected cases that are still to be printed."""
        self.printing.begin([row.id for row in self.list.selected_rows()])

    def export_to(self, path: Path) -> None:
        """Write exactly what is shown: these columns in their order, all rows of the list."""
        query = self.model.query
        self.exporting.begin(path, self.list.shown_columns(), lambda work: self.rows_shown(work, query))

    def rows_shown(self, work: Any, query: ListQuery) -> "Sequence[CaseRow]":
        """Every row of a list; asked on the thread that works."""
        return services.exports.cases_shown(work, query)

    def say_counts(self) -> None:
        """Say in pills what matters on this page."""
        self.header.pills.say()

    def insert(self, widget: QWidget) -> None:
        """Put something between the head and the list, under what was put there before."""
        self._layout.insertWidget(self._layout.indexOf(self.list), widget)
        self.list.raise_()  # behind it, for Tab too

    def _say_counts(self) -> None:
        if not self.finding:
            self.say_counts()
            return
        found = self.model.rowCount()
        words = f"the newest {MOST_FOUND}" if found == MOST_FOUND else f"{found:,} case{'' if found == 1 else 's'}"
        self.header.pills.say(*([(f"{words}, closed ones too", "accent")] if found else []))

    def _enter_list(self) -> None:
        self.list.setFocus()
        if self.list.current_row() is None and self.model.row_at(0) is not None:
            self.list.selectRow(0)


def key_of(row: "CaseRow") -> tuple[int, int]:
    """The case, and which of the things left to do on it."""
    return row.id, row.number


def _count(work: Any, query: ListQuery) -> int:
    return services.lists.count_cases(work, query)


def _page(work: Any, query: ListQuery, number: int) -> "Sequence[CaseRow]":
    return services.lists.page_of_cases(work, query, number)
