"""Meetings, visits and the like. Insert only: what was done is a fact, and what is recorded later stands beside it."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped as Column
from sqlalchemy.orm import mapped_column

from app.domain.words import InterventionKind
from app.storage.tables.mapped import ACTOR, KEY, Mapped, Moment, coded, key, personal


class Intervention(Mapped):
    """Something done towards resolving a complaint: when, who was there, what came of it. Insert only."""

    __tablename__ = "interventions"
    __table_args__ = (Index("ix_interventions_case_id", "case_id"), {"sqlite_autoincrement": True})
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    stage_id: Column[int] = mapped_column(KEY, ForeignKey("stages.id"))
    kind: Column[InterventionKind] = coded(InterventionKind)
    at: Column[datetime] = mapped_column(Moment)
    present: Column[str] = personal()
    came_of_it: Column[str] = personal()
    by_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"), info=ACTOR)
    recorded_at: Column[datetime] = mapped_column(Moment)
