"""Dates, sums of money and names as offices write them into spreadsheets, and what each of them means."""

from typing import Final

NOTHING: Final = frozenset(
    (
        *("", "-", "--", "–", "—", "?", "??", "???", ".", "n/a", "n.a.", "na", "n/k", "none", "nil", "null", "blank"),
        *("tbc", "tba", "unknown", "not known", "not applicable", "not recorded", "not given"),
    )
)
"""What people write where there is nothing to write, or where they do not know it."""

_LONGEST: Final = max(map(len, NOTHING))


class NotUnderstood(ValueError):
    """Something written that cannot be understood, with a sentence that says why and how to write it."""


def is_nothing(text: str) -> bool:
    """True where a cell says no more than that there is nothing to say; its blanks are run together already."""
    return len(text) <= _LONGEST and text.casefold() in NOTHING
