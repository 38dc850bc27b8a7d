"""The steps of a case under its policy, when each is due, and what is to be done next."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.cases import Case
from app.domain.policy import StepCode
from app.domain.steps import Step, due_dates, is_demanded, next_to_do, steps_of
from app.domain.words import Kind, Screened, Status
from app.domain.working_days import WorkingCalendar
from tests.domain.moves.complaints import (
    ACTION,
    ADA,
    CALENDAR,
    CODE,
    INCOMMUNITIES,
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
    assert steps(answered(**owed))["answer"].note == "a written answer was asked for"
