"""A person who uses nothing but the keyboard: every key goes to whatever has the focus, and is counted."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

LONG_ENOUGH = 10_000
ALT, CTRL, NO = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def focus() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the keyboard: the next key would be lost"
    return found


class Keyboard:
    """Counts the keys of each step besides the letters of texts, which are also the first letters of what is chosen.

    Every other key counts: Tab, Enter and the arrows, and one with Ctrl, Alt or Shift held down as one.
    """

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.presses = 0

    @contextmanager
    def step(self, name: str, most: int) -> Generator[None]:
        """One thing a person does, with no more than this many keys."""
        before = self.presses
        yield
        needed = self.presses - before
        print(f"{name}: {needed} keys of {most}")  # noqa: T201  (shown with -s: how much work each step is)
        assert needed <= most, f"“{name}” took {needed} keys besides its texts, and should take no more than {most}"

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO) -> None:
        """One key, or one with Ctrl, Alt or Shift held down."""
        self.presses += 1
        QTest.keyClick(focus(), key, modifier)

    def type(self, text: str) -> None:
        """A text, letter by letter, to wherever the keyboard is by then."""
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(focus(), letter)
            else:  # a dash or a curly apostrophe: no key of its own
                QTest.sendKeyEvent(QTest.KeyAction.Click, focus(), Qt.Key.Key_unknown, letter, NO)

    def choose(self, letters: str) -> None:
        """From a list, by the first letters of what is wanted: its first word; a blank drops the list down."""
        self.until(self._has_choices)
        self.type(letters.partition(" ")[0])

    def until(self, happened: Callable[[], bool]) -> None:
        """Look at the screen until something is there."""
        self._qtbot.waitUntil(happened, timeout=LONG_ENOUGH)

    def _has_choices(self) -> bool:
        here = QApplication.focusWidget()
        return isinstance(here, QComboBox) and here.count() > 0
