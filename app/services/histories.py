"""The history of a case, customer or office: read by people, and verified link by link."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from app.domain.anchors import Head
from app.domain.history import Change, as_changes
from app.services.verification import BrokenLine, walk
from app.storage import tables
from app.storage.work import Work

__all__ = ["BrokenLine", "HistoryEntry", "head_of", "history_of", "verify"]


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
    return walk(work).broken


def head_of(work: Work, subject: str, subject_id: int) -> Head | None:
    """The last line of a chain, for what leaves the program to carry; None for a chain without a line."""
    line = tables.HistoryLine
    last = select(line.number, line.digest).where(line.subject == subject, line.subject_id == subject_id)
    found = work.session.execute(last.order_by(line.number.desc()).limit(1)).first()
    return Head(subject, subject_id, found.number, found.digest) if found else None
