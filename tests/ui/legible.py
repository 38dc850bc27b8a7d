"""What keeps a window from being read, in normal and in large type: a sentence for each thing found."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget

from tests.ui.reachable import INPUTS, called, is_a_part, text_of, visible

SMALLEST = 0.85
"""Of the system's own size."""


def too_small(window: QWidget) -> list[str]:
    """Text much smaller than the system's."""
    least = QFontInfo(QApplication.font()).pointSizeF() * SMALLEST
    return [
        f"{called(widget)} has text of {size:.1f} points, where {least:.1f} is the least"
        for widget in visible(window)
        if isinstance(widget, (QLabel, *INPUTS))
        and (size := QFontInfo(widget.font()).pointSizeF()) < least - 0.05
        and not is_a_part(widget)
    ]


def cut_off(window: QWidget) -> list[str]:
    """Labels and buttons without the room for their words."""
    return [
        f"{called(widget)} needs {needed.width()}×{needed.height()} and has {room.width()}×{room.height()}"
        for widget in visible(window)
        if isinstance(widget, QLabel | QPushButton) and text_of(widget) and not is_a_part(widget)
        for needed, room in [(_needed(widget), widget.rect())]
        if needed.width() > room.width() or needed.height() > room.height()
    ]


def wider_than_its_room(window: QWidget) -> list[str]:
    """Pages that would have to be scrolled sideways to be read or filled in."""
    return [
        f"{called(inside)} is {inside.width()} wide and {area.viewport().width()} of it can be seen"
        for area in visible(window)
        if isinstance(area, QScrollArea) and (inside := _inside(area)) and inside.width() > area.viewport().width()
    ]


def _inside(area: QScrollArea) -> QWidget | None:
    inside: QWidget | None = area.widget()
    return inside


def _needed(widget: QLabel | QPushButton) -> QRect:
    hint = widget.sizeHint()
    if isinstance(widget, QLabel) and widget.wordWrap():
        longest = max(widget.fontMetrics().horizontalAdvance(word) for word in widget.text().split() or [""])
        return QRect(0, 0, longest, max(0, widget.heightForWidth(widget.width())))
    return QRect(0, 0, hint.width(), hint.height())
