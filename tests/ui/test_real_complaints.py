"""Real complaints typed in and taken to closure by keyboard alone; then their letters are read."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.cases import Case
from app.domain.spoken_dates import day_of, long_day
from app.domain.taken_down import title_of
from app.domain.words import ActionState, LetterKind, Method, Outcome, Status
from app.services import cases, histories, letters
from app.ui.look import theme
from tests.services.office import customer
from tests.ui.by_keyboard import from_receipt_to_closure
from tests.ui.keyboard import Keyboard
from tests.ui.real_complaints import CHARGES, DAMP, FILE, HANDLING, REMEDY, WANTED, Complaint
from tests.ui.real_desk import RealDesk

OFFICE_SUITE = shutil.which("soffice")
NEEDS_FILE = pytest.mark.skipif(not FILE.exists(), reason="the Ombudsman's decisions are not beside the program")
OMBUDSMAN = ("PO Box 1484", "PR2 0ET", "0300 111 3000", "www.housing-ombudsman.org.uk")
OBSOLETE = ("81 Aldwych", "WC2B 4HN", "info@housing-ombudsman.org.uk")


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
    qtbot: QtBot, desk: RealDesk, complaint: Complaint, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
):
    desk.office.log(customer=customer(preferred=Method.TELEPHONE))  # and so the usual landlord is known
    from_receipt_to_closure(Keyboard(qtbot), complaint)
    view = desk.view()
    the_case_is_closed(view, complaint)
    assert desk.office.ask(histories.verify) == ()
    acknowledgement, response = (desk.office.ask(letters.make_again, letter.id) for letter in view.letters)
    the_acknowledgement_says_all_it_must(words_of(acknowledgement.content), view.case, complaint)
    the_response_says_all_it_must(words_of(response.content), view.case, complaint)
    if OFFICE_SUITE and desk.office.database.url.startswith("sqlite"):  # the letters are the same on the other one
        each_can_be_printed((acknowledgement, response), tmp_path, tmp_path_factory.getbasetemp() / "office-suite")


def the_case_is_closed(view: cases.CaseView, complaint: Complaint) -> None:
    case = view.case
    ago = (day_of(datetime.now(UTC)) - day_of(case.received_at)).days
    assert (case.status, case.said, case.about) == (Status.CLOSED, complaint.words, title_of(complaint.words))
    assert [issue.category for issue in case.issues] == [complaint.ours]
    assert ago in ((1, 2) if complaint.received_yesterday else (0, 1))  # the later one if midnight has just struck
    assert case.handler is not None
    assert case.handler.name == "Sam Carter"
    assert [issue.decision.outcome for issue in case.issues if issue.decision] == [Outcome.UPHELD]
    assert [action.state for action in case.actions] == [ActionState.DONE]
    assert [letter.kind for letter in view.letters] == [LetterKind.ACKNOWLEDGEMENT, LetterKind.RESPONSE]
    assert view.customer is not None
    assert view.customer.name == "Ms Joy Okafor"


def the_acknowledgement_says_all_it_must(text: str, case: Case, complaint: Complaint) -> None:
    """The reference, the date received, whom to contact, and when they will be in touch."""
    received = day_of(case.received_at)
    reached_at = "020 7946 0100 or complaints@example.org"
    for said in (case.reference, f"received your complaint on {long_day(received)}", reached_at):
        assert said in text
    assert complaint.words in text
    assert WANTED in text
    promised = re.search(r"our Complaints Team, who will be in touch with you by (\w+ \d+ \w+ \d+)\.", text)
    assert promised is not None
    in_touch_by = datetime.strptime(promised[1], "%A %d %B %Y").replace(tzinfo=UTC).date()
    # ISHA 2.6c: four working days; Christmas and New Year make the most of them.
    assert received < in_touch_by <= received + timedelta(days=14)
    the_ombudsman_is_todays(text)


def the_response_says_all_it_must(text: str, case: Case, complaint: Complaint) -> None:
    """The stage, the complaint as defined, each decision with reasons and remedy, what is still to do, the way on."""
    assert f"Our reference: {case.reference}" in text
    assert "at the stage “Complaint”" in text
    issue = text.partition(f"1. {case.about}")[2]
    for said in ("Upheld", complaint.reasons, REMEDY):
        assert said in issue
    assert f"{complaint.action} Sam Carter {long_day(case.actions[0].due_on)}" in issue
    assert complaint.words in text
    assert "You can ask us to look at your complaint again. The next stage is called “Internal Review”." in text
    the_ombudsman_is_todays(text)


def words_of(letter: bytes) -> str:
    """Everything a reader of the letter sees, tables and locked wording too, blanks run together."""
    document = Document(BytesIO(letter))
    # Every paragraph, wherever it is: python-docx itself passes over what is locked.
    whole: Any = document
    return " ".join(" ".join(Paragraph(each, document).text for each in whole.element.body.iter(qn("w:p"))).split())


def each_can_be_printed(made: Sequence[letters.MadeLetter], folder: Path, profile: Path) -> None:
    """An office suite that is none of ours makes pages of them."""
    files = [folder / letter.name for letter in made]
    for file, letter in zip(files, made, strict=True):
        file.write_bytes(letter.content)
    command = [OFFICE_SUITE or "", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, *files], check=True, capture_output=True, timeout=60)
    for file in files:
        assert file.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


def the_ombudsman_is_todays(text: str) -> None:
    assert [line for line in OMBUDSMAN if line not in text] == []
    assert [line for line in OBSOLETE if line in text] == []
