"""The desk: the program as one person has it on the screen, from its first window to its last."""

import gc
from functools import partial

from PySide6.QtWidgets import QApplication

import app
from app.ui.desk.main_window import MainWindow
from app.ui.desk.seat import Seat
from app.ui.look import theme
from app.ui.unsaved.journal import Journal
from app.ui.work.tasks import Tasks


def open_desk(seat: Seat) -> int:
    """Show the window, and return the program's exit code once it is closed."""
    application = QApplication(["recourse"])
    application.setApplicationName("Recourse")
    tasks = Tasks(seat.open_database)
    journal = Journal(seat.folder / "unsaved")
    window = MainWindow(tasks, journal, seat)
    # Dressed when whole: each part put into another would be dressed anew.
    theme.apply(application)
    window.painted.connect(partial(_settle_down, window, seat))
    window.show()
    code = application.exec()
    window.hide()
    journal.stop()
    tasks.stop()
    return code


def _settle_down(window: MainWindow, seat: Seat) -> None:
    """From the first paint on, a mistake in the program becomes a report, and memory no longer used is collected."""
    gc.freeze()
    gc.enable()
    from app.ui.telling.crash_report import CrashReports

    crashes = CrashReports(seat.folder / "crash-reports", app.__version__, window)
    crashes.reported.connect(window.notices.banner.show_crash)
    crashes.install()
