"""The rows of a complaints log below its headers: dittos resolved, what is no complaint passed over."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final

from app.domain.complaints_log.columns import FIELDS
from app.domain.sheet_columns import Headers, plain
from app.domain.written.dittos import is_ditto

_JOINED_BY: Final = {"address": ", ", "summary": "\n", "comments": "\n"}
_NO_KEY: Final = "~"


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """One row of a log: what stands in its columns, by field; a field that the log has not is empty.

    `problem` is why it cannot be taken; `key` tells which case it belongs to; `cells` are the row as it was brought.
    """

    number: int
    values: Mapping[str, str]
    key: str
    problem: str = ""
    cells: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> str:
        """The text of a field."""
        return self.values[name]


@dataclass(slots=True)
class Reading:
    """Rows are read one after the other, since a ditto mark means the row before."""

    headers: Headers
    before_key: str = ""
    _before: dict[str, str] = field(default_factory=dict[str, str])
    _key: str = ""

    def entries(self, rows: Iterable[tuple[int, Sequence[str], str]]) -> Iterator[Entry]:
        """The complaints among the rows: headers that are repeated on each page are none, nor are lines of rules."""
        heads = {plain(text) for text in self.headers.texts} - {""}
        for number, cells, problem in rows:
            if not self._is_head(cells, heads):
                yield self._entry(number, cells, problem)

    def _is_head(self, cells: Sequence[str], heads: set[str]) -> bool:
        first = next(filter(str.strip, cells), "")
        if plain(first) not in heads:
            return False
        said = [plain(cell) for cell in cells if cell.strip()]
        return len(said) > 1 and all(each in heads for each in said if each)

    def _entry(self, number: int, cells: Sequence[str], problem: str) -> Entry:
        values = {name: self._text(name, places, cells) for name, places in self.headers.places.items()}
        for name, text in values.items():
            if is_ditto(text):
                if name not in self._before:
                    problem = problem or f"Row {number}, {self.headers.where(name)}: there is nothing above to repeat."
                values[name] = self._before.get(name, "")
        if self._goes_on(values):
            # Merged cells: the case is named in the first of its rows only.
            above = {name: text for name, text in self._before.items() if name not in _OF_ISSUES and not values[name]}
            values, key = values | above, self._key
        else:
            key = self.before_key + key_of(values)
        self._before, self._key = values, key
        return Entry(number, _EMPTY | values, key, problem or self._too_long(number, values), tuple(cells))

    def _text(self, name: str, places: Sequence[int], cells: Sequence[str]) -> str:
        width = len(cells)
        if len(places) == 1:
            return " ".join(cells[places[0]].split()) if places[0] < width else ""
        parts = (" ".join(cells[place].split()) for place in places if place < width)
        return _JOINED_BY.get(name, " ").join(part for part in parts if part)

    def _goes_on(self, values: Mapping[str, str]) -> bool:
        """True for a row that says nothing of whose case it is: it goes on with the one above."""
        named = [name for name in _WHOSE if name in values]
        return bool(self._key and "reference" in values and not any(values[name] for name in named))

    def _too_long(self, number: int, values: Mapping[str, str]) -> str:
        for name, text in values.items():
            if len(text) > _LONGEST[name]:
                return f"Row {number}, {self.headers.where(name)}: longer than {_LONGEST[name]} characters. Shorten it."
        return ""


_EMPTY: Final = {each.name: "" for each in FIELDS}
_LONGEST: Final = {each.name: each.longest for each in FIELDS}
_WHOSE: Final = ("reference", "received", "customer", "surname", "address", "stage")
_OF_ISSUES: Final = frozenset(
    ("category", "service_area", "summary", "outcome", "compensation", "root_cause", "comments", "outcome_sought")
)


def key_of(values: Mapping[str, str]) -> str:
    """What tells a case from the others: its reference, however it is written ("c 2", "C0002"); else all it says."""
    reference = values.get("reference", "")
    if reference:
        return reference_key(reference)
    whole = "\x1f".join(f"{name}={values[name].casefold()}" for name in sorted(values))
    return _NO_KEY + blake2b(whole.encode(), digest_size=16).hexdigest()


def reference_key(reference: str) -> str:
    """A reference without case, spaces, punctuation, and zeros in front of its numbers."""
    key, number = "", ""
    for character in f"{reference.casefold()} ":
        if character.isdecimal():
            number += character
            continue
        if number:
            key, number = f"{key}{'-' if key[-1:].isdecimal() else ''}{int(number)}", ""
        key += character if character.isalpha() else ""
    return key or _NO_KEY + reference.casefold()


class ScatteredError(Exception):
    """Rows of a case come after those of another: `keys` are all cases of which that is so."""

    def __init__(self, keys: frozenset[str]) -> None:
        super().__init__(len(keys))
        self.keys = keys


def grouped(entries: Iterable[Entry], apart: frozenset[str] = frozenset()) -> Iterator[list[Entry]]:
    """The rows of each case together, in the order in which the cases begin; `apart` are keys whose rows are scattered.

    Those wait until the end, since only then all of them are there. Raises ScatteredError at the end where others are.
    """
    waiting: dict[str, list[Entry]] = {}
    done, again = set[str](), set[str]()
    group: list[Entry] = []
    for entry in entries:
        if entry.key in apart:
            waiting.setdefault(entry.key, []).append(entry)
        elif group and group[0].key == entry.key:
            group.append(entry)
        else:
            if group:
                yield group
                done.add(group[0].key)
            if entry.key in done:
                again.add(entry.key)
            group = [entry]
    if group:
        yield group
    yield from waiting.values()
    if again:
        raise ScatteredError(apart | again)
