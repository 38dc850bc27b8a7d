"""Screen: hold a complaint against the policy's exclusions. Never in the way of acknowledging."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.cases import Case
from app.domain.deadlines import last_day_in_time
from app.domain.moves.checks import found, missing, reason_not_to_touch, text_problem
from app.domain.spoken_dates import day_of, full_day
from app.domain.words import Screened


@dataclass(frozen=True, slots=True)
class Screening:
    """What the screening form holds. An unknown date of coming to notice never bars."""

    result: Screened
    came_to_notice_on: date | None = None
    reason: str = ""


def reason_not_to_screen(case: Case) -> str | None:
    """Why this case cannot be screened now, or None."""
    if case.screened:
        return f"Already screened: {case.screened.words}."
    return reason_not_to_touch(case)


def problems_with_screening(case: Case, screening: Screening, now: datetime) -> dict[str, str]:
    """What is wrong with a screening, by field."""
    return found(
        (
            ("came_to_notice_on", _notice_problem(case, screening, now)),
            ("reason", _reason_problem(screening)),
            ("reason", text_problem(screening.reason)),
            ("result", _time_bar_problem(case, screening)),
        )
    )


def _notice_problem(case: Case, screening: Screening, now: datetime) -> str | None:
    day = screening.came_to_notice_on
    if day is None:
        return None
    if day > day_of(now):
        return f"{full_day(day)} is in the future."
    if day > day_of(case.received_at):
        return f"That is after the complaint was received, {full_day(day_of(case.received_at))}."
    return None


def _reason_problem(screening: Screening) -> str | None:
    if screening.result is Screened.BY_DISCRETION:
        return missing(screening.reason, "Say why it is accepted all the same.")
    return None


def _time_bar_problem(case: Case, screening: Screening) -> str | None:
    """Exceptional circumstances are asked before anything is refused as too late."""
    noticed = screening.came_to_notice_on
    if noticed is None or screening.result is Screened.BY_DISCRETION:
        return None
    received = day_of(case.received_at)
    last = last_day_in_time(case.policy, case.law, noticed, received)
    if received <= last.day:
        return None
    demand = case.law.demand_on("time-bar", received) if case.law and last.from_law else None
    clause = demand.clause if demand else case.policy.time_bar.clause
    return (
        f"The last day in time was {full_day(last.day)} ({clause}). "
        f"Accept by discretion when there are exceptional circumstances, and say which."
    )
