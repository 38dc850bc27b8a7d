"""Acknowledge: tell the customer that the complaint is here (ISHA 2.6a, CODE 6.2)."""

from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.cases import Case
from app.domain.deadlines import due
from app.domain.happened import happened_so_far
from app.domain.moves.checks import (
    by_method,
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
from app.domain.words import Method
from app.domain.working_days import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """What the acknowledgement form holds."""

    how: Method
    at: datetime | None
    understood: str = field(repr=False)
    outcome_sought: str = field(default="", repr=False)
    next_update_on: date | None = None
    reached: bool = True
    why_other_method: str = ""


def reason_not_to_acknowledge(case: Case) -> str | None:
    """Why this case cannot be acknowledged now, or None."""
    if case.acknowledged_at:
        how = f" {by_method(case.acknowledged_by_method)}" if case.acknowledged_by_method else ""
        return f"Already acknowledged on {full_day(day_of(case.acknowledged_at))}{how}."
    if case.anonymous:
        return "The complaint is anonymous: there is nobody to acknowledge it to."
    if touched := reason_not_to_touch(case):
        return touched
    if case.answered_at:
        return f"The answer went out on {full_day(day_of(case.answered_at))}: nothing is left to acknowledge."
    return None


def problems_with_acknowledgement(
    case: Case, typed: Acknowledgement, calendar: WorkingCalendar, now: datetime
) -> dict[str, str]:
    """What is wrong with an acknowledgement, by field."""
    return found(
        (
            ("how", _method_problem(case, typed.how)),
            ("at", moment_problem(case, typed.at, now)),
            ("reached", None if typed.reached else "A voicemail is an attempt. Record it as a contact instead."),
            ("why_other_method", other_method_problem(case, typed.how, typed.why_other_method)),
            ("next_update_on", coming_day_problem(typed.next_update_on, now, "The next update")),
            ("next_update_on", _later_than_first_contact(case, typed, calendar)),
            ("understood", missing(typed.understood, "Say what the complaint is, as we understand it.")),
            ("understood", text_problem(typed.understood)),
            ("outcome_sought", text_problem(typed.outcome_sought)),
            ("why_other_method", text_problem(typed.why_other_method)),
        )
    )


def _method_problem(case: Case, how: Method) -> str | None:
    allowed = case.policy.acknowledge_by
    if not allowed or how in allowed:
        return None
    rule = case.policy.step(StepCode.ACKNOWLEDGE)
    clause = f" ({rule.clause})" if rule else ""
    ways = [by_method(method) for method in allowed]
    spoken = " or ".join((", ".join(ways[:-1]), ways[-1])) if ways[1:] else ways[0]
    return f"The policy says: {spoken}{clause}."


def _later_than_first_contact(case: Case, typed: Acknowledgement, calendar: WorkingCalendar) -> str | None:
    first = due(StepCode.FIRST_CONTACT, case.policy, case.law, calendar, happened_so_far(case))
    if case.first_contact_at or not (first and typed.next_update_on and typed.next_update_on > first.day):
        return None
    if first.day < day_of(typed.at or case.received_at):
        return None
    return f"Later than first contact, due {full_day(first.day)} ({first.rule.clause}). Choose an earlier day."
