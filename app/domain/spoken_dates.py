"""How days and times are written for people: British, the same on every machine, always London's clock."""

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
# Not strftime: it follows the machine's language, and Windows spells a day without its zero differently.
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_LONGEST_MONTH_IN_FULL = len("March")


def in_london(moment: datetime) -> datetime:
    """The moment on London's clock; a time without a zone is taken to be London's already."""
    return moment.replace(tzinfo=LONDON) if moment.tzinfo is None else moment.astimezone(LONDON)


def day_of(moment: date | datetime) -> date:
    """The day it is in London at that moment; a plain day is itself."""
    return in_london(moment).date() if isinstance(moment, datetime) else moment


def short_day(day: date) -> str:
    """A day within the year one is speaking of: "Fri 22 May"."""
    return f"{_weekday(day)} {day.day} {_month(day)}"


def every(days: int) -> str:
    """How often something comes: "every day", "every two weeks", "every 5 days"."""
    weeks = {7: "every week", 14: "every two weeks", 28: "every four weeks"}
    return "every day" if days == 1 else weeks.get(days, f"every {days} days")


def full_day(day: date) -> str:
    """A day with its year: "Fri 22 May 2026"."""
    return f"{short_day(day)} {day.year}"


def long_day(day: date) -> str:
    """A day as a letter writes it: "Friday 29 May 2026"."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def clock_time(moment: datetime) -> str:
    """The time of day in London: "16:50"."""
    return f"{in_london(moment):%H:%M}"


def at_no_time(day: date) -> datetime:
    """The moment that stands for a day whose time is not known: the very beginning of it, in London."""
    return datetime.combine(day, time(), LONDON)


def has_no_time(moment: datetime) -> bool:
    """True for the moment that stands for a day whose time is not known."""
    return in_london(moment).time() == time()


def full_moment(moment: datetime) -> str:
    """A moment in London: "Fri 22 May 2026 at 16:50"; the day alone where the time is not known."""
    day = full_day(day_of(moment))
    return day if has_no_time(moment) else f"{day} at {clock_time(moment)}"


def days_in_a_row(days: Sequence[date]) -> str:
    """Adjoining days in one breath: "Sat 23 and Sun 24 May", "Mon 28 to Thu 31 Dec", "Sat 30 May to Wed 3 June"."""
    first, last = days[0], days[-1]
    if first == last:
        return short_day(first)
    same_month = (first.year, first.month) == (last.year, last.month)
    start = f"{_weekday(first)} {first.day}" if same_month else short_day(first)
    joined = "and" if (last - first).days == 1 else "to"
    return f"{start} {joined} {short_day(last)}"


def _weekday(day: date) -> str:
    return _WEEKDAYS[day.weekday()][:3]


def _month(day: date) -> str:
    name = _MONTHS[day.month - 1]
    return name if len(name) <= _LONGEST_MONTH_IN_FULL else name[:3]
