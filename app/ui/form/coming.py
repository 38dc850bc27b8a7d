"""What comes in pieces because somebody asked for it; whoever types on meanwhile types into it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from app.ui.work.in_turn import InTurn, Piece

KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride})


class Coming(QObject):
    """Pieces of work that end with the keyboard in a new place; a key that is pressed before has them all done now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._in_turn = InTurn(self)

    @property
    def busy(self) -> bool:
        """True while something is still to be done."""
        return self._in_turn.busy

    def begin(self, *pieces: Piece) -> None:
        """Do these in the place of what was still to be done."""
        self._in_turn.do(*pieces)
        if pieces and (focused := QApplication.focusWidget()):
            focused.installEventFilter(self)

    def finish(self) -> None:
        """Do all that is still to be done now."""
        self._in_turn.finish()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The key goes where the keyboard is in the end."""
        if event.type() not in KEYS or not self.busy:
            return False
        watched.removeEventFilter(self)
        self.finish()
        focused = QApplication.focusWidget()
        if event.type() == QEvent.Type.ShortcutOverride or focused is None or focused is watched:
            return False
        QApplication.sendEvent(focused, event)
        return True
