"""The steps of a case under its policy, when each is due, and what is to be done next."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.cases import Case, Refusal
from app.domain.policy import StepCode
from app.domain.policy.practice import Specialist
from app.domain.steps import Step, due_dates, is_demanded, steps_of
from app.domain.words import Kind, Screened, Status
from app.domain.working_days import WorkingCalendar
from tests.domain.moves.complaints import (
    ACTION,
    CALENDAR,
    CODE,
    DECIDED,
    INCOMMUNITIES,
    ISHA,
    ISSUE,
    LAW,
    NOW,
    SAM,
    acknowledged,
    answered,
    at,
    closed,
    complaint,
    decided,
    done,
)

SCREENED = {"screened": Screened.ACCEPTED}


def steps(case: Case) -> dict[str, Step]:
    return {step.code: step for step in steps_of(case, CALENDAR)}


@pytest.mark.clause("ISHA 2.6a")
@pytest.mark.clause("ISHA 2.6c")
def test_the_steps_of_isha_in_the_order_of_its_policy() -> None:
    found = steps_of(complaint(), CALENDAR)
    assert [(step.title, step.state, step.due.day if step.due else None) for step in found] == [
        ("Received", "done", None),
        ("Acknowledge", "open", date(2026, 5, 26)),
        ("Screen", "open", None),
        ("Assign a Complaint Handler", "open", None),
        ("First contact", "open", date(2026, 5, 29)),
        ("Agree actions", "open", None),
        ("Decide each issue", "open", None),
        ("Answer", "open", None),
        ("Close", "open", None),
    ]
    assert [step.note for step in found if step.note] == [
        *("nobody yet", "none agreed", "1 issue, 1 to decide", "date to be agreed with the customer"),
        "when all actions are done",
    ]


def test_what_has_been_done_says_when_by_whom_and_how_much_remains() -> None:
    two = (replace(ISSUE, id=12, number=2), *decided().issues)
    case = acknowledged(issues=two, actions=(ACTION, done()), handler=SAM, screened=Screened.BY_DISCRETION)
    found = steps(case)
    assert (found["acknowledge"].state, found["acknowledge"].done_at) == ("done", case.acknowledged_at)
    assert (found["screen"].state, found["screen"].note) == ("done", "accepted by discretion")
    assert (found["assign"].state, found["assign"].note) == ("done", "Sam Carter")
    assert (found["act"].state, found["act"].note) == ("open", "2 agreed, 1 to do")
    assert (found["decide"].state, found["decide"].note) == ("open", "2 issues, 1 to decide")


def test_a_closed_case_has_nothing_open() -> None:
    found = steps_of(closed(first_contact_at=NOW), CALENDAR)
    assert [step.state for step in found if step.state == "open"] == []
    assert steps(closed(actions=(done(),)))["act"].note == "1 agreed, 0 to do"
    assert steps(closed())["act"].state == "not-needed"
    assert steps(answered(policy=CODE))["close"].note == "when the answer has gone"


@pytest.mark.clause("ISHA 2.3f")
def test_steps_towards_nobody_are_not_applicable() -> None:
    found = steps(complaint(anonymous=True, customer=""))
    for code in ("acknowledge", "first-contact"):
        assert (found[code].state, found[code].note, found[code].due) == (
            "not-needed",
            "anonymous: not applicable",
            None,
        )
    assert due_dates(complaint(anonymous=True), CALENDAR)[StepCode.ACKNOWLEDGE] is None


def test_a_first_contact_that_the_answer_overtook_is_not_made_any_more_and_keeps_its_date() -> None:
    overtaken = steps(answered())["first-contact"]
    assert (overtaken.state, overtaken.note) == ("not-needed", "not made before the answer")
    assert overtaken.due
    assert overtaken.due.day == date(2026, 5, 29)


def test_incommunities_demands_an_answer_alone_until_the_law_adds_an_acknowledgement() -> None:
    theirs = complaint(policy=INCOMMUNITIES)
    assert set(due_dates(theirs, CALENDAR)) == {StepCode.ANSWER}
    assert set(due_dates(replace(theirs, law=LAW), CALENDAR)) == {StepCode.ACKNOWLEDGE, StepCode.ANSWER}
    assert "acknowledge" not in steps(theirs)
    assert steps(replace(theirs, acknowledged_at=NOW))["acknowledge"].due is None


def test_the_law_demands_by_londons_day_of_receipt() -> None:
    theirs = complaint(policy=INCOMMUNITIES, law=LAW)
    assert is_demanded(replace(theirs, received_at=at("2024-04-01", "00:10")), StepCode.ACKNOWLEDGE)
    assert not is_demanded(replace(theirs, received_at=at("2024-03-31", "23:50")), StepCode.ACKNOWLEDGE)


@pytest.mark.clause("INC 2.1")
@pytest.mark.clause("ISHA 2.3d")
def test_an_initial_request_for_service_is_not_a_complaint_and_has_no_dates() -> None:
    request = complaint(kind=Kind.SERVICE_REQUEST, law=LAW)
    assert due_dates(request, CALENDAR) == {}
    assert steps(request)["answer"].note == "no date in this policy"
    assert "acknowledge" not in steps(request)


def test_a_step_that_is_done_keeps_its_date_when_a_closure_is_entered_later() -> None:
    closure = WorkingCalendar(closures={date(2026, 5, 26): "Staff conference"})
    kept = acknowledged(kept_dates=((StepCode.ACKNOWLEDGE, date(2026, 5, 26)),))
    found = {step.code: step for step in steps_of(kept, closure)}
    was_due = found["acknowledge"].due
    assert was_due
    assert was_due.day == date(2026, 5, 26)
    assert was_due.because == (
        "It was due on Tue 26 May 2026 by the calendar as it stood then: days entered later do not move it.",
        "ISHA 2.6a: acknowledge by telephone, email or letter within 1 working day of receipt.",
    )
    still_to_come = found["first-contact"].due
    assert still_to_come
    assert still_to_come.day == date(2026, 6, 1)
    unmoved = steps(kept)["acknowledge"].due
    assert unmoved
    assert unmoved.because[0] == "Received Fri 22 May 2026 at 16:50."


@pytest.mark.clause("ISHA 2.7c")
def test_an_answer_says_that_it_is_still_owed_in_writing() -> None:
    owed = answered(answered_in_writing=False, written_answer_requested=True)
    assert steps(owed)["answer"].note == "a written answer was asked for"


def test_a_refusal_that_waits_says_so_and_one_that_was_sent_back_says_why() -> None:
    proposed = Refusal(7, Screened.REFUSED, "contractor", SAM, needs_approval=True)
    assert steps(complaint(refusal=proposed))["screen"].note == "waiting for approval"
    sent_back = replace(proposed, approved=False, sent_back_because="A tenant.")
    assert steps(complaint(refusal=sent_back))["screen"].note.endswith("A tenant.")


def test_a_specialist_who_has_no_name_yet_is_named_by_role() -> None:
    assert Specialist("Performance Officers", "INC 5").words == "Performance Officers"
    reached = Specialist("Performance Officers", "INC 5", "Lee Novak", "01274 254000")
    assert reached.words == "Performance Officers: Lee Novak, 01274 254000"


def test_what_a_policy_lets_go_without_approval_is_known_by_code() -> None:
    named = set(ISHA.without_approval)
    assert named == {each.code for each in ISHA.exclusions if not each.approval}
    assert "insurance-claim" in named


def test_of_a_complaint_that_was_not_accepted_nothing_more_is_demanded() -> None:
    refused = steps(complaint(screened=Screened.REFUSED))
    assert (refused["answer"].state, refused["answer"].note) == ("not-needed", "refused")
    assert refused["answer"].due is None


def review(**more: Any) -> Case:
    """Answered at its first stage; a review was asked for on Mon 1 June 2026."""
    return acknowledged(
        **{
            "policy": CODE,
            "stage_number": 2,
            "stage_began_at": at("2026-06-01"),
            "acknowledged_at": None,
            "issues": (DECIDED,),
            **more,
        }
    )


def test_the_steps_of_a_review_begin_with_what_was_asked_for() -> None:
    found = steps_of(review(), CALENDAR)
    assert [(step.code, step.title, step.state, step.due.day if step.due else None) for step in found] == [
        ("received", "Received", "done", None),
        ("review-requested", "Stage 2 asked for", "done", None),
        ("acknowledge-review", "Acknowledge the review", "open", date(2026, 6, 8)),
        ("screen", "Screen", "done", None),
        ("assign", "Assign a complaints officer", "done", None),
        ("reviewer", "Choose a reviewer", "open", None),
        ("act", "Agree actions", "open", None),
        ("decide", "Decide each issue", "done", None),
        ("sign-off", "Sign off the answer", "open", None),
        ("answer-review", "Answer the review", "open", date(2026, 7, 6)),
        ("close", "Close", "open", None),
    ]
    assert found[1].done_at == at("2026-06-01")
    assert set(due_dates(review(), CALENDAR)) == {StepCode.ACKNOWLEDGE_REVIEW, StepCode.ANSWER_REVIEW}


def test_the_steps_of_a_review_are_done_at_its_own_moments() -> None:
    done = {step.code: step for step in steps_of(review(acknowledged_at=at("2026-06-02")), CALENDAR)}
    assert (done["acknowledge-review"].state, done["acknowledge-review"].done_at) == ("done", at("2026-06-02"))
    assert done["answer-review"].due
    assert done["answer-review"].due.day == date(2026, 6, 30)
    promised = steps(review(promised_answer_on=date(2026, 6, 19)))["answer-review"].due
    assert promised
    assert promised.day == date(2026, 6, 19)
    anonymous = steps(review(anonymous=True, customer=""))
    assert [anonymous[code].state for code in ("acknowledge-review", "answer-review")] == ["not-needed", "open"]


def test_a_review_without_dates_in_the_policy_has_an_answer_all_the_same() -> None:
    theirs = steps(review(policy=INCOMMUNITIES))
    assert theirs["answer-review"].note == "no date in this policy"
    assert "acknowledge-review" not in theirs


def test_a_first_contact_is_not_asked_for_again_where_a_log_says_what_was_promised() -> None:
    brought = complaint(brought_as="C0001", promised_answer_on=date(2026, 6, 5))
    contact = steps(brought)["first-contact"]
    assert (contact.state, contact.due, contact.note) == ("not-needed", None, "not in the log; an answer was promised")
    assert steps(replace(brought, promised_answer_on=None))["first-contact"].state == "open"
    assert steps(replace(brought, brought_as=""))["first-contact"].state == "open"


def test_of_a_case_that_came_in_closed_nothing_is_open_and_the_log_is_named() -> None:
    brought = complaint(brought_as="C0001", closed_at=NOW, status=Status.CLOSED)
    answered_too = replace(brought, answered_at=NOW)
    for case in (brought, answered_too):
        left = steps_of(case, CALENDAR)
        assert [step.code for step in left if step.state == "open"] == []
        assert {step.note for step in left if step.code in {"assign", "decide"}} == {"not in the log"}
    here = steps(replace(answered_too, brought_as=""))
    assert here["decide"].state == "open", "what was logged here is held to its procedure"
