"""A brought log held against the cases that are known: which rows are new, as before, need a look, are refused."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from app.domain.complaints_log.agreed import Log
from app.domain.complaints_log.cases import LoggedCase, Understanding
from app.domain.complaints_log.entries import Entry
from app.domain.complaints_log.understanding import understood
from app.domain.words import Worded

MOST_LINES: Final = 1_000
"""So many rows of each kind are told one by one; all are counted."""


class Found(Worded):
    """What a row of a log turned out to be."""

    NEW = "new", "new"
    SAME = "same", "as before"
    CHANGED = "changed", "changed since it was brought in"
    LOOK = "look", "needs a look"
    REFUSED = "refused", "refused"


class Known(NamedTuple):
    """A case that was brought in before: its reference here, and the digest of what the log said then."""

    reference: str
    digest: str


@dataclass(frozen=True, slots=True, repr=False)
class SortedCase:
    """The rows of one case with what they turned out to be; the case itself where it can be taken."""

    found: Found
    entries: Sequence[Entry]
    says: Mapping[int, str]
    case: LoggedCase | None = None


class Line(NamedTuple):
    """A row as the report tells it."""

    row: int
    found: Found
    reference: str
    says: str


@dataclass(slots=True)
class Tally:
    """The report: every row is counted, by category and outcome, too; the first of each kind are told."""

    rows: Counter[Found] = field(default_factory=Counter[Found])
    cases: Counter[Found] = field(default_factory=Counter[Found])
    by_category: Counter[str] = field(default_factory=Counter[str])
    by_outcome: Counter[str] = field(default_factory=Counter[str])
    lines: list[Line] = field(default_factory=list[Line])
    told: Counter[Found] = field(default_factory=Counter[Found])

    def count(self, each: SortedCase, log: Log) -> None:
        """Counts the rows of a case, and keeps what is to be told of them."""
        self.cases[each.found] += 1
        for entry in each.entries:
            self.rows[each.found] += 1
            self.by_category[log.meanings.word("category", entry["category"])] += 1
            outcome = log.meanings.outcome(entry["outcome"]) if entry["outcome"] else None
            self.by_outcome[outcome.value if outcome else entry["outcome"]] += 1
            said = each.says.get(entry.number, "")
            if (said or each.found is not Found.SAME) and self.told[each.found] < MOST_LINES:
                self.told[each.found] += 1
                self.lines.append(Line(entry.number, each.found, entry["reference"], said))

    @property
    def total(self) -> int:
        """How many rows the log has below its headers; empty ones are none."""
        return sum(self.rows.values())

    def in_words(self) -> str:
        """The counts within a sentence: "1,487 rows (1,055 cases) new, 13 rows (13 cases) refused"."""
        parts = [
            f"{_counted(self.rows[found], 'row')} ({_counted(self.cases[found], 'case')}) {found.words}"
            for found in Found
            if self.rows[found]
        ]
        return ", ".join(parts) or "no row"


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Sorting:
    """Cases are sorted one after the other; `alike` names a case here that may be the same, logged by hand.

    `remark` is what else is to be said of a case that is taken.
    """

    log: Log
    known: Mapping[str, Known]
    alike: Callable[[LoggedCase], str] = lambda _: ""
    remark: Callable[[LoggedCase], str] = lambda _: ""

    def sort(self, entries: Sequence[Entry]) -> SortedCase:
        """What the rows of one case are."""
        case, found = understood(entries, self.log)
        if case is None:
            return SortedCase(Found.REFUSED, entries, _of_all(entries, found.refused, min(found.refused), "is refused"))
        known = self.known.get(case.key)
        if known is not None and known.digest == case.digest:
            return SortedCase(Found.SAME, entries, {})
        if known is not None:
            said = f"Brought in as {known.reference} before, and the log says something else now. Change it there."
            return SortedCase(Found.CHANGED, entries, {entries[0].number: said})
        if other := self.alike(case):
            found.doubt(entries[0].number, f"Row {entries[0].number}: {other} may be the same complaint.")
        if said := self.remark(case):
            found.note(entries[0].number, f"Row {entries[0].number}: {said}")
        if found.doubts:
            says = _of_all(entries, _with_notes(found), min(found.doubts), "needs a look")
            return SortedCase(Found.LOOK, entries, says, case)
        return SortedCase(Found.NEW, entries, found.notes, case)


def _with_notes(found: Understanding) -> dict[int, str]:
    return {
        row: " ".join(said for said in (found.doubts.get(row, ""), found.notes.get(row, "")) if said)
        for row in found.doubts | found.notes
    }


def _of_all(entries: Sequence[Entry], said: Mapping[int, str], first: int, what: str) -> dict[int, str]:
    """What is said of the rows of a case; those of which nothing is said stand with the first that it is said of."""
    return {entry.number: said.get(entry.number) or f"Stands with row {first}, which {what}." for entry in entries}
