"""Closing: with what the customer said, and never before what was agreed is done."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.domain.cases import Decision
from app.domain.errors import Refusal
from app.domain.moves.act import Completion, NewAction
from app.domain.moves.close import Closure
from app.domain.moves.contact import NewContact
from app.domain.moves.respond import Response
from app.domain.words import ActionState, ContactKind, Direction, Method, Outcome, Satisfied, Status
from app.services import cases
from app.storage import tables
from tests.services.office import Office

UPHELD = Decision(Outcome.UPHELD, "We missed two visits.", "Treat the wall.", "Missed appointment")


def answered(office: Office, **more: Any) -> int:
    """A case that was answered by email, with one action still to do."""
    case = office.under_way(**more)
    office.do(cases.decide, case, office.view(case).case.issues[0].id, UPHELD)
    office.do(cases.agree_action, case, NewAction("Treat.", office.people["Sam Carter"], date(2026, 6, 30)))
    office.do(cases.respond, case, Response(Method.EMAIL, office.now))
    return case


def complete(office: Office, case: int) -> None:
    action = office.view(case).case.actions[0].id
    office.do(cases.complete_action, case, Completion(action, ActionState.DONE, office.now.date()))


@pytest.mark.clause("ISHA 2.7a")
@pytest.mark.clause("ISHA 2.7b")
def test_closed_when_all_is_done_and_the_customer_confirms(office: Office) -> None:
    case = answered(office)
    typed = Closure(office.now, Method.TELEPHONE, Satisfied.YES, " Text before each visit. ")
    with pytest.raises(Refusal, match=r"1 agreed action is still to do: Treat \(ISHA 2.7a\)"):
        office.do(cases.close, case, typed)
    complete(office, case)
    office.do(cases.close, case, typed)
    view = office.view(case)
    assert (view.case.status, view.case.closed_at) == (Status.CLOSED, office.now)
    assert view.case.contacts[-1].kind is ContactKind.CLOSING
    assert (view.to_do, view.working_days_late) == (None, 0)
    row = office.ask(lambda work: work.session.get_one(tables.Case, case))
    assert (row.learning, row.satisfied, row.survey_invited) == ("Text before each visit.", Satisfied.YES, True)


@pytest.mark.clause("CODE 6.6")
def test_where_the_policy_closes_first_the_actions_are_still_followed_to_their_end(office: Office) -> None:
    case = answered(office, landlord_id=office.incommunities)
    office.do(cases.close, case, Closure(office.now, Method.TELEPHONE, Satisfied.YES))
    to_do = office.view(case).to_do
    assert to_do
    assert (to_do.what, to_do.move) == ("Action: Treat.", "complete")
    complete(office, case)
    assert office.view(case).to_do is None
    with pytest.raises(Refusal, match="This case was closed"):
        office.do(cases.agree_action, case, NewAction("More.", office.people["Sam Carter"], date(2026, 6, 30)))


def test_a_customer_who_cannot_be_reached_after_three_attempts_and_a_letter(office: Office) -> None:
    case = answered(office)
    complete(office, case)
    typed = Closure(office.now, Method.TELEPHONE, Satisfied.UNKNOWN)
    for made in range(3):
        with pytest.raises(Refusal, match=f"{made} of 3 attempts since the answer are recorded"):
            office.do(cases.close, case, typed)
        attempt = NewContact(Direction.OUTBOUND, Method.TELEPHONE, office.now, "No reply.", reached=False)
        office.do(cases.record_contact, case, attempt)
    office.do(cases.close, case, typed)
    assert ContactKind.CLOSING not in [contact.kind for contact in office.view(case).case.contacts]


@pytest.mark.clause("ISHA 2.7a")
def test_what_is_no_longer_needed_keeps_its_reason_and_lets_an_unhappy_customers_case_close(office: Office) -> None:
    case = answered(office)
    action = office.view(case).case.actions[0].id
    needless = Completion(action, ActionState.NO_LONGER_NEEDED, office.now.date())
    with pytest.raises(Refusal, match="Say why it is no longer needed"):
        office.do(cases.complete_action, case, needless)
    office.do(cases.complete_action, case, replace(needless, evidence="She has moved out."))
    unhappy = Closure(office.now, Method.TELEPHONE, Satisfied.NO, "Ring first.", remains="It took a year.")
    office.do(cases.close, case, unhappy)
    view = office.view(case)
    assert (view.case.actions[0].state, view.case.actions[0].evidence) == (needless.state, "She has moved out.")
    assert "not satisfied, no review asked for" in view.case.contacts[-1].summary
    row = office.ask(lambda work: work.session.get_one(tables.Case, case))
    assert (row.satisfied, row.remains) == (Satisfied.NO, "It took a year.")


def test_never_before_the_answer_nor_before_receipt(office: Office) -> None:
    with pytest.raises(Refusal, match="Answer the complaint first"):
        office.do(cases.close, office.under_way(), Closure(office.now, Method.TELEPHONE, Satisfied.YES, "x"))
    case = answered(office)
    complete(office, case)
    for early in (office.now - timedelta(minutes=1), office.now - timedelta(days=40)):
        with pytest.raises(Refusal) as met:
            office.do(cases.close, case, Closure(early, Method.TELEPHONE, Satisfied.YES, "x"))
        assert met.value.fields.keys() == {"at"}


def test_a_closed_case_takes_what_the_customer_says_afterwards_and_nothing_else(office: Office) -> None:
    case = answered(office)
    complete(office, case)
    office.do(cases.close, case, Closure(office.now, Method.TELEPHONE, Satisfied.YES, "Text first."))
    before = office.steps(case)
    said = NewContact(Direction.INBOUND, Method.EMAIL, office.now, "Thank you.")
    office.do(cases.record_contact, case, said)
    assert office.steps(case) == before
    with pytest.raises(Refusal, match="This case was closed"):
        office.assign(case)
