"""What a workbook stores for a number, a date or a truth, as the text that a person reads in the cell."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

_DAYS: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""The numbers of the formats for dates and times that every workbook has."""
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DATE_LETTERS: Final = re.compile("[dmyhs]", re.IGNORECASE)
_SINCE_1900: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no zone
_SINCE_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001
_ONE_DAY_TOO_MANY: Final = 60
"""Excel believes in 29 February 1900."""
_LAST: Final = 2_958_466
"""1 January 10000."""
_WHOLE: Final = 1e15
_TRUTHS: Final = {"1": "TRUE", "0": "FALSE"}

Said = Callable[[str], str]


def is_date_format(number: int, code: str) -> bool:
    """True for a format in which a number is shown as a date or a time."""
    return bool(_DATE_LETTERS.search(_LITERAL.sub("", code))) if code else number in _DAYS


def as_number(stored: str) -> str:
    """A number without the noise of its storage: "100023336956.0" and "1.5" as they are read in the cell."""
    if stored.isdecimal() and stored.isascii():
        return stored
    value = float(stored)
    if value == value // 1 and abs(value) < _WHOLE:
        return str(int(value))
    return format(value, ".15g")


def as_date(stored: str, *, since_1904: bool) -> str:
    """A day as 2026-05-22, a moment as 2026-05-22T16:50:00, a time alone as 16:50:00. Raises ValueError."""
    value = float(stored)
    if not 0 <= value < _LAST:
        raise ValueError(stored)
    if not since_1904 and value < _ONE_DAY_TOO_MANY:
        value += 1 if value >= 1 else 0
    at = (_SINCE_1904 if since_1904 else _SINCE_1900) + timedelta(seconds=round(value * 86_400))
    if value < 1:
        return at.time().isoformat()
    return at.isoformat() if at.hour or at.minute or at.second else at.date().isoformat()


def as_truth(stored: str) -> str:
    """TRUE or FALSE."""
    return _TRUTHS.get(stored, stored)
