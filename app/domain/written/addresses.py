"""An address as somebody wrote it into one cell, parted into the lines of a letter."""

import re
from typing import Final

from app.domain.postcodes import postcode_problem

_NUMBER: Final = re.compile(r"\d+ ?[A-Za-z]?(?: ?[-/–] ?\d+ ?[A-Za-z]?)?")
_LINES: Final = 3


def lines_of(written: str) -> tuple[str, str, str]:
    """First line, second line and town: "15, CARR HALL STREET, HASLINGDEN" is a street with its number, and a town.

    A postcode at the end is no line of its own here.
    """
    parts = [part.strip() for part in re.split(r"[,\n;]", written) if part.strip()]
    if parts and postcode_problem(parts[-1]) is None:
        parts.pop()
    joined: list[str] = []
    for part in parts:
        if joined and _NUMBER.fullmatch(joined[-1]):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    if len(joined) < _LINES:
        return (*joined, "", "", "")[0], "", joined[1] if len(joined) > 1 else ""
    return joined[0], ", ".join(joined[1:-1]), joined[-1]
