"""Does ahead what a first look at a page costs: styling, laying out and painting it once, unseen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


def paint_ahead(page: QWidget, size: QSize) -> None:
    """Paint a hidden page once at the size it will have, so that showing it later takes a frame and no more."""
    if not page.isVisible():
        page.resize(size)
        page.grab()
