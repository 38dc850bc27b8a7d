"""What a row of a register of homes says: a home, or a sentence that names row and column."""

from collections.abc import Sequence
from functools import lru_cache
from operator import gt
from typing import Final, NamedTuple

from app.domain.home_columns import BY_NAME, NEEDED, Layout
from app.domain.postcodes import postcode_problem, written_postcode
from app.domain.spreadsheets import FAILED_FORMULAS

_PROBLEMS_KEPT: Final = 4096


class Home(NamedTuple):
    """What a row says of a home: its property reference, and its values in the order of the layout's fields."""

    property_ref: str
    values: tuple[str, ...]


def understood(number: int, cells: Sequence[str], layout: Layout) -> Home | str:
    """What a row says of a home, or why it is refused: a sentence that names row and column."""
    width = len(cells)
    values = [
        " ".join(cells[places[0]].split() if places[0] < width else ())
        if len(places) == 1
        else " ".join([part for place in places if place < width for part in cells[place].split()])
        for places in layout.places
    ]
    if layout.uprn:
        values[layout.uprn] = values[layout.uprn].replace(" ", "").lstrip("0")
    # Looked at together first: nearly every row is as it should be, and there may be a hundred thousand.
    if (
        any(map(gt, map(len, values), layout.longest))
        or not FAILED_FORMULAS.isdisjoint(values)
        or (layout.uprn and not _is_uprn(values[layout.uprn]))
        or "" in (values[0], values[layout.line1], values[layout.postcode])
        or _postcode_problem(values[layout.postcode])
    ):
        problems = ((name, _problem(name, value)) for name, value in zip(layout.fields, values, strict=True))
        return next(f"Row {number}, {layout.where(name)}: {wrong}" for name, wrong in problems if wrong)
    values[layout.postcode] = _written_postcode(values[layout.postcode])
    return Home(values[0], tuple(values))


_postcode_problem = lru_cache(_PROBLEMS_KEPT)(postcode_problem)
_written_postcode = lru_cache(_PROBLEMS_KEPT)(written_postcode)


def _problem(name: str, value: str) -> str | None:
    field = BY_NAME[name]
    if not value:
        return f"there is no {field.words}." if name in NEEDED else None
    if value[0] == "#" and value in FAILED_FORMULAS:
        return f"{value} is what a formula failed with. Write what it should be."
    if name == "postcode":
        return _postcode_problem(value)
    if name == "uprn" and not _is_uprn(value):
        return f"“{value[:40]}” is not a UPRN, which has up to {field.longest} digits."
    if len(value) > field.longest:
        return f"longer than {field.longest} characters. Shorten it."
    return None


def _is_uprn(value: str) -> bool:
    return not value or (value.isascii() and value.isdecimal() and len(value) <= BY_NAME["uprn"].longest)
