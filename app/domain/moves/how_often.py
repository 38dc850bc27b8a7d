"""Agree how often to update the customer (ISHA 2.6f, INC 3.1.2d): from then on each update dates the next."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.cases import Case
from app.domain.moves.checks import cite, coming_day_problem, found, reason_not_to_touch
from app.domain.moves.contact import interval_problem
from app.domain.spoken_dates import day_of, full_day


@dataclass(frozen=True, slots=True)
class HowOften:
    """What was agreed: an update every so many days, the next one on a day, or counted from today."""

    update_every_days: int | None
    next_update_on: date | None = None


def reason_not_to_agree_how_often(case: Case) -> str | None:
    """Why it cannot be agreed now how often to update, or None."""
    if case.anonymous:
        return "The complaint is anonymous: there is nobody to agree it with."
    if touched := reason_not_to_touch(case):
        return touched
    if case.answered_at:
        return f"The answer went out on {full_day(day_of(case.answered_at))}: no more updates are due."
    return None


def problems_with_how_often(case: Case, typed: HowOften, now: datetime) -> dict[str, str]:
    """What is wrong with what was agreed, by field."""
    asked = f"Choose how often they will hear from us{cite(case, 'ISHA 2.6f', 'INC 3.1.2d')}."
    return found(
        (
            ("update_every_days", None if typed.update_every_days else asked),
            ("update_every_days", interval_problem(typed.update_every_days)),
            ("next_update_on", coming_day_problem(typed.next_update_on, now, "The next update")),
        )
    )
