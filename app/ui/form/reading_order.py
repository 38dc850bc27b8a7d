"""Reading order: where Tab leads. What is put into a window later would come last, wherever it stands."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

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


def put_in_reading_order(whole: QWidget, part: QWidget | None = None) -> None:
    """Let Tab lead through everything in the order in which it was laid out; through a part of it, if only that is new.

    Where something is put in between later, `raise_` what comes after it: that puts it behind, on the screen and here.
    """
    before = _stop_before(whole, part) if part is not None else None
    stops = _stops_with(part) if part is not None else _stops(whole)
    for one, next_one in pairwise(stops if before is None else chain((before,), stops)):
        QWidget.setTabOrder(one, next_one)


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _stops_with(widget: QWidget) -> Iterator[QWidget]:
    if _is_stop(widget):
        yield widget
    if not isinstance(widget, NOTHING_INSIDE):
        yield from _stops(widget)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    for child in _parts(widget):
        yield from _stops_with(child)


def _stop_before(whole: QWidget, part: QWidget) -> QWidget | None:
    """Where the keyboard stops last before this part."""
    while part is not whole and (parent := _holder(part)) is not None:
        parts = _parts(parent)
        for earlier in reversed(parts[: parts.index(part)]):
            if stop := _last_stop(earlier):
                return stop
        if parent is not whole and _is_stop(parent):
            return parent
        part = parent
    return None


def _last_stop(widget: QWidget) -> QWidget | None:
    if not isinstance(widget, NOTHING_INSIDE):
        for child in reversed(_parts(widget)):
            if stop := _last_stop(child):
                return stop
    return widget if _is_stop(widget) else None


def _holder(part: QWidget) -> QWidget | None:
    """What holds a part: of a page of tabs the tabs, and not the widget inside them that is of no account here."""
    parent = part.parentWidget()
    tabs = parent.parentWidget() if parent else None
    return tabs if isinstance(tabs, QTabWidget) and tabs.indexOf(part) >= 0 else parent


def _parts(widget: QWidget) -> Sequence[QWidget]:
    # Children, not the items of layouts: to ask for these from Python makes Qt delete them twice.
    if isinstance(widget, QSplitter):
        held: Sequence[QObject | None] = [widget.widget(place) for place in range(widget.count())]
    elif isinstance(widget, QTabWidget):
        held = [widget.tabBar(), *(widget.widget(place) for place in range(widget.count()))]
    else:
        held = widget.children()
    return [part for part in held if isinstance(part, QWidget) and not part.isWindow()]
