"""How a list draws its cells: room to breathe, marks and tones, the whole text as a hint where it is cut."""

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
SELECTED = QStyle.StateFlag.State_Selected.value
MOST_REMEMBERED = 4000
"""Texts whose measure is remembered: some twenty screens full."""
READABLE = 4.5
"""The contrast that text needs, by WCAG 2.2."""


class _Ink(NamedTuple):
    """What a row is drawn with, made once for each theme: its colours, its ground, its text, and each tone."""

    colours: Colours
    ground: QColor
    text: QColor
    tones: dict[str, QColor]


@lru_cache(maxsize=8)
def _inks(now: Colours) -> tuple[_Ink, _Ink]:
    """Of a row, and of one that is chosen: what could not be read on the ground of that is said in the row's own."""
    weak = [name for name in TONES if contrast(getattr(now, name), now.chosen) < READABLE]
    chosen = replace(now, page=now.chosen, text=now.on_chosen, **dict.fromkeys(weak, now.on_chosen))
    return _ink(now), _ink(chosen)


def _ink(now: Colours) -> _Ink:
    return _Ink(now, QColor(now.page), QColor(now.text), {tone: QColor(getattr(now, tone)) for tone in TONES})


class ListCells(QStyledItemDelegate):
    """Draws a row as one thing: chosen from edge to edge, a tone kept when chosen.

    It draws by itself, since the style would ask the model eight questions for each cell, and a list that is dragged
    paints some thousand cells a second.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._inks = _inks(colours())
        self._fonts = _Fonts(QFont())

    def begin(self, font: QFont) -> None:
        """A repaint begins: colours and fonts are asked for once, not for each cell."""
        self._inks = _inks(colours())
        if font != self._fonts.plain:
            self._fonts = _Fonts(font)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell. Few calls: at each the thread of the database may take Python's lock for a while."""
        model = index.model()
        if not isinstance(model, TableModel):
            super().paint(painter, option, index)
            return
        box, is_chosen = option.rect, bool(option.state.value & SELECTED)
        ink = self._inks[is_chosen]
        if is_chosen:
            painter.fillRect(box, ink.ground)
        column, row = model.columns[index.column()], model.row(index)
        words = column.text(row) if row is not None else str(index.data() or NOT_YET_HERE)
        tone = column.tone(row) if row is not None and column.tone else ""
        mark = column.mark(row) if row is not None and column.mark else ""
        inset = option.fontMetrics.averageCharWidth()
        inside = box.adjusted(inset, 0, -inset, -1)
        if mark:
            inside = _draw_mark(painter, inside, mark, ink.colours)
        bold = tone == "late"
        painter.setPen(ink.tones.get(tone, ink.text))
        if bold:
            painter.setFont(self._fonts.bold)
        painter.drawText(inside, ALIGNMENTS[column.align], self._fonts.elided(words, inside.width(), bold=bold))
        if bold:
            painter.setFont(self._fonts.plain)

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


class _Fonts:
    """The list's font, plain and bold, and what it leaves of words that are too long; measured once for each."""

    def __init__(self, plain: QFont) -> None:
        self.plain = QFont(plain)
        self.bold = QFont(plain)
        self.bold.setWeight(QFont.Weight.DemiBold)
        self._metrics = (QFontMetrics(self.plain), QFontMetrics(self.bold))
        self._elided: dict[tuple[str, int, bool], str] = {}

    def elided(self, words: str, width: int, *, bold: bool) -> str:
        """The words, cut with an ellipsis where they are wider than that."""
        asked = (words, width, bold)
        if asked not in self._elided:
            if len(self._elided) > MOST_REMEMBERED:
                self._elided.clear()
            self._elided[asked] = self._metrics[bold].elidedText(words, Qt.TextElideMode.ElideRight, width)
        return self._elided[asked]
