"""Every window, page and form: whether all of it can be heard, reached by keyboard, and read in large type."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.domain.cases import Decision
from app.domain.done import Done
from app.domain.errors import ChangedElsewhere, Clash, Refusal, Unavailable
from app.domain.moves.act import NewAction
from app.domain.moves.close import Closure
from app.domain.moves.customer import CustomerDetails
from app.domain.moves.log import NewIssue
from app.domain.moves.pause import NewPause
from app.domain.moves.respond import Response
from app.domain.moves.restrict import Restriction
from app.domain.moves.review import ReviewRequest
from app.domain.moves.screen import Screening
from app.domain.moves.write import WrittenLetter
from app.domain.words import Kind, LetterKind, Method, Outcome, Role, Satisfied, Screened
from app.services import cases, petitions
from app.services.cases.write import NO_DRAFT
from app.services.customers import change_customer
from app.storage import tables
from app.storage.database import Database
from app.storage.opening import ensure_first_person
from app.storage.work import Work
from app.ui.bringing.page import BringingPage
from app.ui.case_window import CaseWindow
from app.ui.connect_page import ConnectPage
from app.ui.equality_page import EqualityPage
from app.ui.log_form import LogPage
from app.ui.look import theme
from app.ui.moves import MOVES
from app.ui.people.person_buttons import PersonButton
from app.ui.people_page import PeoplePage
from app.ui.policy_page import PolicyPage
from app.ui.telling.messages import tell
from app.ui.unsaved.journal_files import Unsaved
from app.ui.work.long_work import Progress
from tests.services.arriving import add, arrival
from tests.services.colleagues import colleague
from tests.services.office import DESK, Office, at, customer
from tests.services.pausing import allow_pausing
from tests.services.petitions import LINES, register, sheet
from tests.ui.case.desk import panel_of
from tests.ui.desks import CTRL, PLACE, MainDesk
from tests.ui.look import HEIGHT, WIDTH, Look
from tests.ui.looked_at import EVERY_KIND, HELD, log_looked_at, looked

LARGE = 1.5
NEXT_YEAR = date(2027, 5, 26)
OTHER_METHOD = {"how": Method.LETTER, "method": Method.LETTER}
"""The case's customer prefers the telephone: another method asks why."""
UNFOLDED: dict[str, dict[str, object]] = {
    "screen": {"result": Screened.REFUSED, "exclusion": "late"},
    "decide": {"circumstances": "Asthma.", "outcome": Outcome.PARTIALLY, "kind": "Apology", "and_kind": "Repair"},
    "close": {"satisfied": Satisfied.NO},
}
"""What is chosen in a form so that it asks for all it can ask for."""


@pytest.fixture(params=[False, True], ids=["normal type", "type half as large again"])
def look(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication) -> Iterator[Look]:
    large = bool(request.param)
    before = qapp.font()
    if large:
        font = QFont(before)
        font.setPointSizeF(before.pointSizeF() * LARGE)
        qapp.setFont(font)
    theme.apply(qapp)
    look = Look(qtbot, large=large)
    yield look
    qapp.setFont(before)


@pytest.fixture
def office(sqlite_office: Office) -> Office:
    """Four cases of one customer: just logged, assigned with an action, answered, and under way."""
    office = sqlite_office
    office.now = at("2026-05-26", "14:05")
    caller = customer(preferred=Method.TELEPHONE, contact_notes="After 15:00; let it ring.")
    issues = (
        NewIssue("Damp and mould on two walls", "Damp and mould", "Repairs", "policy"),
        NewIssue("Two visits missed, and nobody rang", "Repairs", "Repairs"),
    )
    office.log(at("2026-05-20"), customer=caller, issues=issues)
    assigned = office.log(at("2026-05-22", "16:50"), customer=caller)
    office.assign(assigned)
    action = NewAction("Treat the wall", office.people["Sam Carter"], date(2026, 6, 5))
    office.do(cases.agree_action, assigned, action)
    answer(office, office.under_way(at("2026-05-26", "09:00"), customer=caller))
    office.under_way(at("2026-05-26", "10:00"), customer=caller, issues=issues)
    office.log(at("2026-05-26", "11:00"), customer=caller, kind=Kind.SERVICE_REQUEST)
    return office


def answer(office: Office, case: int) -> None:
    decide(office, case)
    office.do(cases.respond, case, Response(Method.TELEPHONE, office.now, "All of it."))


def decide(office: Office, case: int) -> None:
    for issue in office.view(case).case.issues:
        decided = Decision(Outcome.UPHELD, "Nobody came (ISHA 2.2).", "Treat the wall.", "Missed appointment")
        office.do(cases.decide, case, issue.id, decided)


@pytest.fixture
def desk(look: Look, office: Office, tmp_path: Path) -> Iterator[MainDesk]:
    desk = MainDesk(look.qtbot, office, tmp_path / "settings")
    yield desk
    desk.stop()


def test_the_lists_and_what_stands_over_and_beside_them(desk: MainDesk, look: Look):
    left = Unsaved("case 2 acknowledge", "Acknowledge R-2026-00002", DESK, PLACE, "", {}, {"understood": "Mould"})
    for number in range(2):
        with desk.qtbot.waitSignal(desk.journal.kept):
            desk.journal.typed(f"earlier {number}", lambda: left)
    window = desk.show(WIDTH, HEIGHT)
    desk.until(lambda: window.lists.panel.view is not None)
    window.lists.panel.why.question.setChecked(True)
    look.at("my work, with text left unsaved", window)
    tell(Unavailable("The database does not answer."), window.notices.banner, again=window.refresh)
    look.at("my work, in trouble", window)
    window.notices.banner.dismiss.click()
    for notice in tuple(window.lists.my_work.unsaved.rows):
        notice.buttons[1].click()
    desk.press(Qt.Key.Key_2, CTRL)
    desk.until(lambda: window.lists.cases.model.known and window.lists.cases.filters.landlord.count() == 3)
    look.at("cases", window)
    window.lists.cases.list.setFocus()
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_G, CTRL)
    desk.until(lambda: window.lists.assigning.who.count() > 1)
    look.at("cases to assign", window)
    window.lists.assigning.leave()
    window.lists.cases.view_name.ask("Late in Bow", shared=True)
    look.at("a view to save", window)
    window.lists.cases.view_name.leave()
    desk.press(Qt.Key.Key_F1)
    look.at("the keyboard", window)
    tell(Unavailable("The database does not answer."), window.notices.banner, again=window.refresh)
    look.at("the keyboard, in trouble", window)
    assert look.found_nothing()


def test_the_log_form(desk: MainDesk, look: Look):
    window = desk.show(WIDTH, HEIGHT)
    window.new_case()
    page = window.stack.currentWidget()
    assert isinstance(page, LogPage)
    sheet = page.sheet
    desk.until(sheet.who["landlord_id"].isVisible)
    look.at("an empty log form", window)
    sheet.words["said"].set_value("Nobody came.")
    sheet.who.set_value("landlord_id", desk.office.isha)
    desk.until(lambda: page.form.definition.text() != "")
    sheet.who.customer.suggesting.line.setText("Bo Abbot")
    sheet.who.go_on_as_new()
    sheet.who.set_value("more", True)
    sheet.who.set_value("adjustments", "Uses a wheelchair.")
    sheet.issues.add()
    look.at("a log form with a new customer and a second issue", window)
    page.save()
    look.at("a log form with messages", window)
    page.cancel()
    look.at("leaving the log form", window)
    desk.press(Qt.Key.Key_F1)
    look.at("the keyboard beside the log form", window)
    page.begin()
    sheet.who.set_value("landlord_id", desk.office.isha)
    log_once_more(page)
    desk.until(lambda: page.is_logged)
    look.at("after logging", window)
    page.begin()
    assert look.found_nothing()


def log_once_more(page: LogPage) -> None:
    sheet = page.sheet
    sheet.words["said"].set_value("Nobody came.")
    sheet.how.set_value("received_at", at("2026-05-26", "14:00"))
    sheet.who.set_value("anonymous", True)
    sheet.what.set_value("about", "Nobody came")
    sheet.issues.forms[0].set_value("category", "Repairs")
    sheet.issues.forms[0].set_value("service_area", "Repairs")
    page.save()


def test_the_policy_page(desk: MainDesk, look: Look):
    window = desk.show(WIDTH, HEIGHT)
    desk.press(Qt.Key.Key_3, CTRL)
    page = window.stack.currentWidget()
    assert isinstance(page, PolicyPage)
    desk.until(lambda: page.clauses.rowCount() > 0)
    for place in range(page.tabs.count()):
        page.tabs.setCurrentIndex(place)
        look.at(f"policy, {page.tabs.tabText(place)}", window)
    page.notice.say("ours.toml cannot be read.", ("Choose again", page.reload), ("Close", page.notice.clear))
    look.at("policy, in trouble", window)
    assert look.found_nothing()


def test_the_people_page(look: Look, office: Office, tmp_path: Path):
    desk = MainDesk(look.qtbot, office, tmp_path / "settings", shared=True)
    window = desk.show(WIDTH, HEIGHT)
    desk.press(Qt.Key.Key_4, CTRL)
    page = window.stack.currentWidget()
    assert isinstance(page, PeoplePage)
    desk.until(lambda: page.everyone is not None and page.model.rowCount() > 0)
    look.at("people", window)
    for place in range(page.model.rowCount()):
        page.list.selectRow(place)
        for button in (page.buttons.change, page.buttons.disable, page.buttons.enable, page.buttons.password):
            look_at_button(look, page, button, f"person {place}, {button.accessibleName()}")
    look_at_button(look, page, page.buttons.add, "a new person")
    window.menus.actions["change_password"].trigger()
    look.at("my password", window)
    desk.stop()
    assert look.found_nothing()


def look_at_button(look: Look, page: PeoplePage, button: PersonButton, what: str) -> None:
    if not button.isVisible():
        return
    button.click()
    look.at(what, page.window())
    if page.panel is not None:
        form = page.panel.form
        form.show_messages(dict.fromkeys(form.names, "This cannot be right: please look at it once more."))
        look.at(f"{what}, with messages", page.window())
        page.panel.closed.emit()
    elif page.notice.isVisible():
        page.notice.buttons[0].click()


def test_the_equality_summary(desk: MainDesk, look: Look):
    window = desk.show(WIDTH, HEIGHT)
    window.menus.actions["equality"].trigger()
    page = window.stack.currentWidget()
    assert isinstance(page, EqualityPage)
    desk.until(page.draw_up_button.isVisible)
    look.at("a summary that is not drawn up", window)
    page.form.set_value("question", "religion")
    page.draw_up()
    desk.until(lambda: page.summary is not None)
    look.at("an equality summary", window)
    page.copy()
    look.at("an equality summary, copied", window)
    assert look.found_nothing()


def test_bringing_in_homes(desk: MainDesk, look: Look, tmp_path: Path):
    window = desk.show(WIDTH, HEIGHT)
    window.menus.actions["bring_homes"].trigger()
    page = window.stack.currentWidget()
    assert isinstance(page, BringingPage)
    desk.until(lambda: page.start.offered is not None)
    look.at("homes, before a file is chosen", window)
    file = tmp_path / "All the homes of the landlord as of 31 May 2026.xlsx"
    page.start.take(file)
    look.at("homes, with a file that is nobody's yet", window)
    page.processing.looked.emit(looked(file, EVERY_KIND, told=False))
    page.columns.fields["line1"].set_value(("Address",))
    look.at("homes, columns that are missing", window)
    page.processing.looked.emit(looked(file, EVERY_KIND, HELD))
    look.at("homes, reported", window)
    page.report.columns_button.click()
    look.at("homes, columns as remembered", window)
    page.columns.back_button.click()
    page.processing.refused.emit(Refusal("homes.xlsx cannot be read: it is gone."), True)
    look.at("homes, refused", window)
    page.processing.begun.emit("Saving homes.xlsx…")
    page.processing.progressed.emit(Progress(1_000, 1_997, "1,000 of 1,997 rows"))
    look.at("homes, being saved", window)
    page.processing.saved.emit(Done(None, "", "ISHA: 9 new, 2 changed, 1 there again, 1,980 as before, 4 refused."))
    look.at("homes, saved", window)
    assert look.found_nothing()


@pytest.mark.parametrize("command", ["bring_log", "bring_enquiries"])
def test_bringing_in_cases(desk: MainDesk, look: Look, tmp_path: Path, command: str):
    window = desk.show(WIDTH, HEIGHT)
    window.menus.actions[command].trigger()
    page = window.stack.currentWidget()
    assert isinstance(page, BringingPage)
    desk.until(lambda: page.start.offered is not None)
    look.at(f"{command}, before a file is chosen", window)
    file = tmp_path / "All the complaints of the landlord as of 31 May 2026.xlsx"
    page.processing.looked.emit(log_looked_at(file, told=False))
    page.columns.fold_button.click()
    look.at(f"{command}, columns that are missing, and all that could be there", window)
    page.processing.looked.emit(log_looked_at(file))
    look.at(f"{command}, reported", window)
    page.report.words.button.click()
    look.at(f"{command}, words to be said", window)
    page.words.back_button.click()
    page.processing.rest_written.emit(file.with_suffix(".csv"))
    look.at(f"{command}, rows left out are written", window)
    page.processing.saved.emit(Done(None, "", "ISHA: 1,479 rows (1,052 cases) new. 1,052 cases brought in."))
    look.at(f"{command}, saved", window)
    assert look.found_nothing()


def test_the_set_up_page(look: Look, qtbot: QtBot, sqlite_url: str, tmp_path: Path):
    database = Database(sqlite_url, DESK)
    ensure_first_person(database, DESK, ("office",))
    desk = MainDesk(qtbot, Office(database, at("2026-05-26")), tmp_path)
    desk.window.resize(WIDTH, HEIGHT)
    desk.window.show()
    desk.until(lambda: type(desk.window.stack.currentWidget()).__name__ == "SetUpPage")
    look.at("an office is set up", desk.window)
    desk.stop()
    database.close()
    assert look.found_nothing()


def test_the_page_that_connects_to_the_office(desk: MainDesk, look: Look):
    window = desk.show(WIDTH, HEIGHT)
    window.menus.actions["connect"].trigger()
    page = window.stack.currentWidget()
    assert isinstance(page, ConnectPage)
    look.at("connecting to the office", window)
    page.form.show_messages(dict.fromkeys(page.form.names, "This cannot be right: please look at it once more."))
    page.ask("The server does not encrypt the connection, so no password was sent to it.", may_cancel=True)
    look.at("connecting to the office, in trouble", window)
    assert look.found_nothing()


def case_window(desk: MainDesk, case: int) -> CaseWindow:
    window = desk.window.open_cases.open(case)
    window.resize(WIDTH, HEIGHT)
    desk.until(lambda: window.filled)
    read_again(desk, window, window.reload)
    return window


def read_again(desk: MainDesk, window: CaseWindow, do: Callable[[], object]) -> None:
    """Do something after which the case is read again, and wait until it is shown."""
    before = window.view
    do()
    desk.until(lambda: window.view is not before and window.filled)


def test_the_tabs_of_a_case(desk: MainDesk, look: Look, tmp_path: Path):
    desk.show(WIDTH, HEIGHT)
    files = [("run.bat", b"del *"), ("Damp.eml", b"From: joy@example.org\nSubject: Damp\n\nIt is wet.")]
    add(desk.office, 4, *(arrival(tmp_path, name, content, "The back wall") for name, content in files))
    for case in (1, 2, 3, 4):
        window = case_window(desk, case)
        for row in window.side.rail.rows.values():
            row.why.setChecked(not row.why.isHidden())
        for place in range(window.tabs.count()):
            window.tabs.setCurrentIndex(place)
            look.at(f"case {case}, {window.tabs.tabText(place)}", window)
    evidence = window.tabs.evidence
    window.tabs.setCurrentWidget(evidence)
    evidence.list.setCurrentIndex(evidence.list.model().index(1, 0))
    evidence.arrive([Path("survey.pdf"), Path("film.mov")])
    evidence.strip.show_busy(True)
    look.at("evidence that arrives, a program chosen", window)
    window.notice.say("The database does not answer.", ("Try again", window.reload))
    look.at("a case in trouble", window)
    assert look.found_nothing()


def test_the_tab_of_a_petition(desk: MainDesk, look: Look, tmp_path: Path):
    case = register(desk.office)
    desk.office.do(petitions.bring_in, case, sheet(tmp_path, *LINES))
    desk.office.do(petitions.verify, case, "Two sheets are in one hand.")
    desk.show(WIDTH, HEIGHT)
    window = case_window(desk, case)
    tab = window.tabs.petition
    assert tab is not None
    window.tabs.setCurrentWidget(tab)
    desk.until(lambda: len(tab.table.lines.lines) == len(LINES))
    look.at("a petition that is verified", window)
    for what in ("reject", "home"):
        tab.decide(what)
        look.at(f"a petition, {what}", window)
        tab.asking.clear()
    tab.verify.press()
    look.at("why it is taken at face value", window)
    tab.asking.clear()
    for button in (tab.came, tab.typing):
        button.press()
        look.at(button.accessibleName(), window)
        tab.in_place.close_form()
    tab.look_at(sheet(tmp_path, *LINES[:2], name="later.csv"))
    desk.until(tab.notice.isVisible)
    look.at("a sheet that is not saved", window)
    assert look.found_nothing()


def test_the_form_of_every_move(desk: MainDesk, look: Look, *, whole: bool):
    """In the gate the first half of them in normal type, and the other in large."""
    half = len(MOVES) // 2
    desk.show(WIDTH, HEIGHT)
    for move in MOVES if whole else MOVES[half:] if look.large else MOVES[:half]:
        look_at_form(desk, look, move.code)
    assert look.found_nothing()


OF_MOVE = {
    "first-contact": 2,
    "complete": 2,
    "close": 3,
    "decide": 4,
    "answer": 4,
    "complain": 5,
    "landlord": 2,
    "take-back": 2,
    "hand-over": 4,
    "definition-letter": 2,
    "response-letter": 4,
    "closure-letter": 3,
    "approve-letter": 4,
    "return-letter": 4,
    "update-letter": 4,
}
"""The case in which each move is looked at, where that is not the first."""
OF_A_REVIEW = ("request-review", "reviewer", "sign-off")


def case_for(office: Office, move: str) -> int:
    if move in OF_A_REVIEW:
        case = office.under_way()
        answer(office, case)
        return case
    if move not in {"pause", "resume"}:
        return OF_MOVE.get(move, 1)
    if move == "pause":
        allow_pausing(office, office.isha, "ombudsman-code-2024")
    case = office.log()
    if move == "resume":
        office.do(cases.pause, case, NewPause(office.now.date(), "No access to the flat."))
    return case


def ask_for_review(office: Office, case: int, *, reviewed_by_me: bool) -> None:
    """Nobody here may review it, so it is said to be mine behind the program's back where that is wanted."""
    office.do(cases.request_review, case, ReviewRequest(Method.TELEPHONE, office.now))
    if reviewed_by_me:

        def mine(work: Work) -> None:
            stage = work.session.execute(select(tables.Stage).filter_by(case_id=case, number=2)).scalar_one()
            stage.reviewer_id = work.person.id

        office.change(mine)
        decide(office, case)


def look_at_form(desk: MainDesk, look: Look, move: str) -> None:
    case = case_for(desk.office, move)
    if move == "answer":
        decide(desk.office, case)
    elif move in {"reviewer", "sign-off"}:
        ask_for_review(desk.office, case, reviewed_by_me=move == "sign-off")
    elif move == "lift":
        desk.office.do(cases.restrict, case, Restriction("A colleague of ours lives there."))
    elif move == "approve":
        kim = colleague(desk.office, "kim", Role.OFFICE)
        typed = Screening(Screened.REFUSED, reason="A builder.", exclusion="contractor", evidence="Their invoice.")
        kim.do(cases.screen, case, typed)
        kim.database.close()
    elif move == "adjustments":
        card = desk.office.view(case).customer
        assert card is not None
        values: dict[str, Any] = {**card.values, "adjustments": "A wheelchair.", "adjustments_review_on": NEXT_YEAR}
        wanted = CustomerDetails(**values)
        desk.office.do(change_customer, card.id, card.values, wanted)
    elif move == "closure-letter":
        desk.office.do(cases.close, case, Closure(desk.office.now, Method.TELEPHONE, Satisfied.YES, "Ring first."))
    elif move == "approve-letter":
        kim = colleague(desk.office, "kay", Role.OFFICE)
        typed = WrittenLetter(LetterKind.UPDATE, Method.LETTER, {"free_text": "We are sorry."}, ask_approval=True)
        kim.do(cases.write_letter, case, typed, NO_DRAFT)
        kim.database.close()
    window = case_window(desk, case)
    window.begin(move)
    panel = panel_of(window)
    desk.until(lambda: panel.move_form.offers is not None)
    look.at(f"{move} as it opens", window)
    for name, value in (OTHER_METHOD | UNFOLDED.get(move, {})).items():
        if name in panel.form:
            panel.form.set_value(name, value)
    panel.peek.setChecked(True)
    look.at(f"{move}, the letter alone", window)
    panel.peek.setChecked(False)
    panel.form.show_messages(dict.fromkeys(panel.form.names, "This cannot be right: please look at it once more."))
    look.at(f"{move} with messages and all it can ask", window)
    name = panel.form.names[-1]
    panel.clashes.ask(ChangedElsewhere((Clash(name, "", "Theirs", "Mine"),)), str)
    look.at(f"{move}, changed by someone else", window)
    panel.ask_to_discard()
    look.at(f"{move}, leaving", window)
    read_again(desk, window, panel.discard)
