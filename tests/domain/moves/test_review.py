"""A review: when it can be asked for, what has to be said, who may be given it, and what is signed off."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.cases import Case, Draft, Person
from app.domain.involvement import Involved
from app.domain.moves.assign import Assignment, problems_with_assignment
from app.domain.moves.contact import reason_not_to_make_first_contact
from app.domain.moves.decide import reason_not_to_decide
from app.domain.moves.extend import answer_due, furthest_within_limits, reason_not_to_extend_answer
from app.domain.moves.respond import reason_not_to_respond, why_in_writing
from app.domain.moves.review import (
    ChosenReviewer,
    PossibleReviewer,
    ReviewRequest,
    problems_with_request,
    problems_with_reviewer,
    reason_against_reviewer,
    reason_not_to_choose_reviewer,
    reason_not_to_request_review,
    reason_not_to_sign_off,
    request_words,
)
from app.domain.signing_off import SignOff, digest_to_sign, is_signed_off
from app.domain.steps import steps_of
from app.domain.to_do import next_to_do
from app.domain.words import Kind, LetterKind, Method, Screened, Status
from tests.domain.moves.complaints import (
    ADA,
    CALENDAR,
    CODE,
    INCOMMUNITIES,
    ISSUE,
    LAW,
    LEE,
    NOW,
    SAM,
    acknowledged,
    answered,
    at,
    closed,
    complaint,
    decided,
)

KIM = PossibleReviewer(8, "Kim Wong", senior=True)
RAE = Person(8, "Kim Wong")
ASKED = ReviewRequest(Method.TELEPHONE, NOW, "Nobody came.", "The wall.")


def review(**more: Any) -> Case:
    """The damp as a review: asked for on Tue 26 May at 09:45, reviewed by Kim, decided anew."""
    known = {"stage_number": 2, "stage_began_at": at("2026-05-26", "09:45"), "reviewer": RAE, "acknowledged_at": NOW}
    return decided(**{**known, **more})


def signed(**more: Any) -> Case:
    """The same, signed off by Kim as it stands."""
    case = review(**more)
    return replace(case, sign_off=SignOff(RAE.id, NOW, digest_to_sign(case)))


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        (complaint(), "Answer the complaint first: a review looks again at the answer."),
        (closed(answered_at=None), "This case was closed on Tue 26 May 2026."),
        (complaint(status=Status.VOID), "This case was made void: nothing more can be done on it."),
        (answered(kind=Kind.SERVICE_REQUEST), "This is a request for service: turn it into a complaint first."),
        (
            answered(screened=Screened.REFUSED),
            "The complaint was not accepted: the customer can go to the Housing Ombudsman about that.",
        ),
        (
            answered(stage_number=2),
            "“Internal Review” is the last stage: what is left is the Housing Ombudsman.",
        ),
        (answered(anonymous=True), "The complaint is anonymous: nobody can be told what a review found."),
    ],
)
def test_every_reason_not_to_ask_for_a_review(case: Case, sentence: str) -> None:
    assert reason_not_to_request_review(case) == sentence


def test_an_answered_case_can_be_reviewed_a_closed_one_too_and_a_policy_may_have_a_third_stage() -> None:
    assert reason_not_to_request_review(answered()) is None
    assert reason_not_to_request_review(closed()) is None
    assert reason_not_to_request_review(answered(policy=INCOMMUNITIES, stage_number=2)) is None
    assert reason_not_to_request_review(answered(policy=INCOMMUNITIES, stage_number=3)) is not None


@pytest.mark.clause("ISHA 2.9a")
@pytest.mark.clause("CODE 6.12")
def test_reasons_are_demanded_where_the_policy_may_and_the_law_does_not_forbid_it() -> None:
    nothing = ReviewRequest(Method.EMAIL, NOW)
    assert problems_with_request(answered(), nothing, NOW) == {
        "reasons": "Say why the customer is still unhappy: what did they say (ISHA 2.9a)?",
        "unresolved": "Say what has not been put right (ISHA 2.9a).",
    }
    assert problems_with_request(answered(), ASKED, NOW) == {}
    for case in (answered(law=LAW), answered(policy=CODE), answered(policy=INCOMMUNITIES)):
        assert problems_with_request(case, nothing, NOW) == {}
    clause_of_the_stage = replace(
        answered().policy, stages=tuple(replace(stage, reasons_clause="") for stage in answered().policy.stages)
    )
    assert "(ISHA 2.9b)" in problems_with_request(answered(policy=clause_of_the_stage), nothing, NOW)["reasons"]
    assert request_words(ASKED) == "Why: Nobody came.\nNot put right: The wall."
    assert request_words(nothing) == "Asked for a review, without giving reasons."


def test_it_is_asked_for_after_the_answer_and_while_a_closed_case_can_be_opened_again() -> None:
    early = problems_with_request(answered(), replace(ASKED, at=at("2026-05-26", "09:00")), NOW)
    assert early == {"at": "That is before the answer, Tue 26 May 2026 at 09:30: a review is asked for after it."}
    assert list(problems_with_request(answered(), replace(ASKED, at=None), NOW)) == ["at"]
    last, later = at("2026-11-26"), at("2026-11-27")
    assert problems_with_request(closed(), replace(ASKED, at=last), later) == {}
    assert problems_with_request(closed(), replace(ASKED, at=later), later) == {
        "at": "The case was closed, and could be opened again until Thu 26 Nov 2026 (ISHA 2.3i): log a new case."
    }


def test_a_reviewer_is_chosen_for_a_review_that_is_not_answered_yet() -> None:
    assert reason_not_to_choose_reviewer(review(reviewer=None)) is None
    assert reason_not_to_choose_reviewer(acknowledged()) == "No review was asked for."
    assert reason_not_to_choose_reviewer(closed()) == "This case was closed on Tue 26 May 2026."
    assert reason_not_to_choose_reviewer(review(answered_at=NOW)) == "The review was answered on Tue 26 May 2026."


@pytest.mark.clause("ISHA 2.9b")
@pytest.mark.clause("INC 3.2.4")
@pytest.mark.clause("CODE 6.13")
def test_nobody_reviews_who_was_involved_named_looks_after_it_or_is_not_senior() -> None:
    case, nobody = review(case_worker=ADA, named_people=frozenset({4})), dict[int, Involved]()
    done = {8: Involved(8, "decided an issue", date(2026, 5, 26))}
    assert reason_against_reviewer(case, KIM, nobody) is None
    assert reason_against_reviewer(case, KIM, done) == "Kim Wong decided an issue on Tue 26 May 2026 (ISHA 2.9b)."
    for person, told in (
        (SAM, "is its Complaint Handler"),
        (ADA, "is its Case Worker"),
        (LEE, "is named in the complaint"),
    ):
        each = PossibleReviewer(person.id, person.name, senior=True)
        assert reason_against_reviewer(case, each, nobody) == f"{person.name} {told} (ISHA 2.9b)."
    junior = replace(KIM, senior=False)
    assert reason_against_reviewer(case, junior, nobody) == (
        "Kim Wong is not recorded as a senior colleague (ISHA 2.9b)."
    )
    other = review(policy=INCOMMUNITIES, handler=None)
    assert reason_against_reviewer(other, junior, nobody) is None
    assert "(INC 3.2.4)" in (reason_against_reviewer(other, junior, done) or "")
    assert "(CODE 6.13)" in (reason_against_reviewer(review(policy=CODE), junior, done) or "")


@pytest.mark.clause("ISHA 2.9d")
def test_a_choice_names_somebody_who_may_and_the_day_that_was_agreed() -> None:
    case, day = review(reviewer=None), date(2026, 6, 12)
    may = {8: KIM, 2: replace(KIM, id=2, name="Sam Carter", reason="Sam Carter answered it.")}
    assert problems_with_reviewer(case, ChosenReviewer(8, day), may, NOW) == {}
    assert problems_with_reviewer(case, ChosenReviewer(2, day), may, NOW) == {"reviewer_id": "Sam Carter answered it."}
    gone = problems_with_reviewer(case, ChosenReviewer(5, day), may, NOW)
    assert gone == {"reviewer_id": "This colleague cannot review cases. Choose another."}
    assert problems_with_reviewer(case, ChosenReviewer(None), may, NOW) == {
        "reviewer_id": "Choose the Complaint Reviewer.",
        "promised_answer_on": (
            "Agree with the customer by when they will have the outcome, and enter that day (ISHA 2.9d)."
        ),
    }
    past = ChosenReviewer(8, date(2026, 5, 1))
    assert list(problems_with_reviewer(case, past, may, NOW)) == ["promised_answer_on"]
    assert problems_with_reviewer(replace(case, promised_answer_on=date(2026, 5, 1)), past, may, NOW) == {}
    for policy in (CODE, INCOMMUNITIES):
        assert problems_with_reviewer(replace(case, policy=policy), ChosenReviewer(8), may, NOW) == {}


def test_its_reviewer_does_not_look_after_the_case_as_well() -> None:
    assert problems_with_assignment(review(), Assignment(8), {8: "Kim Wong"}) == {
        "handler_id": "Kim Wong reviews it, and cannot look after it as well (ISHA 2.9b)."
    }
    assert problems_with_assignment(review(reviewer=None), Assignment(8), {8: "Kim Wong"}) == {}
    assert problems_with_assignment(review(), Assignment(SAM.id), {SAM.id: "Sam Carter"}) == {}


def test_the_reviewer_signs_what_is_decided_and_a_change_asks_for_it_again() -> None:
    assert reason_not_to_sign_off(review()) is None
    assert reason_not_to_sign_off(acknowledged()) == "No review was asked for."
    assert reason_not_to_sign_off(review(reviewer=None)) == "Choose the Complaint Reviewer first."
    assert reason_not_to_sign_off(review(issues=(ISSUE,))) == "Decide issue 1 first."
    assert reason_not_to_sign_off(signed()) == "Signed off on Tue 26 May 2026; nothing was changed since."
    letter = Draft(5, LetterKind.RESPONSE, SAM, texts={"free_text": "We are sorry."})
    changed = replace(signed(), drafts=(letter,))
    assert reason_not_to_sign_off(changed) is None
    assert is_signed_off(signed(drafts=(letter,)))
    assert not is_signed_off(replace(signed(), reviewer=ADA)), "another reviewer signs anew"
    assert not is_signed_off(replace(signed(), issues=(ISSUE,)))


@pytest.mark.clause("ISHA 2.9d")
def test_the_answer_of_a_review_waits_for_its_reviewer_and_goes_in_writing() -> None:
    assert reason_not_to_decide(review()) is None
    assert reason_not_to_decide(review(reviewer=None)) == "Choose the Complaint Reviewer first (ISHA 2.9b)."
    assert reason_not_to_respond(review(reviewer=None)) == "Choose the Complaint Reviewer first (ISHA 2.9b)."
    assert reason_not_to_respond(review()) == "Kim Wong signs off the answer before it goes."
    assert reason_not_to_respond(replace(signed(), reviewer=RAE, issues=decided().issues * 2)) == (
        "Kim Wong signs off the answer before it goes: it was changed since it was signed."
    )
    assert reason_not_to_respond(signed()) is None
    assert reason_not_to_respond(signed(policy=CODE, acknowledged_at=None)) == "Acknowledge the review first."
    assert reason_not_to_respond(signed(acknowledged_at=None)) is None, "this policy has no such step"
    assert why_in_writing(review()) == "What a review comes to is told in writing (ISHA 2.9d)."
    assert reason_not_to_make_first_contact(review()) == (
        "The first contact belongs to the first stage. Record a contact instead."
    )


@pytest.mark.clause("CODE 6.14")
def test_the_answer_of_a_review_is_put_off_by_20_working_days_at_most_without_more_ado() -> None:
    case = review(policy=CODE, acknowledged_at=at("2026-05-26", "09:50"))
    due = answer_due(case, CALENDAR)
    assert due
    assert (due.day, due.rule.clause) == (date(2026, 6, 23), "CODE 6.14")
    assert furthest_within_limits(case, CALENDAR) == date(2026, 7, 21)
    assert reason_not_to_extend_answer(review()) == (
        "No date has been agreed with the customer yet: agree one when the reviewer is chosen (ISHA 2.9d)."
    )


def test_what_is_left_of_a_review_is_its_reviewers_once_there_is_one() -> None:
    def left(case: Case) -> tuple[object, ...]:
        found = next_to_do(replace(case, promised_answer_on=date(2026, 6, 12)), CALENDAR)
        return (found.what, found.person_id, found.move) if found else ()

    assert left(review(reviewer=None)) == ("Choose a reviewer, then answer the review", SAM.id, "reviewer")
    assert left(review(issues=(ISSUE,))) == ("Answer the review", RAE.id, "decide")
    assert left(review()) == ("Answer the review", RAE.id, "sign-off")
    assert left(signed()) == ("Answer the review", RAE.id, "answer")
    undated = next_to_do(review(policy=INCOMMUNITIES), CALENDAR)
    assert undated is not None
    assert (undated.what, undated.person_id) == ("Sign off the answer", RAE.id)


def test_choosing_and_signing_off_are_steps_of_a_review() -> None:
    def steps(case: Case) -> list[tuple[str, str, str]]:
        found = steps_of(case, CALENDAR)
        return [(step.code, step.state, step.note) for step in found if step.code in {"reviewer", "sign-off"}]

    assert steps(acknowledged()) == []
    assert steps(review(reviewer=None)) == [("reviewer", "open", "nobody yet"), ("sign-off", "open", "")]
    assert steps(signed()) == [("reviewer", "done", "Kim Wong"), ("sign-off", "done", "")]
    assert steps(review(answered_at=NOW))[1] == ("sign-off", "not-needed", "")
