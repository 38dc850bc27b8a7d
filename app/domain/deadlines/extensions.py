"""How far an answer can be put off, and the reason it cannot."""

from dataclasses import dataclass
from datetime import date

from app.domain.policy import StepCode, StepRule
from app.domain.spoken_dates import full_day
from app.domain.working_days import WorkingCalendar

_ANSWERS = (StepCode.ANSWER, StepCode.ANSWER_REVIEW)


@dataclass(frozen=True, slots=True)
class ExtensionAsked:
    """An extension that someone wants to make, and what they have said for it.

    `first_due` is the date before any extension: several extensions share one limit. `good_reason`, a manager's
    approval and agreed updates are what an extension beyond the limit needs.
    """

    rule: StepRule
    first_due: date
    current: date
    new: date
    reason: str
    good_reason: str = ""
    approved_by_manager: bool = False
    updates_agreed: bool = False


def extended_due(current: date, by_working_days: int, calendar: WorkingCalendar) -> date:
    """The new date of an answer that is put off by so many working days."""
    return calendar.from_day_zero().due(current, by_working_days)


def reason_not_to_extend(asked: ExtensionAsked, calendar: WorkingCalendar) -> str | None:
    """The reason an answer cannot be put off so, with the clause, or None.

    A date agreed with the customer can be agreed again, without a limit. A rule without an extension has a limit of no
    days. An extension sent late is not refused: it is recorded, and the case counts as late.
    """
    rule = asked.rule
    if rule.code not in _ANSWERS:
        return f"{rule.clause}: only an answer can be extended, not this step."
    if asked.new <= asked.current:
        return f"The new date must be later than {full_day(asked.current)}, the date it is due now."
    if not asked.reason.strip():
        return "Say why the answer needs longer: the customer is told the reason."
    if rule.agreed_with_customer:
        return None
    limit = rule.extension.working_days if rule.extension else 0
    clause = rule.extension.clause if rule.extension else rule.clause
    furthest = extended_due(asked.first_due, limit, calendar)
    return None if asked.new <= furthest else _reason_not_to_go_beyond(asked, clause, furthest)


def _reason_not_to_go_beyond(asked: ExtensionAsked, clause: str, furthest: date) -> str | None:
    missing = [
        what
        for what, given in (
            ("a good reason", bool(asked.good_reason.strip())),
            ("a manager’s approval", asked.approved_by_manager),
            ("how often to update the customer, agreed with them", asked.updates_agreed),
        )
        if not given
    ]
    if not missing:
        return None
    return f"{clause}: beyond {full_day(furthest)} an extension needs {', and '.join(missing)}."
