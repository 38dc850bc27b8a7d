"""The customer's card, and the corrections of whose a case is, from a case's window by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.moves.merge_customers import Taken
from app.domain.words import Method
from app.ui.form.editors import ChoiceEditor
from app.ui.log.suggestions import SuggestionEditor
from app.ui.moves.move_panel import MovePanel
from app.ui.moves.take_back import TakeBackForm
from tests.services.office import at, customer
from tests.ui.case.desk import CTRL, Desk, focus, panel_of, press, write

RECEIVED = at("2026-05-22", "16:50")


def find(desk: Desk, panel: MovePanel, name: str, typed: str) -> None:
    """Type into a line that suggests, and take the first that is found."""
    editor = panel.form[name].editor
    assert isinstance(editor, SuggestionEditor)
    panel.form[name].take_focus()
    QTest.keyClicks(focus(), typed)
    desk.until(lambda: editor.suggesting.found.count() > 0)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)


@pytest.mark.clause("CODE 5.10")
def test_adjustments_whose_day_has_passed_are_marked_on_the_card_and_asked_again(desk: Desk):
    deaf = customer(adjustments="Deaf: write.", adjustments_review_on=date(2026, 5, 20))
    window = desk.open(desk.log(RECEIVED, customer=deaf))
    card = window.side.card
    assert card.adjustments is not None
    assert "Was to be asked again Wed 20 May" in card.review
    card.adjustments.click()
    panel = panel_of(window)
    assert panel.form["next_on"].value() == date(2027, 5, 26)
    press(Qt.Key.Key_S, CTRL)
    desk.until(lambda: window.filled and "Wed 26 May 2027, last on Tue 26 May" in card.review)


def test_a_way_never_to_use_is_said_beside_the_method_and_asks_why(desk: Desk):
    window = desk.open(desk.log(RECEIVED, customer=customer(never_by=(Method.TELEPHONE, Method.LETTER))))
    window.begin("contact")
    form = panel_of(window).form
    assert form["method"].hint == "Never by telephone or letter."
    assert form["method"].value() is Method.EMAIL
    assert form["why_other_method"].isHidden()
    form["method"].set_value(Method.LETTER)
    assert not form["why_other_method"].isHidden()


def test_a_complaint_is_given_to_the_customer_it_belongs_to(desk: Desk):
    desk.log(RECEIVED, customer=customer(title="Mr", forenames="Tunde", surname="Bello"))
    window = desk.open(desk.log(RECEIVED))
    window.begin("owner")
    find(desk, panel_of(window), "customer", "Bello")
    write(panel_of(window).form, "reason", "Mixed up.")
    press(Qt.Key.Key_S, CTRL)
    desk.settled(window, lambda case: case.customer == "Mr Tunde Bello")


def test_a_complaint_is_given_to_somebody_new(desk: Desk):
    window = desk.open(desk.log(RECEIVED))
    window.begin("owner")
    panel = panel_of(window)
    panel.form["customer"].take_focus()
    QTest.keyClicks(focus(), "Ife Bello")
    press(Qt.Key.Key_Return)
    assert not panel.form["surname"].isHidden()
    write(panel.form, "reason", "Mixed up.")
    press(Qt.Key.Key_S, CTRL)
    desk.settled(window, lambda case: case.customer == "Ife Bello")


def test_a_case_is_given_to_the_landlord_whose_it_is(desk: Desk):
    window = desk.open(desk.log(RECEIVED))
    window.begin("landlord")
    panel = panel_of(window)
    choice = panel.form["landlord_id"].editor
    assert isinstance(choice, ChoiceEditor)
    desk.until(lambda: choice.box.count() > 0)
    panel.form["landlord_id"].set_value(desk.office.incommunities)
    find(desk, panel, "home_id", "16 Chell")
    write(panel.form, "reason", "Sadeh Lok's block.")
    press(Qt.Key.Key_S, CTRL)
    desk.settled(window, lambda case: case.landlord == "Incommunities")


def test_two_records_are_merged_and_only_what_differs_is_asked(desk: Desk):
    window = desk.open(desk.log(RECEIVED, customer=customer(forenames="Joyce", contact_notes="Ring twice.")))
    desk.log(RECEIVED, customer=customer(forenames="Joy", contact_notes="After 15:00."))
    window.begin("merge")
    panel = panel_of(window)
    find(desk, panel, "other_id", "Okafor")
    desk.until(lambda: not panel.form["forenames"].isHidden())
    asked = [name for name in panel.form.names if not panel.form[name].isHidden()]
    assert asked == ["other_id", "forenames", "contact_notes", "reason"]
    assert panel.form["contact_notes"].value() is Taken.BOTH
    write(panel.form, "reason", "The same person.")
    press(Qt.Key.Key_S, CTRL)
    desk.until(lambda: window.filled and window.view is not None and len(window.view.other_cases) == 1)
    assert window.view is not None
    assert window.view.customer is not None
    assert window.view.customer.contact_notes == "Ring twice.; After 15:00."


def test_what_was_made_on_the_wrong_case_is_taken_back(desk: Desk):
    window = desk.open(desk.office.under_way(RECEIVED))
    window.begin("take-back")
    panel = panel_of(window)
    assert isinstance(panel.move_form, TakeBackForm)
    desk.until(lambda: panel.form["line"].value() is not None)
    assert panel.form["belongs_to"].isHidden(), "a first contact is recorded on its own case by its own form"
    write(panel.form, "reason", "The call was about another case.")
    press(Qt.Key.Key_S, CTRL)
    desk.settled(window, lambda case: case.first_contact_at is None and case.handler is not None)
