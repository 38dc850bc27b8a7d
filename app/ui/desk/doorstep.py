"""Where a page will stand in a moment: while it is being made the window lives, and what is typed waits for it."""

from collections.abc import Callable

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

    def lead_on(self, show: Callable[[], object]) -> None:
        """Show the page, and give the keys typed so far to whoever has the keyboard then."""
        typed, self._typed = self._typed, []
        show()
        for key in typed:
            if (focused := QApplication.focusWidget()) is not None:
                QApplication.sendEvent(focused, key)

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
