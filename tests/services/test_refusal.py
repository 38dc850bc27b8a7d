"""Refusing a complaint: proposed by one, approved by another, told in a letter; nobody approves their own."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import select

from app.domain.errors import Refusal
from app.domain.moves.customer import WrittenAddress
from app.domain.moves.refusal import RefusalDecision, digest_of_refusal
from app.domain.moves.screen import Screening
from app.domain.words import Role, Screened, Status
from app.services import cases
from app.storage import tables
from tests.services.colleagues import colleague
from tests.services.office import Office, customer

CONTRACTOR = Screening(
    Screened.REFUSED,
    reason="There was nothing that kept them from it.",
    exclusion="contractor",
    evidence="Our records of 3 March 2020.",
)
DISREPAIR = replace(CONTRACTOR, result=Screened.REFERRED, exclusion="disrepair-claim")


@pytest.fixture
def kim(office: Office) -> Iterator[Office]:
    """The office as a reviewer sees it."""
    desk = colleague(office, "kim", Role.REVIEWER)
    yield desk
    desk.database.close()


def proposed(office: Office) -> int:
    """A case that Jo would refuse, since a contractor made it."""
    case = office.log()
    office.do(cases.screen, case, CONTRACTOR)
    return case


def decision(office: Office, case: int, reason: str = "") -> RefusalDecision:
    refusal = office.view(case).case.refusal
    assert refusal
    return RefusalDecision(refusal.id, reason)


@pytest.mark.clause("ISHA 2.3i")
def test_a_duplicate_of_an_open_case_is_added_to_it_and_not_refused(office: Office) -> None:
    first, second = office.log(), office.log()
    reference = office.view(first).case.reference
    typed = replace(CONTRACTOR, exclusion="already-considered", earlier=reference.lower())
    with pytest.raises(Refusal) as met:
        office.do(cases.screen, second, typed)
    assert met.value.fields == {
        "earlier": f"{reference} is still open. A duplicate is added to the open case, not refused: "
        "record what is new there as a contact."
    }
    with pytest.raises(Refusal) as met:
        office.do(cases.screen, first, typed)
    assert met.value.fields == {"earlier": f"There is no other case {reference}. Check its reference."}


def test_nobody_approves_what_they_proposed_themselves(office: Office, kim: Office) -> None:
    case = proposed(office)
    for move in (cases.approve_refusal, cases.do_not_approve):
        with pytest.raises(Refusal, match="You proposed this refusal yourself"):
            office.do(move, case, decision(office, case, "No."))
    assert office.view(case).case.status is Status.OPEN
    sam = colleague(office, "pip", Role.OFFICE)
    with pytest.raises(Refusal, match="Only reviewers and managers can approve a refusal"):
        sam.do(cases.approve_refusal, case, decision(sam, case))
    sam.database.close()
    kim.do(cases.approve_refusal, case, decision(kim, case))
    with pytest.raises(Refusal, match="This case was closed"):
        kim.do(cases.approve_refusal, case, RefusalDecision(1))


def test_while_a_refusal_waits_the_clocks_run_and_it_is_for_everybody_to_see(office: Office) -> None:
    case = proposed(office)
    view = office.view(case)
    assert view.to_do
    assert (view.to_do.what, view.to_do.move) == ("Acknowledge", "acknowledge")
    with pytest.raises(Refusal, match="Jo Bloggs proposed that it is refused: that waits for approval"):
        office.do(cases.screen, case, Screening(Screened.ACCEPTED))
    anonymous = office.log(anonymous=True)
    office.do(cases.screen, anonymous, replace(CONTRACTOR, exclusion="contractor"))
    to_do = office.view(anonymous).to_do
    assert to_do
    assert (to_do.what, to_do.move, to_do.person_id) == ("Refusal waiting for approval", "approve", None)


def test_what_is_not_approved_goes_back_with_the_reason_and_is_screened_again(office: Office, kim: Office) -> None:
    case = proposed(office)
    first = decision(kim, case)
    with pytest.raises(Refusal) as met:
        kim.do(cases.do_not_approve, case, first)
    assert met.value.fields.keys() == {"reason"}
    kim.do(cases.do_not_approve, case, replace(first, reason="They are a tenant."))
    view = office.view(case)
    assert (view.case.status, view.case.screened, view.letters) == (Status.OPEN, None, ())
    assert next(step.note for step in view.steps if step.code == "screen") == "not approved: They are a tenant."
    with pytest.raises(Refusal, match="No refusal of this case waits for approval"):
        kim.do(cases.approve_refusal, case, first)
    office.do(cases.screen, case, replace(CONTRACTOR, exclusion="employee"))
    with pytest.raises(Refusal) as met:
        kim.do(cases.approve_refusal, case, first)
    assert met.value.fields == {
        "reason": "Another refusal was proposed meanwhile. Leave this form, and read that one first."
    }
    kim.do(cases.do_not_approve, case, decision(kim, case, "Nor an employee."))
    office.do(cases.screen, case, Screening(Screened.ACCEPTED))
    assert office.view(case).case.screened is Screened.ACCEPTED


def test_an_approval_keeps_for_good_what_it_was_given_to(office: Office, kim: Office) -> None:
    case = proposed(office)
    refusal = office.view(case).case.refusal
    assert refusal
    kim.do(cases.approve_refusal, case, RefusalDecision(refusal.id, " Agreed. "))
    kept = office.ask(lambda work: work.session.execute(select(tables.Approval)).scalar_one())
    assert (kept.of_what, kept.of_id, kept.approved, kept.reason) == ("refusal", refusal.id, True, "Agreed.")
    assert (kept.digest, kept.by_id) == (digest_of_refusal(refusal), kim.people["kim"])
    assert digest_of_refusal(replace(refusal, evidence="Another letter.")) != kept.digest


@pytest.mark.clause("CODE 2")
def test_a_point_that_the_law_does_not_know_needs_a_reason_and_an_approver_though_the_pack_waives_it(
    office: Office,
) -> None:
    case = office.log()
    with pytest.raises(Refusal) as met:
        office.do(cases.screen, case, replace(DISREPAIR, reason=""))
    assert met.value.fields["reason"].startswith("The law does not know this point: a complaint is refused only as")
    office.do(cases.screen, case, DISREPAIR)
    assert office.view(case).case.waits_for_approval


def test_without_an_address_nothing_is_refused_since_the_letter_could_not_go(office: Office, kim: Office) -> None:
    case = office.log(customer=customer(address=WrittenAddress()))
    office.do(cases.screen, case, CONTRACTOR)
    with pytest.raises(Refusal, match="no address is known"):
        kim.do(cases.approve_refusal, case, decision(kim, case))
    assert office.view(case).case.status is Status.OPEN
