"""The rows of a complaints log below its headers: dittos resolved, what is no complaint passed over."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final

from app.domain.complaints_log.columns import FIELDS
from app.domain.sheet_columns import Headers, plain
from app.domain.spreadsheets import FAILED_FORMULAS
from app.domain.written import is_nothing
from app.domain.written.dates import in_one_way
from app.domain.written.dittos import is_ditto

_JOINED_BY: Final = {"address": ", ", "summary": "\n", "comments": "\n"}
_NO_KEY: Final = "~"
_ANY_YEAR: Final = 2040
"""A year of two digits is to be the same year in every log, and it does not matter which."""
_DRAWN: Final = " -–—_=*~"


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """One row of a log: what stands in its columns, by field; a field that the log has not is empty.

    `problem` is why it cannot be taken; `key` tells which case it belongs to; `cells` are the row as it was brought;
    `texts` are what its columns say, by their places, with what ditto marks stand for.
    """

    number: int
    values: Mapping[str, str]
    key: str
    problem: str = ""
    cells: tuple[str, ...] = ()
    texts: Mapping[int, str] = field(default_factory=dict[int, str])

    def __getitem__(self, name: str) -> str:
        """The text of a field."""
        return self.values[name]


@dataclass(slots=True)
class Reading:
    """Rows are read one after the other, since a ditto mark means the row before."""

    headers: Headers
    before_key: str = ""
    _before: dict[str, str] = field(default_factory=dict[str, str])
    _above: dict[int, str] = field(default_factory=dict[int, str])
    _key: str = ""

    def entries(self, rows: Iterable[tuple[int, Sequence[str], str]]) -> Iterator[Entry]:
        """The complaints among the rows: headers that are repeated on each page are none, nor are lines drawn."""
        for number, cells, problem in rows:
            if not self._is_head(cells) and any(cell.strip(_DRAWN) for cell in cells):
                yield self._entry(number, cells, problem)

    def _is_head(self, cells: Sequence[str]) -> bool:
        heads = self.headers.heads
        if plain(next(filter(str.strip, cells), "")) not in heads:
            return False
        said = [plain(cell) for cell in cells if cell.strip()]
        return len(said) > 1 and all(each in heads for each in said if each)

    def _entry(self, number: int, cells: Sequence[str], problem: str) -> Entry:
        places = self.headers.places
        texts, wrong = self._texts(number, cells)
        values = {
            name: texts[each[0]] if len(each) == 1 else _joined(name, [texts[place] for place in each])
            for name, each in places.items()
        }
        if self._goes_on(values):
            # Merged cells: the case is named in the first of its rows only.
            above = {name: text for name, text in self._before.items() if name not in _OF_ISSUES and not values[name]}
            texts |= {place: self._above[place] for name in above for place in places[name]}
            values, key = values | above, self._key
        else:
            key = self.before_key + key_of(values)
        self._before, self._above, self._key = values, texts, key
        problem = problem or wrong or self._too_long(number, values)
        return Entry(number, _EMPTY | values, key, problem, tuple(cells), texts)

    def _texts(self, number: int, cells: Sequence[str]) -> tuple[dict[int, str], str]:
        """By column what it says, dittos resolved; and what is wrong with one of them, if anything is."""
        texts: dict[int, str] = {}
        wrong = ""
        width, above = len(cells), self._above
        for name, places in self.headers.places.items():
            for place in places:
                text = _run_together(name, cells[place]) if place < width else ""
                if is_ditto(text):
                    if place not in above:
                        wrong = wrong or self._at(number, place, "there is nothing above to repeat.")
                    text = above.get(place, "")
                elif text in FAILED_FORMULAS:
                    failed = f"{text} is what a formula failed with. Write what it should be."
                    wrong = wrong or self._at(number, place, failed)
                texts[place] = "" if is_nothing(text) else text
        return texts, wrong

    def _at(self, number: int, place: int, sentence: str) -> str:
        return f"Row {number}, {self.headers.column(place)}: {sentence}"

    def _goes_on(self, values: Mapping[str, str]) -> bool:
        """True for a row without a reference that says of whose case it is nothing, or what the row above says."""
        if not self._key or values.get("reference", _NO_KEY):
            return False
        before = self._before
        named = bool(before["reference"])
        return all(
            not values[name] or (named and _compared(name, values[name]) == _compared(name, before[name]))
            for name in _WHOSE
            if name in values
        )

    def _too_long(self, number: int, values: Mapping[str, str]) -> str:
        for name, text in values.items():
            if len(text) > _LONGEST[name]:
                return f"Row {number}, {self.headers.where(name)}: longer than {_LONGEST[name]} characters. Shorten it."
        return ""


def _run_together(name: str, cell: str) -> str:
    """A cell on one line, its blanks run together; the lines of an address are parted by commas."""
    if name == "address" and "\n" in cell:
        return ", ".join(" ".join(line.split()).rstrip(",") for line in cell.splitlines() if line.strip())
    return " ".join(cell.split())


def _joined(name: str, parts: Sequence[str]) -> str:
    return _JOINED_BY.get(name, " ").join(filter(None, parts))


_EMPTY: Final = {each.name: "" for each in FIELDS}
_LONGEST: Final = {each.name: each.longest for each in FIELDS}
_WHOSE: Final = ("received", "customer", "surname", "address")
_LASTING: Final = ("received", "customer", "forenames", "surname", "address", "postcode")
"""What a case without a reference is known by, with what was complained of: none of it changes when it is answered."""
_OF_ISSUES: Final = frozenset(
    ("category", "service_area", "summary", "outcome", "compensation", "root_cause", "comments", "outcome_sought")
)


def key_of(values: Mapping[str, str]) -> str:
    """What tells a case from the others: its reference, however it is written ("c 2", "C0002").

    Without one it is whose complaint it is, of which day, and what was complained of.
    """
    reference = values.get("reference", "")
    if reference:
        return reference_key(reference)
    said = [_compared(name, values.get(name, "")) for name in _LASTING]
    whole = "\x1f".join([*said, (values.get("summary", "") or values.get("category", "")).casefold()])
    return _NO_KEY + blake2b(whole.encode(), digest_size=16).hexdigest()


def _compared(name: str, text: str) -> str:
    return in_one_way(text, _ANY_YEAR) if name == "received" else text.casefold()


def reference_key(reference: str) -> str:
    """A reference without case, spaces, punctuation, and zeros in front of its numbers."""
    key, number = "", ""
    for character in f"{reference.casefold()} ":
        if character.isdecimal():
            number += character
            continue
        if number:
            parted = "-" if key[-1:].isdecimal() else ""
            key, number = f"{key}{parted}{number.lstrip('0') or '0'}", ""
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
