"""How a list draws its cells: room to breathe, a line under each row, the whole text as a hint where it is cut."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from app.ui.colours import colours

Index = QModelIndex | QPersistentModelIndex


class ListCells(QStyledItemDelegate):
    """Draws a row as one thing: chosen from edge to edge, a tone kept when chosen."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Keep the colour of a tone in a chosen row too, and draw no frame round the one cell under the keyboard."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if not option.state & QStyle.StateFlag.State_Selected:
            return
        tone = index.data(Qt.ItemDataRole.ForegroundRole)
        chosen = colours()
        palette = option.palette
        palette.setColor(QPalette.ColorRole.Highlight, QColor(chosen.chosen))
        palette.setColor(QPalette.ColorRole.HighlightedText, tone.color() if tone else QColor(chosen.on_chosen))
        option.palette = palette

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, and a thin line under it."""
        box = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(colours().chosen))
        inset = option.fontMetrics.averageCharWidth() // 2
        option.rect = box.adjusted(inset, 0, -inset, -1)
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(QColor(colours().line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show the whole text where the column is too narrow for it."""
        words = str(index.data() or "")
        if (
            event.type() == QEvent.Type.ToolTip
            and self.sizeHint(option, index).width() > view.visualRect(index).width()
        ):
            QToolTip.showText(event.globalPos(), words, view)
            return True
        return super().helpEvent(event, view, option, index)
