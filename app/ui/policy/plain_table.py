"""A short table of words to read and copy: long texts are wrapped, never cut."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.ui.look import theme


class PlainTable(QTableWidget):
    """Rows of text. The columns named as `wide` share what the others leave."""

    def __init__(self, name: str, titles: Sequence[str], *wide: int, within: QWidget | None = None) -> None:
        super().__init__(0, len(titles), within)
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(titles))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place in range(len(titles)):
            stretch = place in wide
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(place, mode)
        header.sectionResized.connect(self._fit)

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these."""
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, words in enumerate(row):
                item = QTableWidgetItem(words)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(place, column, item)
        self._fit()

    def rows(self) -> list[tuple[str, ...]]:
        """What is shown, row by row."""
        return [
            tuple(self._words(row, column) for column in range(self.columnCount())) for row in range(self.rowCount())
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selected rows, ready for a spreadsheet."""
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = sorted({index.row() for index in self.selectedIndexes()})
            rows = self.rows()
            QGuiApplication.clipboard().setText("\n".join("\t".join(rows[place]) for place in chosen))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every row the height that its words need in the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.resizeRowsToContents()
        air = theme.space(self, 0.5)
        for row in range(self.rowCount()):
            self.setRowHeight(row, self.rowHeight(row) + air)

    def _words(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item else ""
