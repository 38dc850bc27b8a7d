"""The files of a case in rows, newest first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from app.domain.file_names import size_in_words
from app.domain.spoken_dates import clock_time, day_of, full_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.evidence import EvidenceLine

TITLES = ("Name", "What it shows", "What it is", "Size", "Added", "By")
WIDTHS = (28, 26, 20, 13, 26)


class EvidenceList(QTreeWidget):
    """One row for each file; what is chosen stays chosen when the case is read again."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Evidence")
        self.setHeaderLabels(TITLES)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        for place, width in enumerate(WIDTHS):
            self.setColumnWidth(place, self.fontMetrics().averageCharWidth() * width)
        self._lines: dict[int, EvidenceLine] = {}

    def show_lines(self, lines: "Sequence[EvidenceLine]") -> None:
        """Show these; a new one that came while somebody looked at the list is chosen."""
        before, chosen = self._lines, self.chosen()
        self._lines = {line.id: line for line in lines}
        new = [each for each in self._lines if before and each not in before]
        wanted = new[-1] if new else chosen.id if chosen else None
        self.blockSignals(True)
        self.clear()
        for line in reversed(lines):
            item = _row(line)
            self.addTopLevelItem(item)
            if line.id == wanted:
                self.setCurrentItem(item)
        if self.currentItem() is None and self.topLevelItemCount():
            self.setCurrentIndex(self.model().index(0, 0))
        self.blockSignals(False)

    def chosen(self) -> "EvidenceLine | None":
        """The chosen file."""
        item = self.currentItem()
        return self._lines.get(item.data(0, Qt.ItemDataRole.UserRole)) if item else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, on every system."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentItem():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _row(line: "EvidenceLine") -> QTreeWidgetItem:
    added = f"{full_day(day_of(line.added_at))} {clock_time(line.added_at)}"
    item = QTreeWidgetItem([line.name, line.note, line.what, size_in_words(line.size), added, line.added_by])
    item.setData(0, Qt.ItemDataRole.UserRole, line.id)
    for place in (0, 1):
        item.setToolTip(place, item.text(place))
    return item
