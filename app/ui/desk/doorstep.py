"""Where a page will stand in a moment: while it is being made the window lives, and what is typed waits for it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


class Doorstep(QWidget):
    """Nothing to be seen. Somebody who types on without looking loses no letter; who turns away takes them back."""

    def __init__(self, within: QWidget) -> None:
        super().__init__(within)
        self._typed: list[QKeyEvent] = []
        self.setAccessibleName("The page is coming")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.hide()

    def hand_on(self) -> list[QKeyEvent]:
        """The keys typed so far, which it keeps no more."""
        typed, self._typed = self._typed, []
        return typed

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt names it so
        """Tab waits with the letters."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep it for the page."""
        self._typed.append(QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text()))

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed for a page that is not wanted any more goes nowhere."""
        super().hideEvent(event)
        self._typed.clear()


def type_again(keys: list[QKeyEvent]) -> None:
    """Give keys to whoever has the keyboard now, one after the other."""
    for key in keys:
        if (focused := QApplication.focusWidget()) is not None:
            QApplication.sendEvent(focused, key)
