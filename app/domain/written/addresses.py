"""An address as somebody wrote it into one cell: parted into the lines of a letter, its postcode by itself."""

import re
from typing import Final

from app.domain.postcodes import postcode_problem, written_postcode

_NUMBER: Final = re.compile(r"\d+ ?[A-Za-z]?(?: ?[-/–] ?\d+ ?[A-Za-z]?)?")
_LINES: Final = 3
_TAIL: Final = 12
_POSTCODE: Final = re.compile(r"(?:^|[\s,])([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})[\s.]*$", re.IGNORECASE)


def without_postcode(written: str) -> tuple[str, str]:
    """An address without the postcode at its end, and that postcode; empty where it ends with none."""
    found = _POSTCODE.search(written, max(0, len(written) - _TAIL))
    if found is None or postcode_problem(found[1]) is not None:
        return written, ""
    return written[: found.start()].rstrip(" ,"), written_postcode(found[1])


def lines_of(written: str) -> tuple[str, str, str]:
    """First line, second line and town: "15, CARR HALL STREET, HASLINGDEN" is a street with its number, and a town.

    A postcode at the end is no line of its own here.
    """
    parts = [part.strip() for part in re.split(r"[,\n;]", without_postcode(written)[0]) if part.strip()]
    joined: list[str] = []
    for part in parts:
        if joined and _NUMBER.fullmatch(joined[-1]):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    if len(joined) < _LINES:
        first, town, *_ = *joined, "", ""
        return first, "", town
    return joined[0], ", ".join(joined[1:-1]), joined[-1]
