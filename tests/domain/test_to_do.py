"""What is left to do on a case, by whom, and what comes first."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.cases import Case, Refusal
from app.domain.to_do import next_to_do, things_to_do
from app.domain.words import Screened, Status
from tests.domain.moves.complaints import (
    ACTION,
    ADA,
    CALENDAR,
    CODE,
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

SCREENED = {"screened": Screened.ACCEPTED}


def to_do(case: Case) -> tuple[object, ...] | None:
    found = next_to_do(case, CALENDAR)
    return (found.what, found.day, found.person_id, found.move) if found else None


def test_next_is_whatever_is_due_first() -> None:
    assert to_do(complaint()) == ("Acknowledge", date(2026, 5, 26), None, "acknowledge")
    unassigned = acknowledged(handler=None)
    assert to_do(unassigned) == ("Assign, then first contact", date(2026, 5, 29), None, "assign")
    assert to_do(acknowledged()) == ("First contact", date(2026, 5, 29), 2, "first-contact")
    with_action = acknowledged(actions=(replace(ACTION, owner=ADA, due_on=date(2026, 5, 28)),))
    assert to_do(with_action) == ("Action: Repair the gutter.", date(2026, 5, 28), 3, "complete")


def test_the_answer_waits_for_screening_a_handler_and_decisions() -> None:
    day = date(2026, 6, 9)
    case = complaint(policy=CODE, acknowledged_at=at("2026-05-26", "09:00"))
    assert to_do(case) == ("Answer", day, None, "screen")
    assert to_do(replace(case, **SCREENED)) == ("Answer", day, None, "assign")
    assert to_do(replace(case, **SCREENED, handler=SAM)) == ("Answer", day, 2, "decide")
    assert to_do(replace(case, **SCREENED, handler=SAM, issues=())) == ("Answer", day, 2, "decide")
    assert to_do(decided(policy=CODE)) == ("Answer", day, 2, "answer")


@pytest.mark.clause("ISHA 2.1b")
@pytest.mark.clause("INC 3.1.2d")
def test_an_update_on_a_non_working_day_is_due_the_working_day_before() -> None:
    case = acknowledged(first_contact_at=NOW, next_update_on=date(2026, 5, 31))
    assert to_do(case) == ("Promised update", date(2026, 5, 29), 2, "contact")
    assert to_do(replace(case, next_update_on=date(2026, 5, 25))) == (
        "Promised update",
        date(2026, 5, 22),
        2,
        "contact",
    )
    assert to_do(answered(next_update_on=date(2026, 5, 31))) == ("Close", None, 2, "close")


def test_without_any_date_the_next_move_of_the_procedure() -> None:
    case = complaint(first_contact_at=NOW, acknowledged_at=NOW)
    assert to_do(case) == ("Screen", None, None, "screen")
    assert to_do(replace(case, **SCREENED)) == ("Assign", None, None, "assign")
    assert to_do(replace(case, **SCREENED, handler=SAM)) == ("Answer", None, 2, "decide")


@pytest.mark.clause("CODE 6.6")
def test_after_the_answer_what_was_agreed_and_then_the_closing() -> None:
    assert to_do(answered()) == ("Close", None, 2, "close")
    agreed = ("Action: Repair the gutter.", date(2026, 6, 16), 2, "complete")
    assert to_do(answered(actions=(ACTION,))) == agreed
    assert to_do(closed(actions=(ACTION,))) == agreed, "also after closing"
    assert to_do(closed()) is None
    assert to_do(complaint(status=Status.VOID)) is None


@pytest.mark.clause("ISHA 2.7c")
def test_a_written_answer_that_was_asked_for_is_to_be_sent() -> None:
    owed = {"answered_in_writing": False, "written_answer_requested": True}
    assert to_do(answered(**owed)) == ("Written answer", None, 2, "answer")
    assert to_do(closed(**owed)) == ("Written answer", None, 2, "answer")


def left(case: Case) -> list[tuple[object, ...]]:
    return [(each.number, each.what, each.day, each.person_id) for each in things_to_do(case, CALENDAR)]


def test_the_next_step_the_promised_update_and_every_action_are_told_apart() -> None:
    of_ada = replace(ACTION, number=2, what="Redecorate.", owner=ADA, due_on=date(2026, 6, 1))
    case = acknowledged(first_contact_at=NOW, next_update_on=date(2026, 5, 29), actions=(ACTION, of_ada))
    assert left(case) == [
        (0, "Answer", None, 2),
        (1, "Promised update", date(2026, 5, 29), 2),
        (3, "Action: Repair the gutter.", date(2026, 6, 16), 2),
        (4, "Action: Redecorate.", date(2026, 6, 1), 3),
    ]
    assert left(replace(case, status=Status.VOID)) == []


def test_closing_waits_for_actions_only_where_the_policy_says_so() -> None:
    assert [what for _, what, _, _ in left(answered(actions=(ACTION,)))] == ["Action: Repair the gutter."]
    under_the_code = answered(actions=(ACTION,), policy=CODE)
    assert [what for _, what, _, _ in left(under_the_code)] == ["Close", "Action: Repair the gutter."]


def test_a_refusal_waits_for_whoever_may_approve_it_but_not_for_who_proposed_it() -> None:
    proposed = Refusal(5, Screened.REFUSED, "time-bar", LEE, needs_approval=True)
    case = complaint(acknowledged_at=NOW, refusal=proposed)
    both = things_to_do(replace(case, acknowledged_at=None), CALENDAR)
    assert [each.what for each in both] == ["Acknowledge", "Refusal waiting for approval"]
    (waiting,) = things_to_do(case, CALENDAR)
    assert (waiting.what, waiting.person_id, waiting.proposed_by_id) == ("Refusal waiting for approval", None, LEE.id)
    assert waiting.day == date(2026, 5, 29)
    (undated,) = things_to_do(replace(case, anonymous=True), CALENDAR)
    assert (undated.what, undated.day, undated.proposed_by_id) == ("Refusal waiting for approval", None, LEE.id)


@pytest.mark.clause("CODE 5.10")
def test_adjustments_are_gone_through_again_by_the_handler_and_no_step_waits_for_it() -> None:
    asked = date(2026, 5, 1)
    case = acknowledged(adjustments_review_on=asked)
    review = things_to_do(case, CALENDAR)[-1]
    assert (review.what, review.day, review.person_id, review.move) == (
        "Ask about adjustments again",
        asked,
        SAM.id,
        "adjustments",
    )
    assert next_to_do(case, CALENDAR) == next_to_do(acknowledged(), CALENDAR)
    for other in (complaint(adjustments_review_on=asked), closed(adjustments_review_on=asked)):
        assert "adjustments" not in {each.move for each in things_to_do(other, CALENDAR)}


def test_at_a_review_the_moves_are_those_of_every_stage() -> None:
    review = {"policy": CODE, "stage_number": 2, "stage_began_at": at("2026-06-01")}
    asked = acknowledged(acknowledged_at=None, **review)
    assert to_do(asked) == ("Acknowledge the review", date(2026, 6, 8), 2, "acknowledge")
    known = acknowledged(acknowledged_at=at("2026-06-02"), **review)
    choose = ("Choose a reviewer, then answer the review", date(2026, 6, 30), 2)
    assert to_do(known) == (*choose, "reviewer")
    assert to_do(replace(known, screened=None)) == (*choose, "screen")
    reviewed, answer = replace(known, reviewer=ADA), ("Answer the review", date(2026, 6, 30), ADA.id)
    assert to_do(reviewed) == (*answer, "decide")
    assert to_do(replace(reviewed, issues=decided().issues)) == (*answer, "sign-off")
