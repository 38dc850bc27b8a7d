"""Reading order: where Tab leads. What is put into a window later would come last, wherever it stands."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QTabBar, QTabWidget, QWidget

WITHOUT_STOPS_INSIDE = (QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit)


def put_in_reading_order(whole: QWidget) -> None:
    """Let Tab lead through everything in the order in which it was laid out."""
    for before, after in pairwise(_stops(whole)):
        QWidget.setTabOrder(before, after)


def put_after(there: QWidget, made: Iterable[QWidget]) -> None:
    """Let Tab come to what was made just now from what was there already, such as the words above it."""
    for before, after in pairwise((there, *made)):
        QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    children = [child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow()]
    if isinstance(widget, QTabWidget):  # its bar stands above the pages, and was made after them
        children.sort(key=lambda child: not isinstance(child, QTabBar))
    for child in children:
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield child
        if not isinstance(child, WITHOUT_STOPS_INSIDE):
            yield from _stops(child)
