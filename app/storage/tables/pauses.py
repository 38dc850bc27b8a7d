"""When the policy's clock of a case was stopped and started again. Insert only: what was counted is a fact."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped as Column
from sqlalchemy.orm import mapped_column

from app.storage.tables.mapped import ACTOR, KEY, Mapped, Moment, key, personal


class Pause(Mapped):
    """The beginning of a pause, with its reason, or its end: the days after it are not counted, or again. Insert only.

    `changed_on` is the last day before the change.
    """

    __tablename__ = "pauses"
    __table_args__ = (Index("ix_pauses_case_id", "case_id"), {"sqlite_autoincrement": True})
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    stage_id: Column[int] = mapped_column(KEY, ForeignKey("stages.id"))
    paused: Column[bool]
    changed_on: Column[date]
    reason: Column[str] = personal()
    by_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"), info=ACTOR)
    at: Column[datetime] = mapped_column(Moment)
