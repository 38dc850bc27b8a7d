"""The case window: steps and their reasons, the tabs, the customer's card, the letters."""

import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from app.domain.cases import Decision
from app.domain.moves.customer import WrittenAddress
from app.domain.moves.log import NewIssue
from app.domain.words import LetterFormat, LetterKind, Method, Outcome, Status
from app.services import cases, letters
from app.ui.case_window import CaseWindow
from app.ui.moves import MOVES
from app.ui.moves.letter_preview import LetterPreview
from app.ui.moves.move_button import MoveButton
from tests.services.office import at, customer
from tests.ui.case.desk import CTRL, Desk, button, focus, panel_of, press, write

RETURN, SAVE = Qt.Key.Key_Return, Qt.Key.Key_S
RECEIVED = at("2026-05-22", "16:50")


class Word(QObject):
    """A program that opens Word documents: it reads what it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[Path] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.files.append(Path(url.toLocalFile()))


def tree_rows(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    found = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return [row for row in found if row is not None]


def said_under(row: QTreeWidgetItem) -> list[str]:
    under = [row.child(place) for place in range(row.childCount())]
    return [child.text(2) for child in under if child is not None]


def step(window: CaseWindow, code: str) -> MoveButton:
    title = window.side.rail.rows[code].title
    assert isinstance(title, MoveButton)
    return title


@pytest.mark.clause("ISHA 2.6a")
def test_received_fri_22_may_2026_acknowledged_by_tue_26_may_because_of_the_bank_holiday(desk: Desk):
    window = desk.open(desk.log(received=RECEIVED))
    row = window.side.rail.rows["acknowledge"]
    assert (row.said.text(), row.mark) == ("due today, Tue 26 May", "today")
    assert not row.answer.isVisible()
    row.why.setFocus()
    press(Qt.Key.Key_Space)
    assert row.answer.isVisible()
    assert "Mon 25 May is the Spring bank holiday." in row.answer.text()
    window.reload()
    desk.until(lambda: window.filled)
    assert window.side.rail.rows["acknowledge"].answer.isVisible()


def test_a_step_that_is_not_allowed_has_the_keyboard_and_says_why(desk: Desk):
    window = desk.open(desk.log(received=RECEIVED))
    close = step(window, "close")
    assert close.toolTip() == "Answer the complaint first."
    assert close.accessibleDescription() == "Not now: Answer the complaint first."
    close.setFocus()
    assert focus() is close
    press(RETURN)
    assert window.panel is None
    assert window.statusBar().currentMessage() == "Answer the complaint first."


def test_menu_and_rule_agree_on_every_move(desk: Desk):
    window = desk.open(desk.log(received=RECEIVED))
    assert window.view is not None
    for move in MOVES:
        reason = move.reason_against(window.view)
        action = window.menus.actions[move.command]
        assert action.isEnabled() is (reason is None)
        assert reason is None or action.toolTip() == reason


def test_every_move_opens_a_form_whose_fields_have_names(desk: Desk):
    window = desk.open(desk.log(received=RECEIVED))
    assert window.view is not None
    for move in MOVES:
        if move.reason_against(window.view):
            continue
        window.begin(move.code)
        panel = panel_of(window)
        assert panel.move_code == move.code
        stops = [stop for name in panel.form.names for stop in panel.form[name].editor.stops]
        assert stops
        assert all(stop.accessibleName() for stop in stops)


def test_a_move_asked_for_before_the_case_is_here_opens_when_it_is(desk: Desk):
    window = desk.window_on(desk.log(received=RECEIVED))
    desk.qtbot.addWidget(window)
    window.begin("screen")
    desk.until(lambda: window.panel is not None)
    assert panel_of(window).move_code == "screen"


def test_the_letter_follows_what_is_typed_and_says_which_field_is_empty(desk: Desk):
    large = customer(preferred=Method.TELEPHONE, letter_format=LetterFormat.LARGE_PRINT)
    window = desk.open(desk.log(received=RECEIVED, customer=large))
    window.begin("acknowledge")
    panel = panel_of(window)
    preview = panel.preview
    assert isinstance(preview, LetterPreview)
    desk.until(lambda: "Ms Joy Okafor" in preview.paper.toPlainText())
    assert preview.head.text() == "Letter: acknowledgement, large print, 16 pt"
    write(panel.form, "understood", "Mould on two walls since January")
    desk.until(lambda: "Mould on two walls since January" in preview.paper.toPlainText())


def test_a_letter_without_an_address_says_what_is_missing_and_where_to_enter_it(desk: Desk):
    homeless = customer(address=WrittenAddress(), email="")
    window = desk.open(desk.log(received=RECEIVED, customer=homeless))
    window.begin("acknowledge")
    preview = panel_of(window).preview
    assert preview is not None
    desk.until(preview.missing.isVisible)
    assert "1 field is still empty" in preview.head.text()
    assert preview.missing.text() == "The customer’s name and address is missing: enter it on the customer’s card."


def test_the_card_shows_risk_and_needs_and_opens_other_cases(desk: Desk):
    case_id = desk.log(received=RECEIVED, home_id=desk.office.homes["A1"])
    other = desk.log(received=RECEIVED, home_id=desk.office.homes["A1"], about="Lift out of order")
    window = desk.open(case_id)
    window.begin("customer")
    form = panel_of(window).form
    write(form, "risk_marker", "Two people at every visit")
    write(form, "language", "Yoruba")
    press(SAVE, CTRL)
    desk.until(lambda: bool(window.view and window.view.customer and window.view.customer.risk_marker))
    desk.until(lambda: window.filled)
    words = [label.text() for label in window.side.card.findChildren(type(window.kept))]
    assert "Risk: Two people at every visit" in words
    assert "Language: Yoruba" in words
    wanted: list[int] = []
    window.case_wanted.connect(wanted.append)
    window.side.card.others[0].setFocus()
    press(RETURN)
    assert wanted == [other]


def test_a_surname_cannot_be_taken_away(desk: Desk):
    window = desk.open(desk.log(received=RECEIVED))
    window.begin("customer")
    form = panel_of(window).form
    write(form, "surname", " ")
    press(SAVE, CTRL)
    assert form["surname"].message == "Give the surname: letters and lists name the customer by it."


def test_the_issue_that_was_pressed_is_the_one_that_is_decided(desk: Desk):
    issues = (NewIssue("Mould", "Damp and mould", "Repairs"), NewIssue("Missed visits", "Repairs", "Repairs"))
    case_id = desk.office.under_way(desk.office.now, issues=issues, outcome_sought="")
    window = desk.open(case_id)
    assert window.view is not None
    second = window.view.case.issues[1]
    desk.office.do(cases.decide, case_id, second.id, Decision(Outcome.NOT_UPHELD, "Both visits were kept."))
    window.reload()
    desk.settled(window, lambda case: len(case.undecided) == 1)
    buttons = [one for one in window.tabs.issues.findChildren(MoveButton) if "Decide" in one.text()]
    assert [one.text() for one in buttons] == ["Decide…", "Decide again…"]
    buttons[1].click()
    form = panel_of(window).form
    assert form["issue_id"].value() == second.id
    assert form["reasons"].value() == "Both visits were kept."
    assert form["policy_needs_review"].isVisible()


def test_history_is_told_in_words_newest_first(desk: Desk):
    window = desk.open(desk.office.under_way(desk.office.now, outcome_sought=""))
    history = window.tabs.history
    window.tabs.setCurrentWidget(history)
    desk.until(lambda: history.list.topLevelItemCount() > 0)
    rows = {row.text(2): row for row in tree_rows(history.list)}
    assert list(rows) == ["First contact", "Assign", "Acknowledge", "Screen", "Log"]
    assigned = rows["Assign"]
    assert (assigned.text(0), assigned.text(1)) == ("Tue 26 May 2026 14:05", "Jo Bloggs")
    assert said_under(assigned) == ["Handler: Sam Carter"]
    said = said_under(rows["Acknowledge"])
    assert "Understood: “Damp in the back bedroom.”" in said
    assert "Method: telephone" in said


def test_a_letter_opens_in_word_read_only_and_its_folder_goes_with_the_program(desk: Desk, tmp_path: Path):
    case_id = desk.log(received=RECEIVED)
    window = desk.open(case_id)
    assert window.tabs.letters.empty.isVisible() is False
    press(RETURN, CTRL)
    press(SAVE, CTRL)
    desk.settled(window, lambda case: case.acknowledged_at)
    window.tabs.setCurrentWidget(window.tabs.letters)
    window.tabs.letters.list.setFocus()
    word = Word()
    method: Any = "show"  # the stub asks for bytes, which PySide refuses
    QDesktopServices.setUrlHandler("file", word, method)
    try:
        press(RETURN)
        desk.until(lambda: bool(word.files))
    finally:
        QDesktopServices.unsetUrlHandler("file")
    file = word.files[0]
    assert window.view is not None
    letter = window.view.letters[0]
    assert letter.kind is LetterKind.ACKNOWLEDGEMENT
    assert file.read_bytes() == desk.office.ask(letters.make_again, letter.id).content
    assert not file.stat().st_mode & stat.S_IWRITE
    copy = tmp_path / "copy.docx"
    window.tabs.letters.save_copy(copy)
    desk.until(copy.exists)
    assert copy.read_bytes() == file.read_bytes()
    window.tabs.letters.documents.clear()
    assert not file.exists()


def test_a_letter_left_for_later_is_made_from_the_letters_tab(desk: Desk):
    window = desk.open(desk.log(received=RECEIVED))
    window.begin("acknowledge")
    button(panel_of(window), "Save, letter later").click()
    desk.settled(window, lambda case: case.acknowledged_at)
    assert window.view is not None
    assert window.view.letters == ()
    window.tabs.setCurrentWidget(window.tabs.letters)
    assert not window.tabs.letters.make[LetterKind.RESPONSE].isVisible()
    button(window.tabs.letters, "Make the acknowledgement letter").click()
    desk.until(lambda: window.filled and window.view is not None and len(window.view.letters) == 1)
    assert not window.tabs.letters.make[LetterKind.ACKNOWLEDGEMENT].isVisible()


def test_where_there_is_no_room_beside_it_the_letter_takes_the_place_of_the_form(desk: Desk):
    window = desk.open(desk.log(received=RECEIVED))
    window.resize(760, 500)
    window.begin("acknowledge")
    panel = panel_of(window)
    assert panel.preview is not None
    desk.until(panel.peek.isVisible)
    assert not panel.preview.isVisible()
    panel.peek.click()
    assert panel.preview.isVisible()
    assert not panel.form.isVisible()
    panel.peek.click()
    assert panel.form.isVisible()


def test_a_save_at_another_window_is_seen_here(desk: Desk):
    case_id = desk.log(received=RECEIVED)
    here, there = desk.open(case_id), desk.open(case_id)
    there.begin("screen")
    press(SAVE, CTRL)
    desk.settled(here, lambda case: case.screened)
    desk.settled(there, lambda case: case.screened)


def test_an_anonymous_complaint_is_closed_without_a_customer_to_ask(desk: Desk):
    case_id = desk.office.log(RECEIVED, anonymous=True, customer=None)
    window = desk.open(case_id)
    assert step(window, "decide").reason
    assert window.side.rail.rows["acknowledge"].said.text() == "anonymous: not applicable"
    assert window.side.card.change is not None
    assert window.side.card.change.reason == "The complaint is anonymous: there is no customer to change."
    assert window.view is not None
    assert window.view.case.status is Status.OPEN
    assert window.view.today == date(2026, 5, 26)
