"""The date that one source of rules, the policy or the law, asks for, before promises and extensions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.counting import NotCounted, count
from app.domain.deadlines.happened import Happened, Pause, acknowledgement_of
from app.domain.policy import StepCode, StepRule
from app.domain.spoken_dates import day_of, full_day
from app.domain.working_days import Receipt, WorkingCalendar


@dataclass(frozen=True, slots=True)
class Counted:
    """A day that was counted to, and the count in sentences."""

    day: date
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where rules come from: the policy or the law, with its way of counting and the pauses it knows."""

    rule_for: Callable[[StepCode], StepRule | None]
    calendar: WorkingCalendar
    pauses: tuple[Pause, ...] = ()


def counted(code: StepCode, source: Source, happened: Happened) -> Counted | None:
    """The day that the source's rule counts to; None without a rule, without a number, without a start, or paused."""
    rule = source.rule_for(code)
    if rule is None or rule.working_days is None:
        return None
    start = _start(rule, source, happened)
    if start is None:
        return None
    made = count(_with_pauses(source), start.day_zero, rule.working_days)
    if any(pause.end is None and pause.start < made.last for pause in source.pauses):
        return None
    return Counted(made.last, (*start.sentences, *made.sentences))


def _start(rule: StepRule, source: Source, happened: Happened) -> Receipt | None:
    if rule.counted_from == "receipt":
        return source.calendar.receipt(happened.received)
    if rule.counted_from == "acknowledgement":
        return _from_acknowledgement(rule.code, source, happened)
    requested = happened.requested
    return source.calendar.receipt(requested, "Review requested") if requested else None


def _from_acknowledgement(code: StepCode, source: Source, happened: Happened) -> Receipt | None:
    # Whichever is earlier: a late acknowledgement never buys time.
    asked = counted(acknowledgement_of(code), source, happened)
    done = happened.acknowledged_for(code)
    if done and (asked is None or day_of(done) <= asked.day):
        return Receipt(day_of(done), (f"Acknowledged {full_day(day_of(done))}.",))
    if asked is None:
        return None
    due = full_day(asked.day)
    if done is None:
        return Receipt(asked.day, (f"Not acknowledged yet: counted from {due}, when that is due.",))
    late = f"Acknowledged {full_day(day_of(done))}, late: counted from {due}, when that was due."
    return Receipt(asked.day, (late,))


def _with_pauses(source: Source) -> Callable[[date], NotCounted | None]:
    paused = {day: pause.reason for pause in source.pauses for day in _days_of(pause)}

    def not_counted(day: date) -> NotCounted | None:
        return NotCounted("pause", paused[day]) if day in paused else source.calendar.not_counted(day)

    return not_counted


def _days_of(pause: Pause) -> list[date]:
    length = (pause.end - pause.start).days if pause.end else 0
    return [pause.start + timedelta(days=ahead) for ahead in range(1, length + 1)]
