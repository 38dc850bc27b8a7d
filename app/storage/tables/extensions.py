"""Answers that were put off. Insert only: a date that was told to a customer is a fact."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped as Column
from sqlalchemy.orm import mapped_column

from app.storage.tables.mapped import ACTOR, KEY, Mapped, Moment, key, personal


class Extension(Mapped):
    """An answer put off from one day to another, why, and when the customer was told. Insert only."""

    __tablename__ = "extensions"
    __table_args__ = (Index("ix_extensions_case_id", "case_id"), {"sqlite_autoincrement": True})
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    stage_id: Column[int] = mapped_column(KEY, ForeignKey("stages.id"))
    step: Column[str] = mapped_column(String(30))
    old_due_on: Column[date]
    new_due_on: Column[date]
    reason: Column[str] = personal()
    good_reason: Column[str] = personal(default="")
    next_update_on: Column[date]
    told_at: Column[datetime] = mapped_column(Moment)
    by_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"), info=ACTOR)
    at: Column[datetime] = mapped_column(Moment)
