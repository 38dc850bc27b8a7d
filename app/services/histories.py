"""The history of a case, customer or office: read by people, and verified link by link."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import select

from app.domain.anchors import Head
from app.domain.history import Change, as_changes
from app.domain.spoken_dates import full_moment
from app.domain.words import MoveName
from app.services.facts.loading import customer_name
from app.services.verification import BrokenLine, walk
from app.storage import tables
from app.storage.work import Work

__all__ = ["BrokenLine", "HistoryEntry", "head_of", "history_of", "verify"]


_WHOSE = frozenset({MoveName.CORRECT_THE_CUSTOMER, MoveName.CORRECT_THE_LANDLORD, MoveName.MERGE_CUSTOMERS})
_NAMED = {
    ("cases", "customer_id"): "customer",
    ("cases", "landlord_id"): "landlord",
    ("cases", "home_id"): "home",
}
"""What of a case is told by name where it was corrected."""


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
    ).all()
    made = {row.number: f"{row.move}, {full_moment(row.at)}" for row, _, _ in rows}
    return tuple(
        HistoryEntry(
            row.id,
            row.number,
            row.at,
            name or "the program",
            row.move,
            tuple(_named(work, each, row.move, made) for each in as_changes(row.changes) + as_changes(texts or "")),
            row.digest,
        )
        for row, texts, name in rows
    )


def _named(work: Work, change: Change, move: str, made: Mapping[int, str]) -> Change:
    """Of a correction, the names of whose a case was and is, or the move taken back: ids say nothing to a reader."""
    if (change.table, change.column) == ("corrections", "line") and isinstance(change.after, int):
        return Change("history", change.row, "taken_back", None, made.get(change.after, ""))
    if move not in _WHOSE or (change.table, change.column) not in _NAMED:
        return change
    before, after = (_name(work, change.column, value) for value in (change.before, change.after))
    return replace(change, column=_NAMED[change.table, change.column], before=before, after=after)


def _name(work: Work, column: str, value: object) -> str:
    if not isinstance(value, int):
        return ""
    if column == "customer_id":
        customer = work.session.get(tables.Customer, value)
        return customer_name(customer) if customer else ""
    if column == "landlord_id":
        landlord = work.session.get(tables.Landlord, value)
        return landlord.name if landlord else ""
    home = work.session.get(tables.Home, value)
    return ", ".join(part for part in (home.line1, home.line2, home.postcode) if part) if home else ""


def verify(work: Work) -> tuple[BrokenLine, ...]:
    """Walks every chain, and names the first broken line of each that does not hold; nothing means all hold."""
    return walk(work).broken


def head_of(work: Work, subject: str, subject_id: int) -> Head | None:
    """The last line of a chain, for what leaves the program to carry; None for a chain without a line."""
    line = tables.HistoryLine
    last = select(line.number, line.digest).where(line.subject == subject, line.subject_id == subject_id)
    found = work.session.execute(last.order_by(line.number.desc()).limit(1)).first()
    return Head(subject, subject_id, found.number, found.digest) if found else None
