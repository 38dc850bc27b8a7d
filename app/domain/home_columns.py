"""Which columns of a register of homes mean what: as offices usually name them, or as it was said."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from app.domain.errors import Refusal
from app.domain.seen_columns import Seen, seen_of
from app.domain.sheet_columns import Headers, plain

Columns = Mapping[str, tuple[str, ...]]
"""By field: the headers of the columns that hold it. Several are written one after the other: house number, street."""

_ANY_LENGTH: Final = 32_767
ROWS_LOOKED_AT: Final = 20
"""A title, a date, an empty row may stand above the headers; so far down they are looked for."""


class Field(NamedTuple):
    """One thing that a register says of each home: in words, how long it may be, and what offices call it."""

    name: str
    words: str
    longest: int
    usual: tuple[str, ...]


FIELDS: Final = (
    Field(
        "property_ref",
        "property reference",
        60,
        (
            *("property reference", "property ref", "prop ref", "property id", "property code", "property number"),
            *("property no", "place ref", "place reference", "unit reference", "unit ref", "asset id", "asset ref"),
            *("home reference", "home ref", "house ref"),
        ),
    ),
    Field("uprn", "UPRN", 12, ("uprn", "unique property reference number", "unique property reference")),
    Field(
        "line1",
        "address line 1",
        200,
        ("address line 1", "address 1", "address1", "addr1", "line 1", "line1", "full address", "address"),
    ),
    Field(
        "line2",
        "address line 2",
        200,
        ("address line 2", "address 2", "address2", "addr2", "line 2", "line2", "locality", "district"),
    ),
    Field("town", "town", 80, ("town", "post town", "posttown", "city", "town city", "address line 3", "address 3")),
    Field("postcode", "postcode", 10, ("postcode", "post code", "p code", "pcode", "postal code")),
    Field("tenure", "tenure", 60, ("tenure", "tenure type", "tenancy type", "property tenure")),
    Field("estate", "estate", 120, ("estate", "estate name", "scheme", "scheme name", "neighbourhood", "block")),
    Field("ward", "ward", 120, ("ward", "ward name", "electoral ward")),
    Field(
        "local_authority",
        "local authority",
        120,
        ("local authority", "local authority name", "authority", "la", "la name", "council", "borough"),
    ),
)
BY_NAME: Final = {field.name: field for field in FIELDS}
NEEDED: Final = ("property_ref", "line1", "postcode")

_NUMBERS: Final = ("house number", "house no", "house", "number", "no", "flat", "flat no", "building number", "paon")
_STREETS: Final = ("street", "street name", "road", "road name")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where in a file each field stands. A field that the file does not have is left as it is known."""

    fields: tuple[str, ...]
    places: tuple[tuple[int, ...], ...]
    headers: tuple[str, ...]
    row: int
    """The number of the row with the headers."""
    longest: tuple[int, ...]
    line1: int
    postcode: int
    uprn: int
    """Of the fields: how long each may be, and the positions of some among them; without UPRNs 0."""

    @property
    def columns(self) -> dict[str, tuple[str, ...]]:
        """The layout by the names of its columns, to be remembered."""
        return {
            name: tuple(self.headers[place] for place in places)
            for name, places in zip(self.fields, self.places, strict=True)
        }

    def where(self, field: str) -> str:
        """A column within a sentence: the first of those that hold the field, as the file names it."""
        return f"column “{self.headers[self.places[self.fields.index(field)][0]]}”"


def seen_in(rows: Sequence[tuple[int, Sequence[str]]], kept: Columns) -> Seen:
    """What the first rows of a file show; `kept` is what its columns meant the last time, or nothing."""

    def find(columns: Columns | None) -> Headers | None:
        found = layout_of(rows, columns)
        places = dict(zip(found.fields, found.places, strict=True)) if found else {}
        return Headers(found.columns, places, found.headers, found.row) if found else None

    return seen_of(rows, kept, NEEDED, find, guessed)


def layout_of(rows: Iterable[tuple[int, Sequence[str]]], columns: Columns | None = None) -> Layout | None:
    """The layout that the first rows of a file show: the row with the most headers that are known, or None.

    With `columns` only a row that has all of them will do.
    """
    best: Layout | None = None
    for number, cells in rows:
        found = _layout(number, cells, columns or guessed(cells))
        if (
            found
            and all(name in found.fields for name in NEEDED)
            and (not best or len(found.fields) > len(best.fields))
        ):
            best = found
    return best


def guessed(headers: Sequence[str]) -> Columns:
    """What columns with such headers usually mean."""
    by_words = {said: header for header in reversed(headers) if (said := plain(header))}
    found: dict[str, tuple[str, ...]] = {}
    for each in FIELDS:
        known = next((by_words[usual] for usual in each.usual if usual in by_words), None)
        if known:
            found[each.name] = (known,)
    street = next((by_words[usual] for usual in _STREETS if usual in by_words), None)
    if "line1" not in found and street:
        number = next((by_words[usual] for usual in _NUMBERS if usual in by_words), None)
        found["line1"] = (number, street) if number else (street,)
    return found


def _layout(row: int, headers: Sequence[str], columns: Columns) -> Layout | None:
    at = {plain(header): place for place, header in reversed(list(enumerate(headers))) if header.strip()}
    wanted = [field.name for field in FIELDS if columns.get(field.name)]
    places = [tuple(at.get(plain(header), -1) for header in columns[name]) for name in wanted]
    if any(-1 in each for each in places):
        return None
    at_field = {name: place for place, name in enumerate(wanted)}
    if not all(name in at_field for name in NEEDED):
        return None
    # A postcode may be spaced as it likes: what it has to be is said by its shape.
    longest = tuple(_ANY_LENGTH if name == "postcode" else BY_NAME[name].longest for name in wanted)
    return Layout(
        tuple(wanted),
        tuple(places),
        tuple(headers),
        row,
        longest,
        at_field["line1"],
        at_field["postcode"],
        at_field.get("uprn", 0),
    )


def no_layout(name: str, headers: Sequence[str], columns: Columns | None = None) -> Refusal:
    """The sentence about a file in which the columns that are needed are not found."""
    seen = ", ".join(f"“{header.strip()}”" for header in headers if header.strip()) or "none"
    if columns:
        wanted = ", ".join(f"“{header}”" for each in columns.values() for header in each)
        return Refusal(f"{name}: no row has all the columns {wanted}. It has {seen}.")
    known = guessed(headers)
    missing = ", ".join(BY_NAME[field].words for field in NEEDED if field not in known)
    return Refusal(f"{name}: no column is known to hold the {missing}. It has {seen}. Say which column is which.")


def columns_from(said: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The meaning of columns as it is written: "line1=House no+Street". Raises Refusal."""
    found: dict[str, tuple[str, ...]] = {}
    for each in said:
        name, _, headers = each.partition("=")
        named = tuple(part.strip() for part in headers.split("+") if part.strip())
        if name.strip() not in BY_NAME or not named:
            names = ", ".join(BY_NAME)
            raise Refusal(f"“{each}”: expected FIELD=COLUMN, or FIELD=COLUMN+COLUMN; the fields are {names}.")
        found[name.strip()] = named
    if found and (missing := [name for name in NEEDED if name not in found]):
        raise Refusal(f"Say too which column holds the {', '.join(BY_NAME[name].words for name in missing)}.")
    return found


def as_remembered(columns: Columns) -> str:
    """The meaning of columns as it is kept for the next time."""
    return json.dumps(columns, ensure_ascii=False)


def from_remembered(text: str) -> dict[str, tuple[str, ...]]:
    """What `as_remembered` wrote."""
    return {name: tuple(headers) for name, headers in json.loads(text).items()}
