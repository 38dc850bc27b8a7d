"""A button that says why it does nothing now; it can be reached by keyboard all the same."""

from PySide6.QtCore import Signal

from app.ui.look import theme
from app.ui.moves.move_button import EnterButton


class ReasonButton(EnterButton):
    """Wants something done, or says why that cannot be."""

    wanted = Signal()
    refused = Signal(str)
    """The reason why it cannot be done now."""

    def __init__(self, words: str, name: str = "") -> None:
        super().__init__(words)
        self.reason: str | None = None
        self.setAccessibleName(name or words.replace("&", "").rstrip("…"))
        self.clicked.connect(self.press)

    def set_reason(self, reason: str | None, hint: str = "") -> None:
        """Grey where there is a reason; the hint is the tooltip where there is none."""
        self.reason = reason
        theme.set_property(self, "off", reason is not None)
        self.setToolTip(reason or hint)
        self.setAccessibleDescription(f"Not now: {reason}" if reason else hint)

    def press(self) -> None:
        """As if it were clicked."""
        if self.reason is not None:
            self.refused.emit(self.reason)
        else:
            self.wanted.emit()
