"""Acknowledging: recorded with how and when, and what two desks typed at once is never lost."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from app.domain.errors import ChangedElsewhere, Refusal
from app.domain.moves.acknowledge import Acknowledgement
from app.domain.words import ContactKind, Method, Status
from app.services import cases
from app.storage import tables
from tests.services.office import Office, at, customer

NOTHING = {"understood": "", "outcome_sought": "Treat the wall and redecorate."}


def typed(office: Office) -> Acknowledgement:
    return Acknowledgement(Method.TELEPHONE, office.now, "Damp.", NOTHING["outcome_sought"], date(2026, 5, 28))


@pytest.mark.clause("ISHA 2.6a")
@pytest.mark.clause("CODE 6.2")
@pytest.mark.clause("CODE 5.12")
def test_it_is_recorded_with_its_way_and_time_and_as_a_contact(office: Office) -> None:
    case = office.log(at("2026-05-22", "16:50"))
    office.do(cases.acknowledge, case, typed(office), NOTHING, with_letter=False)
    facts = office.view(case).case
    assert (facts.acknowledged_at, facts.acknowledged_by_method) == (office.now, Method.TELEPHONE)
    assert (facts.understood, facts.next_update_on) == ("Damp.", date(2026, 5, 28))
    assert [(c.kind, c.at, c.by) for c in facts.contacts] == [
        (ContactKind.ACKNOWLEDGEMENT, office.now, "Jo Bloggs"),
    ]
    done = next(step for step in office.view(case).steps if step.code == "acknowledge")
    assert done.due
    assert (done.done_at, done.due.day) == (office.now, date(2026, 5, 26))


def test_two_desks_that_define_the_complaint_at_once_are_asked(office: Office) -> None:
    case = office.log()
    stale = {**NOTHING, "understood": "Mould."}
    with pytest.raises(ChangedElsewhere) as met:
        office.do(cases.acknowledge, case, typed(office), stale, with_letter=False)
    assert [(c.field, c.opened, c.theirs, c.mine) for c in met.value.clashes] == [("understood", "Mould.", "", "Damp.")]
    assert office.view(case).case.acknowledged_at is None


def test_a_refused_letter_leaves_nothing_behind(office: Office) -> None:
    nowhere = customer(address=replace(customer().address, line1="", town="", postcode=""), email="")
    case = office.log(customer=nowhere)
    with pytest.raises(Refusal, match="name and address is missing"):
        office.do(cases.acknowledge, case, typed(office), NOTHING, with_letter=True)
    assert office.view(case).case.acknowledged_at is None
    assert office.ask(lambda w: w.session.execute(select(func.count()).select_from(tables.Contact)).scalar_one()) == 0


def test_somebody_with_an_email_address_alone_gets_it_by_email_and_not_by_post(office: Office) -> None:
    online = customer(address=replace(customer().address, line1="", town="", postcode=""))
    case = office.log(customer=online)
    by_post = replace(typed(office), how=Method.LETTER)
    with pytest.raises(Refusal, match="cannot be posted: no address is known"):
        office.do(cases.acknowledge, case, by_post, NOTHING, with_letter=True)
    office.do(cases.acknowledge, case, replace(by_post, how=Method.EMAIL), NOTHING, with_letter=True)
    assert [letter.sent_how for letter in office.view(case).letters] == [Method.EMAIL]


def test_a_case_is_acknowledged_once_and_not_before_receipt(office: Office) -> None:
    case = office.log(at("2026-05-26", "09:00"))
    early = replace(typed(office), at=at("2026-05-26", "08:59"))
    with pytest.raises(Refusal) as met:
        office.do(cases.acknowledge, case, early, NOTHING, with_letter=False)
    assert met.value.fields.keys() == {"at"}
    office.do(cases.acknowledge, case, typed(office), NOTHING, with_letter=False)
    with pytest.raises(Refusal, match="Already acknowledged on Tue 26 May 2026 by telephone"):
        office.do(cases.acknowledge, case, typed(office), NOTHING, with_letter=False)
    assert office.view(case).case.status is Status.OPEN
