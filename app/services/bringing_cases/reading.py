"""A log is opened: its headers are found and understood; then it is read case by case."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from sqlalchemy import select

from app.domain.complaints_log.agreed import Log
from app.domain.complaints_log.columns import NEEDED
from app.domain.complaints_log.entries import Entry, Reading, grouped
from app.domain.complaints_log.explaining import Explained
from app.domain.complaints_log.kinds import LOG, Kind
from app.domain.complaints_log.meanings import Colleague, Meanings, Said
from app.domain.complaints_log.sorting import Tally
from app.domain.errors import Refusal
from app.domain.rights import reason_not_allowed
from app.domain.sheet_columns import ROWS_LOOKED_AT, Columns, Headers, headers_of, no_headers
from app.domain.spoken_dates import day_of
from app.services.bringing_cases.mapping import remembered, together
from app.services.landlords import landlord_of
from app.storage import tables
from app.storage.brought import rows_of
from app.storage.work import Work

Progress = Callable[[int], None]
"""Told how many rows have been read; may raise, and then nothing is saved."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A file with a log, whose it is, and what its columns and words mean; what is not said is found out."""

    file: Path
    landlord_id: int | None
    columns: Columns = field(default_factory=dict[str, tuple[str, ...]])
    said: Said = field(default_factory=dict[str, dict[str, str]])
    apart: frozenset[str] = frozenset()
    """The cases whose rows are scattered over the file, as the report found out."""
    kind: Kind = LOG


@dataclass(frozen=True, slots=True)
class Report:
    """What a log would bring: every row counted, with its columns as understood, and the words nobody explained.

    `words` are those and the ones that were explained, with the meanings that they can have.
    """

    landlord: str
    columns: Columns
    tally: Tally
    unknown: dict[str, tuple[str, ...]]
    apart: frozenset[str] = frozenset()
    words: tuple[Explained, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """A log that is being read, and what its rows have in common."""

    brought: Brought
    landlord: tables.Landlord
    log: Log

    def groups(self) -> Iterator[list[Entry]]:
        """The rows of each case together."""
        rows = (row for row in rows_of(self.brought.file) if row.number > self.log.headers.row)
        return grouped(Reading(self.log.headers, self.brought.kind.before_key).entries(rows), self.brought.apart)


def open_log(work: Work, brought: Brought, stages: int) -> Opened:
    """Finds the headers, and what the words mean. Raises Refusal where the log cannot be believed."""
    landlord = landlord_of(work, brought.landlord_id, "complaints")
    columns, said = remembered(work, landlord.id, brought.kind)
    headers = _headers(brought, columns)
    log = Log(
        headers,
        Meanings(together(said, brought.said), _colleagues(work)),
        day_of(work.now),
        stages,
        brought.kind.channel,
    )
    return Opened(brought, landlord, log)


def _headers(brought: Brought, kept: Columns) -> Headers:
    looked_at, fields = beginning_of(brought.file), brought.kind.fields
    if brought.columns:
        found = headers_of(looked_at, fields, NEEDED, brought.columns)
    else:
        found = (headers_of(looked_at, fields, NEEDED, kept) if kept else None) or headers_of(looked_at, fields, NEEDED)
    if found is None:
        raise no_headers(brought.file.name, [cells for _, cells in looked_at], fields, NEEDED, brought.columns)
    return found


def hold_to_right(work: Work, brought: Brought) -> None:
    """Raises Refusal where whoever asks may not bring such a file in: they need not see what it would do, either."""
    if reason := reason_not_allowed(work.person, brought.kind.move):
        raise Refusal(reason)


def beginning_of(file: Path) -> list[tuple[int, Sequence[str]]]:
    """The first rows of a file, among which its headers are looked for."""
    with closing(rows_of(file)) as rows:
        return [(row.number, row.cells) for row in islice(rows, ROWS_LOOKED_AT)]


def _colleagues(work: Work) -> tuple[Colleague, ...]:
    person = tables.Person
    found = work.session.execute(select(person.id, person.name, person.login).where(person.active))
    return tuple(Colleague(*row) for row in found)
