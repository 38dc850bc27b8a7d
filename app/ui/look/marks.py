"""Marks: small pictures that say late, today, waiting or done by their shape, and besides by their colour."""

from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap, QPolygonF

from app.ui.look.colours import Colours, colours

Mark = Literal["done", "late", "today", "waiting", "next", "wrong", "more", "calendar"]
WORDS: dict[str, str] = {
    "done": "done",
    "late": "late",
    "today": "due today",
    "waiting": "to come",
    "next": "next",
    "wrong": "needs a look",
}
"""What each mark says, for those who hear the screen."""


def paint_mark(painter: QPainter, square: QRectF, mark: str, chosen: Colours) -> None:
    """Draw a mark into a square; an unknown name draws nothing."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mark == "done":
        _disc(painter, square, chosen.done)
        _line(painter, square, ((0.28, 0.52), (0.44, 0.68), (0.73, 0.35)), chosen.page)
    elif mark == "late":
        _disc(painter, square, chosen.late)
        _exclamation(painter, square, chosen.page)
    elif mark == "wrong":
        _exclamation(painter, square, chosen.late)
    elif mark == "today":
        _disc(painter, _within(square, 0.22), chosen.today)
    elif mark == "next":
        _disc(painter, square, chosen.fill)
        _disc(painter, _within(square, 0.32), chosen.on_fill)
    elif mark == "waiting":
        _ring(painter, square, chosen.quiet)
    elif mark == "more":
        _line(painter, square, ((0.2, 0.35), (0.5, 0.65), (0.8, 0.35)), chosen.quiet)
    elif mark == "calendar":
        _calendar(painter, _within(square, 0.14), chosen.quiet)
    painter.restore()


def mark_icon(mark: str, size: int, chosen: Colours | None = None) -> QIcon:
    """A mark as an icon, `size` logical pixels across, sharp at every scaling; in the colours in use, or in others."""
    return _icon(mark, size, chosen or colours())


@lru_cache(maxsize=128)
def _icon(mark: str, size: int, chosen: Colours) -> QIcon:
    icon = QIcon()
    for ratio in (1, 2, 3):
        pixmap = QPixmap(size * ratio, size * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_mark(painter, QRectF(0, 0, size * ratio, size * ratio), mark, chosen)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        # Selected rows keep the colours: the mark must not fade with the highlight.
        icon.addPixmap(pixmap, QIcon.Mode.Normal)
        icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


def paint_pill(painter: QPainter, box: QRectF, words: str, text: str, back: str) -> None:
    """Draw words on a rounded ground, in the painter's font."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(back))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setPen(QColor(text))
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def _within(square: QRectF, share: float) -> QRectF:
    inset = square.width() * share
    return square.adjusted(inset, inset, -inset, -inset)


def _disc(painter: QPainter, square: QRectF, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(square)


def _ring(painter: QPainter, square: QRectF, colour: str) -> None:
    width = square.width() / 10
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), width))
    painter.drawEllipse(_within(square, 0.08))


def _line(painter: QPainter, square: QRectF, corners: tuple[tuple[float, float], ...], colour: str) -> None:
    line = QPolygonF([_at(square, *corner) for corner in corners])
    pen = QPen(QColor(colour), square.width() / 8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(line)


def _exclamation(painter: QPainter, square: QRectF, colour: str) -> None:
    pen = QPen(QColor(colour), square.width() / 7)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(_at(square, 0.5, 0.24), _at(square, 0.5, 0.54))
    painter.drawPoint(_at(square, 0.5, 0.76))


def _calendar(painter: QPainter, square: QRectF, colour: str) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), square.width() / 9))
    painter.drawRoundedRect(square, square.width() / 8, square.width() / 8)
    painter.drawLine(_at(square, 0, 0.34), _at(square, 1, 0.34))
    for across in (0.3, 0.7):
        painter.drawLine(_at(square, across, -0.12), _at(square, across, 0.12))
        painter.drawPoint(_at(square, across, 0.66))


def _at(square: QRectF, across: float, down: float) -> QPointF:
    return QPointF(square.x() + square.width() * across, square.y() + square.height() * down)
