"""What a policy asks for from a receipt on: the question that the `due` command and the Policy page put to a pack."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.deadlines import Happened, due
from app.domain.policy import Law, Policy, StepCode, StepRule
from app.domain.spoken_dates import day_of
from app.domain.working_days import WorkingCalendar

_OF_THE_REVIEW = (StepCode.ACKNOWLEDGE_REVIEW, StepCode.ANSWER_REVIEW)


@dataclass(frozen=True, slots=True)
class StepDue:
    """One step of a policy or of the law: when it is due and why; `due` is None where no date follows from receipt."""

    step: StepCode
    stage: int
    due: date | None
    clause: str
    says: str
    from_law: bool
    because: tuple[str, ...]


def what_is_due(
    policy: Policy, law: Law | None, calendar: WorkingCalendar, received: date | datetime
) -> tuple[StepDue, ...]:
    """Every step that the policy, or the law where it is given, asks for after a receipt, in the order of a case.

    A plain day is counted as a day: no time is invented for it. Nothing else has happened yet, so what is counted from
    an acknowledgement is counted from the day that acknowledgement is due.
    """
    happened = Happened(received)
    asked = ((code, _rules(code, policy, law, received)) for code in StepCode)
    return tuple(_step_due(code, rules, policy, law, calendar, happened) for code, rules in asked if rules)


def _rules(code: StepCode, policy: Policy, law: Law | None, received: date | datetime) -> tuple[StepRule, ...]:
    """What the policy asks, then what the law does."""
    by_law = law.step_on(code, day_of(received)) if law else None
    return tuple(rule for rule in (policy.step(code), by_law) if rule)


def _step_due(
    code: StepCode,
    rules: tuple[StepRule, ...],
    policy: Policy,
    law: Law | None,
    calendar: WorkingCalendar,
    happened: Happened,
) -> StepDue:
    found = due(code, policy, law, calendar, happened)
    if found is None:
        rule, because = rules[0], _why_no_date(code, rules)
        return StepDue(code, rule.stage, None, rule.clause, rule.says, rule is not policy.step(code), because)
    rule = found.rule
    return StepDue(code, rule.stage, found.day, rule.clause, rule.says, found.from_law, found.because)


def _why_no_date(code: StepCode, rules: tuple[StepRule, ...]) -> tuple[str, ...]:
    spoken = tuple(f"{rule.clause}: {rule.says}." for rule in rules)
    if code in _OF_THE_REVIEW:
        return ("No review has been asked for yet: the count starts with the request.", *spoken)
    return ("The date is agreed with the customer, so none follows from the receipt.", *spoken)
