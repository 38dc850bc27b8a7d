"""What needs a right of its own, and is never taken back: approvals, signatures, restrictions, corrections.

Insert only.
"""

from datetime import datetime
from typing import Final

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped as Column
from sqlalchemy.orm import mapped_column

from app.domain.words import Corrected
from app.storage.tables.mapped import ACTOR, KEY, Mapped, Moment, coded, key, personal

OF_REFUSAL: Final = "refusal"
"""What is approved by an approval whose `of_id` is that of a screening."""

OF_LETTER: Final = "letter"
"""What is approved by an approval whose `of_id` is that of a draft."""


class Approval(Mapped):
    """Someone's approval of what another proposed: a refusal, a letter, compensation. Insert only."""

    __tablename__ = "approvals"
    __table_args__ = (Index("ix_approvals_case_id", "case_id"), {"sqlite_autoincrement": True})
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    of_what: Column[str] = mapped_column(String(30))
    of_id: Column[int] = mapped_column(KEY)
    digest: Column[str] = mapped_column(String(64))
    approved: Column[bool]
    reason: Column[str] = mapped_column(Text, default="", info={"personal": True})
    by_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"), info=ACTOR)
    at: Column[datetime] = mapped_column(Moment)


class SignOff(Mapped):
    """A reviewer's signature under the answer of an Internal Review. Insert only."""

    __tablename__ = "sign_offs"
    __table_args__ = (Index("ix_sign_offs_case_id", "case_id"), {"sqlite_autoincrement": True})
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    stage_id: Column[int] = mapped_column(KEY, ForeignKey("stages.id"))
    digest: Column[str] = mapped_column(String(64))
    by_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"), info=ACTOR)
    at: Column[datetime] = mapped_column(Moment)


class Restriction(Mapped):
    """A case was closed to all but managers and those who look after it, or opened again; and why. Insert only."""

    __tablename__ = "restrictions"
    __table_args__ = (Index("ix_restrictions_case_id", "case_id"), {"sqlite_autoincrement": True})
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    restricted: Column[bool]
    reason: Column[str] = personal()
    by_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"), info=ACTOR)
    at: Column[datetime] = mapped_column(Moment)


class Correction(Mapped):
    """What had been recorded wrongly of a case was put right, or the case was made void; and why. Insert only.

    Of a move made on the wrong case `line` is the number of its line of history, and `of_what` with `of_id` is the row
    that it added: it stays, and counts no more. Of merged customers `of_id` is the record that was closed.
    """

    __tablename__ = "corrections"
    __table_args__ = (Index("ix_corrections_case_id", "case_id"), {"sqlite_autoincrement": True})
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    what: Column[Corrected] = coded(Corrected)
    line: Column[int | None]
    of_what: Column[str] = mapped_column(String(30), default="")
    of_id: Column[int | None] = mapped_column(KEY)
    reason: Column[str] = personal()
    by_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"), info=ACTOR)
    at: Column[datetime] = mapped_column(Moment)
