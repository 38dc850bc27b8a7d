"""Does ahead what a first look at a page costs: styling, laying out and painting it once, unseen."""

from math import ceil

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.ui.work.in_turn import Growth

STRIPS = 3
"""In how many pieces a page is painted ahead."""
AT_ONCE = 20
"""How many widgets are dressed in one piece of work."""


def dress_ahead(page: QWidget) -> Growth:
    """Let the style sheet be applied to a page and all in it before it is shown: that is half of what showing takes."""
    for place, part in enumerate((page, *page.findChildren(QWidget))):
        if isValid(part):  # it may have gone between two pieces
            part.ensurePolished()
        if place % AT_ONCE == AT_ONCE - 1:
            yield


def lay_out_ahead(page: QWidget, size: QSize) -> Growth:
    """Dress a hidden page, and lay it out in the size it will have."""
    yield from dress_ahead(page)
    if page.isVisible():
        return
    page.resize(size)
    yield
    if not page.isVisible():
        page.grab(QRect(0, 0, 1, 1))  # next to nothing is painted, but for that everything has to have its place
        yield


def paint_ahead(page: QWidget, size: QSize) -> Growth:
    """Paint a hidden page once at the size it will have, strip by strip: showing it later takes a frame and no more."""
    yield from lay_out_ahead(page, size)
    height = ceil(size.height() / STRIPS)
    for top in range(0, size.height(), height):
        if page.isVisible():
            return
        page.grab(QRect(0, top, size.width(), height))
        yield
