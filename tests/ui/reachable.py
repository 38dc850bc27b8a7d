"""What keeps a window from being used without a mouse or without eyes: a sentence for each thing found."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)

MNEMONIC = re.compile(r"(?<!&)(?:&&)*&([^&\s])")
MOST_STOPS = 150
INPUTS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QAbstractButton, QAbstractItemView)
Stops = Sequence[QWidget]


def visible(window: QWidget) -> Iterator[QWidget]:
    """Every widget of the window that can be seen, or scrolled to."""
    return (widget for widget in window.findChildren(QWidget) if widget.isVisible() and widget.window() is window)


def inputs(window: QWidget) -> list[QWidget]:
    """What a person types into, presses or chooses in, without the parts of which Qt makes these."""
    return [widget for widget in visible(window) if isinstance(widget, INPUTS) and not is_a_part(widget)]


def nameless(window: QWidget) -> list[str]:
    """Inputs that a screen reader could only call by their kind."""
    return [f"{called(widget)} has no accessible name" for widget in inputs(window) if not _name(widget)]


def letters_that_lead_nowhere(window: QWidget) -> list[str]:
    """Labels with an underlined letter that is no input's."""
    labels = (widget for widget in visible(window) if isinstance(widget, QLabel) and MNEMONIC.search(widget.text()))
    return [
        f"the label “{label.text()}” has a letter and no input"
        for label in labels
        if not (buddy := _buddy(label)) or not buddy.isVisible()
    ]


def keys_used_twice(window: QMainWindow | QWidget) -> list[str]:
    """Keys that more than one thing in the window answers to just now, and letters used twice in a menu."""
    owners: dict[str, list[str]] = defaultdict(list)
    for keys, owner in (*_shortcuts(window), *_letters(window)):
        owners[keys].append(owner)
    doubled = [f"{keys} belongs to {' and to '.join(each)}" for keys, each in owners.items() if len(each) > 1]
    return doubled + [words for menu in _menus(window) for words in _doubled_in_menu(menu)]


def tab_stops(window: QWidget) -> list[QWidget]:
    """Where the keyboard stops, from the window's first input round to it again, as Tab itself leads."""
    first = _first_stop(window)
    if first is None:
        return []
    first.setFocus(Qt.FocusReason.TabFocusReason)
    stops = [_focus(window)]
    for _ in range(MOST_STOPS):
        QTest.keyClick(stops[-1], Qt.Key.Key_Tab)
        here = _focus(window)
        if here in stops:
            break
        stops.append(here)
    return stops


def out_of_reach(window: QWidget, stops: Stops) -> list[str]:
    """Inputs that can be used and that Tab does not come to."""
    return [
        f"Tab does not reach {called(widget)}"
        for widget in inputs(window)
        if widget.isEnabled() and not _has_keys_of_its_own(widget) and not _reached(widget, stops)
    ]


def out_of_order(stops: Stops) -> list[str]:
    """Steps of Tab that go against reading order: upwards, or to the left in a row, and not into another column.

    Tab leads round: one step back, from the end to the beginning, there has to be.
    """
    ring = pairwise((*stops, *stops[:1]))
    back = [(before, after) for before, after in ring if not _reads_on(*_places(before, after))]
    return [f"after {called(before)} Tab goes back to {called(after)}" for before, after in back if len(back) > 1]


def is_a_part(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    made_by_qt = widget.objectName().startswith("qt_") or isinstance(widget, QHeaderView | QTabBar)
    inside = isinstance(parent, QComboBox | QLineEdit | QAbstractSpinBox | QTabBar | QAbstractItemView)
    # The suggestions under a line are read out in the line, which moves in them.
    return made_by_qt or inside or widget.objectName() == "found"


def _has_keys_of_its_own(widget: QWidget) -> bool:
    return "Alt+" in widget.toolTip() and widget.focusPolicy() == Qt.FocusPolicy.NoFocus


def _reached(widget: QWidget, stops: Stops) -> bool:
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    same = group.buttons() if group is not None and group.exclusive() else [widget]
    return any(one in stops for one in same)


def _shortcuts(window: QWidget) -> Iterator[tuple[str, str]]:
    for action in window.findChildren(QAction):
        owners = [owner for owner in action.associatedObjects() if isinstance(owner, QWidget) and not _is_menu(owner)]
        active = action.isEnabled() and action.isVisible() and any(owner.isVisible() for owner in owners)
        for keys in action.shortcuts() if active else ():
            yield keys.toString(), f"“{action.text()}”"
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        if isinstance(owner, QWidget) and owner.isVisible() and shortcut.isEnabled():
            yield shortcut.key().toString(), f"a shortcut of {called(owner)}"


def _letters(window: QWidget) -> Iterator[tuple[str, str]]:
    for widget in visible(window):
        if not widget.isEnabled():
            continue
        if isinstance(widget, QTabBar):
            texts = [widget.tabText(place) for place in range(widget.count())]
        else:
            texts = [text_of(widget)] if isinstance(widget, QAbstractButton) or _leads_somewhere(widget) else []
        yield from ((f"Alt+{found[1].upper()}", f"“{text}”") for text in texts if (found := MNEMONIC.search(text)))
    if isinstance(window, QMainWindow):
        for action in window.menuBar().actions():
            if found := MNEMONIC.search(action.text()):
                yield f"Alt+{found[1].upper()}", f"the menu “{action.text()}”"


def _menus(window: QWidget) -> Iterator[QMenu]:
    """The menus of the window's bar; they belong to nobody, and are no children of it."""
    actions = list(window.menuBar().actions()) if isinstance(window, QMainWindow) else []
    while actions:
        menu = actions.pop().menu()
        if isinstance(menu, QMenu):
            yield menu
            actions.extend(menu.actions())


def _leads_somewhere(widget: QWidget) -> bool:
    buddy = _buddy(widget) if isinstance(widget, QLabel) else None
    return buddy is not None and buddy.isVisible() and buddy.isEnabled()


def _doubled_in_menu(menu: QMenu) -> Iterable[str]:
    letters: dict[str, list[str]] = defaultdict(list)
    for action in menu.actions():
        if action.isVisible() and (found := MNEMONIC.search(action.text())):
            letters[found[1].upper()].append(action.text())
    return [
        f"in the menu “{menu.title()}” {letter} is {' and '.join(texts)}"
        for letter, texts in letters.items()
        if len(texts) > 1
    ]


def _first_stop(window: QWidget) -> QWidget | None:
    """The first input in the order in which Tab leads, counted from the window itself."""
    widget: QWidget | None = window.nextInFocusChain()
    while widget is not None and widget is not window:
        tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None:
            return widget
        widget = widget.nextInFocusChain()
    return None


def _focus(window: QWidget) -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, f"{window.windowTitle()}: nothing has the keyboard"
    return found


def _reads_on(before: QRect, after: QRect) -> bool:
    below = after.top() >= before.bottom() - before.height() // 2
    same_row = after.top() < before.bottom() and before.top() < after.bottom()
    to_the_right = after.left() >= before.left()
    return (same_row and to_the_right) or (below and not same_row) or after.left() >= before.right()


def _places(one: QWidget, other: QWidget) -> tuple[QRect, QRect]:
    """Where two inputs stand to each other; what scrolls stands where its scroll area does, seen from outside it."""
    return _rect(_pane(one, other)), _rect(_pane(other, one))


def _pane(widget: QWidget, other: QWidget) -> QWidget:
    """The outermost scroll area that holds this one and not the other, or else the widget itself."""
    found = widget
    parent = widget.parentWidget()
    while parent is not None and not parent.isAncestorOf(other):
        found = parent if isinstance(parent, QScrollArea) else found
        parent = parent.parentWidget()
    return found


def _rect(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def _buddy(label: QLabel) -> QWidget | None:
    buddy: QWidget | None = label.buddy()
    return buddy


def text_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def called(widget: QWidget) -> str:
    words = _name(widget) or text_of(widget) or widget.objectName()
    return f"{type(widget).__name__} “{words[:60]}”"


def _is_menu(widget: QWidget) -> bool:
    return isinstance(widget, QMenu)
