"""Which columns of a brought sheet mean what: by the headers that offices usually write, or as it was said."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
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
    """The headers of a sheet, which field stands in which columns, and the last row that belongs to them.

    `heads` are all words of these rows, by which they are known where they are repeated on each page.
    """

    columns: Columns
    places: Mapping[str, tuple[int, ...]]
    texts: tuple[str, ...]
    row: int
    heads: frozenset[str] = frozenset()

    def where(self, field: str) -> str:
        """The first column of a field within a sentence, as the file names it."""
        return self.column(self.places[field][0])

    def column(self, place: int) -> str:
        """A column within a sentence, as the file names it."""
        return f"column “{' '.join(self.texts[place].split())}”"


class _Candidate(NamedTuple):
    """A row that may be the headers, with what is merged above it; `alone` are its own cells."""

    row: int
    texts: tuple[str, ...]
    alone: tuple[str, ...]
    heads: frozenset[str]


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
    its columns will do; what is not said is guessed, but for what is said to stand in no column.
    """
    best: Headers | None = None
    for candidate in _candidates(rows):
        found = _headers(candidate, _meant(candidate.texts, fields, said or {}, candidate.alone))
        if found and all(name in found.columns for name in needed) and (not best or _more(found, best)):
            best = found
    return best


def _more(found: Headers, best: Headers) -> bool:
    return len(found.columns) > len(best.columns)


def _candidates(rows: Sequence[tuple[int, Sequence[str]]]) -> Iterator[_Candidate]:
    above: Sequence[str] = ()
    row_above = 0
    for row, cells in rows:
        heads = _heads(cells)
        yield _Candidate(row, tuple(cells), (), heads)
        if row == row_above + 1 and sum(1 for cell in above if cell.strip()) > 1:
            together = list(_together(above, cells))
            texts, alone = tuple(text for text, _ in together), tuple(own for _, own in together)
            yield _Candidate(row, texts, alone, heads | _heads(above))
        above, row_above = cells, row


def _heads(cells: Sequence[str]) -> frozenset[str]:
    return frozenset(filter(None, map(plain, cells)))


def _together(above: Sequence[str], cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each header with what stands over it, and alone; a merged cell holds its text in the first of its columns."""
    over = ""
    for upper, lower in zip_longest(above, cells, fillvalue=""):
        over = upper if upper.strip() else over
        yield f"{over} {lower}".strip() if lower.strip() else upper.strip(), lower.strip()


def _meant(
    texts: Sequence[str], fields: Sequence[Field], said: Columns, alone: Sequence[str] = ()
) -> dict[str, tuple[str, ...]]:
    """What columns mean as it was said, and for the rest as such headers usually do: each column means one thing."""
    taken = {plain(header) for each in said.values() for header in each}
    left = [field for field in fields if field.name not in said]
    usual = {name: each for name, each in guessed(texts, left, alone).items() if plain(each[0]) not in taken}
    return {name: each for name, each in {**said, **usual}.items() if each}


def guessed(texts: Sequence[str], fields: Sequence[Field], alone: Sequence[str] = ()) -> dict[str, tuple[str, ...]]:
    """What columns with such headers usually mean; the first of two that say the same counts.

    `alone` are the same headers without what is merged above them, by which the rest are guessed: "Customer" over
    "Name" says no more than that.
    """
    found = _usual(texts, texts, fields)
    taken = {each[0] for each in found.values()}
    rest = [(text, own) for text, own in zip(texts, alone, strict=False) if text not in taken]
    left = [field for field in fields if field.name not in found]
    return found | _usual([text for text, _ in rest], [own for _, own in rest], left)


def _usual(texts: Sequence[str], words: Sequence[str], fields: Sequence[Field]) -> dict[str, tuple[str, ...]]:
    by_words = {
        said: text for text, word in zip(reversed(texts), reversed(words), strict=True) if (said := plain(word))
    }
    found: dict[str, tuple[str, ...]] = {}
    for field in fields:
        known = next((by_words[usual] for usual in field.usual if usual in by_words), None)
        if known:
            found[field.name] = (known,)
    return found


def places_of(texts: Sequence[str], columns: Columns) -> dict[str, tuple[int, ...]] | None:
    """Where among headers the columns of each field stand; None where one of them is not there."""
    at = {plain(text): place for place, text in reversed(list(enumerate(texts))) if text.strip()}
    places = {name: tuple(at.get(plain(text), -1) for text in said) for name, said in columns.items()}
    return None if any(-1 in each for each in places.values()) else places


def _headers(candidate: _Candidate, columns: Columns) -> Headers | None:
    texts, places = candidate.texts, places_of(candidate.texts, columns)
    if places is None:
        return None
    named = {name: tuple(texts[place] for place in each) for name, each in places.items()}
    return Headers(named, places, texts, candidate.row, candidate.heads)


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
    wanted = [text for each in (said or {}).values() for text in each]
    if {plain(text) for text in wanted} - _heads(texts):
        listed = ", ".join(f"“{text}”" for text in wanted)
        return Refusal(f"{name}: no row has all the columns {listed}. It has {seen}.")
    known, words = _meant(texts, fields, said or {}), {field.name: field.words for field in fields}
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
