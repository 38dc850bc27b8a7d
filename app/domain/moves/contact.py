"""First contact, and every other contact with the customer (ISHA 2.1a, 2.1b, 2.6c, 2.6f)."""

from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.cases import Case
from app.domain.moves.checks import (
    cite,
    coming_day_problem,
    found,
    missing,
    moment_problem,
    other_method_problem,
    reason_not_to_touch,
    text_problem,
)
from app.domain.policy import StepCode
from app.domain.spoken_dates import day_of, full_day
from app.domain.words import Direction, Method

LONGEST_INTERVAL = 90


@dataclass(frozen=True, slots=True)
class FirstContact:
    """What the first-contact form holds: two-way or in writing, by the handler or cover."""

    method: Method
    at: datetime | None
    summary: str = field(repr=False)
    first_findings: str = field(default="", repr=False)
    options: str = field(default="", repr=False)
    promised_answer_on: date | None = None
    next_update_on: date | None = None
    update_every_days: int | None = None
    why_other_method: str = ""


@dataclass(frozen=True, slots=True)
class NewContact:
    """What the contact form holds; `reached` is False for an attempt."""

    direction: Direction
    method: Method
    at: datetime | None
    summary: str = field(repr=False)
    reached: bool = True
    next_update_on: date | None = None
    written_answer_requested: bool = False
    why_other_method: str = ""


def reason_not_to_make_first_contact(case: Case) -> str | None:
    """Why first contact cannot be recorded now, or None."""
    if case.first_contact_at:
        return f"First contact was made on {full_day(day_of(case.first_contact_at))}."
    if case.anonymous:
        return "The complaint is anonymous: there is nobody to contact."
    if touched := reason_not_to_touch(case):
        return touched
    if case.answered_at:
        return f"The answer went out on {full_day(day_of(case.answered_at))}. Record a contact instead."
    if case.stage_number > 1:
        return "The first contact belongs to the first stage. Record a contact instead."
    if case.handler is None:
        rule = case.policy.step(StepCode.FIRST_CONTACT)
        clause = f" ({rule.clause})" if rule else ""
        return f"Assign a {case.policy.words.handler} first: they make the first contact{clause}."
    return None


def reason_not_to_record_contact(case: Case) -> str | None:
    """Why a contact cannot be recorded now, or None. A closed case still takes what a customer says afterwards."""
    if case.anonymous:
        return "The complaint is anonymous: there is nobody to contact."
    return None if case.closed_at else reason_not_to_touch(case)


def promise_needed(case: Case) -> str | None:
    """The sentence that asks for a promised answer date, where the policy leaves that date to be agreed, or None."""
    rule = case.policy.step(StepCode.ANSWER)
    if rule is None or not rule.agreed_with_customer or case.promised_answer_on:
        return None
    return f"Agree with the customer by when they will have an answer, and enter that day ({rule.clause})."


def problems_with_first_contact(case: Case, typed: FirstContact, now: datetime) -> dict[str, str]:
    """What is wrong with a first contact, by field."""
    return found(
        (
            ("at", moment_problem(case, typed.at, now)),
            ("why_other_method", other_method_problem(case, typed.method, typed.why_other_method)),
            ("summary", missing(typed.summary, "Write down what was said, and which issues it is about.")),
            *((name, text_problem(getattr(typed, name))) for name in ("summary", "first_findings", "options")),
            ("why_other_method", text_problem(typed.why_other_method)),
            ("promised_answer_on", promise_needed(case) if typed.promised_answer_on is None else None),
            ("promised_answer_on", coming_day_problem(typed.promised_answer_on, now, "The promised answer")),
            ("next_update_on", coming_day_problem(typed.next_update_on, now, "The next update")),
            ("next_update_on", _update_needed(case, typed)),
            ("update_every_days", interval_problem(typed.update_every_days)),
        )
    )


def problems_with_contact(case: Case, typed: NewContact, now: datetime) -> dict[str, str]:
    """What is wrong with a contact, by field; contact by another method asks why, outbound only."""
    outbound = typed.direction is Direction.OUTBOUND
    return found(
        (
            ("at", moment_problem(case, typed.at, now)),
            (
                "why_other_method",
                other_method_problem(case, typed.method, typed.why_other_method) if outbound else None,
            ),
            ("summary", missing(typed.summary, "Write down what was said.")),
            ("summary", text_problem(typed.summary)),
            ("why_other_method", text_problem(typed.why_other_method)),
            ("next_update_on", coming_day_problem(typed.next_update_on, now, "The next update")),
            ("next_update_on", _update_still_needed(case, typed)),
        )
    )


def _update_needed(case: Case, typed: FirstContact) -> str | None:
    if typed.next_update_on or typed.update_every_days:
        return None
    return f"Agree the next update: a day, or how often{cite(case, 'ISHA 2.6f', 'INC 3.1.2d')}."


def _update_still_needed(case: Case, typed: NewContact) -> str | None:
    """Every open case has a next update date (ISHA 2.1b): an update that was given asks for the one after it."""
    if case.next_update_on is None or case.answered_at or case.closed_at or typed.next_update_on:
        return None
    if typed.direction is Direction.INBOUND or not typed.reached or case.update_every_days:
        return None
    return f"Agree when the next update will be{cite(case, 'ISHA 2.1b', 'INC 3.1.2d')}."


def interval_problem(days: int | None) -> str | None:
    """What is wrong with how often to update, or None."""
    if days is None or 1 <= days <= LONGEST_INTERVAL:
        return None
    return f"Between 1 and {LONGEST_INTERVAL} days."
