"""The office: its landlords, people, policy packs in force, calendar and lists of terms."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped as Column
from sqlalchemy.orm import mapped_column, relationship

from app.storage.tables.mapped import KEY, Mapped, Moment, key


class Landlord(Mapped):
    """One landlord of the group (ISHA 1, INC 1)."""

    __tablename__ = "landlords"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: Column[int] = key()
    name: Column[str] = mapped_column(String(120), unique=True)
    nation: Column[str] = mapped_column(String(3), default="ENG")
    law_layer: Column[bool] = mapped_column(default=True)
    team: Column[str] = mapped_column(String(120), default="")
    telephone: Column[str] = mapped_column(String(60), default="")
    email: Column[str] = mapped_column(String(200), default="")
    address: Column[str] = mapped_column(Text, default="")


class Person(Mapped):
    """A colleague who uses the program or is named in it; never deleted, only made inactive."""

    __tablename__ = "people"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: Column[int] = key()
    login: Column[str] = mapped_column(String(63), unique=True)
    name: Column[str] = mapped_column(String(120))
    job_title: Column[str] = mapped_column(String(120), default="")
    team: Column[str] = mapped_column(String(120), default="")
    telephone: Column[str] = mapped_column(String(60), default="")
    email: Column[str] = mapped_column(String(200), default="")
    senior: Column[bool] = mapped_column(default=False)
    active: Column[bool] = mapped_column(default=True)
    roles: Column[list["PersonRole"]] = relationship(back_populates="person", lazy="selectin")


class PersonRole(Mapped):
    """One role of one person; people may have several."""

    __tablename__ = "person_roles"
    person_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"), primary_key=True)
    role: Column[str] = mapped_column(String(30), primary_key=True)
    person: Column[Person] = relationship(back_populates="roles")


class PolicyPack(Mapped):
    """One version of a policy as text, kept for the whole life of the cases it governs."""

    __tablename__ = "policy_packs"
    __table_args__ = (UniqueConstraint("code", "version"), {"sqlite_autoincrement": True})
    id: Column[int] = key()
    code: Column[str] = mapped_column(String(60))
    version: Column[str] = mapped_column(String(30))
    title: Column[str] = mapped_column(String(200))
    text: Column[str] = mapped_column(Text)
    without_approval: Column[str] = mapped_column(Text, default="")
    """Out of its text, for PostgreSQL: the codes of the exclusions for which no approval is asked, a line each."""
    added_at: Column[datetime] = mapped_column(Moment)


class PackInForce(Mapped):
    """From which day a pack governs what one landlord receives."""

    __tablename__ = "packs_in_force"
    __table_args__ = (UniqueConstraint("landlord_id", "from_day"), {"sqlite_autoincrement": True})
    id: Column[int] = key()
    landlord_id: Column[int] = mapped_column(KEY, ForeignKey("landlords.id"))
    pack_id: Column[int] = mapped_column(KEY, ForeignKey("policy_packs.id"))
    from_day: Column[date]


class BankHoliday(Mapped):
    """A bank holiday of one nation. Kept here so that two desks with different libraries show one date."""

    __tablename__ = "bank_holidays"
    nation: Column[str] = mapped_column(String(3), primary_key=True)
    day: Column[date] = mapped_column(primary_key=True)
    name: Column[str] = mapped_column(String(120))


class Closure(Mapped):
    """A day on which one landlord's offices are closed, beyond weekends and bank holidays."""

    __tablename__ = "closures"
    __table_args__ = (UniqueConstraint("landlord_id", "day"), {"sqlite_autoincrement": True})
    id: Column[int] = key()
    landlord_id: Column[int] = mapped_column(KEY, ForeignKey("landlords.id"))
    day: Column[date]
    reason: Column[str] = mapped_column(String(200))


class CalendarChange(Mapped):
    """A change of one landlord's calendar that the dates of its open cases still have to follow, until `done_at`.

    Whoever keeps the calendar may read no case, so a desk that reads them does it; restricted ones have a row of their
    own, since not every such desk sees them.
    """

    __tablename__ = "calendar_changes"
    __table_args__ = (
        Index("ix_calendar_changes_done_at", "done_at"),
        {"sqlite_autoincrement": True},
    )
    id: Column[int] = key()
    landlord_id: Column[int] = mapped_column(KEY, ForeignKey("landlords.id"))
    restricted: Column[bool]
    at: Column[datetime] = mapped_column(Moment)
    done_at: Column[datetime | None] = mapped_column(Moment)


class Term(Mapped):
    """A word of one of the office's own lists: categories, service areas, remedies, root causes, teams."""

    __tablename__ = "terms"
    list_name: Column[str] = mapped_column(String(30), primary_key=True)
    name: Column[str] = mapped_column(String(120), primary_key=True)
    position: Column[int]
    active: Column[bool] = mapped_column(default=True)
