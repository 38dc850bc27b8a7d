"""A list: a table to sort, choose in, open from and copy out of, by mouse and by keyboard."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QLine, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from app.domain.lists import ListQuery
from app.ui.lists.copying import as_copied
from app.ui.lists.list_cells import ListCells
from app.ui.lists.table_model import Column, TableModel
from app.ui.look import theme
from app.ui.look.colours import colours

ROW_LINES = 2.1


class ListView(QTableView):
    """A list over a TableModel: click a header to sort, Enter opens, Ctrl+C copies what is selected.

    What is selected is kept by id, so that it stays selected when the list is read again.
    """

    opened = Signal(object)
    """A row was opened, with Enter or a double click."""
    chosen = Signal(object)
    """The row under the keyboard is another one, or None."""

    def __init__(self, model: TableModel, name: str, empty: str) -> None:
        super().__init__()
        self._table = model
        self._empty = empty
        self._selected: dict[Hashable, None] = {}
        self._current: Hashable | None = None
        self._restoring = False
        self._from_the_top = False
        model.setParent(self)
        self.setModel(model)
        self.setAccessibleName(name)
        self._cells = ListCells(self)
        self.setItemDelegate(self._cells)
        self._set_up_rows()
        self._set_up_header()
        model.refreshed.connect(self._settle)
        model.arrived.connect(self._restore)
        self.selectionModel().selectionChanged.connect(self._remember)
        self.selectionModel().currentRowChanged.connect(self._remember_current)
        self.doubleClicked.connect(self._open)

    def show_query(self, query: ListQuery) -> None:
        """Show the rows of a query, from the top."""
        if query != self._table.query:
            self.scrollToTop()
            self._from_the_top = True
        self._table.show(query)
        self._show_sorting()

    def find_text(self, text: str) -> None:
        """Show only rows in which a text is found; nothing shows all."""
        self.show_query(replace(self._table.query, find=text.strip()))

    def filter(self, name: str, value: str) -> None:
        """Show only rows that have a value; nothing takes this filter away and leaves the others."""
        others = tuple(pair for pair in self._table.query.filters if pair[0] != name)
        self.show_query(replace(self._table.query, filters=(*others, (name, value)) if value else others))

    def sort_by(self, name: str) -> None:
        """Sort by a column, the other way round when it is sorted by it already."""
        query = self._table.query
        self.show_query(replace(query, sort=name, descending=query.sort == name and not query.descending))

    @property
    def table(self) -> TableModel:
        """What it shows: rows, columns and query."""
        return self._table

    def set_empty_words(self, words: str) -> None:
        """Change what an empty list says to do next."""
        self._empty = words
        self.viewport().update()

    def current_row(self) -> Any:
        """The row under the keyboard, or None."""
        return self._table.row(self.currentIndex())

    def selected_rows(self) -> list[Any]:
        """The rows selected that are here, from top to bottom."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row for place in places if (row := self._table.row_at(place)) is not None]

    def select_id(self, key: Hashable) -> None:
        """Select the row with a key, now or as soon as it is here."""
        self._selected, self._current = {key: None}, key
        self._restore()

    def copy(self) -> None:
        """Copy what is selected, ready for a spreadsheet."""
        QGuiApplication.clipboard().setMimeData(as_copied(self.shown_columns(), self.selected_rows()))

    def shown_columns(self) -> list[Column]:
        """The columns that are seen, in the order in which they stand."""
        header = self.horizontalHeader()
        places = (header.logicalIndex(place) for place in range(header.count()))
        return [self._table.columns[place] for place in places if not self.isColumnHidden(place)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, copy with Ctrl+C; Tab leaves the list."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, e: QPaintEvent) -> None:
        """Draw the rows, or what to do where there are none."""
        self._cells.begin(self.font())
        super().paintEvent(e)
        self._draw_lines()
        if self._table.known and self._table.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(colours().quiet))
            margin = theme.space(self, 4)
            box = self.viewport().rect().adjusted(margin, margin, -margin, -margin)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(box, int(flags), self._empty)
            painter.end()

    def _draw_lines(self) -> None:
        """A thin line under each row, all of them in one stroke."""
        first, width = max(self.rowAt(0), 0), self.viewport().width()
        lines: list[QLine] = []
        for row in range(first, self._table.rowCount()):
            bottom = self.rowViewportPosition(row) + self.rowHeight(row) - 1
            if bottom > self.viewport().height():
                break
            lines.append(QLine(0, bottom, width, bottom))
        painter = QPainter(self.viewport())
        painter.setPen(QColor(colours().line))
        painter.drawLines(lines)
        painter.end()

    def _set_up_rows(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(self.fontMetrics().height() * ROW_LINES))

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.sectionClicked.connect(self._sort_clicked)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        for place, column in enumerate(self._table.columns):
            self.setColumnWidth(place, self.fontMetrics().averageCharWidth() * (column.width + 4))
            if column.stretch:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self._show_sorting()

    def _choose_columns(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, column in enumerate(self._table.columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(place))
            action.setEnabled(place > 0)
            action.toggled.connect(self._shower_of(place))
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def _shower_of(self, place: int) -> Callable[[bool], None]:
        return lambda shown: self.setColumnHidden(place, not shown)

    def _sort_clicked(self, place: int) -> None:
        if self._table.columns[place].sortable:
            self.sort_by(self._table.columns[place].name)
        self._show_sorting()

    def _show_sorting(self) -> None:
        query = self._table.query
        place = next((place for place, one in enumerate(self._table.columns) if one.name == query.sort), -1)
        order = Qt.SortOrder.DescendingOrder if query.descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(place, order)

    def _open(self, index: QModelIndex) -> None:
        row = self._table.row(index)
        if row is not None:
            self.opened.emit(row)

    def _remember(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        if not self._restoring:
            self._selected = {self._table.key(row): None for row in self.selected_rows()}

    def _remember_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._restoring:
            row = self._table.row(current)
            self._current = self._key(row)
            self.chosen.emit(row)

    def _key(self, row: Any) -> Hashable | None:
        return self._table.key(row) if row is not None else None

    def _settle(self) -> None:
        """After a reload: keep what is selected; where it has gone, take the row that came into its place."""
        place = self.currentIndex().row()
        vanished = self._current is not None and self._table.place_of(self._current) is None
        if vanished and not self._from_the_top:
            row = self._table.row_at(min(place, self._table.rowCount() - 1))
            self._current = self._key(row)
            self._selected = {} if self._current is None else {self._current: None}
        self._from_the_top = False
        # Whoever has scrolled away from the chosen row is not taken back to it because another row came or went.
        self.setAutoScroll(place < 0 or self.visualRect(self.currentIndex()).intersects(self.viewport().rect()))
        self._restore()
        self.setAutoScroll(True)
        self.viewport().update()
        here = self._table.place_of(self._current) if self._current is not None else None
        self.chosen.emit(None if here is None else self._table.row_at(here))

    def _restore(self) -> None:
        """Select what was selected, wherever it is now; what is not yet here, when it comes."""
        wanted = QItemSelection()
        last = len(self._table.columns) - 1
        for key in self._selected:
            if (place := self._table.place_of(key)) is not None:
                wanted.select(self._table.index(place, 0), self._table.index(place, last))
        here = self._table.place_of(self._current) if self._current is not None else None
        flags = QItemSelectionModel.SelectionFlag
        self._restoring = True
        self.selectionModel().select(wanted, flags.ClearAndSelect)
        current = self._table.index(here, 0) if here is not None else QModelIndex()
        self.selectionModel().setCurrentIndex(current, flags.NoUpdate)
        self._restoring = False
