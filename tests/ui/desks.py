"""A whole desk for tests: the main window over a real office, with a clock that stands still."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.storage.database import Database
from app.ui.desk.main_window import MainWindow
from app.ui.desk.seat import Preparation, Seat
from app.ui.unsaved.journal import Journal
from app.ui.work.tasks import Tasks
from tests.services.office import DESK, Office

CTRL = Qt.KeyboardModifier.ControlModifier
LONG_ENOUGH = 10_000
PLACE = "recourse.sqlite"


class MainDesk:
    """Jo's desk, with the main window open. `office.now` is the time on every clock.

    Unless it is asked for, nothing is made ahead: most tests are over before anybody could want it.
    """

    def __init__(
        self,
        qtbot: QtBot,
        office: Office,
        folder: Path,
        preparation: Preparation | None = None,
        *,
        shared: bool = False,
        ahead: bool = False,
    ) -> None:
        self.qtbot = qtbot
        self.office = office
        self.seat = Seat(folder, PLACE, DESK, self._open, shared=shared, preparation=preparation)
        self.journal = Journal(folder / "unsaved", after=0)
        self.tasks = Tasks(self.seat.open_database)
        self.troubles: list[Exception] = []
        self.tasks.trouble.connect(self.troubles.append)
        self.window = MainWindow(self.tasks, self.journal, self.seat)
        if not ahead:
            self.window.other_pages.get_ready = _make_nothing
        qtbot.addWidget(self.window)

    def _open(self, login: str) -> Database:
        return Database(self.office.database.url, login, clock=lambda: self.office.now)

    def show(self, width: int = 1366, height: int = 768) -> MainWindow:
        """Show the window, and wait until its first list is there."""
        self.window.resize(width, height)
        with self.qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.until(lambda: self.window.lists.my_work.model.known and "Jo Bloggs" in self.window.status.facts.text())
        return self.window

    def until(self, happened: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(happened, timeout=LONG_ENOUGH)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def words(self, column: int) -> list[str]:
        """What a column of the list on the screen says, from top to bottom."""
        model = self.window.lists.page.model
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def stop(self) -> None:
        """Close the window and everything behind it."""
        self.window.open_cases.close_all()
        assert self.tasks.stop()
        assert self.journal.stop()


def _make_nothing(*_pieces: object, then: object) -> None:
    _ = then
