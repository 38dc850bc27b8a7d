"""When things happen in the demonstration: at times when people telephone, and when an office is open."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from app.domain.spoken_dates import LONDON, day_of
from app.domain.working_days import WorkingCalendar


def at(day: date, hour: int, minute: int) -> datetime:
    """A moment of the office's day, in UTC."""
    return datetime.combine(day, time(hour, minute), LONDON).astimezone(UTC)


def in_the_office(dice: Random, day: date, after: datetime | None = None) -> datetime:
    """A moment between nine and five of that day, later than another where one is given."""
    moment = at(day, dice.randrange(9, 17), dice.randrange(60))
    if after and moment <= after:
        return after + timedelta(minutes=dice.randrange(3, 40))
    return moment


def working_days_on(calendar: WorkingCalendar, start: datetime, days: int) -> date:
    """The working day so many working days after a moment."""
    return calendar.due(day_of(start), days)


def receipts(dice: Random, calendar: WorkingCalendar, now: datetime, count: int) -> list[datetime]:
    """When the complaints came in over the last fourteen months: more of them lately, most of them in office hours."""
    found = {_receipt(dice, calendar, now, share=n / count) for n in range(count)}
    return sorted(found)


def _receipt(dice: Random, calendar: WorkingCalendar, now: datetime, share: float) -> datetime:
    days_ago = round(425 * (1 - share) ** 1.5)
    day = day_of(now) - timedelta(days=days_ago)
    if calendar.is_working(day) or dice.random() < 0.12:  # noqa: PLR2004 - about one in eight writes at a weekend
        moment = in_the_office(dice, day)
    else:
        moment = in_the_office(dice, calendar.working_before(day))
    return min(moment, now - timedelta(minutes=dice.randrange(5, 50)))
