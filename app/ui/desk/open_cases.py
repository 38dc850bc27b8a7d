"""The case windows that are open: each case once, and one window made ahead for the case that is opened next."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from shiboken6 import isValid

from app.ui.desk.seat import Seat
from app.ui.look.ahead import paint_ahead
from app.ui.unsaved.journal import Journal
from app.ui.work.in_turn import Growth, InTurn, finish
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.ui.case_window import CaseWindow

SOON = 1500
"""Milliseconds after a case was opened until the next window is made: by then it has been read and painted."""


class OpenCases(QObject):
    """Opens cases, each in a window of its own; a case that is open already comes to the front."""

    def __init__(self, tasks: Tasks, journal: Journal, seat: Seat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._journal = journal
        self._seat = seat
        self._windows: dict[int, CaseWindow] = {}
        self._ahead: CaseWindow | None = None
        self._in_turn = InTurn(self)

    def get_ready(self) -> Growth:
        """Make a window ahead, and paint it unseen: a case that is opened then only has to be filled in."""
        if self._ahead is not None:
            return
        window = self._ahead = self._make(in_pieces=True)
        for making in (window.growth, paint_ahead(window, window.size())):
            for _ in making:
                yield
                if self._ahead is not window:  # somebody could not wait, or the desk closed
                    return

    def let_go(self) -> None:
        """The window made ahead is wanted no more: the desk closes."""
        self._in_turn.do()
        if self._ahead is not None:
            self._ahead.deleteLater()
            self._ahead = None

    def open(self, case_id: int, move: str = "") -> "CaseWindow":
        """Open a case, at the form of a move if one is named."""
        window = self.window_of(case_id)
        if window is None:
            window = self._take(case_id)
            self._windows[case_id] = window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.activateWindow()
        if move:
            window.begin(move)
        return window

    def window_of(self, case_id: int) -> "CaseWindow | None":
        """The window in which a case is open, or None."""
        window = self._windows.get(case_id)
        return window if window is not None and isValid(window) and window.isVisible() else None

    def close_all(self) -> bool:
        """Close every case; False at the first that will not, because its text is not saved yet."""
        windows = [window for case_id in tuple(self._windows) if (window := self.window_of(case_id)) is not None]
        return all(window.close() for window in windows)

    def _take(self, case_id: int) -> "CaseWindow":
        from app.ui.moves.unsaved_text import Owner

        window, self._ahead = self._ahead, None
        self._in_turn.do()
        if window is None:
            window = self._make(in_pieces=False)
        else:
            finish(window.growth)
            QTimer.singleShot(SOON, self, partial(self._in_turn.do, self.get_ready))
        window.open_case(case_id, Owner(self._seat.login, self._seat.place))
        return window

    def _make(self, *, in_pieces: bool) -> "CaseWindow":
        from app.ui.case_window import CaseWindow

        window = CaseWindow(self._tasks, self._journal, in_pieces=in_pieces)
        window.case_wanted.connect(self.open)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return window
