"""Does ahead what a first look at a page costs: styling, laying out and painting it once, unseen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


def dress_ahead(page: QWidget) -> None:
    """Let the style sheet be applied to a page and all in it before it is shown: that is half of what showing takes."""
    page.ensurePolished()
    for part in page.findChildren(QWidget):
        part.ensurePolished()


def paint_ahead(page: QWidget, size: QSize) -> None:
    """Paint a hidden page once at the size it will have, so that showing it later takes a frame and no more."""
    if not page.isVisible():
        page.resize(size)
        page.grab()
