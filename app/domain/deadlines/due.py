"""When a step is due and why: the earlier of what the policy and the law ask for, promises and extensions included."""

from dataclasses import replace
from datetime import date

from app.domain.deadlines.counted import Counted, Source, counted
from app.domain.deadlines.happened import DueDate, Extended, Happened
from app.domain.policy import Law, Policy, StepCode, StepRule
from app.domain.spoken_dates import day_of, full_day
from app.domain.working_days import WorkingCalendar


def due(
    code: StepCode, policy: Policy, law: Law | None, calendar: WorkingCalendar, happened: Happened
) -> DueDate | None:
    """The day by which a step is to be done, and why; None where nothing asks for it, or nothing can be counted yet.

    A day agreed with the customer is None until it is promised; a step of the review, until a review is requested; and
    while the policy's clock is paused only the law, which knows no pauses, gives a day.
    """
    if happened.waits_for_request(code):
        return None
    by_policy = _by_policy(code, policy, calendar, happened)
    by_law = due_by_law(code, law, calendar, happened) if law else None
    if by_law is None:
        return by_policy
    if by_policy is None:
        return _saying(by_law, _why_law_alone(policy.step(code)))
    return _earlier(by_policy, by_law)


def _by_policy(code: StepCode, policy: Policy, calendar: WorkingCalendar, happened: Happened) -> DueDate | None:
    rule = policy.step(code)
    if rule is None:
        return None
    source = Source(policy.step, calendar, happened.pauses if policy.pausing_allowed else ())
    found = _with_promise(rule, counted(code, source, happened), happened)
    return _extended(found, rule, happened)


def due_by_law(code: StepCode, law: Law, calendar: WorkingCalendar, happened: Happened) -> DueDate | None:
    """The day by which the law alone wants a step done; None where it says nothing, or nothing can be counted yet."""
    received = day_of(happened.received)
    rule = law.step_on(code, received)
    found = counted(code, Source(lambda step: law.step_on(step, received), calendar.from_day_zero()), happened)
    if rule is None or found is None:
        return None
    due_date = DueDate(found.day, rule, (*found.because, _clause(rule)), from_law=True)
    extended = _last_in_time(code, happened)
    # The law lets an answer be put off, never brought forward; how far is the business of the move that did it.
    if rule.extension is None or extended is None or extended.new <= found.day:
        return due_date
    because = (*found.because, _extension_sentence(extended), _clause(rule))
    return replace(due_date, day=extended.new, because=because, promised=True)


def _with_promise(rule: StepRule, found: Counted | None, happened: Happened) -> DueDate | None:
    promised = happened.promised_for(rule.code)
    if promised is None:
        return DueDate(found.day, rule, (*found.because, _clause(rule)), from_law=False) if found else None
    if found is None:
        because = (f"Promised to the customer for {full_day(promised)}.", _clause(rule))
        return DueDate(promised, rule, because, from_law=False, promised=True)
    if promised <= found.day:
        sooner = f"Promised to the customer for {full_day(promised)}, which binds."
        return DueDate(promised, rule, (*found.because, sooner, _clause(rule)), from_law=False, promised=True)
    later = f"A promise of {full_day(promised)} does not put this off: only an extension does."
    return DueDate(found.day, rule, (*found.because, later, _clause(rule)), from_law=False)


def _extended(found: DueDate | None, rule: StepRule, happened: Happened) -> DueDate | None:
    made = happened.extensions_of(rule.code)
    if not made:
        return found
    counted_so_far = found.because[:-1] if found else ()
    because = (*counted_so_far, *(_extension_sentence(each) for each in made), _clause(rule))
    last = _last_in_time(rule.code, happened)
    if last:
        return DueDate(last.new, rule, because, from_law=False, promised=True)
    return replace(found, because=because) if found else None


def _last_in_time(code: StepCode, happened: Happened) -> Extended | None:
    return next((each for each in reversed(happened.extensions_of(code)) if each.in_time), None)


def _extension_sentence(extended: Extended) -> str:
    moved = f"from {full_day(extended.old)} to {full_day(extended.new)}"
    if extended.in_time:
        return f"Extended {moved}: {extended.reason.rstrip('.')}."
    return f"An extension {moved} was sent on {full_day(extended.said_on)}, too late to move the date."


def _why_law_alone(rule: StepRule | None) -> str:
    if rule is None:
        return "The policy sets no date for this, so the law binds."
    if rule.agreed_with_customer:
        return "No date has been agreed with the customer yet, so the law binds."
    return "The policy gives no date at present, so the law binds."


def _earlier(by_policy: DueDate, by_law: DueDate) -> DueDate:
    policy_clause, law_clause = by_policy.rule.clause, by_law.rule.clause
    if by_law.day < by_policy.day:
        than = _day_of(by_policy.day, policy_clause)
        return _saying(by_law, f"The law binds: {law_clause} asks for this sooner than {than}.")
    if by_policy.day < by_law.day:
        than = _day_of(by_law.day, f"the law’s {law_clause}")
        return _saying(by_policy, f"The policy binds: {policy_clause} asks for this sooner than {than}.")
    if policy_clause == law_clause:
        return by_policy
    return _saying(by_policy, f"The law asks for the same day ({law_clause}).")


def _day_of(day: date, clause: str) -> str:
    return f"{clause}, by {full_day(day)}"


def _saying(due_date: DueDate, sentence: str) -> DueDate:
    return replace(due_date, because=(*due_date.because, sentence))


def _clause(rule: StepRule) -> str:
    return f"{rule.clause}: {rule.says.rstrip('.')}."
