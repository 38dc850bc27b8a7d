"""Writes history: what the flushes of one transaction changed becomes one line for each chain that it touched."""

import secrets
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Table, bindparam, event, func, insert, select
from sqlalchemy import inspect as state_of
from sqlalchemy.orm import InstanceState, ORMExecuteState, Session, UOWTransaction

from app.domain.history import CHAIN_START, Change, Line, as_text, digest_of_line, digest_of_texts
from app.storage.storable import refuse_unstorable
from app.storage.tables import Case, Customer, HistoryLine, HistoryText, Home, Landlord, Mapped

_CHANGES = "recourse.changes"
_NEVER_RECORDED = {"version", "id"}


_LAST = (
    select(HistoryLine.number, HistoryLine.digest)
    .where(HistoryLine.subject == bindparam("subject"), HistoryLine.subject_id == bindparam("subject_id"))
    .order_by(HistoryLine.number.desc())
    .limit(1)
)
_LINE = insert(HistoryLine).returning(HistoryLine.id)
_TEXT = insert(HistoryText)


class Subject(NamedTuple):
    """Whose chain a change belongs to: a case, a customer, a home, a landlord, or the office as a whole."""

    kind: str
    id: int


class _Changes(NamedTuple):
    plain: list[Change]
    personal: list[Change]


def record_changes(session: Session) -> None:
    """From now on every flush of this session notes what it changed, until `write_lines` takes it."""
    session.info[_CHANGES] = {}
    event.listen(session, "before_flush", refuse_unstorable)
    event.listen(session, "after_flush", _note_changes)
    event.listen(session, "do_orm_execute", _refuse_changes_in_bulk)


def write_lines(session: Session, move: str, at: datetime, person_id: int | None) -> None:
    """One history line, chained, for each subject that the session changed since the last call."""
    changed: dict[Subject, _Changes] = session.info[_CHANGES]
    if changed and not move:
        raise ValueError("a use case that changes something names its move")
    for subject in sorted(changed):
        _write_line(session, subject, changed[subject], (move, at, person_id))
    session.info[_CHANGES] = {}


def stored_moment(moment: datetime) -> str:
    """A moment as the chain hashes it: UTC, to the microsecond."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _write_line(session: Session, subject: Subject, found: _Changes, who: tuple[str, datetime, int | None]) -> None:
    move, at, person_id = who
    _keep_others_out(session, subject)
    # Not through the session's own writing: nothing here is read again, and a move writes a line each time.
    connection = session.connection()
    last = connection.execute(_LAST, {"subject": subject.kind, "subject_id": subject.id}).first()
    number, previous = (last.number + 1, last.digest) if last else (1, CHAIN_START)
    texts, salt = as_text(found.personal), secrets.token_hex(16)
    plain, personal = as_text(found.plain), digest_of_texts(salt, texts)
    line = Line(subject.kind, subject.id, number, stored_moment(at), person_id, move, plain, personal)
    row = {**asdict(line), "at": at, "digest": digest_of_line(previous, line)}
    line_id = connection.execute(_LINE, row).scalar_one()
    if texts:
        connection.execute(_TEXT, {"line_id": line_id, "salt": salt, "texts": texts})


def _keep_others_out(session: Session, subject: Subject) -> None:
    """Two writers of one chain wait for each other, else both would follow the same line and the chain would fork."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"{subject.kind} {subject.id}"))))


def _note_changes(session: Session, _context: UOWTransaction) -> None:
    noted: dict[Subject, _Changes] = session.info[_CHANGES]
    for found in (*session.new, *session.dirty, *session.deleted):
        if not isinstance(found, Mapped) or _is_derived(type(found)):
            continue
        subject = subject_of(found)
        for change, is_personal in _changes_of(found, subject, new=found in session.new, gone=found in session.deleted):
            kept = noted.setdefault(subject, _Changes([], []))
            (kept.personal if is_personal else kept.plain).append(change)


def _is_derived(mapped: type[Mapped]) -> bool:
    """True for tables that follow from others, or are the record itself: their rows are nobody's move."""
    table = mapped.__table__
    return isinstance(table, Table) and bool(table.info.get("derived"))


def _refuse_changes_in_bulk(executed: ORMExecuteState) -> None:
    """A statement that changes rows unseen would leave no line of history."""
    mapper = executed.bind_mapper
    if mapper is None or not (executed.is_update or executed.is_delete) or _is_derived(mapper.class_):
        return
    raise ValueError(f"rows of {mapper.class_.__name__} are changed one by one, so that history sees them")


def subject_of(row: Mapped) -> Subject:
    """The chain a row belongs to."""
    for kind, table in (("case", Case), ("customer", Customer), ("home", Home), ("landlord", Landlord)):
        if isinstance(row, table):
            return Subject(kind, row.id)
    for kind in ("case", "customer", "landlord"):
        owner: object = getattr(row, f"{kind}_id", None)
        if isinstance(owner, int):
            return Subject(kind, owner)
    return Subject("office", 0)


def _changes_of(row: Mapped, subject: Subject, *, new: bool, gone: bool) -> Iterator[tuple[Change, bool]]:
    state: InstanceState[Any] = state_of(row)
    identity = ",".join(str(part) for part in state.identity or state.mapper.primary_key_from_instance(row))
    table = row.__tablename__
    for prop in state.mapper.column_attrs:
        info = prop.columns[0].info
        if prop.key in _NEVER_RECORDED or info.get("derived") or info.get("history") is False:
            continue
        value = _plain(getattr(row, prop.key))
        past = state.attrs[prop.key].history
        if prop.key == f"{subject.kind}_id" and (new or gone or not past.has_changes()):
            continue  # the chain itself says whose row this is
        if new:
            before, after = None, value
        elif gone:
            before, after = value, None
        elif past.has_changes():
            before, after = _plain(past.deleted[0]) if past.deleted else None, value
        else:
            continue
        if before != after and (after not in ("", None) or before not in ("", None)):
            yield Change(table, identity, prop.key, before, after), bool(info.get("personal"))


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return stored_moment(value)
    if isinstance(value, date):
        return value.isoformat()
    return value
