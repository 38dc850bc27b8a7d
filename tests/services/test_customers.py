"""Changing a customer: merged with what others changed, seen in the lists, told in the history."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.errors import ChangedElsewhere, Refusal
from app.domain.lists import ListQuery
from app.domain.moves.adjustments import AdjustmentsReview
from app.domain.moves.customer import CustomerDetails
from app.domain.words import LetterFormat, Method
from app.services import histories, lists, my_work
from app.services.customers import change_customer, review_adjustments
from app.storage import tables
from tests.services.office import Office, customer


def card(office: Office, case: int) -> tuple[int, CustomerDetails]:
    """The customer's id, and what their card says."""
    found = office.view(case).customer
    assert found is not None
    values: dict[str, Any] = found.values
    return found.id, CustomerDetails(**values)


def opened(details: CustomerDetails) -> dict[str, object]:
    return {name: getattr(details, name) for name in CustomerDetails.__slots__}


def test_a_changed_name_and_address_are_seen_in_the_list_of_open_cases_and_found_by(office: Office):
    case = office.log()
    customer_id, before = card(office, case)
    wanted = replace(
        before, surname="Adeyemi", line1="9 Quay Road", postcode="ec2v7ab", letter_format=LetterFormat.LARGE_PRINT
    )
    done = office.do(change_customer, customer_id, opened(before), wanted)
    assert done.said == "Ms Joy Adeyemi changed"
    row = office.ask(lists.page_of_cases, ListQuery("due", find="adeyemi"), 0)[0]
    assert (row.id, row.customer, row.address) == (case, "Ms Joy Adeyemi", "9 Quay Road, London, EC2V 7AB")
    assert office.ask(lists.page_of_cases, ListQuery("due", find="okafor"), 0) == ()
    found = office.ask(lambda work: work.session.get_one(tables.Customer, customer_id).found_by)
    assert found == "adeyemi joy"


def test_history_tells_what_was_changed_and_nothing_else(office: Office):
    customer_id, before = card(office, office.log())
    office.do(change_customer, customer_id, opened(before), replace(before, risk_marker="Two people at every visit"))
    line = office.ask(histories.history_of, "customer", customer_id)[0]
    assert line.move == "change customer"
    assert [(change.column, change.before, change.after) for change in line.changes] == [
        ("risk_marker", "", "Two people at every visit")
    ]
    assert office.ask(histories.verify) == ()


def test_two_desks_that_change_different_fields_both_keep_theirs(office: Office):
    customer_id, before = card(office, office.log())
    office.do(change_customer, customer_id, opened(before), replace(before, language="Yoruba"))
    office.do(change_customer, customer_id, opened(before), replace(before, telephone="020 7946 0999"))
    row = office.ask(lambda work: work.session.get_one(tables.Customer, customer_id))
    assert (row.language, row.telephone) == ("Yoruba", "020 7946 0999")


def test_two_desks_that_change_the_same_field_are_told(office: Office):
    customer_id, before = card(office, office.log())
    office.do(change_customer, customer_id, opened(before), replace(before, preferred=Method.EMAIL))
    with pytest.raises(ChangedElsewhere) as met:
        office.do(change_customer, customer_id, opened(before), replace(before, preferred=Method.LETTER))
    clash = met.value.clashes[0]
    assert (clash.field, clash.theirs, clash.mine) == ("preferred", Method.EMAIL, Method.LETTER)


def test_half_an_address_is_refused_under_its_fields(office: Office):
    customer_id, before = card(office, office.log())
    with pytest.raises(Refusal) as met:
        office.do(change_customer, customer_id, opened(before), replace(before, town=""))
    assert met.value.fields == {"town": "Half an address cannot be written to. Give the town."}


def test_a_customer_who_is_no_longer_there_cannot_be_changed(office: Office):
    with pytest.raises(Refusal, match="no longer there"):
        office.do(change_customer, 99, {}, CustomerDetails(surname="Nobody"))


@pytest.mark.clause("CODE 5.10")
@pytest.mark.clause("INC 3.1.2d")
def test_adjustments_told_at_intake_are_reviewed_and_asked_again(office: Office):
    deaf = customer(adjustments="Deaf: write, do not ring.", adjustments_review_on=date(2026, 6, 5))
    case = office.log(customer=deaf)
    joy = office.view(case).customer
    assert joy is not None
    assert joy.adjustments_review_on == date(2026, 6, 5)
    office.assign(case)
    everybodys = ListQuery("due", filters=(("whose", "everybodys"),))
    waits = {row.to_do: (row.due_on, row.whose) for row in office.ask(my_work.page_of_work, everybodys, 0)}
    assert waits["Ask about adjustments again"] == (date(2026, 6, 5), "Sam Carter")
    typed = AdjustmentsReview("Deaf: email.", date(2026, 5, 26), date(2027, 5, 26))
    office.do(review_adjustments, joy.id, {"adjustments": joy.adjustments}, typed)
    now = office.view(case).customer
    assert now is not None
    assert (now.adjustments, now.adjustments_reviewed_on) == ("Deaf: email.", date(2026, 5, 26))
    assert now.adjustments_review_on == date(2027, 5, 26)
    assert office.ask(histories.history_of, "customer", joy.id)[0].move == "review adjustments"
    with pytest.raises(ChangedElsewhere):
        office.do(review_adjustments, joy.id, {"adjustments": joy.adjustments}, replace(typed, adjustments="Blind."))
    office.do(review_adjustments, joy.id, {"adjustments": "Deaf: email."}, replace(typed, adjustments=" "))
    assert not office.view(case).case.has_adjustments


@pytest.mark.clause("ISHA 2.1a")
def test_ways_never_to_use_are_kept_and_told_in_the_history(office: Office):
    case = office.log(customer=customer(never_by=(Method.LETTER, Method.TEXT)))
    customer_id, before = card(office, case)
    assert office.view(case).case.never_by == (Method.LETTER, Method.TEXT)
    office.do(change_customer, customer_id, opened(before), replace(before, never_by=(Method.VISIT,)))
    line = office.ask(histories.history_of, "customer", customer_id)[0]
    assert [(change.column, change.before, change.after) for change in line.changes] == [
        ("never_by", "letter,text", "visit")
    ]
    assert office.ask(histories.verify) == ()
