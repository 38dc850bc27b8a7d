"""Correcting a receipt, making void, withdrawing, and turning a request into a complaint, from a case's window."""

from datetime import timedelta

from PySide6.QtCore import Qt

from app.domain.spoken_dates import full_moment
from app.domain.words import Kind, Outcome, Status
from app.services import histories
from app.ui.case.history_words import change_words
from tests.services.office import at
from tests.ui.case.desk import CTRL, Desk, panel_of, press, write

RECEIVED = at("2026-05-22", "16:50")


def test_a_receipt_is_corrected_and_history_shows_before_and_after(desk: Desk):
    window = desk.open(desk.log(received=RECEIVED))
    window.begin("receipt")
    panel_of(window).form["received_at"].set_value(at("2026-05-20", "09:00"))
    write(panel_of(window).form, "reason", "It lay in the post room.")
    press(Qt.Key.Key_S, CTRL)
    desk.settled(window, lambda case: case.received_at == at("2026-05-20", "09:00"))
    line = desk.office.ask(histories.history_of, "case", window.case_id)[0]
    told = [words for change in line.changes if (words := change_words(change, {}))]
    assert "Received: Fri 22 May 2026 at 16:50 → Wed 20 May 2026 at 09:00" in told
    assert "Reason: “It lay in the post room.”" in told
    assert "A step is due: Tue 26 May 2026 → Thu 21 May 2026" in told


def test_a_receipt_after_what_happened_is_refused_under_its_field(desk: Desk):
    window = desk.open(desk.office.under_way(RECEIVED))
    acknowledged = desk.office.now
    desk.office.now += timedelta(hours=2)
    window.begin("receipt")
    panel_of(window).form["received_at"].set_value(acknowledged + timedelta(hours=1))
    write(panel_of(window).form, "reason", "It lay in the post room.")
    press(Qt.Key.Key_S, CTRL)
    asked = f"It was acknowledged on {full_moment(acknowledged)}: it was received before that."
    desk.until(lambda: panel_of(window).form["received_at"].message == asked)


def test_a_test_case_is_made_void_and_offers_nothing_more(desk: Desk):
    window = desk.open(desk.log(received=RECEIVED))
    window.begin("void")
    write(panel_of(window).form, "reason", "A test of the new computer.")
    press(Qt.Key.Key_S, CTRL)
    desk.settled(window, lambda case: case.status is Status.VOID)
    gone = "This case was made void: nothing more can be done on it."
    assert {window.menus.actions[name].toolTip() for name in ("acknowledge", "assign", "contact", "withdraw")} == {gone}


def test_a_complaint_is_withdrawn_in_the_customers_words(desk: Desk):
    window = desk.open(desk.office.under_way(RECEIVED))
    window.begin("withdraw")
    write(panel_of(window).form, "words", "They came and did it.")
    press(Qt.Key.Key_S, CTRL)
    desk.settled(window, lambda case: case.status is Status.CLOSED)
    assert window.view is not None
    assert window.view.outcome is Outcome.WITHDRAWN


def test_a_request_for_service_is_turned_into_a_complaint(desk: Desk):
    window = desk.open(desk.log(received=RECEIVED, kind=Kind.SERVICE_REQUEST))
    assert window.view is not None
    assert "acknowledge" not in {step.code for step in window.view.steps}
    window.begin("complain")
    write(panel_of(window).form, "said", "I asked and nobody came.")
    press(Qt.Key.Key_S, CTRL)
    desk.settled(window, lambda case: case.kind is Kind.COMPLAINT)
    assert "acknowledge" in {step.code for step in window.view.steps}
