"""One complaint from receipt to closure, by keyboard alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.domain.moves.log import NewIssue
from app.domain.words import ActionState, Outcome, Status
from app.ui.case_window import CaseWindow
from tests.services.office import at
from tests.ui.case.desk import CTRL, Desk, focus, panel_of, press, write

RETURN, SAVE = Qt.Key.Key_Return, Qt.Key.Key_S
ISSUES = (NewIssue("Mould", "Damp and mould", "Repairs"), NewIssue("Missed visits", "Repairs", "Repairs"))


def next_step(desk: Desk, window: CaseWindow, code: str) -> None:
    """Ctrl+Return opens the form of what is to be done next."""
    press(RETURN, CTRL)
    desk.until(lambda: window.panel is not None and window.panel.move_code == code)


@pytest.mark.clause("ISHA 2.7a")
def test_a_complaint_goes_from_receipt_to_closure_by_keyboard(desk: Desk):
    window = desk.open(desk.log(received=at("2026-05-22", "16:50"), issues=ISSUES))
    acknowledge(desk, window)
    screen_and_assign(desk, window)
    make_first_contact(desk, window)
    agree_two_actions(desk, window)
    decide_both_issues(desk, window)
    complete_both_actions(desk, window)
    answer_and_close(desk, window)
    assert window.view is not None
    assert [letter.kind.value for letter in window.view.letters] == ["acknowledgement", "response"]
    assert window.statusBar().currentMessage() == f"{window.view.case.reference} closed  ·  saved 15:00"
    assert not window.side.next.isVisible()


def acknowledge(desk: Desk, window: CaseWindow) -> None:
    """Two keys, for everything is filled in."""
    next_step(desk, window, "acknowledge")
    press(SAVE, CTRL)
    desk.settled(window, lambda case: case.acknowledged_at)
    desk.until(lambda: focus() is window.side.next)
    reference = window.view.case.reference if window.view else ""
    assert window.statusBar().currentMessage() == f"{reference} acknowledged  ·  saved 14:05"


def screen_and_assign(desk: Desk, window: CaseWindow) -> None:
    window.side.rail.rows["screen"].title.setFocus()
    press(RETURN)
    press(SAVE, CTRL)
    desk.settled(window, lambda case: case.screened)
    next_step(desk, window, "assign")
    panel = panel_of(window)
    desk.until(lambda: panel.move_form.offers is not None)
    press(Qt.Key.Key_S)  # Sam Carter
    press(SAVE, CTRL)
    desk.settled(window, lambda case: case.handler)
    assert window.view is not None
    assert window.view.case.handler is not None
    assert window.view.case.handler.name == "Sam Carter"


def make_first_contact(desk: Desk, window: CaseWindow) -> None:
    next_step(desk, window, "first-contact")
    form = panel_of(window).form
    write(form, "summary", "Spoke about both issues.")
    write(form, "promised_answer_on", "+14")
    write(form, "next_update_on", "+6")
    press(SAVE, CTRL)
    desk.settled(window, lambda case: case.first_contact_at)
    assert window.view is not None
    assert window.view.case.promised_answer_on == date(2026, 6, 9)
    assert window.view.case.next_update_on == date(2026, 6, 1)


def agree_two_actions(desk: Desk, window: CaseWindow) -> None:
    window.begin("act")
    first = panel_of(window)
    desk.until(lambda: first.move_form.offers is not None)
    write(first.form, "what", "Wash the walls")
    write(first.form, "due_on", "+3")
    first.buttons.again.setFocus()
    press(RETURN)
    desk.until(lambda: window.panel is not None and window.panel is not first)
    second = panel_of(window)
    desk.until(lambda: second.move_form.offers is not None)
    write(second.form, "what", "Ring about the visits")
    write(second.form, "due_on", "tomorrow")
    press(SAVE, CTRL)
    desk.settled(window, lambda case: len(case.actions) == 2)


def decide_both_issues(desk: Desk, window: CaseWindow) -> None:
    """The first undecided issue is chosen; after the first save the form is open at the second."""
    window.begin("decide")
    first = panel_of(window)
    desk.until(lambda: first.move_form.offers is not None)
    first.form["outcome"].take_focus()
    press(Qt.Key.Key_U)
    write(first.form, "reasons", "Nobody came.")
    write(first.form, "remedy", "Treat the wall.")
    first.form["root_cause"].take_focus()
    press(Qt.Key.Key_M)  # Missed appointment
    press(SAVE, CTRL)
    desk.until(lambda: window.panel is not None and window.panel is not first)
    second = panel_of(window)
    assert window.view is not None
    assert second.form["issue_id"].value() == window.view.case.issues[1].id
    second.form["outcome"].take_focus()
    press(Qt.Key.Key_N)
    write(second.form, "reasons", "Both visits were kept.")
    press(SAVE, CTRL)
    desk.settled(window, lambda case: not case.undecided)
    decided = [issue.decision.outcome for issue in window.view.case.issues if issue.decision]
    assert decided == [Outcome.UPHELD, Outcome.NOT_UPHELD]


def complete_both_actions(desk: Desk, window: CaseWindow) -> None:
    for left in (1, 0):
        next_step(desk, window, "complete")
        press(SAVE, CTRL)
        desk.settled(window, lambda case, left=left: len(case.open_actions) == left)
        desk.until(lambda: focus() is window.side.next)
    assert window.view is not None
    assert {action.state for action in window.view.case.actions} == {ActionState.DONE}


def answer_and_close(desk: Desk, window: CaseWindow) -> None:
    window.begin("answer")
    press(SAVE, CTRL)
    desk.settled(window, lambda case: case.answered_at)
    desk.until(lambda: focus() is window.side.next)
    desk.office.now = at("2026-05-26", "15:00")
    next_step(desk, window, "close")
    write(panel_of(window).form, "learning", "Ring before every visit.")
    press(SAVE, CTRL)
    desk.settled(window, lambda case: case.status is Status.CLOSED)
    desk.until(lambda: window.panel is None)
