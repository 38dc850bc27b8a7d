"""Dates and times as people type them: 22/5/26, 22 May, tomorrow, +3, fri; 16:50, 4.50pm."""

import calendar
import re
from datetime import date, time, timedelta

from app.domain.spoken_dates import full_day, long_day

EXAMPLES = "Type a day such as 22/5/26, 22 May, tomorrow, +3 or fri."
TIME_EXAMPLES = "Type a time such as 14:05 or 2.05pm."
# Not Python's calendar names: they follow the machine's language.
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORTEST_NAME = 3
NOON, LAST_HOUR, LAST_MINUTE = 12, 23, 59
FULL_YEAR = 4
FIRST_YEAR = 1900
LAST_CENTURY_FROM = 50
"""Two digits from here on mean 19xx: dates of birth, never deadlines."""

_NAMED = {"today": 0, "tod": 0, "now": 0, "tomorrow": 1, "tom": 1, "yesterday": -1}
_AHEAD = re.compile(r"([+-])\s*(\d{1,3})\s*(d|w|)(?:ays?|eeks?)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*([ap])?\.?m?\.?")


def parse_day(text: str, today: date) -> date:
    """The day that somebody typed. Raises ValueError with a sentence that says what to type instead."""
    words = " ".join(text.casefold().replace(",", " ").split())
    if words in _NAMED:
        return today + timedelta(_NAMED[words])
    if ahead := _AHEAD.fullmatch(words):
        days = int(ahead[2]) * (7 if ahead[3] == "w" else 1)
        return today + timedelta(days if ahead[1] == "+" else -days)
    weekday, rest = _weekday_first(words)
    if weekday is not None and rest in {"", "next", "this"}:
        return today + timedelta((weekday - today.weekday() - 1) % 7 + 1)
    if weekday is not None and rest == "last":
        return today - timedelta((today.weekday() - weekday - 1) % 7 + 1)
    day = _calendar_day(rest, today)
    if weekday is not None and day.weekday() != weekday:
        raise ValueError(f"{full_day(day)[4:]} is a {long_day(day).split()[0]}. Type the day without its weekday.")
    return day


def parse_time(text: str) -> time:
    """The time of day that somebody typed. Raises ValueError with a sentence that says what to type instead."""
    typed = _TIME.fullmatch(text.casefold().strip())
    if typed is None:
        raise ValueError(TIME_EXAMPLES)
    hour, minute, half = int(typed[1]), int(typed[2] or 0), typed[3]
    if half:
        if not 1 <= hour <= NOON:
            raise ValueError(TIME_EXAMPLES)
        hour = hour % NOON + (NOON if half == "p" else 0)
    if hour > LAST_HOUR or minute > LAST_MINUTE:
        raise ValueError(f"There is no such time. {TIME_EXAMPLES}")
    return time(hour, minute)


def show_time(moment: time) -> str:
    """A time as the screen writes it: "16:50"."""
    return f"{moment:%H:%M}"


def _weekday_first(words: str) -> tuple[int | None, str]:
    """A weekday at the beginning (or after "next", "last"), and what is left; "fri 22 may" gives 4 and "22 may"."""
    parts = words.split()
    for place, part in enumerate(parts[:2]):
        weekday = _named(part.rstrip("."), WEEKDAYS)
        if weekday is not None and (place == 0 or parts[0] in {"next", "last", "this"}):
            return weekday, " ".join(parts[:place] + parts[place + 1 :])
    return None, words


def _calendar_day(words: str, today: date) -> date:
    if iso := _ISO.fullmatch(words):
        return _day(int(iso[3]), int(iso[2]), int(iso[1]))
    parts = [part for part in re.split(r"[\s/.\-]+", words) if part]
    if len(parts) not in {2, 3}:
        raise ValueError(EXAMPLES)
    first, second, *year = parts
    if first[:1].isalpha():
        first, second = second, first
    number, month = _number(first), _month(second)
    return _day(number, month, _year(year[0])) if year else _nearest(number, month, today)


def _number(part: str) -> int:
    digits = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", part)
    if digits is None:
        raise ValueError(EXAMPLES)
    return int(digits[1])


def _month(part: str) -> int:
    if part.isdecimal():
        month = int(part)
        if not 1 <= month <= len(MONTHS):
            raise ValueError(f"There is no month {month}: the day comes first, such as 22/5/26.")
        return month
    named = _named(part, MONTHS)
    if named is None:
        raise ValueError(EXAMPLES)
    return named + 1


def _named(part: str, names: tuple[str, ...]) -> int | None:
    if len(part) < SHORTEST_NAME:
        return None
    return next((place for place, name in enumerate(names) if name.startswith(part)), None)


def _year(part: str) -> int:
    if not re.fullmatch(r"\d{2}|\d{4}", part):
        raise ValueError(EXAMPLES)
    year = int(part)
    return year if len(part) == FULL_YEAR else year + (FIRST_YEAR if year >= LAST_CENTURY_FROM else FIRST_YEAR + 100)


def _day(day: int, month: int, year: int) -> date:
    if year < FIRST_YEAR:
        raise ValueError(f"The year {year} is too long ago. {EXAMPLES}")
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise ValueError(f"{MONTHS[month - 1].title()} {year} has {days} days.")
    return date(year, month, day)


def _nearest(day: int, month: int, today: date) -> date:
    """Without a year, the nearest such day: "3 Jan" typed in December is next month's."""
    years = [year for year in range(today.year - 1, today.year + 2) if day <= calendar.monthrange(year, month)[1]]
    found = [_day(day, month, year) for year in years or [today.year]]
    return min(found, key=lambda one: abs((one - today).days))
