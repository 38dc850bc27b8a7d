"""What customers answered to the equality questions, and the summaries drawn up of it.

On PostgreSQL nobody may read or write any of it but by the functions of `postgresql/70_equality.sql`.
"""

from datetime import date, datetime
from typing import Final

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped as Column
from sqlalchemy.orm import mapped_column

from app.storage.tables.mapped import KEY, Mapped, Moment, key

_APART: Final = {"history": False}


class EqualityAnswer(Mapped):
    """One customer's answer to one question. History says that something was answered, and neither what nor to what."""

    __tablename__ = "equality_answers"
    __table_args__ = (
        UniqueConstraint("question", "customer_id"),
        Index("ix_equality_answers_customer_id", "customer_id"),
        {"sqlite_autoincrement": True},
    )
    id: Column[int] = key()
    customer_id: Column[int] = mapped_column(KEY, ForeignKey("customers.id"))
    question: Column[str] = mapped_column(String(30), info=_APART)
    answer: Column[str] = mapped_column(String(30), info=_APART)
    given_on: Column[date]


class EqualityChoice(Mapped):
    """One answer that a question has; the upgrade copies it from `app.domain.equality`."""

    __tablename__ = "equality_choices"
    __table_args__ = ({"info": {"derived": True}},)
    question: Column[str] = mapped_column(String(30), primary_key=True)
    answer: Column[str] = mapped_column(String(30), primary_key=True)


class EqualitySummary(Mapped):
    """What is shown of one answer, or with no answer of all, in a summary; None where it is hidden. It stays so."""

    __tablename__ = "equality_summaries"
    __table_args__ = ({"info": {"derived": True}},)
    question: Column[str] = mapped_column(String(30), primary_key=True)
    period: Column[str] = mapped_column(String(7), primary_key=True)
    answer: Column[str] = mapped_column(String(30), primary_key=True)
    complainants: Column[int | None]
    customers: Column[int | None]
    drawn_at: Column[datetime] = mapped_column(Moment)
