"""Pause and resume: where the pack allows it, the policy's clock stands still, and the working days left come after.

The law knows no pauses: where it sets a date, that date stays.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.cases import Case
from app.domain.deadlines import Pause, due
from app.domain.happened import happened_so_far, open_pause
from app.domain.moves.checks import found, missing, reason_not_to_touch, text_problem
from app.domain.spoken_dates import day_of, full_day
from app.domain.steps import answer_of_stage, is_demanded
from app.domain.working_days import WorkingCalendar


@dataclass(frozen=True, slots=True)
class NewPause:
    """What the form for a pause holds: the last day that still counts, and why."""

    day: date | None
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Resumption:
    """What the form for resuming holds: the last day of the pause."""

    day: date | None


def reason_not_to_pause(case: Case) -> str | None:
    """Why this case cannot be paused now, or None. That it would come too late is said of the day chosen."""
    if over := _reason_over(case):
        return over
    if not case.policy.pausing_allowed:
        return f"{case.policy.title} does not allow a case to be paused."
    if paused := open_pause(case):
        return f"The case is paused already, since {full_day(paused.start)}."
    own = case.policy.step(answer_of_stage(case))
    if own is None or own.working_days is None or not is_demanded(case, answer_of_stage(case)):
        return "The policy counts no working days to an answer here: there is nothing to pause."
    if told := _told_by(case):
        return f"The customer was told {full_day(told)} for the answer: a pause moves nothing that was promised."
    return None


def problems_with_pause(case: Case, typed: NewPause, calendar: WorkingCalendar, now: datetime) -> dict[str, str]:
    """What is wrong with a pause, by field."""
    return found(
        (
            ("day", _day_problem(typed.day, now)),
            ("day", _start_problem(case, typed.day, calendar)),
            ("reason", missing(typed.reason, "Say why: it stands beside the date, wherever that is explained.")),
            ("reason", text_problem(typed.reason)),
        )
    )


def reason_not_to_resume(case: Case) -> str | None:
    """Why this case cannot be resumed now, or None."""
    if over := _reason_over(case):
        return over
    return None if open_pause(case) else "The case is not paused."


def problems_with_resumption(case: Case, typed: Resumption, now: datetime) -> dict[str, str]:
    """What is wrong with resuming, by field."""
    paused, early = open_pause(case), None
    if paused and typed.day and typed.day < paused.start:
        early = f"That is before the pause began, {full_day(paused.start)}."
    return found((("day", _day_problem(typed.day, now)), ("day", early)))


def _reason_over(case: Case) -> str | None:
    if touched := reason_not_to_touch(case):
        return touched
    if case.refused:
        return "The complaint was not accepted: no date runs on it."
    if case.answered_at:
        return f"The answer went out on {full_day(day_of(case.answered_at))}: no date for it runs any more."
    return None


def _told_by(case: Case) -> date | None:
    """The day that the customer was told for the answer, by a promise or an extension; the last of them."""
    extended = [each.new for each in case.extensions if each.step is answer_of_stage(case) and each.in_time]
    return extended[-1] if extended else case.promised_answer_on


def _day_problem(day: date | None, now: datetime) -> str | None:
    if day is None:
        return "Say on which day."
    return f"{full_day(day)} is in the future. Record it when the day has come." if day > day_of(now) else None


def _start_problem(case: Case, day: date | None, calendar: WorkingCalendar) -> str | None:
    if day is None:
        return None
    received = day_of(case.received_at)
    if day < received:
        return f"That is before the complaint was received, {full_day(received)}."
    before = _last_end(case.pauses)
    if before and day < before:
        return f"The case was paused until {full_day(before)}: choose that day or a later one."
    current = due(answer_of_stage(case), case.policy, None, calendar, happened_so_far(case))
    if current and day >= current.day:
        return f"The answer was due on {full_day(current.day)}: only a pause that begins before that day moves it."
    return None


def _last_end(pauses: tuple[Pause, ...]) -> date | None:
    return max((each.end for each in pauses if each.end), default=None)
