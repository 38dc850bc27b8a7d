"""A read-only, windowed table over the database: one class for every list."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QGuiApplication

from app.domain.lists import ListQuery
from app.ui.lists.pages import PAGE_ROWS, Pages, Row
from app.ui.look.colours import colours
from app.ui.look.marks import WORDS, mark_icon
from app.ui.work.tasks import Tasks

NOT_YET_HERE = "…"
PAGES_ON_SCREEN = 2
AnyIndex = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
ROW_ROLE = Qt.ItemDataRole.UserRole
ALIGNMENTS = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "centre": Qt.AlignmentFlag.AlignCenter,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name (what a ListQuery sorts by), its title, and what it says of a row.

    `tone` names a colour (late, today, done, quiet, accent) and `mark` a small picture (see marks); both may answer "".
    `width` is in characters; a column that stretches takes what is left.
    """

    name: str
    title: str
    text: Callable[[Any], str]
    tone: Callable[[Any], str] | None = None
    mark: Callable[[Any], str] | None = None
    width: int = 14
    align: Literal["left", "right", "centre"] = "left"
    sortable: bool = True
    stretch: bool = False


@dataclass(frozen=True, slots=True)
class ListSource:
    """Where a list's rows come from: two jobs, done on the worker's thread with its Work as first argument.

    `page(work, query, number)` gives rows number × 100 and the 99 after it, in the query's order. `key` is what makes
    a row the same row after a reload.
    """

    count: Callable[[Any, ListQuery], int]
    page: Callable[[Any, ListQuery, int], Sequence[Any]]
    key: Callable[[Any], Hashable] = attrgetter("id")


@dataclass(frozen=True, slots=True)
class _Afresh:
    """How many rows there are, and the pages that are looked at, all read in one transaction."""

    query: ListQuery
    count: int
    pages: dict[int, Sequence[Row]]


class TableModel(QAbstractTableModel):
    """Rows of a list of any length: a count, the pages looked at, and "…" for what is not yet here."""

    refreshed = Signal()
    """The rows are those of the query now; places may have changed."""
    arrived = Signal()
    """A further page is here."""
    failed = Signal(Exception)
    """The rows could not be read; `reload` tries again."""

    def __init__(self, tasks: Tasks, columns: Sequence[Column], source: ListSource) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.query = ListQuery(self.columns[0].name)
        self._tasks = tasks
        self._source = source
        self._pages = Pages()
        self._count = 0
        self._known = False
        self._wanted: list[int] = []
        self._asked: int | None = None
        self._held = False

    @property
    def known(self) -> bool:
        """True once the list was read: an empty list before that is not yet known to be empty."""
        return self._known

    def show(self, query: ListQuery) -> None:
        """Show the rows of a query from its beginning; until they are here, the old rows stay."""
        self.query = query
        self._wanted = [0]
        self.reload()

    def reload(self) -> None:
        """Read again what is looked at, and let go of the rest."""
        query, source = self.query, self._source
        numbers = tuple(self._wanted) or (0,)
        self._asked = None
        self._held = False

        def job(work: Any) -> _Afresh:
            pages = {number: source.page(work, query, number) for number in numbers}
            return _Afresh(query, source.count(work, query), pages)

        self._tasks.read(self, job, self._begin_afresh, replacing="afresh", failed=self._hold)

    def row(self, index: AnyIndex) -> Any:
        """The row of an index; None for no index, and for a row not yet here."""
        return self._pages.row(index.row()) if self._has(index) else None

    def row_at(self, place: int) -> Any:
        """The row at a place; None outside the list, and for a row not yet here."""
        return self._pages.row(place) if 0 <= place < self._count else None

    def key(self, row: Any) -> Hashable:
        """What makes a row the same row after a reload."""
        return self._source.key(row)

    def place_of(self, key: Hashable) -> int | None:
        """The place of the row with a key, if it is here."""
        key_of = self._source.key
        return next((place for place, row in self._pages.places() if key_of(row) == key and place < self._count), None)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """How many rows the list has, here or not."""
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """How many columns the list has."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """The titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == DISPLAY:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGNMENTS[self.columns[section].align]
        return None

    def data(self, index: AnyIndex, role: int = DISPLAY) -> Any:
        """What a cell says, and how it looks."""
        if not self._has(index):
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGNMENTS[column.align]
        row = self._pages.row(index.row())
        if row is None:
            self._want(index.row() // PAGE_ROWS)
            return NOT_YET_HERE if role == DISPLAY else None
        return row if role == ROW_ROLE else self._cell(column, row, role)

    def _cell(self, column: Column, row: Row, role: int) -> Any:
        if role == DISPLAY:
            return column.text(row)
        tone = column.tone(row) if column.tone else ""
        mark = column.mark(row) if column.mark else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = column.text(row)
            return (
                f"{column.title}: {words}" if not mark or mark in words else f"{column.title}: {words}, {WORDS[mark]}"
            )
        if role == Qt.ItemDataRole.ForegroundRole and tone:
            colour = colours().tone(tone)
            return QBrush(QColor(colour)) if colour else None
        if role == Qt.ItemDataRole.FontRole and tone == "late":
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.DecorationRole and mark:
            return mark_icon(mark, QGuiApplication.font().pointSize() + 4)
        return None

    def _has(self, index: AnyIndex) -> bool:
        # The one guard: rows[-1] for an invalid index would give the last row.
        return index.isValid() and 0 <= index.row() < self._count and 0 <= index.column() < len(self.columns)

    def _want(self, number: int) -> None:
        """Remember the page wanted last, and the one before it: two can be on the screen at once."""
        if self._asked is not None and self._wanted[-1:] == [number]:
            return
        self._wanted = [*(one for one in self._wanted if one != number), number][-PAGES_ON_SCREEN:]
        self._ask()

    def _ask(self) -> None:
        if self._asked is not None or self._held:
            return
        number = next((number for number in reversed(self._wanted) if number not in self._pages), None)
        if number is None or number * PAGE_ROWS >= self._count:
            return
        self._asked = number
        query, page = self.query, self._source.page
        self._tasks.read(
            self,
            lambda work: page(work, query, number),
            lambda rows: self._take(query, number, rows),
            replacing="page",
            failed=self._hold,
        )

    def _take(self, query: ListQuery, number: int, rows: Sequence[Row]) -> None:
        if query != self.query or number != self._asked:
            return
        self._asked = None
        self._pages.keep(number, rows)
        self._tell_changed(number * PAGE_ROWS, min((number + 1) * PAGE_ROWS, self._count) - 1)
        self.arrived.emit()
        self._ask()

    def _begin_afresh(self, afresh: _Afresh) -> None:
        if afresh.query != self.query:
            return
        self._asked = None
        # Rows come and go at the end only, and then all change: widths, place and scrolling stay as they were.
        count = self._count
        if afresh.count > count:
            self.beginInsertRows(QModelIndex(), count, afresh.count - 1)
            self._count = afresh.count
            self.endInsertRows()
        elif afresh.count < count:
            self.beginRemoveRows(QModelIndex(), afresh.count, count - 1)
            self._count = afresh.count
            self.endRemoveRows()
        self._known = True
        self._pages.replace(afresh.pages)
        self._tell_changed(0, self._count - 1)
        self.refreshed.emit()

    def _tell_changed(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _hold(self, error: Exception) -> None:
        # Until a reload nothing is asked again: each repaint would fail anew.
        self._asked = None
        self._held = True
        self.failed.emit(error)
        self._tasks.trouble.emit(error)
