"""A brought register held against the one that is known: which homes are new, changed, the same, gone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from app.domain.home_columns import BY_NAME, Layout
from app.domain.homes import Home, understood
from app.domain.words import Worded

MOST_LINES: Final = 1_000
"""So many rows of each kind are told one by one; all are counted."""

_FEW: Final = 20
_MANY: Final = 10


class Found(Worded):
    """What a row of a register turned out to be, or a home that no row names."""

    NEW = "new", "new"
    CHANGED = "changed", "changed"
    OPENED_AGAIN = "opened-again", "there again"
    SAME = "same", "as before"
    GONE = "gone", "no longer there"
    TWICE = "twice", "in the file twice"
    REFUSED = "refused", "refused"


class Known(NamedTuple):
    """A home of the register as it is: its id, the digest of the values that the file has too, and if it is closed."""

    id: int
    digest: int
    closed: bool


class Sorted(NamedTuple):
    """A row with what it turned out to be; for one that is taken the home, for one that is known its id."""

    number: int
    found: Found
    says: str = ""
    home: Home | None = None
    id: int = 0


class Line(NamedTuple):
    """A row as the report tells it."""

    row: int | None
    found: Found
    property_ref: str
    says: str


@dataclass(slots=True)
class Tally:
    """The report: every row is counted, the first of each kind are told."""

    counts: dict[Found, int] = field(default_factory=lambda: dict.fromkeys(Found, 0))
    lines: list[Line] = field(default_factory=list[Line])

    @property
    def rows(self) -> int:
        """How many rows the file had below its headers; empty ones are none."""
        return sum(self.counts.values()) - self.counts[Found.GONE]

    @property
    def changes(self) -> int:
        """How many homes the register would gain, change, open again or close."""
        return sum(self.counts[found] for found in (Found.NEW, Found.CHANGED, Found.OPENED_AGAIN, Found.GONE))

    def count(self, found: Found) -> bool:
        """Counts a row; True where there is something to tell of it, and not too much is told already."""
        self.counts[found] += 1
        return found is not Found.SAME and self.counts[found] <= MOST_LINES

    def in_words(self) -> str:
        """The counts within a sentence: "3 new, 1 changed, 1,996 as before"."""
        return ", ".join(f"{number:,} {found.words}" for found, number in self.counts.items() if number) or "no home"


class Sorting:
    """Rows are sorted one after the other: each property reference counts once."""

    def __init__(self, layout: Layout, known: Mapping[str, Known]) -> None:
        self._layout, self._known = layout, known
        self._rows: dict[str, int] = {}
        self._refused: set[str] = set()

    def sort(self, number: int, cells: Sequence[str], problem: str = "") -> Sorted:
        """What a row is. One that is refused keeps its home from being closed, if it can be told which that is."""
        home = problem or understood(number, cells, self._layout)
        if isinstance(home, str):
            self._refused.add(_reference(cells, self._layout))
            return Sorted(number, Found.REFUSED, home)
        before = self._rows.setdefault(home.property_ref, number)
        if before != number:
            where = f"Row {number}, {self._layout.where('property_ref')}"
            said = f"{where}: {home.property_ref} stands in row {before} already, which counts."
            return Sorted(number, Found.TWICE, said, home)
        known = self._known.get(home.property_ref)
        if known is None:
            return Sorted(number, Found.NEW, "", home)
        if known.closed:
            return Sorted(number, Found.OPENED_AGAIN, "", home, known.id)
        found = Found.SAME if known.digest == hash(home.values) else Found.CHANGED
        return Sorted(number, found, "", home, known.id)

    def gone(self) -> dict[str, int]:
        """The open homes that no row named, by reference, with their ids."""
        return {
            reference: known.id
            for reference, known in self._known.items()
            if not known.closed and reference not in self._rows and reference not in self._refused
        }


def _reference(cells: Sequence[str], layout: Layout) -> str:
    return " ".join(part for place in layout.places[0] if place < len(cells) for part in cells[place].split())


def address_in(values: Mapping[str, str]) -> str:
    """A home's address in one line, by which it is known again."""
    parts = (values.get(name, "") for name in ("line1", "line2", "town", "postcode"))
    return ", ".join(part for part in parts if part)


def changed_fields(before: Mapping[str, str], home: Home, layout: Layout) -> dict[str, tuple[str, str]]:
    """The fields in which a row differs from what is known: before, after."""
    now = zip(layout.fields, home.values, strict=True)
    return {name: (before[name], value) for name, value in now if before[name] != value}


def said_of_changes(changed: Mapping[str, tuple[str, str]]) -> str:
    """What changed, in words: "tenure: General needs → Leasehold"."""
    return "; ".join(
        f"{BY_NAME[name].words}: {old or 'nothing'} → {new or 'nothing'}" for name, (old, new) in changed.items()
    )


def reason_not_to_close(gone: int, still_open: int) -> str | None:
    """Why so many homes are not closed at once without being asked for, or None: a file may have been cut short."""
    if gone <= _FEW or gone * _MANY <= still_open:
        return None
    return (
        f"{gone:,} of {still_open:,} open homes are not in the file. Is it whole? "
        "They are closed only if you say that so many are to be closed."
    )
