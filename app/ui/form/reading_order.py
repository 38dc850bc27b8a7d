"""Reading order: where Tab leads. What is put into a window later would come last, wherever it stands."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QSplitter,
    QTabBar,
    QTabWidget,
    QWidget,
)

NOTHING_INSIDE = (QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QTabBar)


def put_in_reading_order(whole: QWidget) -> None:
    """Let Tab lead through everything in the order in which it was laid out.

    Where something is put in between later, `raise_` what comes after it: that puts it behind, on the screen and here.
    """
    for before, after in pairwise(_stops(whole)):
        QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    for child in _parts(widget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None:
            yield child
        if not isinstance(child, NOTHING_INSIDE):
            yield from _stops(child)


def _parts(widget: QWidget) -> Sequence[QWidget]:
    # Children, not the items of layouts: to ask for these from Python makes Qt delete them twice.
    if isinstance(widget, QSplitter):
        held: Sequence[QObject | None] = [widget.widget(place) for place in range(widget.count())]
    elif isinstance(widget, QTabWidget):
        held = [widget.tabBar(), *(widget.widget(place) for place in range(widget.count()))]
    else:
        held = widget.children()
    return [part for part in held if isinstance(part, QWidget) and not part.isWindow()]
