"""Which columns of a register of homes mean what: as offices usually name them, or as it was said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain import sheet_columns
from app.domain.errors import Refusal
from app.domain.seen_columns import Seen, seen_of
from app.domain.sheet_columns import Columns, Field, Headers, columns_said, no_headers, places_of, plain

_ANY_LENGTH: Final = 32_767
_STREETS: Final = ("street", "street name", "road", "road name")
_NUMBERS: Final = ("house number", "house no", "house", "number", "no", "flat", "flat no", "building number", "paon")
_NUMBER: Final = Field("number", "house number", 0, _NUMBERS)

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
        ("address line 1", "address 1", "address1", "addr1", "line 1", "line1", "full address", "address", *_STREETS),
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
        if found and (not best or len(found.fields) > len(best.fields)):
            best = found
    return best


def guessed(headers: Sequence[str]) -> Columns:
    """What columns with such headers usually mean; a street goes with the house number that stands by itself."""
    found, number = sheet_columns.guessed(headers, FIELDS), sheet_columns.guessed(headers, (_NUMBER,))
    if number and "line1" in found and plain(found["line1"][0]) in _STREETS:
        found["line1"] = (*number["number"], *found["line1"])
    return found


def _layout(row: int, headers: Sequence[str], columns: Columns) -> Layout | None:
    wanted = [field.name for field in FIELDS if columns.get(field.name)]
    places = places_of(headers, {name: columns[name] for name in wanted})
    if places is None or not all(name in places for name in NEEDED):
        return None
    at_field = {name: place for place, name in enumerate(wanted)}
    # A postcode may be spaced as it likes: what it has to be is said by its shape.
    longest = tuple(_ANY_LENGTH if name == "postcode" else BY_NAME[name].longest for name in wanted)
    return Layout(
        tuple(wanted),
        tuple(places.values()),
        tuple(headers),
        row,
        longest,
        at_field["line1"],
        at_field["postcode"],
        at_field.get("uprn", 0),
    )


def no_layout(name: str, headers: Sequence[str], columns: Columns | None = None) -> Refusal:
    """The sentence about a file in which the columns that are needed are not found."""
    return no_headers(name, [headers], FIELDS, NEEDED, columns)


def columns_from(said: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The meaning of columns as it is written: "line1=House no+Street". Raises Refusal."""
    found = columns_said(said, FIELDS)
    if found and (missing := [name for name in NEEDED if name not in found]):
        raise Refusal(f"Say too which column holds the {', '.join(BY_NAME[name].words for name in missing)}.")
    return found
