"""Each point on which ISHA does not accept a complaint, on its way from receipt to the letter as Word opens it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.hand_over import HandOver
from app.domain.moves.refusal import RefusalDecision
from app.domain.moves.screen import Screening
from app.domain.words import Kind, LetterKind, Method, Role, Screened, Status
from app.services import cases, letters
from app.services.facts.loading import load
from app.storage.work import Work
from tests.services.colleagues import colleague
from tests.services.office import Office, at, letter_text

REFUSED, REFERRED = Screened.REFUSED, Screened.REFERRED
OMBUDSMAN = (
    *("you have the right to ask them", "0300 111 3000", "PO Box 1484, Unit D, PRESTON PR2 0ET"),
    "www.housing-ombudsman.org.uk",
)


@dataclass(frozen=True)
class Point:
    """One point of the policy as somebody screens on it; `says` is what the letter then says of it."""

    clause: str
    typed: Screening
    says: tuple[str, ...]
    approved: bool = True
    """Whether somebody else must approve it."""


def point(clause: str, code: str, result: Screened, *says: str, approved: bool = True, **more: object) -> Point:
    said = Screening(result, None, "Nothing kept them from it.", code, "Our records of 3 March 2020.")
    return Point(clause, replace(said, **more), says, approved)


LATE = point(
    *("ISHA 2.3a", "late", REFUSED, "The last day in time was Sunday 1 September 2019."),
    came_to_notice_on=date(2019, 3, 1),
    circumstances="They were well, and at home.",
)
INSURANCE = point("ISHA 2.3b", "insurance-claim", REFERRED, "turn to: the Insurance Claims procedure", approved=False)
NEIGHBOUR = point(
    *("ISHA 2.3c", "another-customer", REFERRED, "turn to: the Anti-Social Behaviour policy"),
    "Made by one customer against another; how an anti-social behaviour case was handled is accepted.",
    approved=False,
)
AWARD = point("ISHA 2.3e", "compensation-award", REFERRED, "turn to: the Compensation Policy", approved=False)
CONTRACTOR = point("ISHA 2.3g", "contractor", REFUSED, "Made by a contractor.")
EMPLOYEE = point("ISHA 2.3h", "employee", REFUSED, "Made by an employee.")
UNREASONABLE = point("ISHA 2.3k", "unreasonable-behaviour", REFUSED, "refuses to engage in a reasonable manner")
LEGAL = point(
    *("ISHA 2.3l", "legal-proceedings", REFERRED, "The claim was filed at court on Monday 2 March 2020."),
    "turn to: the legal representative, Osei & Partners",
    handed_to="Osei & Partners",
    filed_on=date(2020, 3, 2),
)
DISREPAIR = point("ISHA 2.3m", "disrepair-claim", REFERRED, "turn to: the disrepair protocol", approved=False)


@pytest.fixture
def quick(sqlite_url: str) -> Iterator[Office]:
    """The office on SQLite alone, on a day before the law had its say: Wed 4 March 2020."""
    opened = Office.open(sqlite_url, at("2020-03-04"))
    yield opened
    opened.database.close()


def approve(office: Office, case: int) -> None:
    """A reviewer, who did not propose it, approves the refusal."""
    kim = colleague(office, "kim", Role.REVIEWER)
    refusal = kim.view(case).case.refusal
    assert refusal
    kim.do(cases.approve_refusal, case, RefusalDecision(refusal.id))
    kim.database.close()


def letter_of(office: Office, case: int) -> str:
    """What the one letter of the case says."""
    (letter,) = office.view(case).letters
    assert letter.kind is LetterKind.REFUSAL
    return letter_text(office.ask(letters.make_again, letter.id).content)


@pytest.mark.parametrize(
    ("way", "database"),
    [
        pytest.param(LATE, "sqlite", id="late", marks=pytest.mark.clause("ISHA 2.3a")),
        pytest.param(INSURANCE, "sqlite", id="insurance", marks=pytest.mark.clause("ISHA 2.3b")),
        pytest.param(NEIGHBOUR, "sqlite", id="one customer against another", marks=pytest.mark.clause("ISHA 2.3c")),
        pytest.param(AWARD, "sqlite", id="compensation award", marks=pytest.mark.clause("ISHA 2.3e")),
        pytest.param(CONTRACTOR, "postgresql", id="contractor", marks=pytest.mark.clause("ISHA 2.3g")),
        pytest.param(EMPLOYEE, "sqlite", id="employee", marks=pytest.mark.clause("ISHA 2.3h")),
        pytest.param(UNREASONABLE, "sqlite", id="unreasonable"),
        pytest.param(LEGAL, "postgresql", id="proceedings", marks=pytest.mark.clause("ISHA 2.3l")),
        pytest.param(DISREPAIR, "sqlite", id="disrepair claim", marks=pytest.mark.clause("ISHA 2.3m")),
    ],
)
def test_what_isha_does_not_accept_is_closed_and_told_in_a_letter(
    request: pytest.FixtureRequest, way: Point, database: str
) -> None:
    office = Office.open(request.getfixturevalue(f"{database}_url"), at("2020-03-04"))
    case = office.log()
    office.do(cases.screen, case, way.typed)
    assert office.view(case).case.waits_for_approval == way.approved
    if way.approved:
        approve(office, case)
    view = office.view(case)
    assert (view.case.status, view.case.screened, view.to_do) == (Status.CLOSED, way.typed.result, None)
    assert {step.state for step in view.steps} == {"done", "not-needed"}
    said = letter_of(office, case)
    for words in (f"({way.clause})", *way.says, way.typed.evidence, "Your complaint is closed", *OMBUDSMAN):
        assert words in said
    assert ("exceptional circumstances" in said) == bool(way.typed.circumstances)
    office.database.close()


@pytest.mark.clause("ISHA 2.3c")
def test_how_a_case_of_anti_social_behaviour_was_handled_is_accepted(quick: Office) -> None:
    case = quick.under_way(about="How our reports of noise were handled", said="Nobody ever came to listen.")
    view = quick.view(case)
    assert (view.case.screened, view.case.status) == (Screened.ACCEPTED, Status.OPEN)
    assert view.to_do


@pytest.mark.clause("ISHA 2.3d")
def test_an_everyday_request_is_logged_as_one_and_no_step_of_a_complaint_is_demanded_of_it(quick: Office) -> None:
    case = quick.log()
    quick.do(cases.screen, case, Screening(Screened.AS_REQUEST, exclusion="service-request"))
    view = quick.view(case)
    assert (view.case.kind, view.case.status, view.letters) == (Kind.SERVICE_REQUEST, Status.OPEN, ())
    assert [step.code for step in view.steps if step.due] == []


@pytest.mark.clause("ISHA 2.3f")
def test_an_anonymous_complaint_may_be_refused_and_has_nobody_to_write_to(quick: Office) -> None:
    typed = replace(CONTRACTOR.typed, exclusion="anonymous")
    with pytest.raises(Refusal) as met:
        quick.do(cases.screen, quick.log(), typed)
    assert "not anonymous: it was made by Ms Joy Okafor (ISHA 2.3f)" in met.value.fields["exclusion"]
    case = quick.log(anonymous=True)
    quick.do(cases.screen, case, typed)
    approve(quick, case)
    view = quick.view(case)
    assert (view.case.status, view.letters) == (Status.CLOSED, ())


@pytest.mark.clause("ISHA 2.3i")
def test_the_same_issue_again_is_refused_with_the_case_that_considered_it(quick: Office) -> None:
    before = quick.log()
    quick.do(cases.screen, before, DISREPAIR.typed)
    case = quick.log()
    earlier = quick.view(before).case.reference
    quick.do(cases.screen, case, replace(CONTRACTOR.typed, exclusion="already-considered", earlier=earlier.lower()))
    approve(quick, case)
    said = letter_of(quick, case)
    assert f"considered the same issue before, under our reference {earlier}." in said
    assert "(ISHA 2.3i)" in said


@pytest.mark.clause("ISHA 2.3l")
def test_a_legal_letter_during_a_case_closes_it_when_somebody_else_approves(office: Office) -> None:
    case = office.under_way()
    typed = HandOver("Osei & Partners", "Their letter before claim of 25 May.", "")
    with pytest.raises(Refusal) as met:
        office.do(cases.hand_over, case, typed)
    assert met.value.fields == {
        "reason": "The law knows this point only once the claim is filed at court (CODE 2). Say why it is not accepted."
    }
    office.do(cases.hand_over, case, replace(typed, reason="The whole matter is claimed for."))
    view = office.view(case)
    assert (view.case.status, view.case.screened) == (Status.OPEN, Screened.ACCEPTED)
    assert view.case.waits_for_approval
    assert next(step.note for step in view.steps if step.code == "screen").endswith("waits for approval")
    with pytest.raises(Refusal, match="proposed that it is referred elsewhere: that waits for approval"):
        office.do(cases.hand_over, case, typed)
    approve(office, case)
    view = office.view(case)
    assert (view.case.status, view.case.screened) == (Status.CLOSED, Screened.REFERRED)
    said = letter_of(office, case)
    assert "turn to: the legal representative, Osei & Partners" in said
    assert "filed at court" not in said


@pytest.mark.clause("CODE 2.4")
def test_a_letter_that_neither_explains_the_refusal_nor_names_the_evidence_is_not_made(quick: Office) -> None:
    def send(work: Work) -> Done:
        work.move = "screen"
        letters.send_with(work, load(work, case), LetterKind.REFUSAL, Method.LETTER)
        return Done(case, "", "sent")

    case = quick.log()
    with pytest.raises(Refusal) as met:
        quick.do(send)
    for words in ("What was decided", "The point of the policy", "The clause", "The evidence"):
        assert f"{words} is missing: enter it in the Screen form." in met.value.sentence
    assert quick.view(case).letters == ()
