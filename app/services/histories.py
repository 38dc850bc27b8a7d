"""The history of a case, customer or office: read by people, and verified link by link."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.domain.history import CHAIN_START, Change, Line, as_changes, digest_of_line, digest_of_texts
from app.storage import tables
from app.storage.history import stored_moment
from app.storage.work import Work


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line as people read it: when, who, which move, and what it changed."""

    id: int
    number: int
    at: datetime
    who: str
    move: str
    changes: tuple[Change, ...] = field(repr=False)
    digest: str


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """The first line of a chain that does not verify, and why."""

    subject: str
    subject_id: int
    number: int
    because: str


def history_of(work: Work, subject: str, subject_id: int) -> tuple[HistoryEntry, ...]:
    """All lines of one chain, newest first."""
    line, text, person = tables.HistoryLine, tables.HistoryText, tables.Person
    rows = work.session.execute(
        select(line, text.texts, person.name)
        .outerjoin(text, text.line_id == line.id)
        .outerjoin(person, person.id == line.person_id)
        .where(line.subject == subject, line.subject_id == subject_id)
        .order_by(line.number.desc())
    )
    return tuple(
        HistoryEntry(
            row.id,
            row.number,
            row.at,
            name or "the program",
            row.move,
            as_changes(row.changes) + as_changes(texts or ""),
            row.digest,
        )
        for row, texts, name in rows
    )


def verify(work: Work) -> tuple[BrokenLine, ...]:
    """Walks every chain, and names the first broken line of each that does not hold; nothing means all hold."""
    line, text = tables.HistoryLine, tables.HistoryText
    stored = (line.subject, line.subject_id, line.number, line.at, line.person_id, line.move, line.changes)
    rows = work.session.execute(
        select(*stored, line.texts_digest, line.digest, text.salt, text.texts)
        .outerjoin(text, text.line_id == line.id)
        .order_by(line.subject, line.subject_id, line.number)
        .execution_options(yield_per=1000)
    )
    return tuple(_broken(rows))


def _broken(rows: Iterable[Any]) -> Iterator[BrokenLine]:
    chain, number, previous, given_up = ("", -1), 0, CHAIN_START, False
    for row in rows:
        if (row.subject, row.subject_id) != chain:
            chain, number, previous, given_up = (row.subject, row.subject_id), 0, CHAIN_START, False
        if given_up:
            continue
        number += 1
        if because := _why_broken(row, number, previous):
            given_up = True
            yield BrokenLine(row.subject, row.subject_id, number, because)
        previous = row.digest


def _why_broken(row: Any, number: int, previous: str) -> str:
    if row.number != number:
        return f"line {number} is missing"
    subject, at = (row.subject, row.subject_id), stored_moment(row.at)
    line = Line(*subject, row.number, at, row.person_id, row.move, row.changes, row.texts_digest)
    if digest_of_line(previous, line) != row.digest:
        return "the line, or the one before it, was changed"
    if row.texts is not None and digest_of_texts(row.salt, row.texts) != row.texts_digest:
        return "its personal values were changed"
    return ""
