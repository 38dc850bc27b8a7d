"""A case out of a log as the rules see it: mid-stage where it stands, with what was promised, put off and decided."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from app.domain.cases import Case, Decision, Person
from app.domain.complaints_log.cases import LoggedCase
from app.domain.complaints_log.facts import (
    PAYMENT,
    PUT_OFF,
    REASONS,
    Identity,
    Rules,
    decision_of,
    facts_of,
    findings_of,
    said_in,
    title_of,
)
from app.domain.deadlines import Extended
from app.domain.policy import StepCode
from app.domain.spoken_dates import LONDON, at_no_time
from app.domain.steps import due_dates, steps_of
from app.domain.to_do import next_to_do
from app.domain.words import Outcome, Screened, Status
from tests.domain.complaints_log.logs import HEADERS, TODAY, case_of, headers_over, log_of, row
from tests.domain.moves.complaints import CALENDAR, CODE, INCOMMUNITIES, ISHA

COLUMNS = (
    *(*HEADERS, "Extended to", "Reason for extension", "First contact"),
    *("Stage 2 ack sent", "Stage 2 due", "Stage 2 resp sent"),
)
RULES = Rules("ISHA", CODE, None, CALENDAR, TODAY)
SAM = Person(2, "Sam Carter")
ESCALATED = {"Stage": "2", "Ack sent": "12/9/2025", "Resp sent": "25/9/2025", "Esc. to stg 2": "2/10/2025"}


def logged(**cells: str) -> LoggedCase:
    return case_of(row(COLUMNS, **cells), log=log_of(headers_over(*COLUMNS), stages=3))


def facts(rules: Rules = RULES, /, **cells: str) -> tuple[Case, ...]:
    return facts_of(logged(**cells), Identity(1, "R-2026-00001", SAM, (11,)), rules)


def day(month: int, number: int, year: int = 2025) -> datetime:
    return at_no_time(date(year, month, number))


def test_an_open_case_stands_at_its_first_stage_with_what_was_done_and_promised() -> None:
    (case,) = facts(**{"Ack sent": "12-Sep-25", "Resp due": "25/09/2025", "First contact": "15 Sep 2025"})
    assert (case.status, case.screened, case.stage_number) == (Status.OPEN, Screened.ACCEPTED, 1)
    assert (case.received_at, case.stage_began_at, case.acknowledged_at) == (day(9, 11), day(9, 11), day(9, 12))
    assert (case.first_contact_at, case.promised_answer_on, case.answered_at) == (
        day(9, 15),
        date(2025, 9, 25),
        None,
    )
    assert (case.customer, case.anonymous, case.handler, case.brought_as) == ("Ms Joy Okafor", False, SAM, "C0001")
    due = due_dates(case, CALENDAR)
    acknowledge, answer = due[StepCode.ACKNOWLEDGE], due[StepCode.ANSWER]
    assert acknowledge
    assert acknowledge.because[0] == "Received Thu 11 Sep 2025.", "no time of day is invented"
    assert answer
    assert (answer.day, answer.promised) == (date(2025, 9, 25), True)


def test_a_case_without_a_name_is_anonymous_and_one_without_a_reference_says_so() -> None:
    (case,) = facts(Ref="", Tenant="Anonymous")
    assert (case.anonymous, case.customer) == (True, "")
    assert case.brought_as == "(no reference)"


def test_a_day_is_never_before_the_moment_of_the_same_day_that_it_followed() -> None:
    received = datetime(2025, 9, 11, 14, 5, tzinfo=LONDON)
    (case,) = facts(**{"Date rec’d": "11/09/2025 14:05", "Ack sent": "11/9/2025", "Resp sent": "12/9/2025"})
    assert (case.received_at, case.acknowledged_at, case.answered_at) == (received, received, day(9, 12))


@pytest.mark.parametrize(
    ("cells", "says_when_closed", "status", "closed"),
    [
        ({}, True, Status.OPEN, None),
        ({"Resp sent": "25/9/2025"}, True, Status.ANSWERED, None),
        ({"Resp sent": "25/9/2025"}, False, Status.CLOSED, day(9, 25)),
        ({}, False, Status.OPEN, None),
        ({"Closed": "1/10/2025"}, True, Status.CLOSED, day(10, 1)),
        ({**ESCALATED, "Closed": "1/11/2025"}, True, Status.CLOSED, day(11, 1)),
        (ESCALATED, False, Status.OPEN, None),
    ],
)
def test_a_case_is_over_when_the_log_says_so_or_has_no_word_for_it(
    cells: dict[str, str], status: Status, closed: datetime | None, *, says_when_closed: bool
) -> None:
    *_, last = facts(replace(RULES, says_when_closed=says_when_closed), **cells)
    assert (last.status, last.closed_at) == (status, closed)


def test_an_escalated_case_stands_at_its_review_with_the_days_of_each_stage() -> None:
    cells = {"Resp due": "25/9/2025", "Stage 2 ack sent": "3/10/2025", "Stage 2 due": "30/10/2025"}
    first, review = facts(**ESCALATED, **cells, Outcome="Upheld")
    assert (first.stage_number, review.stage_number, review.stage_began_at) == (1, 2, day(10, 2))
    assert (first.acknowledged_at, review.acknowledged_at) == (day(9, 12), day(10, 3))
    assert (first.promised_answer_on, review.promised_answer_on) == (date(2025, 9, 25), date(2025, 10, 30))
    assert (first.answered_at, review.answered_at, review.status) == (day(9, 25), None, Status.OPEN)
    assert first.issues[0].decision
    assert first.issues[0].decision.outcome is Outcome.UPHELD
    assert review.issues[0].decision is None, "the review is still to decide"
    found = next_to_do(review, CALENDAR)
    assert found
    assert (found.what, found.day, found.move) == (
        "Choose a reviewer, then answer the review",
        date(2025, 10, 30),
        "reviewer",
    )


def test_outcomes_belong_to_the_last_stage_that_was_answered_else_to_the_last() -> None:
    answered = facts(**ESCALATED, Outcome="Upheld", **{"Stage 2 resp sent": "30/10/2025"})
    unanswered = facts(**{**ESCALATED, "Resp sent": ""}, Outcome="Upheld")
    for stages in (answered, unanswered):
        assert [bool(stage.issues[0].decision) for stage in stages] == [False, True]


def test_a_day_that_was_promised_belongs_to_the_stage_that_was_under_way_on_it() -> None:
    first, review = facts(**ESCALATED, **{"Resp due": "30/10/2025", "Extended to": "28/11/2025"})
    assert (first.promised_answer_on, first.extensions) == (None, ())
    assert (review.promised_answer_on, [each.new for each in review.extensions]) == (
        date(2025, 10, 30),
        [date(2025, 11, 28)],
    )
    first, review = facts(**ESCALATED, **{"Resp due": "20/9/2025", "Extended to": "1/10/2025"})
    assert (len(first.extensions), review.promised_answer_on, review.extensions) == (1, None, ())


def test_a_case_at_a_third_stage_went_through_the_second_on_the_same_day() -> None:
    rules = replace(RULES, policy=INCOMMUNITIES)
    stages = facts(rules, **{**ESCALATED, "Stage": "3", "Stage 2 resp sent": "30/10/2025"})
    assert [each.stage_number for each in stages] == [1, 2, 3]
    assert [each.stage_began_at for each in stages] == [day(9, 11), day(10, 2), day(10, 2)]
    assert [each.answered_at for each in stages] == [day(9, 25), None, day(10, 30)]
    assert steps_of(stages[-1], CALENDAR)[1].title == "Review asked for"


def test_an_answer_that_was_put_off_was_so_on_the_last_day_in_time() -> None:
    cells = {"Ack sent": "12/9/2025", "Extended to": "10/10/2025"}
    (case,) = facts(**cells)
    was_due = date(2025, 9, 26)
    assert case.extensions == (Extended(was_due, date(2025, 10, 10), PUT_OFF, was_due, StepCode.ANSWER),)
    due = due_dates(case, CALENDAR)[StepCode.ANSWER]
    assert due
    assert due.day == date(2025, 10, 10)
    (case,) = facts(replace(RULES, today=date(2025, 9, 20)), **cells, **{"Reason for extension": "A survey."})
    assert (case.extensions[0].said_on, case.extensions[0].reason) == (date(2025, 9, 20), "A survey.")


def test_a_day_that_puts_nothing_off_is_a_promise() -> None:
    (sooner,) = facts(**{"Ack sent": "12/9/2025", "Extended to": "19/9/2025"})
    assert (sooner.promised_answer_on, sooner.extensions) == (date(2025, 9, 19), ())
    (agreed,) = facts(replace(RULES, policy=ISHA), **{"Extended to": "10/10/2025"})
    assert (agreed.promised_answer_on, agreed.extensions) == (date(2025, 10, 10), ())


def test_what_was_decided_says_its_compensation_and_that_the_log_gives_no_reasons() -> None:
    issue = logged(Outcome="Part upheld", **{"Comp £": "£1,250.00"}).issues[0]
    assert decision_of(replace(issue, root_cause="Missed appointment")) == Decision(
        Outcome.PARTIALLY,
        REASONS,
        "Compensation of £1,250.00.",
        "Missed appointment",
        remedy_kinds=(PAYMENT,),
    )
    without = decision_of(replace(issue, compensation=None))
    assert without
    assert (without.remedy, without.remedy_kinds) == ("", ())
    assert decision_of(replace(issue, outcome=None)) is None


@pytest.mark.parametrize(
    ("cells", "findings"),
    [
        ({}, ""),
        ({"Comments": "MP involved"}, "Comments in the log: MP involved"),
        ({"Comp £": "250 goodwill"}, "Compensation in the log: £250.00 (goodwill)."),
        ({"Comp £": "250 goodwill", "Outcome": "Upheld"}, ""),
        (
            {"Comp £": "£50 + £25", "Comments": "see email"},
            "Comments in the log: see email\nCompensation in the log: “£50 + £25”.",
        ),
    ],
)
def test_what_a_log_says_besides_is_not_lost(cells: dict[str, str], findings: str) -> None:
    (case,) = facts(**cells)
    assert case.issues[0].findings == findings
    assert findings_of(logged(**cells).issues[0]) == findings


def _told_of(*summaries: str, **more: Any) -> LoggedCase:
    case = logged(**more)
    return replace(case, issues=tuple(replace(case.issues[0], summary=each) for each in summaries))


def test_a_case_is_titled_by_its_first_row_and_says_what_all_of_them_say() -> None:
    case = _told_of("Damp\nand  mould.", "Noise.")
    assert (title_of(case), said_in(case)) == ("Damp and mould.", "Damp\nand  mould.\nNoise.")
    exact = "x" * 59 + " " + "y" * 60
    assert title_of(_told_of(exact)) == exact
    assert title_of(_told_of(f"{exact}z")) == "x" * 59 + "…"
    assert title_of(_told_of("x" * 200)) == "x" * 119 + "…"
