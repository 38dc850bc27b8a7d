"""A button for a move: where the move is not allowed it is grey, says why, and can still be reached by keyboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from app.ui.actions import BY_NAME
from app.ui.look import theme
from app.ui.moves import Move

if TYPE_CHECKING:
    from app.services.cases import CaseView


class EnterButton(QPushButton):
    """A button that Enter presses as well as the space bar, wherever it stands."""

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        """Press it."""
        if arg__1.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not arg__1.modifiers():
            self.click()
        else:
            super().keyPressEvent(arg__1)


class MoveButton(EnterButton):
    """Begins a move, or says why it cannot be begun now.

    It is never disabled: a disabled button has no focus, and whoever hears the screen would not learn the reason.
    """

    begun = Signal(str, object)
    """The move's code, and the id of what it is about, or None."""
    refused = Signal(str)
    """The reason why it cannot be begun now."""

    def __init__(self, move: Move, words: str = "", about: int | None = None) -> None:
        super().__init__(words or BY_NAME[move.command].text)
        self.move_code = move.code
        self._move = move
        self._about = about
        self._reason: str | None = None
        self.setAccessibleName(self.text().replace("&", "").rstrip("…"))
        self.clicked.connect(self._pressed)

    @property
    def reason(self) -> str:
        """Why it cannot be begun now, or nothing."""
        return self._reason or ""

    def offer(self, move: Move, words: str) -> None:
        """Be the button of another move."""
        self.move_code, self._move = move.code, move
        self.setText(words)

    def hold_against(self, view: "CaseView", hint: str = "") -> None:
        """Ask right and rule anew; `hint` is the tooltip where the move is allowed."""
        self._reason = self._move.reason_against(view)
        theme.set_property(self, "off", self._reason is not None)
        self.setToolTip(self._reason or hint)
        self.setAccessibleDescription(f"Not now: {self._reason}" if self._reason else hint)

    def _pressed(self) -> None:
        if self._reason:
            self.refused.emit(self._reason)
        else:
            self.begun.emit(self.move_code, self._about)
