"""Does ahead what a first look at a page costs: styling, laying out and painting it once, unseen."""

from math import ceil

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from app.ui.work.in_turn import Growth

STRIPS = 3
"""In how many pieces a page is painted ahead."""


def dress_ahead(page: QWidget) -> None:
    """Let the style sheet be applied to a page and all in it before it is shown: that is half of what showing takes."""
    page.ensurePolished()
    for part in page.findChildren(QWidget):
        part.ensurePolished()


def paint_ahead(page: QWidget, size: QSize) -> Growth:
    """Paint a hidden page once at the size it will have, strip by strip: showing it later takes a frame and no more."""
    if page.isVisible():
        return
    page.resize(size)
    height = ceil(size.height() / STRIPS)
    for top in (None, *range(0, size.height(), height)):
        if page.isVisible():
            return
        # Nothing is painted the first time: everything is styled and laid out.
        page.grab(QRect(0, 0, 1, 1) if top is None else QRect(0, top, size.width(), height))
        yield
