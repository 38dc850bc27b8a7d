"""Jo's desk with its whole window, as the program opens it."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from app.services import cases
from app.storage import tables
from app.storage.database import Database
from app.storage.work import Work
from app.ui.desk.main_window import MainWindow
from app.ui.desk.seat import Seat
from app.ui.unsaved.journal import Journal
from app.ui.work.tasks import Tasks
from tests.services.office import DESK, Office


class RealDesk:
    """Jo's desk as the program opens it: on either database, with nobody's clock but the database's and the wall's."""

    def __init__(self, qtbot: QtBot, url: str, folder: Path) -> None:
        self.office = Office.open(url, datetime.now(UTC))
        self.seat = Seat(folder, "test", DESK, partial(Database, self.office.database.url))
        self.tasks = Tasks(self.seat.open_database)
        self.journal = Journal(folder / "unsaved")
        self.troubles: list[Exception] = []
        self.tasks.trouble.connect(self.troubles.append)
        self.window = MainWindow(self.tasks, self.journal, self.seat)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        qtbot.waitUntil(lambda: self.window.lists.my_work.model.known, timeout=10_000)

    def view(self) -> cases.CaseView:
        """The complaint that was typed in, as it was saved: the last one."""
        return self.office.view(self.office.ask(newest_case))

    def stop(self) -> None:
        self.window.open_cases.close_all()
        assert self.tasks.stop()
        assert self.journal.stop()
        assert self.troubles == []
        self.office.database.close()


def newest_case(work: Work) -> int:
    return work.session.execute(select(func.max(tables.Case.id))).scalar_one()
