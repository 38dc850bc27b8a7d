"""What the rows of one case say together; where they differ the first counts, and somebody should look."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from app.domain.complaints_log.cases import Understanding
from app.domain.complaints_log.entries import Entry
from app.domain.complaints_log.meanings import Meanings, as_key
from app.domain.sheet_columns import Headers
from app.domain.spoken_dates import day_of
from app.domain.words import Channel
from app.domain.written import NotUnderstood
from app.domain.written.dates import written_day, written_moment

T = TypeVar("T")
_SHOWN = 40
"""Characters: as much of a cell as a line of the report shows."""


@dataclass(frozen=True)
class Log:
    """What all rows of one log have in common: its headers, its words, the day it is, how many stages there are."""

    headers: Headers
    meanings: Meanings
    today: date
    stages: int = 2
    channel: Channel = Channel.NOT_RECORDED

    @cached_property
    def in_order(self) -> tuple[str, ...]:
        """The fields that the log has, always in the same order."""
        return tuple(sorted(self.headers.places))

    def where(self, row: int, name: str) -> str:
        """A row within a sentence, with the column of a field where the log has one."""
        return f"Row {row}, {self.headers.where(name)}" if name in self.headers.places else f"Row {row}"


class Agreed:
    """What the rows of one case agree on, field by field; `row_of` is the row that counts."""

    def __init__(self, entries: Sequence[Entry], log: Log, found: Understanding) -> None:
        self.entries, self.log, self.found = entries, log, found
        self.row_of: dict[str, int] = {}

    def day(self, name: str) -> date | datetime | None:
        """A day, or a moment where the time was written with it."""
        year = self.log.today.year
        return self.of(name, lambda text: written_moment(text, year), same=day_of, needed=name == "received")

    def day_alone(self, name: str) -> date | None:
        """A day without its time."""
        return self.of(name, lambda text: written_day(text, self.log.today.year))

    def text(self, name: str) -> str:
        """A text on which all rows agree."""
        return self.of(name, str, same=as_key) or ""

    def coded(self, name: str, meaning: Callable[[str], T | None]) -> T | None:
        """What the office's own word stands for; one whose meaning is not known needs a look."""

        def read(text: str) -> T | None:
            value = meaning(text)
            if value is None and not self.log.meanings.is_nothing(name, text):
                raise NotUnderstood(f"it is not said what “{shown(text)}” stands for.")
            return value

        return self.of(name, read)

    def of(
        self,
        name: str,
        read: Callable[[str], T | None],
        *,
        same: Callable[[T], Hashable] = lambda value: value,
        needed: bool = False,
    ) -> T | None:
        """The value on which the rows agree, or the first."""
        first: T | None = None
        unread: tuple[Entry, str] | None = None
        for entry in self.entries:
            text = entry.values[name]
            if not text:
                continue
            try:
                value = read(text)
            except NotUnderstood as wrong:
                unread = unread or (entry, str(wrong))
                continue
            if value is None:
                continue
            if first is None:
                first, self.row_of[name] = value, entry.number
            elif value != first and same(value) != same(first):
                other = f"“{shown(text)}” is not what row {self.row_of[name]} says, which counts."
                self.doubt(entry.number, name, other)
        if unread:
            self._unread(name, unread, needed=needed, known=first is not None)
        return first

    def _unread(self, name: str, unread: tuple[Entry, str], *, needed: bool, known: bool) -> None:
        entry, wrong = unread
        if known:
            self.note(entry.number, name, f"{wrong} Row {self.row_of[name]} counts.")
        elif needed:
            self.refuse(entry.number, name, wrong)
        else:
            self.doubt(entry.number, name, f"{wrong} Left empty.")

    def refuse(self, row: int, name: str, sentence: str) -> None:
        """Why a row is refused, with its column."""
        self.found.refuse(row, f"{self.log.where(row, name)}: {sentence}")

    def doubt(self, row: int, name: str, sentence: str) -> None:
        """Why somebody should look at a row, with its column."""
        self.found.doubt(row, f"{self.log.where(row, name)}: {sentence}")

    def note(self, row: int, name: str, sentence: str) -> None:
        """What the report says of a row, with its column."""
        self.found.note(row, f"{self.log.where(row, name)}: {sentence}")


def shown(text: str) -> str:
    """As much of a cell as a line of the report shows."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
