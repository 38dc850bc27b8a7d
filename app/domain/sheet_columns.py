"""Which columns of a brought sheet mean what: by the headers that offices usually write, or as it was said."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from app.domain.errors import Refusal

Columns = Mapping[str, tuple[str, ...]]
"""By field: the headers of the columns that hold it. Several are written one after the other: house number, street."""

ROWS_LOOKED_AT: Final = 20
"""A title, a date, an empty row may stand above the headers; so far down they are looked for."""

_WORD: Final = re.compile(r"[a-z0-9]+")


class Field(NamedTuple):
    """One thing that a sheet says: in words, how long it may be, and what offices call it."""

    name: str
    words: str
    longest: int
    usual: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Headers:
    """The headers of a sheet, which field stands in which columns, and the last row that belongs to them."""

    columns: Columns
    places: Mapping[str, tuple[int, ...]]
    texts: tuple[str, ...]
    row: int

    def where(self, field: str) -> str:
        """A column within a sentence, as the file names it."""
        return f"column “{self.texts[self.places[field][0]]}”"


def plain(header: str) -> str:
    """A header without what is only its dress: "Date rec’d" → "date rec d"."""
    return " ".join(_WORD.findall(header.lower()))


def headers_of(
    rows: Sequence[tuple[int, Sequence[str]]],
    fields: Sequence[Field],
    needed: Sequence[str],
    said: Columns | None = None,
) -> Headers | None:
    """The headers that the first rows of a sheet show: those with the most fields that are known, or None.

    Headers may stand in two rows, the upper one merged over several columns. With `said`, only headers that have all of
    its columns will do.
    """
    best: Headers | None = None
    for row, texts in _candidates(rows):
        found = _headers(row, texts, said or guessed(texts, fields))
        if found and all(name in found.columns for name in needed) and (not best or _more(found, best)):
            best = found
    return best


def _more(found: Headers, best: Headers) -> bool:
    return len(found.columns) > len(best.columns)


def _candidates(rows: Sequence[tuple[int, Sequence[str]]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    above: Sequence[str] = ()
    row_above = 0
    for row, cells in rows:
        yield row, tuple(cells)
        if row == row_above + 1 and sum(1 for cell in above if cell.strip()) > 1:
            yield row, tuple(_together(above, cells))
        above, row_above = cells, row


def _together(above: Sequence[str], cells: Sequence[str]) -> Iterator[str]:
    """Each header with what stands over it; a merged cell holds its text in the first of its columns only."""
    over = ""
    for place in range(max(len(above), len(cells))):
        upper = above[place] if place < len(above) else ""
        lower = cells[place] if place < len(cells) else ""
        over = upper if upper.strip() else over
        yield f"{over} {lower}".strip() if lower.strip() else upper.strip()


def guessed(texts: Sequence[str], fields: Sequence[Field]) -> dict[str, tuple[str, ...]]:
    """What columns with such headers usually mean; the first of two that say the same counts."""
    by_words = {words: text for text in reversed(texts) if (words := plain(text))}
    found: dict[str, tuple[str, ...]] = {}
    for field in fields:
        known = next((by_words[usual] for usual in field.usual if usual in by_words), None)
        if known:
            found[field.name] = (known,)
    return found


def _headers(row: int, texts: Sequence[str], columns: Columns) -> Headers | None:
    at = {plain(text): place for place, text in reversed(list(enumerate(texts))) if text.strip()}
    places = {name: tuple(at.get(plain(text), -1) for text in said) for name, said in columns.items() if said}
    if not places or any(-1 in each for each in places.values()):
        return None
    named = {name: tuple(texts[place] for place in each) for name, each in places.items()}
    return Headers(named, places, tuple(texts), row)


def no_headers(
    name: str,
    rows: Sequence[Sequence[str]],
    fields: Sequence[Field],
    needed: Sequence[str],
    said: Columns | None = None,
) -> Refusal:
    """The sentence about a sheet in which the columns that are needed are not found."""
    texts: Sequence[str] = max(rows, key=lambda cells: sum(1 for cell in cells if cell.strip()), default=())
    seen = ", ".join(f"“{text.strip()}”" for text in texts if text.strip()) or "none"
    if said:
        wanted = ", ".join(f"“{text}”" for each in said.values() for text in each)
        return Refusal(f"{name}: no row has all the columns {wanted}. It has {seen}.")
    known, words = guessed(texts, fields), {field.name: field.words for field in fields}
    missing = ", ".join(words[field] for field in needed if field not in known)
    return Refusal(f"{name}: no column is known to hold the {missing}. It has {seen}. Say which column is which.")


def as_remembered(columns: Columns) -> str:
    """The meaning of columns as it is kept for the next time."""
    return json.dumps(columns, ensure_ascii=False)


def from_remembered(text: str) -> dict[str, tuple[str, ...]]:
    """What `as_remembered` wrote."""
    return {name: tuple(headers) for name, headers in json.loads(text).items()}


def columns_said(said: Iterable[str], fields: Sequence[Field]) -> dict[str, tuple[str, ...]]:
    """The meaning of columns as it is typed: "customer=Title+Name". Raises Refusal."""
    names = {field.name for field in fields}
    found: dict[str, tuple[str, ...]] = {}
    for each in said:
        name, _, headers = each.partition("=")
        named = tuple(part.strip() for part in headers.split("+") if part.strip())
        if name.strip() not in names or not named:
            known = ", ".join(field.name for field in fields)
            raise Refusal(f"“{each}”: expected FIELD=COLUMN, or FIELD=COLUMN+COLUMN; the fields are {known}.")
        found[name.strip()] = named
    return found
