"""History with its anchors, what moves may change, command ids: what proves what was done, by whom, once, in order."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped as Column
from sqlalchemy.orm import mapped_column

from app.storage.tables.mapped import KEY, Mapped, Moment, key


class HistoryLine(Mapped):
    """One line of one chain: who made which move when, what it changed, and the digest of all before it."""

    __tablename__ = "history"
    __table_args__ = (
        UniqueConstraint("subject", "subject_id", "number"),
        {"sqlite_autoincrement": True, "info": {"derived": True}},
    )
    id: Column[int] = key()
    subject: Column[str] = mapped_column(String(20))
    subject_id: Column[int] = mapped_column(KEY)
    number: Column[int]
    at: Column[datetime] = mapped_column(Moment)
    person_id: Column[int | None] = mapped_column(KEY, ForeignKey("people.id"))
    move: Column[str] = mapped_column(String(60))
    changes: Column[str] = mapped_column(Text)
    texts_digest: Column[str] = mapped_column(String(64))
    digest: Column[str] = mapped_column(String(64))


class HistoryText(Mapped):
    """The personal values of one history line with their salt: both can be erased, and the chain still verifies."""

    __tablename__ = "history_texts"
    __table_args__ = ({"info": {"derived": True}},)
    line_id: Column[int] = mapped_column(KEY, ForeignKey("history.id"), primary_key=True, autoincrement=False)
    salt: Column[str] = mapped_column(String(32))
    texts: Column[str] = mapped_column(Text)


class CommandRow(Mapped):
    """A command that was carried out, with its answer: the same id a second time gets the same answer."""

    __tablename__ = "commands"
    __table_args__ = ({"info": {"derived": True}},)
    id: Column[str] = mapped_column(String(32), primary_key=True)
    at: Column[datetime] = mapped_column(Moment)
    person_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"))
    case_id: Column[int | None] = mapped_column(KEY)
    reference: Column[str] = mapped_column(String(20), default="")
    said: Column[str] = mapped_column(Text, default="")


class ReferenceCounter(Mapped):
    """The last reference number given out in a year."""

    __tablename__ = "reference_counters"
    __table_args__ = ({"info": {"derived": True}},)
    year: Column[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Column[int]


class Anchor(Mapped):
    """What stands in the office's anchor file as well: a digest over the last anchor and the heads changed since."""

    __tablename__ = "anchors"
    __table_args__ = ({"info": {"derived": True}},)
    number: Column[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Column[datetime] = mapped_column(Moment)
    up_to: Column[int] = mapped_column(KEY)
    heads: Column[str] = mapped_column(Text)
    digest: Column[str] = mapped_column(String(64))


class MoveRight(Mapped):
    """Who may make a move; the upgrade copies it from `app.domain.rights`."""

    __tablename__ = "move_rights"
    __table_args__ = ({"info": {"derived": True}},)
    move: Column[str] = mapped_column(String(60), primary_key=True)
    role: Column[str] = mapped_column(String(30), primary_key=True)
    condition: Column[str] = mapped_column(String(30))


class MoveGuard(Mapped):
    """One thing that a move may change; the upgrade copies it from `app.storage.guards`."""

    __tablename__ = "move_guards"
    __table_args__ = ({"info": {"derived": True}},)
    move: Column[str] = mapped_column(String(60), primary_key=True)
    place: Column[str] = mapped_column(String(80), primary_key=True)


class ChangeUnderWay(Mapped):
    """One row's change until its transaction commits, when PostgreSQL makes lines of them; SQLite has no use for it."""

    __tablename__ = "changes_under_way"
    __table_args__ = (
        Index("ix_changes_under_way_xact", "xact", "subject", "subject_id", "move"),
        {"sqlite_autoincrement": True, "info": {"derived": True}},
    )
    id: Column[int] = key()
    xact: Column[int] = mapped_column(KEY)
    first: Column[bool]
    subject: Column[str] = mapped_column(String(20))
    subject_id: Column[int] = mapped_column(KEY)
    person_id: Column[int | None] = mapped_column(KEY)
    move: Column[str] = mapped_column(String(60))
    plain: Column[str] = mapped_column(Text)
    personal: Column[str] = mapped_column(Text)
