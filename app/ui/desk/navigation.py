"""The pages of the window, one under the other on its left, with a count where something waits."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.look import theme
from app.ui.look.colours import colour

COUNT = Qt.ItemDataRole.UserRole
WIDTH = 17
"""In characters."""
HEIGHT = 2.3
"""In lines."""
Index = QModelIndex | QPersistentModelIndex


class Navigation(QListWidget):
    """Where to go. The arrows move and show the page at once."""

    wanted = Signal(int)
    """The place of the page to show."""

    def __init__(self, titles: tuple[str, ...]) -> None:
        super().__init__()
        self._titles = titles
        self.setObjectName("pages")
        self.setAccessibleName("Pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * WIDTH + theme.space(self, 4))
        self.setItemDelegate(_WithCount(self))
        for place, title in enumerate(titles):
            item = QListWidgetItem(title)
            item.setToolTip(f"Ctrl+{place + 1}")
            self.addItem(item)
        self.setCurrentRow(0)
        self.currentRowChanged.connect(self.wanted)
        # A click on the page that is open already leaves a form that took its place.
        self.itemClicked.connect(self._clicked)

    def _clicked(self, item: QListWidgetItem) -> None:
        self.wanted.emit(self.row(item))

    def mark(self, place: int) -> None:
        """Show which page is open, without going there."""
        self.blockSignals(True)
        self.setCurrentRow(place)
        self.blockSignals(False)

    def say_count(self, place: int, count: int) -> None:
        """Write a count beside a page; nothing for 0."""
        item = self.item(place)
        item.setData(COUNT, count)
        said = f"{self._titles[place]}, {count:,} waiting" if count else self._titles[place]
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)

    def count_at(self, place: int) -> int:
        """The count beside a page."""
        return self.item(place).data(COUNT) or 0


class _WithCount(QStyledItemDelegate):
    """Draws the count at the right end of its line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """High enough to be hit without aiming."""
        return QSize(super().sizeHint(option, index).width(), round(option.fontMetrics.height() * HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the title as always, then the count."""
        super().paint(painter, option, index)
        if count := index.data(COUNT):
            painter.save()
            painter.setPen(colour("quiet"))
            box = option.rect.adjusted(0, 0, -option.fontMetrics.height(), 0)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), f"{count:,}")
            painter.restore()
