"""Ditto marks: what people write where a cell says the same as the one above it."""

from typing import Final

DITTOS: Final = frozenset(
    (
        *('"', "''", "“", "”", "„", "〃", "″", ",,", "``", "’’", '""', '"""', "“”", "↓", "↑", "//", "||"),
        *("do", "ditto", "dito", "as above", "same", "same as above", "same as before", "as before", "see above"),
    )
)
_DRESS: Final = " .-–—()"
"""What may stand around a ditto mark: "-do-", "(as above)"."""

_LONGEST: Final = 24


def is_ditto(text: str) -> bool:
    """True where a cell says no more than that it is as above."""
    return len(text) <= _LONGEST and text.casefold().strip(_DRESS) in DITTOS
