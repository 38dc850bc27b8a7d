"""Real complaints, from the Housing Ombudsman's decisions, typed in and taken to closure by keyboard alone."""

import csv
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from app.domain.cases import Case
from app.domain.spoken_dates import day_of, full_day
from app.domain.words import ActionState, LetterKind, Method, Outcome, Status
from app.services import histories, letters
from app.services.cases import CaseView
from app.storage.database import Database
from app.ui import theme
from app.ui.case_window import CaseWindow
from app.ui.journal import Journal
from app.ui.main_window import MainWindow
from app.ui.seat import Seat
from app.ui.tasks import Tasks
from tests.services.office import DESK, Office, customer, letter_text
from tests.ui.keyboard import ALT, CTRL, CTRL_SHIFT, Keyboard

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT.parent / "shared" / "data" / "complaints_1500.csv"
NEEDS_FILE = pytest.mark.skipif(not FILE.exists(), reason="the Ombudsman's decisions are not beside the program")
OMBUDSMAN = ("PO Box 1484", "PR2 0ET", "0300 111 3000", "www.housing-ombudsman.org.uk")
OBSOLETE = ("81 Aldwych", "WC2B 4HN", "info@housing-ombudsman.org.uk")
WANTED = "Put it right, and say when."
REMEDY = "We apologise, and have agreed the work below."
LEARNT = "Give one name to ring, and a date."
KEY = Qt.Key


@dataclass(frozen=True, slots=True)
class Complaint:
    """A decision of the Ombudsman's, and what our desk makes of it: the lists are chosen from by first letters."""

    decision: str
    category: str
    choose_category: str
    choose_area: str
    title: str
    reasons: str
    action: str
    known: bool = False
    received_yesterday: bool = False

    @property
    def words(self) -> str:
        """The complaint as the Ombudsman has it."""
        with FILE.open(encoding="utf-8", newline="") as lines:
            found = (row for row in csv.DictReader(lines) if row["case_id"] == self.decision)
            return next(row["complaint"].strip() for row in found if row["category"] == self.category)


DAMP = Complaint(
    "202513488",
    "Damp & Mould",
    "d",
    "r",
    "Damp, mould and what it spoilt",
    "Nobody came for five weeks: the repairs policy gives us four (ISHA 2.2).",
    "Treat and repaint the bedroom wall",
)
CHARGES = Complaint(
    "202405908",
    "Rent & Service Charges",
    "s",
    "lea",
    "Service charge of £300",
    "The account was right, our explanation of it was not.",
    "Send the accounts with every invoice",
    received_yesterday=True,
)
HANDLING = Complaint(
    "202421001",
    "Complaint Handling",
    "com",
    "com",
    "Delay of a request for review",
    "The request lay unread for a month (ISHA 2.9a).",
    "Ring about the review",
    known=True,
)


class RealDesk:
    """Jo's desk as the program opens it: on either database, with nobody's clock but the database's and the wall's."""

    def __init__(self, qtbot: QtBot, url: str, folder: Path) -> None:
        self.office = Office.open(url, datetime.now(UTC))
        # On PostgreSQL it is the session's user who acts, whatever login is named here.
        self.tasks = Tasks(lambda: Database(url, DESK))
        self.journal = Journal(folder / "unsaved")
        self.troubles: list[Exception] = []
        self.tasks.trouble.connect(self.troubles.append)
        self.window = MainWindow(self.tasks, self.journal, Seat(folder, "test", DESK, partial(Database, url)))
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def view(self) -> CaseView:
        """The complaint that is being typed in, as it was saved: always the last one."""
        return self.office.view(self.office.ask(lambda work: services_last(work)))

    def stop(self) -> None:
        self.window.open_cases.close_all()
        assert self.tasks.stop()
        assert self.journal.stop()
        assert self.troubles == []
        self.office.database.close()


def services_last(work: Any) -> int:
    from sqlalchemy import func, select

    from app.storage import tables

    found: int = work.session.execute(select(func.max(tables.Case.id))).scalar_one()
    return found


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, database_url: str, tmp_path: Path) -> Iterator[RealDesk]:
    theme.apply(qapp)
    desk = RealDesk(qtbot, database_url, tmp_path)
    yield desk
    desk.stop()


@NEEDS_FILE
@pytest.mark.clause("ISHA 2.7a")
@pytest.mark.clause("ISHA 2.7d")
@pytest.mark.parametrize("complaint", [DAMP, CHARGES, HANDLING], ids=["damp", "service charge", "complaint handling"])
def test_a_real_complaint_goes_from_the_first_key_to_closure_by_keyboard_alone(
    qtbot: QtBot, desk: RealDesk, complaint: Complaint
):
    keyboard = Keyboard(qtbot)
    if complaint.known:
        desk.office.log(customer=customer(preferred=Method.TELEPHONE))
    log(keyboard, desk, complaint)
    window = acknowledge(keyboard)
    screen_assign_and_make_first_contact(keyboard, window)
    agree_an_action(keyboard, window, complaint)
    decide_and_answer(keyboard, window, complaint)
    complete_and_close(keyboard, window)
    view = desk.view()
    the_case_is_closed(view, complaint)
    assert desk.office.ask(histories.verify) == ()
    acknowledgement, response = (desk.office.ask(letters.make_again, letter.id).content for letter in view.letters)
    the_acknowledgement_says_all_it_must(letter_text(acknowledgement), view.case, complaint)
    the_response_says_all_it_must(letter_text(response), view.case, complaint)
