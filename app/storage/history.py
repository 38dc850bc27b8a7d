"""Writes history on SQLite: what one move's flushes changed becomes one line for each chain that it touched.

PostgreSQL writes its own, in `postgresql/30_record.sql`; here it is only seen to that no use case goes past it.
"""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, NamedTuple, cast

from sqlalchemy import Column, Table, bindparam, event, func, insert, select
from sqlalchemy import inspect as state_of
from sqlalchemy.orm import InstanceState, ORMExecuteState, Session, UOWTransaction, object_session

from app.domain.history import CHAIN_START, Change, Line, as_text, digest_of_line, digest_of_texts
from app.storage.chains import chain_of, is_unrecorded
from app.storage.storable import refuse_unstorable
from app.storage.tables import HistoryLine, HistoryText, Mapped, StoredFile

_CHANGES = "recourse.changes"
_NOTES = "recourse.notes"


_LAST = (
    select(HistoryLine.number, HistoryLine.digest)
    .where(HistoryLine.subject == bindparam("subject"), HistoryLine.subject_id == bindparam("subject_id"))
    .order_by(HistoryLine.number.desc())
    .limit(1)
)
_LINE = insert(HistoryLine).returning(HistoryLine.id)
_TEXT = insert(HistoryText)


class Subject(NamedTuple):
    """Whose chain a change belongs to: a case, a customer, a home, a landlord, a person, or the office as a whole."""

    kind: str
    id: int


class _Changes(NamedTuple):
    plain: list[Change]
    personal: list[Change]


def record_changes(session: Session) -> None:
    """From now on every flush of this session is checked, and on SQLite noted, until `write_lines` takes it."""
    event.listen(session, "before_flush", refuse_unstorable)
    event.listen(session, "do_orm_execute", _refuse_changes_in_bulk)
    if session.get_bind().dialect.name == "sqlite":
        session.info[_CHANGES], session.info[_NOTES] = {}, []
        event.listen(session, "after_flush", _note_changes)


def note(session: Session, subject: Subject, what: str) -> None:
    """A line of this chain without a changed row, by whoever acts: what was looked at, or left the program."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.note_in_history(*subject, str(what))))
    else:
        session.info[_NOTES].append((subject, str(what)))


def note_changes(session: Session, subject: Subject, changes: Iterable[Change]) -> None:
    """Rows that were changed in bulk, past the session's own flushes; PostgreSQL's triggers see those by themselves."""
    if _CHANGES in session.info:
        noted: dict[Subject, _Changes] = session.info[_CHANGES]
        noted.setdefault(subject, _Changes([], [])).plain.extend(changes)


def write_lines(session: Session, move: str, at: datetime, person_id: int | None) -> None:
    """One line, chained, for each subject that the session changed since the last call, and for each note."""
    if _CHANGES not in session.info:
        return
    changed: dict[Subject, _Changes] = session.info[_CHANGES]
    if changed and not move:
        raise ValueError("a use case that changes something names its move")
    for subject in sorted(changed):
        _write_line(session, subject, changed[subject], (move, at, person_id))
    for subject, what in session.info[_NOTES]:
        _write_line(session, subject, _Changes([], []), (what, at, person_id))
    session.info[_CHANGES], session.info[_NOTES] = {}, []


class First(NamedTuple):
    """What the first line of a chain says: of whom, what was changed, and the personal values beside it."""

    subject: Subject
    plain: list[Change]
    personal: list[Change]


def write_first_lines(work: tuple[Session, str, datetime, int], firsts: Iterable[First]) -> None:
    """The first lines of chains that begin in this transaction, by the thousand; PostgreSQL writes its own."""
    session, move, at, person_id = work
    if _CHANGES not in session.info:
        return
    connection = session.connection()
    last = connection.execute(select(func.coalesce(func.max(HistoryLine.id), 0))).scalar_one()
    moment, lines, texts = stored_moment(at), list[dict[str, Any]](), list[dict[str, Any]]()
    for line_id, first in enumerate(firsts, last + 1):  # nobody else writes: the transaction holds the file
        said, salt = as_text(first.personal), secrets.token_hex(16)
        plain, personal = as_text(first.plain), digest_of_texts(salt, said)
        line = Line(*first.subject, 1, moment, person_id, move, plain, personal)
        digest = digest_of_line(CHAIN_START, line)
        lines.append(
            {
                "id": line_id,
                "subject": line.subject,
                "subject_id": line.subject_id,
                "number": 1,
                "at": at,
                "person_id": person_id,
                "move": move,
                "changes": plain,
                "texts_digest": personal,
                "digest": digest,
            }
        )
        if said:
            texts.append({"line_id": line_id, "salt": salt, "texts": said})
    if lines:
        connection.execute(insert(HistoryLine), lines)
    if texts:
        connection.execute(_TEXT, texts)


def stored_moment(moment: datetime) -> str:
    """A moment as the chain hashes it: UTC, to the microsecond."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _write_line(session: Session, subject: Subject, found: _Changes, who: tuple[str, datetime, int | None]) -> None:
    move, at, person_id = who
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
    chain = chain_of(cast("Table", row.__table__))
    return Subject(chain.kind, getattr(row, chain.column) if chain.column else 0)


def _changes_of(row: Mapped, subject: Subject, *, new: bool, gone: bool) -> Iterator[tuple[Change, bool]]:
    state: InstanceState[Any] = state_of(row)
    identity = ",".join(str(part) for part in state.identity or state.mapper.primary_key_from_instance(row))
    table = row.__tablename__
    for prop in state.mapper.column_attrs:
        column = prop.columns[0]
        if prop.key == "id" or (isinstance(column, Column) and is_unrecorded(column)):
            continue
        value = plain_value(getattr(row, prop.key))
        if column.info.get("stored_file"):
            value = _file_told(row, value)
        past = state.attrs[prop.key].history
        if prop.key == f"{subject.kind}_id" and (new or gone or not past.has_changes()):
            continue  # the chain itself says whose row this is
        if new:
            before, after = None, value
        elif gone:
            before, after = value, None
        elif past.has_changes():
            before, after = plain_value(past.deleted[0]) if past.deleted else None, value
        else:
            continue
        if before != after and (after not in ("", None) or before not in ("", None)):
            yield Change(table, identity, prop.key, before, after), bool(column.info.get("personal"))


def _file_told(row: Mapped, file_id: object) -> object:
    """What a stored file is, with its digest: its number would prove nothing. As `file_told` in 30_record.sql."""
    session = object_session(row)
    file = session.get(StoredFile, file_id) if session else None
    return f"{file.media_type}, {file.size} bytes, SHA-256 {file.digest}" if file else file_id


def plain_value(value: object) -> object:
    """A value in the form in which history keeps it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return ",".join(cast("tuple[str, ...]", value))
    if isinstance(value, datetime):
        return stored_moment(value)
    if isinstance(value, date):
        return value.isoformat()
    return value
