"""The case windows that are open: each case once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from shiboken6 import isValid

from app.ui.desk.seat import Seat
from app.ui.unsaved.journal import Journal
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.ui.case_window import CaseWindow


class OpenCases(QObject):
    """Opens cases, each in a window of its own; a case that is open already comes to the front."""

    def __init__(self, tasks: Tasks, journal: Journal, seat: Seat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._journal = journal
        self._seat = seat
        self._windows: dict[int, CaseWindow] = {}

    def open(self, case_id: int, move: str = "") -> "CaseWindow":
        """Open a case, at the form of a move if one is named."""
        window = self.window_of(case_id)
        if window is None:
            from app.ui.case_window import CaseWindow

            window = CaseWindow(self._tasks, case_id, self._journal, person=self._seat.login, database=self._seat.place)
            window.case_wanted.connect(self.open)
            window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
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
