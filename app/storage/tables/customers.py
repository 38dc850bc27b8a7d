"""Homes, customers, and those who speak for them."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped as Column
from sqlalchemy.orm import mapped_column

from app.domain.words import ComplainantKind, LetterFormat, Method
from app.storage.tables.mapped import FOLDED, KEY, Mapped, coded, coded_set, key, personal


class Home(Mapped):
    """One dwelling of a landlord, with property reference and UPRN; homes that go are closed, never deleted."""

    __tablename__ = "homes"
    __table_args__ = (
        UniqueConstraint("landlord_id", "property_ref"),
        Index("ix_homes_postcode", "postcode"),
        Index("ix_homes_found_by", "found_by"),
        {"sqlite_autoincrement": True},
    )
    id: Column[int] = key()
    landlord_id: Column[int] = mapped_column(KEY, ForeignKey("landlords.id"))
    property_ref: Column[str] = mapped_column(String(60))
    uprn: Column[str] = mapped_column(String(20), default="")
    line1: Column[str] = mapped_column(String(200))
    line2: Column[str] = mapped_column(String(200), default="")
    town: Column[str] = mapped_column(String(80))
    postcode: Column[str] = mapped_column(String(10))
    tenure: Column[str] = mapped_column(String(60), default="")
    estate: Column[str] = mapped_column(String(120), default="")
    ward: Column[str] = mapped_column(String(120), default="")
    local_authority: Column[str] = mapped_column(String(120), default="")
    found_by: Column[str] = mapped_column(FOLDED, info={"derived": True})
    closed_on: Column[date | None]


class HomeColumns(Mapped):
    """Which columns of a landlord's register mean what, as they were said the last time."""

    __tablename__ = "home_columns"
    landlord_id: Column[int] = mapped_column(KEY, ForeignKey("landlords.id"), primary_key=True, autoincrement=False)
    columns: Column[str] = mapped_column(Text)


class Customer(Mapped):
    """Someone who lives in a home or uses a service; everything about them that a letter or call needs."""

    __tablename__ = "customers"
    __table_args__ = (
        Index("ix_customers_found_by", "found_by"),
        Index("ix_customers_home_id", "home_id"),
        Index("ix_customers_merged_into_id", "merged_into_id"),
        {"sqlite_autoincrement": True},
    )
    id: Column[int] = key()
    version: Column[int] = mapped_column()
    kind: Column[ComplainantKind] = coded(ComplainantKind)
    title: Column[str] = personal(default="")
    forenames: Column[str] = personal(default="")
    surname: Column[str] = personal()
    found_by: Column[str] = mapped_column(FOLDED, info={"personal": True, "derived": True})
    home_id: Column[int | None] = mapped_column(KEY, ForeignKey("homes.id"))
    line1: Column[str] = personal(default="")
    line2: Column[str] = personal(default="")
    town: Column[str] = personal(default="")
    postcode: Column[str] = personal(default="")
    telephone: Column[str] = personal(default="")
    email: Column[str] = personal(default="")
    preferred: Column[Method | None] = coded(Method)
    contact_notes: Column[str] = personal(default="")
    never_by: Column[tuple[Method, ...]] = coded_set(Method)
    forbidden_contact: Column[str] = personal(default="")
    joint_with: Column[str] = personal(default="")
    language: Column[str] = personal(default="")
    interpreter: Column[bool] = mapped_column(default=False)
    letter_format: Column[LetterFormat] = coded(LetterFormat)
    adjustments: Column[str] = personal(default="")
    adjustments_reviewed_on: Column[date | None]
    adjustments_review_on: Column[date | None]
    risk_marker: Column[str] = personal(default="")
    merged_into_id: Column[int | None] = mapped_column(KEY, ForeignKey("customers.id"))
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it from the class


class Representative(Mapped):
    """Someone who speaks for customers: a friend, an adviser, a councillor (ISHA 2.4b, 2.5c; INC 3.1.1c)."""

    __tablename__ = "representatives"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: Column[int] = key()
    kind: Column[str] = mapped_column(String(30))
    name: Column[str] = personal()
    organisation: Column[str] = personal(default="")
    address: Column[str] = personal(default="")
    telephone: Column[str] = personal(default="")
    email: Column[str] = personal(default="")


class Authority(Mapped):
    """A customer's authority for a representative to act: its evidence, scope and expiry (ISHA 8b)."""

    __tablename__ = "authorities"
    __table_args__ = (Index("ix_authorities_customer_id", "customer_id"), {"sqlite_autoincrement": True})
    id: Column[int] = key()
    customer_id: Column[int] = mapped_column(KEY, ForeignKey("customers.id"))
    representative_id: Column[int] = mapped_column(KEY, ForeignKey("representatives.id"))
    evidence: Column[str] = mapped_column(String(30))
    scope: Column[str] = personal(default="")
    given_on: Column[date | None]
    expires_on: Column[date | None]
