"""The rows that a report tells of, in a table: the chosen one unfolds, Ctrl+C copies what is selected."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.lists.copying import as_copied
from app.ui.lists.table_model import Column
from app.ui.look import theme
from app.ui.look.colours import colours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.worded import Worded
    from app.ui.bringing.kind_of_file import KindOfFile, Line

AnyIndex = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
ROW_LINES = 1.9
REFERENCE_LENGTH = 14


class LinesModel(QAbstractTableModel):
    """The lines, or those of one kind."""

    def __init__(self, kind: "KindOfFile", parent: QWidget) -> None:
        super().__init__(parent)
        tones = {each.found: each.tone for each in kind.kinds}
        self.columns = (
            Column("row", "Row", lambda line: "" if line.row is None else f"{line.row:,}"),
            Column("found", "What it is", lambda line: line.found.words, lambda line: tones[line.found]),
            Column("reference", kind.reference, lambda line: line.reference),
            Column("says", "What is said", _says),
        )
        self._all: Sequence[Line] = ()
        self.lines: Sequence[Line] = ()

    def show(self, lines: "Sequence[Line]") -> None:
        """Show these."""
        self._all = lines
        self.narrow(None)

    def narrow(self, found: "Worded | None") -> None:
        """Show one kind alone, or all again."""
        self.beginResetModel()
        self.lines = [line for line in self._all if found is None or line.found is found]
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """How many are shown."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """Row, kind, reference, sentence."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """The titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == DISPLAY:
            return self.columns[section].title
        return LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: AnyIndex, role: int = DISPLAY) -> Any:
        """What a cell says, and in which tone."""
        if not index.isValid() or not index.row() < len(self.lines):
            return None
        column, line = self.columns[index.column()], self.lines[index.row()]
        if role in {DISPLAY, Qt.ItemDataRole.ToolTipRole}:
            return column.text(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.text(line)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT
        if role == Qt.ItemDataRole.ForegroundRole and column.tone:
            tone = colours().tone(column.tone(line))
            return QBrush(QColor(tone)) if tone else None
        return None


class ToldLines(QTableView):
    """The table: sentences that are cut are whole in the row that has the keyboard."""

    def __init__(self, kind: "KindOfFile", parent: QWidget) -> None:
        super().__init__(parent)
        self.table = LinesModel(kind, self)
        self.setModel(self.table)
        self.setAccessibleName("The rows of the file that are told")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._height = round(self.fontMetrics().height() * ROW_LINES)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self._height)
        self._set_up_header(kind)
        self.selectionModel().currentRowChanged.connect(self._unfold)

    def copy(self) -> None:
        """Copy what is selected, ready for a spreadsheet."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = [self.table.lines[place] for place in places]
        QGuiApplication.clipboard().setMimeData(as_copied(self.table.columns, lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy with Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _set_up_header(self, kind: "KindOfFile") -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        longest = max(len(each.found.words) for each in kind.kinds)
        for place, characters in enumerate((6, longest, REFERENCE_LENGTH)):
            wide = self.fontMetrics().averageCharWidth() * characters + theme.space(self, 3)
            self.setColumnWidth(place, max(wide, header.sectionSizeHint(place)))
        header.setSectionResizeMode(len(self.table.columns) - 1, QHeaderView.ResizeMode.Stretch)

    def _unfold(self, current: QModelIndex, before: QModelIndex) -> None:
        if before.isValid():
            self.setRowHeight(before.row(), self._height)
        if current.isValid():
            self.setRowHeight(current.row(), max(self._height, self.sizeHintForRow(current.row()) + theme.space(self)))


def _says(line: "Line") -> str:
    """Without the number of the row, which stands in a column of its own."""
    said = line.says.removeprefix(f"Row {line.row}, ").removeprefix(f"Row {line.row}: ")
    return said[:1].upper() + said[1:]
