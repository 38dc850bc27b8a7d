"""How a list draws its cells: room to breathe, a line under each row, the whole text as a hint where it is cut."""

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from app.ui.lists.table_model import ALIGNMENTS, NOT_YET_HERE, TableModel
from app.ui.look.colours import Colours, colours, contrast
from app.ui.look.marks import mark_icon

Index = QModelIndex | QPersistentModelIndex
TONES = ("late", "today", "done", "quiet", "accent")
READABLE = 4.5
"""The contrast that text needs, by WCAG 2.2."""


class _Ink(NamedTuple):
    """The colours of a list, made once for each theme."""

    text: QColor
    chosen: QColor
    on_chosen: QColor
    line: QColor


@lru_cache(maxsize=8)
def _ink(now: Colours) -> _Ink:
    return _Ink(QColor(now.text), QColor(now.chosen), QColor(now.on_chosen), QColor(now.line))


@lru_cache(maxsize=8)
def _on_chosen(now: Colours) -> Colours:
    """The colours on the ground of a chosen row: what could not be read there is said in the row's own."""
    weak = [name for name in TONES if contrast(getattr(now, name), now.chosen) < READABLE]
    return replace(now, page=now.chosen, **dict.fromkeys(weak, now.on_chosen))


@lru_cache(maxsize=64)
def _tone(now: Colours, tone: str) -> QColor | None:
    colour = now.tone(tone)
    return QColor(colour) if colour else None


class ListCells(QStyledItemDelegate):
    """Draws a row as one thing: chosen from edge to edge, a tone kept when chosen.

    It draws by itself, since the style would ask the model eight questions for each cell, and a list that is dragged
    paints some thousand cells a second.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._colours = colours()

    def begin(self) -> None:
        """A repaint begins: the colours are asked for once, not for each cell."""
        self._colours = colours()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, and a thin line under it."""
        model = index.model()
        if not isinstance(model, TableModel):
            super().paint(painter, option, index)
            return
        now, box = self._colours, option.rect
        ink = _ink(now)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(box, ink.chosen)
            now = _on_chosen(now)
        column, row = model.columns[index.column()], model.row(index)
        words = column.text(row) if row is not None else str(index.data() or NOT_YET_HERE)
        tone = column.tone(row) if row is not None and column.tone else ""
        mark = column.mark(row) if row is not None and column.mark else ""
        inset = option.fontMetrics.averageCharWidth()
        inside = box.adjusted(inset, 0, -inset, -1)
        if mark:
            inside = _draw_mark(painter, inside, mark, now)
        font = _bold(option.font) if tone == "late" else option.font
        metrics = QFontMetrics(font) if tone == "late" else option.fontMetrics
        painter.setFont(font)
        painter.setPen(_tone(now, tone) or (ink.on_chosen if is_chosen else ink.text))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, ALIGNMENTS[column.align], shown)
        painter.setPen(ink.line)
        painter.drawLine(box.bottomLeft(), box.bottomRight())

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


def _draw_mark(painter: QPainter, inside: QRect, mark: str, now: Colours) -> QRect:
    """Draw the mark at the left, and answer with what is left for the words."""
    size = painter.fontMetrics().ascent() + 1
    top = inside.top() + (inside.height() - size) // 2
    mark_icon(mark, size, now).paint(painter, QRect(inside.left(), top, size, size))
    return inside.adjusted(size + size // 2, 0, 0, 0)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
