"""A date as somebody wrote it into a spreadsheet: 11/09/2025, 11.09.25, 12-Sep-25, 11 September 2025, 2025-09-11.

Day before month, as everywhere in Britain; what could only be read the American way is refused, not turned round.
"""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Final

from app.domain.spoken_dates import LONDON, has_no_time, in_london
from app.domain.written import NOTHING, NotUnderstood

EXAMPLES: Final = "Write it as 11/09/2025."

_NOT_YET: Final = NOTHING | {"x", "no", "n", "not yet", "pending", "ongoing", "outstanding", "open"}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_FULL: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMBERS: Final = re.compile(r"(\d{1,2})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{2}|\d{4})")
_NAMED: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/.\s]*(?:of\s+)?([a-z]{3,9})\.?[-/.,\s]*'?(\d{2}|\d{4})")
_MONTH_FIRST: Final = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_WEEKDAY: Final = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+")
_TIME: Final = re.compile(
    r"[t\s,]+(?:at\s+)?(?=\d+(?:[:.]|\s*[ap]m))"
    r"(\d{1,2})(?:[:.](\d{2})(?:[:.]\d{2})?(?:\.\d+)?)?\s*([ap]m)?(z|\+00:?00)?"
)
_CENTURY: Final = 100
_SHORT_YEAR: Final = 2
_EARLIEST: Final = 1900
_NOON: Final = 12
_YEARS_AHEAD: Final = 10
_KEPT: Final = 8192


def written_day(text: str, this_year: int) -> date | None:
    """The day that was written, without its time; None where nothing was. Raises NotUnderstood."""
    found = written_moment(text, this_year)
    return found.date() if isinstance(found, datetime) else found


@lru_cache(_KEPT)
def written_moment(text: str, this_year: int) -> date | datetime | None:
    """The day that was written, or the moment in London where a time stands with it; None where nothing was.

    Midnight is no time: it is what a day becomes in a program that knows no days alone. A year of two digits is of this
    century up to ten years from `this_year`, else of the last. Raises NotUnderstood.
    """
    words = " ".join(text.casefold().split())
    if words in _NOT_YET:
        return None
    words = _WEEKDAY.sub("", words, count=1) if words[0].isalpha() else words
    at = _TIME.search(words)
    if at and at.end() == len(words) and at.start():
        day, clock = _day(words[: at.start()].strip(" ,"), text, this_year), _time(at, text)
        moment = in_london(datetime.combine(day, clock, UTC if at[4] else LONDON))
        return moment.date() if clock == time() or has_no_time(moment) else moment
    return _day(words, text, this_year)


@lru_cache(_KEPT)
def in_one_way(text: str, this_year: int) -> str:
    """The same text for the same day, however it is written; what cannot be understood stays as it is."""
    with suppress(NotUnderstood):
        return str(written_moment(text, this_year) or "")
    return text


def _day(words: str, text: str, this_year: int) -> date:
    if found := _ISO.fullmatch(words):
        return _date(int(found[1]), int(found[2]), int(found[3]), text)
    if found := _NUMBERS.fullmatch(words):
        return _date(_year(found[3], this_year), int(found[2]), int(found[1]), text)
    if (found := _NAMED.fullmatch(words)) and (month := _month(found[2])):
        return _date(_year(found[3], this_year), month, int(found[1]), text)
    if (found := _MONTH_FIRST.fullmatch(words)) and (month := _month(found[1])):
        return _date(int(found[3]), month, int(found[2]), text)
    raise NotUnderstood(f"“{_shown(text)}” is not a date. {EXAMPLES}")


def _date(year: int, month: int, day: int, text: str) -> date:
    if year < _EARLIEST:
        raise NotUnderstood(f"“{_shown(text)}” cannot be right. Check the year.")
    try:
        return date(year, month, day)
    except ValueError:
        if month > _NOON >= day:
            reason = f"“{_shown(text)}” has no month {month}: the day comes first. {EXAMPLES}"
        else:
            reason = f"“{_shown(text)}” is a day that never was. {EXAMPLES}"
        raise NotUnderstood(reason) from None


def _time(found: re.Match[str], text: str) -> time:
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and 1 <= hour <= _NOON:
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise NotUnderstood(f"“{_shown(text)}” has no such time of day. Write it as 11/09/2025 14:05.") from None


def _year(digits: str, this_year: int) -> int:
    if len(digits) > _SHORT_YEAR:
        return int(digits)
    year = this_year // _CENTURY * _CENTURY + int(digits)
    return year if year <= this_year + _YEARS_AHEAD else year - _CENTURY


def _month(name: str) -> int:
    if name in _IN_FULL:
        return _IN_FULL.index(name) + 1
    short = name[:3]
    return _MONTHS.index(short) + 1 if short in _MONTHS and name in {short, "sept"} else 0


def _shown(text: str) -> str:
    return " ".join(text.split())[:40]
