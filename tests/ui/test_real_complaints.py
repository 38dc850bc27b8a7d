"""Real complaints, from the Housing Ombudsman's decisions, typed in and taken to closure by keyboard alone."""

import csv
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget, QPlainTextEdit, QPushButton, QTabBar
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from app.domain.cases import Case
from app.domain.spoken_dates import day_of, long_day
from app.domain.words import ActionState, LetterKind, Method, Outcome, Status
from app.services import cases, histories, letters
from app.storage import tables
from app.storage.database import Database
from app.storage.work import Work
from app.ui import theme
from app.ui.case_window import CaseWindow
from app.ui.journal import Journal
from app.ui.main_window import MainWindow
from app.ui.seat import Seat
from app.ui.tasks import Tasks
from tests.services.office import DESK, Office, customer, letter_text
from tests.ui.keyboard import ALT, CTRL, CTRL_SHIFT, Keyboard, focus

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
        self.seat = Seat(folder, "test", DESK, partial(Database, url))
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
    log(keyboard, complaint)
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


def log(keyboard: Keyboard, complaint: Complaint) -> None:
    """From the list to the reference. A new customer has to be written down; a known one is two keys."""
    with keyboard.step("log, known customer" if complaint.known else "log, new customer", 19 if complaint.known else 20):
        keyboard.press(KEY.Key_N, CTRL)
        keyboard.until(lambda: isinstance(focus(), QPlainTextEdit))
        keyboard.type(complaint.words)
        keyboard.press(KEY.Key_Tab)
        keyboard.type(WANTED)
        keyboard.press(KEY.Key_Tab)
        keyboard.choose("is")  # ISHA
        keyboard.press(KEY.Key_Tab)
        who_it_is(keyboard, complaint)
        keyboard.press(KEY.Key_T, ALT)
        keyboard.type(complaint.title)
        keyboard.press(KEY.Key_Y, ALT)
        keyboard.choose(complaint.choose_category)
        keyboard.press(KEY.Key_S, ALT)
        keyboard.choose(complaint.choose_area)
        if complaint.received_yesterday:
            keyboard.press(KEY.Key_R, ALT)
            keyboard.type("yesterday")
        keyboard.press(KEY.Key_S, CTRL)
        keyboard.until(lambda: isinstance(focus(), QPushButton))


def who_it_is(keyboard: Keyboard, complaint: Complaint) -> None:
    if complaint.known:
        keyboard.type("okafor")
        keyboard.until(lambda: found_below().count() == 2)  # her, and "New customer"
        keyboard.press(KEY.Key_Down)
        keyboard.press(KEY.Key_Return)
        return
    keyboard.type("Joy Okafor")
    keyboard.press(KEY.Key_Return)
    keyboard.type("Ms")
    for letter, text in ((KEY.Key_A, "Flat 9, 27 Love Lane"), (KEY.Key_N, "London"), (KEY.Key_P, "ec2v 7aa")):
        keyboard.press(letter, ALT)
        keyboard.type(text)


def acknowledge(keyboard: Keyboard) -> CaseWindow:
    """Everything is filled in: one key opens the form, one saves it and makes the letter."""
    with keyboard.step("acknowledge", 2):
        keyboard.press(KEY.Key_Return, CTRL)
        keyboard.until(lambda: isinstance(QApplication.activeWindow(), CaseWindow))
        window = QApplication.activeWindow()
        assert isinstance(window, CaseWindow)
        form_is_open(keyboard, window, "acknowledge")
        save(keyboard, window, "acknowledged")
    return window


def screen_assign_and_make_first_contact(keyboard: Keyboard, window: CaseWindow) -> None:
    with keyboard.step("screen", 2):
        keyboard.press(KEY.Key_S, CTRL_SHIFT)
        form_is_open(keyboard, window, "screen")
        save(keyboard, window, "accepted")
    with keyboard.step("assign", 3):
        keyboard.press(KEY.Key_Return)
        form_is_open(keyboard, window, "assign")
        keyboard.choose("s")  # Sam Carter
        save(keyboard, window, "assigned")
    with keyboard.step("first contact", 5):
        keyboard.press(KEY.Key_Return)
        form_is_open(keyboard, window, "first-contact")
        keyboard.press(KEY.Key_S, ALT)
        keyboard.type("Went through it, and what we will do about it.")
        keyboard.press(KEY.Key_A, ALT)
        keyboard.type("+14")
        keyboard.press(KEY.Key_U, ALT)
        keyboard.type("+7")
        save(keyboard, window, "first contact")


def agree_an_action(keyboard: Keyboard, window: CaseWindow, complaint: Complaint) -> None:
    with keyboard.step("agree an action", 3):
        keyboard.press(KEY.Key_A, CTRL_SHIFT)
        form_is_open(keyboard, window, "act")
        keyboard.type(complaint.action)
        keyboard.press(KEY.Key_B, ALT)
        keyboard.type("+10")
        save(keyboard, window, "agreed")


def decide_and_answer(keyboard: Keyboard, window: CaseWindow, complaint: Complaint) -> None:
    with keyboard.step("decide", 6):
        keyboard.press(KEY.Key_D, CTRL)
        form_is_open(keyboard, window, "decide")
        keyboard.press(KEY.Key_Tab)
        keyboard.choose("u")  # upheld
        keyboard.press(KEY.Key_Tab)
        keyboard.type(complaint.reasons)
        keyboard.press(KEY.Key_Tab)
        keyboard.type(REMEDY)
        save(keyboard, window, "decided")
    with keyboard.step("answer", 2):
        keyboard.press(KEY.Key_R, CTRL_SHIFT)
        form_is_open(keyboard, window, "answer")
        save(keyboard, window, "answered")


def complete_and_close(keyboard: Keyboard, window: CaseWindow) -> None:
    with keyboard.step("complete the action", 2):
        keyboard.press(KEY.Key_Return)
        form_is_open(keyboard, window, "complete")
        save(keyboard, window, "done")
    with keyboard.step("close", 3):
        keyboard.press(KEY.Key_Return)
        form_is_open(keyboard, window, "close")
        keyboard.press(KEY.Key_L, ALT)
        keyboard.type(LEARNT)
        save(keyboard, window, "closed")


def form_is_open(keyboard: Keyboard, window: CaseWindow, move: str) -> None:
    """Wait until a form is there, and the keyboard in it."""

    def opened() -> bool:
        panel = window.panel
        return panel is not None and panel.move_code == move and panel.form.isAncestorOf(focus())

    keyboard.until(opened)


def save(keyboard: Keyboard, window: CaseWindow, said: str) -> None:
    """Ctrl+S, and look until the window says that it is saved and stands on the next step's button."""
    before = window.view
    keyboard.press(KEY.Key_S, CTRL)

    def saved() -> bool:
        shown = window.view is not before and said in window.statusBar().currentMessage()
        return shown and window.panel is None and isinstance(focus(), QPushButton | QTabBar)

    keyboard.until(saved)


def found_below() -> QListWidget:
    """The suggestions under the line that has the keyboard."""
    line = focus().parentWidget()
    assert line is not None
    return line.findChildren(QListWidget)[0]


def the_case_is_closed(view: cases.CaseView, complaint: Complaint) -> None:
    case = view.case
    today = day_of(datetime.now(UTC))
    assert (case.status, case.said, case.about) == (Status.CLOSED, complaint.words, complaint.title)
    assert today - day_of(case.received_at) <= timedelta(days=2 if complaint.received_yesterday else 1)
    assert case.handler is not None
    assert case.handler.name == "Sam Carter"
    assert [issue.decision.outcome for issue in case.issues if issue.decision] == [Outcome.UPHELD]
    assert [action.state for action in case.actions] == [ActionState.DONE]
    assert [letter.kind for letter in view.letters] == [LetterKind.ACKNOWLEDGEMENT, LetterKind.RESPONSE]
    assert view.customer is not None
    assert view.customer.name == "Ms Joy Okafor"


def the_acknowledgement_says_all_it_must(text: str, case: Case, complaint: Complaint) -> None:
    """Domain, letters: reference, date received, whom to contact, and when they will be in touch."""
    for said in (case.reference, long_day(day_of(case.received_at)), "Complaints Team", "020 7946 0100"):
        assert said in text
    assert complaint.words in text
    assert WANTED in text
    said_before = text.partition("in touch")[2]
    assert said_before
    the_ombudsman_is_todays(text)


def the_response_says_all_it_must(text: str, case: Case, complaint: Complaint) -> None:
    """Stage, complaint as defined, decision and reasons, remedy, outstanding actions with dates, and the way on."""
    due = case.actions[0].due_on
    for said in ("Complaint", complaint.words, "upheld", complaint.reasons, REMEDY, complaint.action, long_day(due)):
        assert said in text
    assert "Sam Carter" in text
    assert "Internal Review" in text, "how to escalate"
    the_ombudsman_is_todays(text)


def the_ombudsman_is_todays(text: str) -> None:
    assert [line for line in OMBUDSMAN if line not in text] == []
    assert [line for line in OBSOLETE if line in text] == []
