"""Contacts: what was agreed in them becomes the next date, and attempts count for nothing but themselves."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.domain.errors import Refusal
from app.domain.moves.contact import NewContact
from app.domain.words import ContactKind, Direction, Method
from app.services import cases
from app.storage import tables
from tests.services.office import Office, at, customer


def update(office: Office, **more: Any) -> NewContact:
    typed = NewContact(Direction.OUTBOUND, Method.TELEPHONE, office.now, "The scaffold is up.")
    return replace(typed, **more)


@pytest.mark.clause("ISHA 2.6c")
@pytest.mark.clause("ISHA 2.1b")
def test_first_contact_holds_findings_and_options_and_its_promise_is_due(office: Office) -> None:
    case = office.under_way(at("2026-05-22"))
    kept = office.ask(
        lambda work: work.session.execute(
            select(tables.Contact).where(tables.Contact.kind == ContactKind.FIRST_CONTACT)
        ).scalar_one()
    )
    assert kept.first_findings == "The gutter above the window has come away."
    assert kept.options == "Repair first, then treat and redecorate."
    assert office.steps(case)["answer"] == date(2026, 6, 5), "promised, and sooner than the law's 9 June"
    to_do = office.view(case).to_do
    assert to_do
    assert (to_do.what, to_do.day) == ("Promised update", date(2026, 5, 29))


@pytest.mark.clause("ISHA 2.6f")
def test_an_agreed_frequency_drives_the_next_update(office: Office) -> None:
    case = office.log()
    office.assign(case)
    weekly = office.first_contact(next_update_on=None, update_every_days=7)
    office.do(cases.make_first_contact, case, weekly)
    assert office.view(case).case.next_update_on == date(2026, 6, 2)
    office.now = at("2026-06-01")
    office.do(cases.record_contact, case, update(office))
    assert office.view(case).case.next_update_on == date(2026, 6, 8)


@pytest.mark.clause("ISHA 2.1b")
@pytest.mark.clause("INC 3.1.2d")
def test_an_update_given_asks_for_the_one_after_and_an_attempt_does_not(office: Office) -> None:
    case = office.under_way()
    with pytest.raises(Refusal) as met:
        office.do(cases.record_contact, case, update(office))
    assert met.value.fields.keys() == {"next_update_on"}
    office.do(cases.record_contact, case, update(office, reached=False))
    assert office.view(case).case.next_update_on == date(2026, 5, 29)
    office.do(cases.record_contact, case, update(office, next_update_on=date(2026, 6, 4)))
    assert office.view(case).case.next_update_on == date(2026, 6, 4)
    assert [contact.reached for contact in office.view(case).case.contacts] == [True, True, False, True]


@pytest.mark.clause("ISHA 2.1a")
def test_another_way_than_preferred_is_kept_with_its_reason(office: Office) -> None:
    case = office.log(customer=customer(preferred=Method.EMAIL))
    with pytest.raises(Refusal, match="prefers to be reached by email"):
        office.do(cases.record_contact, case, update(office))
    office.do(cases.record_contact, case, update(office, why_other_method="The lift is out: urgent."))
    why = office.ask(lambda work: work.session.execute(select(tables.Contact.why_other_method)).scalar_one())
    assert why == "The lift is out: urgent."
    inbound = update(office, direction=Direction.INBOUND)
    assert office.do(cases.record_contact, case, inbound).said == "R-2026-00001: contact recorded"


@pytest.mark.clause("ISHA 2.7c")
def test_a_request_for_a_written_answer_is_kept(office: Office) -> None:
    case = office.log()
    asked = update(office, direction=Direction.INBOUND, written_answer_requested=True)
    office.do(cases.record_contact, case, asked)
    office.do(cases.record_contact, case, update(office, direction=Direction.INBOUND))
    assert office.view(case).case.written_answer_requested


def test_a_contact_tomorrow_or_first_contact_without_a_handler_is_refused(office: Office) -> None:
    case = office.log()
    with pytest.raises(Refusal, match="Assign a Complaint Handler first"):
        office.do(cases.make_first_contact, case, office.first_contact())
    with pytest.raises(Refusal, match="in the future"):
        office.do(cases.record_contact, case, update(office, at=office.now + timedelta(days=1)))
