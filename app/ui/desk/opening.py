"""The desk: the program as one person has it on the screen, from its first window to its last."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

import app
from app.ui.desk.main_window import MainWindow
from app.ui.desk.seat import Seat
from app.ui.look import theme
from app.ui.unsaved.journal import Journal
from app.ui.work.tasks import Tasks

LATER = 5_000
"""Milliseconds after the start until history is anchored: the lists come first."""


class Desk:
    """The window, and what stays when the seat moves to another database: then a new window takes its place."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self.tasks = Tasks(seat.open_database)
        self.journal = Journal(seat.folder / "unsaved")
        self.window = self._made_window()

    def _made_window(self) -> MainWindow:
        window = MainWindow(self.tasks, self.journal, self._seat)
        window.painted.connect(partial(_settle_down, window, self.tasks, self._seat))
        window.start_up.moved.connect(self._move)
        return window

    def _move(self, said: str) -> None:
        """Nothing of the other database is left on the screen: all of it goes with its window."""
        before, ends_with_it = self.window, QApplication.quitOnLastWindowClosed()
        QApplication.setQuitOnLastWindowClosed(False)
        before.close()
        before.deleteLater()
        self.window = self._made_window()
        if said:
            self.window.notices.banner.notice(said)
        self.window.show()
        QApplication.setQuitOnLastWindowClosed(ends_with_it)


def open_desk(seat: Seat) -> int:
    """Show the window, and return the program's exit code once it is closed."""
    application = QApplication(["recourse"])
    application.setApplicationName("Recourse")
    desk = Desk(seat)
    # Dressed when whole: each part put into another would be dressed anew.
    theme.apply(application)
    desk.window.show()
    code = application.exec()
    desk.window.hide()
    desk.journal.stop()
    desk.tasks.stop()
    return code


def _settle_down(window: MainWindow, tasks: Tasks, seat: Seat) -> None:
    """From the first paint on, a mistake in the program becomes a report."""
    from app.ui.telling.crash_report import CrashReports

    crashes = CrashReports(seat.folder / "crash-reports", app.__version__, window)
    crashes.reported.connect(window.notices.banner.show_crash)
    crashes.install()
    from app.ui.desk.anchoring import Anchoring

    anchoring = Anchoring(tasks, seat, window)
    anchoring.failed.connect(window.notices.banner.notice)
    window.start_up.ready.connect(partial(QTimer.singleShot, LATER, anchoring, anchoring.begin))
    if seat.shared:
        from app.ui.desk.live import Live

        window.start_up.ready.connect(Live(tasks, window).begin)
