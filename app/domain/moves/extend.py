"""Extend: put the answer off before its date has passed, and tell the customer why (CODE 6.4).

An extension that is told late is recorded and moves nothing: the case counts as late.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from app.domain.cases import Case, Person
from app.domain.deadlines import DueDate, ExtensionAsked, due, due_by_law, extended_due, reason_not_to_extend
from app.domain.happened import happened_so_far
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
from app.domain.moves.contact import interval_problem
from app.domain.policy import StepRule
from app.domain.spoken_dates import day_of, full_day
from app.domain.steps import answer_of_stage, is_demanded
from app.domain.words import Method, Role
from app.domain.working_days import WorkingCalendar


@dataclass(frozen=True, slots=True)
class NewExtension:
    """What the extension form holds; `good_reason` and `update_every_days` are asked for beyond the limit alone."""

    how: Method
    at: datetime | None
    new_due_on: date | None
    reason: str = field(repr=False)
    next_update_on: date | None = None
    good_reason: str = field(default="", repr=False)
    update_every_days: int | None = None
    why_other_method: str = ""


def reason_not_to_extend_answer(case: Case) -> str | None:
    """Why the answer of this case cannot be put off now, or None. That its date has passed is said of the day told."""
    if case.anonymous:
        return "The complaint is anonymous: there is nobody to tell that it takes longer."
    if touched := reason_not_to_touch(case):
        return touched
    if case.answered_at:
        return f"The answer went out on {full_day(day_of(case.answered_at))}: there is nothing left to put off."
    code = answer_of_stage(case)
    if not is_demanded(case, code):
        return "Nothing sets a date for an answer here: there is nothing to put off."
    own = case.policy.step(code)
    in_law = case.law is not None and case.law.step_on(code, day_of(case.received_at)) is not None
    if own and own.agreed_with_customer and not case.promised_answer_on and not in_law:
        when = "at the first contact" if case.stage_number == 1 else "when the reviewer is chosen"
        return f"No date has been agreed with the customer yet: agree one {when} ({own.clause})."
    return None


def answer_due(case: Case, calendar: WorkingCalendar) -> DueDate | None:
    """When the answer is due as things stand, with the extensions made so far."""
    return due(answer_of_stage(case), case.policy, case.law, calendar, happened_so_far(case))


def furthest_within_limits(case: Case, calendar: WorkingCalendar) -> date | None:
    """The last day to which the answer can be put off without more ado; None where there is none, or no limit."""
    current = answer_due(case, calendar)
    days = [
        extended_due(first, rule.extension.working_days if rule.extension else 0, calendar)
        for rule, first in _limits(case, calendar)
        if not rule.agreed_with_customer
    ]
    furthest = min(days, default=None)
    return furthest if furthest and current and furthest > current.day else None


def problems_with_extension(
    case: Case, typed: NewExtension, calendar: WorkingCalendar, person: Person, now: datetime
) -> dict[str, str]:
    """What is wrong with an extension, by field. Beyond the limit a manager makes it, and says what for."""
    current = answer_due(case, calendar)
    return found(
        (
            ("at", moment_problem(case, typed.at, now)),
            ("why_other_method", other_method_problem(case, typed.how, typed.why_other_method)),
            ("new_due_on", None if typed.new_due_on else "Say by when they will have the answer."),
            ("new_due_on", coming_day_problem(typed.new_due_on, now, "The new date")),
            ("new_due_on", _not_later(typed.new_due_on, current)),
            ("reason", missing(typed.reason, f"Say why: it stands in the letter{cite(case, 'CODE 6.4')}.")),
            *((name, text_problem(getattr(typed, name))) for name in ("reason", "good_reason", "why_other_method")),
            ("next_update_on", _update_problem(case, typed, now)),
            ("update_every_days", interval_problem(typed.update_every_days)),
            *_beyond_limit(case, typed, calendar, person),
        )
    )


def why_late(case: Case, at: datetime | None, calendar: WorkingCalendar) -> str | None:
    """What follows from telling the customer only then, where the date of the answer has passed; else None."""
    current = answer_due(case, calendar)
    if at is None or current is None or day_of(at) <= current.day:
        return None
    passed = f"The answer was due on {full_day(current.day)}, and that day has passed"
    return (
        f"{passed}: the extension is recorded, but moves nothing, and the case counts as late{cite(case, 'CODE 6.4')}."
    )


def why_beyond(case: Case, new: date | None, calendar: WorkingCalendar) -> str | None:
    """What an extension to this day would need beyond its reason, or None where it is within every limit."""
    current = answer_due(case, calendar)
    if new is None or current is None or new <= current.day:
        return None
    asked = (
        reason_not_to_extend(ExtensionAsked(rule, first, current.day, new, reason="given"), calendar)
        for rule, first in _limits(case, calendar)
    )
    return next((sentence for sentence in asked if sentence), None)


def _limits(case: Case, calendar: WorkingCalendar) -> Iterator[tuple[StepRule, date]]:
    """Each rule that sets a date for the answer, the policy's and the law's, with its date before any extension."""
    first = replace(happened_so_far(case), extended=())
    by_policy = due(answer_of_stage(case), case.policy, None, calendar, first)
    by_law = due_by_law(answer_of_stage(case), case.law, calendar, first) if case.law else None
    for each in (by_policy, by_law):
        if each:
            yield each.rule, each.day


def _beyond_limit(
    case: Case, typed: NewExtension, calendar: WorkingCalendar, person: Person
) -> Iterator[tuple[str, str | None]]:
    current = answer_due(case, calendar)
    if typed.new_due_on is None or current is None or typed.new_due_on <= current.day or not typed.reason.strip():
        return
    for rule, first in _limits(case, calendar):
        asked = ExtensionAsked(
            rule=rule,
            first_due=first,
            current=current.day,
            new=typed.new_due_on,
            reason=typed.reason,
            good_reason=typed.good_reason,
            approved_by_manager=Role.MANAGER in person.roles,
            updates_agreed=typed.update_every_days is not None,
        )
        yield _field_of(typed), reason_not_to_extend(asked, calendar)


def _field_of(typed: NewExtension) -> str:
    """The field under which it is said what an extension beyond the limit lacks."""
    if not typed.good_reason.strip():
        return "good_reason"
    return "new_due_on" if typed.update_every_days else "update_every_days"


def _not_later(new: date | None, current: DueDate | None) -> str | None:
    if new is None or current is None or new > current.day:
        return None
    return f"The new date must be later than {full_day(current.day)}, the date it is due now."


def _update_problem(case: Case, typed: NewExtension, now: datetime) -> str | None:
    day = typed.next_update_on
    if day is None:
        return f"Say when they will next hear from us{cite(case, 'ISHA 2.1b', 'INC 3.1.2d', 'CODE 6.4')}."
    if typed.new_due_on and day > typed.new_due_on:
        return "That is later than the answer itself. Choose an earlier day."
    return coming_day_problem(day, now, "The next update")
