"""Refusing a complaint: proposed by one, approved by another, told in a letter; each point of ISHA 2.3 on its way."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest
from sqlalchemy import select

from app.domain.errors import Refusal
from app.domain.moves.customer import WrittenAddress
from app.domain.moves.refusal import RefusalDecision, digest_of_refusal
from app.domain.moves.screen import Screening
from app.domain.words import Kind, LetterKind, Role, Screened, Status
from app.services import cases, letters
from app.storage import tables
from tests.services.colleagues import colleague
from tests.services.office import Office, at, customer, letter_text

REFUSED, REFERRED = Screened.REFUSED, Screened.REFERRED


@dataclass(frozen=True)
class Point:
    """One point on which a complaint is not accepted, as somebody screens it; `says` is what the letter then says."""

    code: str
    clause: str
    result: Screened
    says: str
    noticed: date | None = None
    circumstances: str = ""

    @property
    def typed(self) -> Screening:
        return Screening(
            self.result,
            self.noticed,
            "There was nothing that kept them from it.",
            self.code,
            "Our records of 3 March 2020.",
            self.circumstances,
        )


POINTS = (
    Point("late", "ISHA 2.3a", REFUSED, "The last day in time was", date(2019, 3, 1), "They were well, and at home."),
    Point("insurance-claim", "ISHA 2.3b", REFERRED, "the Insurance Claims procedure"),
    Point("another-customer", "ISHA 2.3c", REFERRED, "the Anti-Social Behaviour policy"),
    Point("compensation-award", "ISHA 2.3e", REFERRED, "the Compensation Policy"),
    Point("contractor", "ISHA 2.3g", REFUSED, "Made by a contractor."),
    Point("employee", "ISHA 2.3h", REFUSED, "Made by an employee."),
    Point("already-considered", "ISHA 2.3i", REFUSED, "R-2020-00001"),
    Point("unreasonable-behaviour", "ISHA 2.3k", REFUSED, "refuses to engage in a reasonable manner"),
    Point("legal-proceedings", "ISHA 2.3l", REFERRED, "the legal representative"),
    Point("disrepair-claim", "ISHA 2.3m", REFERRED, "the disrepair protocol"),
)
WAIVED = {"insurance-claim", "another-customer", "compensation-award", "disrepair-claim"}
CONTRACTOR = next(point for point in POINTS if point.code == "contractor")


@pytest.fixture
def kim(office: Office) -> Iterator[Office]:
    """The office as a reviewer sees it."""
    desk = colleague(office, "kim", Role.REVIEWER)
    yield desk
    desk.database.close()


def proposed(office: Office, point: Point = CONTRACTOR) -> int:
    """A case that Jo would refuse on that point."""
    case = office.log()
    office.do(cases.screen, case, point.typed)
    return case


def decision(office: Office, case: int, reason: str = "") -> RefusalDecision:
    refusal = office.view(case).case.refusal
    assert refusal
    return RefusalDecision(refusal.id, reason)


def closed_before(office: Office) -> str:
    """The reference of an earlier case, closed as refused at once."""
    case = office.log()
    office.do(cases.screen, case, next(p for p in POINTS if p.code == "disrepair-claim").typed)
    return office.view(case).case.reference


@pytest.mark.parametrize("point", [pytest.param(p, id=p.code, marks=pytest.mark.clause(p.clause)) for p in POINTS])
def test_a_complaint_that_isha_does_not_accept_goes_from_its_receipt_to_its_letter(
    office: Office, kim: Office, point: Point
) -> None:
    office.now = kim.now = at("2020-03-04")
    typed = point.typed
    if point.code == "already-considered":
        typed = replace(typed, earlier=closed_before(office))
    case = office.log()
    office.do(cases.screen, case, typed)
    if point.code not in WAIVED:
        view = office.view(case)
        assert (view.case.status, view.case.screened) == (Status.OPEN, None)
        assert next(step.note for step in view.steps if step.code == "screen") == "waiting for approval"
        kim.do(cases.approve_refusal, case, decision(kim, case))
    view = office.view(case)
    assert (view.case.status, view.case.screened, view.to_do) == (Status.CLOSED, point.result, None)
    assert {step.state for step in view.steps} == {"done", "not-needed"}
    (letter,) = view.letters
    said = letter_text(office.ask(letters.make_again, letter.id).content)
    assert letter.kind is LetterKind.REFUSAL
    for words in (point.clause, point.says, "Our records of 3 March 2020.", "Your complaint is closed"):
        assert words in said
    for words in ("0300 111 3000", "PO Box 1484, Unit D, PRESTON PR2 0ET", "you have the right to ask them"):
        assert words in said
    assert ("exceptional circumstances" in said) == bool(point.circumstances)


@pytest.mark.clause("ISHA 2.3f")
def test_an_anonymous_complaint_may_be_refused_and_has_nobody_to_write_to(office: Office, kim: Office) -> None:
    office.now = kim.now = at("2020-03-04")
    typed = replace(CONTRACTOR.typed, exclusion="anonymous")
    with pytest.raises(Refusal) as met:
        office.do(cases.screen, office.log(), typed)
    assert "not anonymous: it was made by Ms Joy Okafor (ISHA 2.3f)" in met.value.fields["exclusion"]
    case = office.log(anonymous=True)
    office.do(cases.screen, case, typed)
    kim.do(cases.approve_refusal, case, decision(kim, case))
    view = office.view(case)
    assert (view.case.status, view.letters) == (Status.CLOSED, ())


@pytest.mark.clause("ISHA 2.3d")
def test_an_everyday_request_is_logged_as_one_and_no_step_of_a_complaint_is_demanded_of_it(office: Office) -> None:
    case = office.log()
    office.do(cases.screen, case, Screening(Screened.AS_REQUEST, exclusion="service-request"))
    view = office.view(case)
    assert (view.case.kind, view.case.status, view.letters) == (Kind.SERVICE_REQUEST, Status.OPEN, ())
    assert [step.code for step in view.steps if step.due] == []


@pytest.mark.clause("ISHA 2.3i")
def test_a_duplicate_of_an_open_case_is_added_to_it_and_not_refused(office: Office) -> None:
    first, second = office.log(), office.log()
    reference = office.view(first).case.reference
    typed = replace(CONTRACTOR.typed, exclusion="already-considered", earlier=reference.lower())
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
    office.do(cases.screen, anonymous, replace(CONTRACTOR.typed, exclusion="contractor"))
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
    office.do(cases.screen, case, replace(CONTRACTOR.typed, exclusion="employee"))
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
    typed = next(point for point in POINTS if point.code == "disrepair-claim").typed
    with pytest.raises(Refusal) as met:
        office.do(cases.screen, case, replace(typed, reason=""))
    assert met.value.fields["reason"].startswith("The law does not know this point: a complaint is refused only as")
    office.do(cases.screen, case, typed)
    assert office.view(case).case.waits_for_approval


def test_without_an_address_nothing_is_refused_since_the_letter_could_not_go(office: Office, kim: Office) -> None:
    case = office.log(customer=customer(address=WrittenAddress()))
    office.do(cases.screen, case, CONTRACTOR.typed)
    with pytest.raises(Refusal, match="no address is known"):
        kim.do(cases.approve_refusal, case, decision(kim, case))
    assert office.view(case).case.status is Status.OPEN
