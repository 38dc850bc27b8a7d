"""A look at a window: all that keeps people from using it as it stands."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.legible import cut_off, too_small, wider_than_its_room
from tests.ui.reachable import (
    keys_used_twice,
    letters_that_lead_nowhere,
    nameless,
    out_of_order,
    out_of_reach,
    tab_stops,
)

WIDTH, HEIGHT = 1366, 768
SETTLED = 60
"""Milliseconds until what was changed has been laid out."""


class Look:
    """A look at a window, in normal and in large type."""

    def __init__(self, qtbot: QtBot, *, large: bool) -> None:
        self.qtbot = qtbot
        self.large = large
        self.found: list[str] = []

    def at(self, what: str, window: QWidget) -> None:
        """Everything that is wrong with the window as it stands now."""
        self.qtbot.wait(SETTLED)
        wrong = self._wrong(window)
        if wrong:  # it may be on its way yet, on a machine that has much to do
            self.qtbot.wait(SETTLED * 10)
            wrong = self._wrong(window)
        self.found += [f"{what}: {one}" for one in dict.fromkeys(wrong)]

    def _wrong(self, window: QWidget) -> list[str]:
        wrong = [*cut_off(window), *wider_than_its_room(window), *too_small(window)]
        if (window.width(), window.height()) != (WIDTH, HEIGHT):
            wrong.append(f"the window does not fit the screen: it is {window.width()}×{window.height()}")
        if not self.large:
            stops = tab_stops(window)
            wrong += [*nameless(window), *letters_that_lead_nowhere(window), *keys_used_twice(window)]
            wrong += [*out_of_reach(window, stops), *out_of_order(stops)]
        return wrong

    def found_nothing(self) -> bool:
        """True where everyone can use all that was looked at; else pytest prints what was found."""
        print(*self.found, sep="\n")  # noqa: T201
        return not self.found
