"""An Internal Review in its window: asked for, given to somebody not involved, decided, signed off."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel
from sqlalchemy import select

from app.domain.cases import Decision
from app.domain.moves.respond import Response
from app.domain.words import Method, Outcome, Role
from app.services import cases
from app.storage import tables
from app.storage.work import Work
from app.ui.case.overview import facts_of
from app.ui.case_window import CaseWindow
from tests.ui.case.desk import CTRL, Desk, button, panel_of, press, write
from tests.ui.case.test_rights import Hire, hire

__all__ = ["hire"]
SAVE = Qt.Key.Key_S


def answered(desk: Desk) -> int:
    """A case that Jo decided and answered, as not upheld."""
    office = desk.office
    case = office.under_way()
    issue = office.view(case).case.issues[0].id
    office.do(cases.decide, case, issue, Decision(Outcome.NOT_UPHELD, "We came when we said."))
    office.do(cases.respond, case, Response(Method.LETTER, office.now))
    office.now += timedelta(hours=1)
    return case


def make_senior(work: Work) -> None:
    for row in work.session.execute(select(tables.Person)).scalars():
        row.senior = True


def texts(window: CaseWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def request(desk: Desk, window: CaseWindow) -> None:
    window.begin("request-review")
    hint = panel_of(window).form["reasons"].hint
    assert hint == "No reasons are demanded: write down what the customer says by themselves."
    write(panel_of(window).form, "reasons", "Nobody looked at the wall.")
    press(SAVE, CTRL)
    desk.settled(window, lambda case: case.stage_number > 1)


def choose(desk: Desk, window: CaseWindow) -> None:
    """Jo, who answered it, is listed with what bars her, and cannot be chosen."""
    window.begin("reviewer")
    form = panel_of(window).form
    box = form["reviewer_id"].editor.widget
    assert isinstance(box, QComboBox)
    assert [box.itemText(place) for place in range(box.count())] == ["Kim (senior)"]
    barred = "Jo Bloggs was in contact with the customer about it on Tue 26 May 2026 (ISHA 2.9b)."
    assert form["reviewer_id"].hint == f"Cannot review it:\n•  {barred}"
    assert barred in box.accessibleDescription()
    press(SAVE, CTRL)
    assert form["reviewer_id"].message == "Choose the Complaint Reviewer."
    box.setFocus()
    press(Qt.Key.Key_Down)
    write(form, "promised_answer_on", "12 June")
    press(SAVE, CTRL)
    desk.settled(window, lambda case: case.reviewer is not None)


@pytest.mark.clause("ISHA 2.9b")
@pytest.mark.clause("ISHA 2.9d")
@pytest.mark.clause("CODE 6.12")
@pytest.mark.clause("CODE 6.13")
def test_a_review_goes_by_keyboard_from_the_request_to_the_signature(desk: Desk, hire: Hire):
    theirs = hire(Role.REVIEWER)
    desk.office.change(make_senior)
    window = desk.open(answered(desk))
    window.tabs.setCurrentIndex(1)
    assert button(window, "Review asked for").isEnabled()
    request(desk, window)
    choose(desk, window)
    assert window.view
    assert window.view.case.promised_answer_on == date(2026, 6, 12)
    assert window.menus.actions["decide"].toolTip() == (
        "Only the Complaint Reviewer of this case, kim, can decide its issues."
    )
    reviewing = theirs.open(window.view.case.id)
    reviewing.tabs.setCurrentIndex(1)
    said = texts(reviewing)
    assert "We came when we said." in said, "what the first stage decided"
    assert "Not decided yet" in said
    assert "Nobody looked at the wall." in said, "what the customer asked for"
    assert reviewing.view
    assert ("Complaint Reviewer", "kim") in facts_of(reviewing.view)
    _decide(theirs, reviewing)
    _sign(theirs, reviewing)
    assert reviewing.view
    assert [step.code for step in reviewing.view.steps if step.state == "open"][-2:] == ["answer-review", "close"]


def _decide(desk: Desk, window: CaseWindow) -> None:
    window.begin("decide")
    form = panel_of(window).form
    form.set_value("outcome", Outcome.NOT_UPHELD)
    write(form, "reasons", "The visits were on the days we gave.")
    press(SAVE, CTRL)
    desk.settled(window, lambda case: not case.undecided)


def _sign(desk: Desk, window: CaseWindow) -> None:
    window.begin("sign-off")
    panel = panel_of(window)
    assert "The visits were on the days we gave." in texts(window)
    press(SAVE, CTRL)
    assert panel.form["mine"].message == "Tick this to sign."
    press(Qt.Key.Key_Space)
    press(SAVE, CTRL)
    desk.settled(window, lambda case: case.sign_off is not None)
