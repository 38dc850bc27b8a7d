"""Petitions: what came with the signatures, the sheets they came on, the signatures, and what was decided of them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped as Column
from sqlalchemy.orm import mapped_column

from app.domain.petitions.deciding import Decided, Taken
from app.domain.petitions.suggestions import Suggestion
from app.storage.tables.mapped import ACTOR, KEY, Mapped, Moment, coded, key, personal


class Petition(Mapped):
    """What came with the signatures (ISHA A2.1b, A2.1e, A2.1f, 5d); the lead petitioner is the customer of the case."""

    __tablename__ = "petitions"
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"), primary_key=True, autoincrement=False)
    subject: Column[str] = personal()
    issues: Column[str] = personal()
    action_asked_for: Column[str] = personal()
    submitted_on: Column[date | None]
    letter_on: Column[date | None]
    letter_where: Column[str] = personal()
    declared: Column[bool] = mapped_column(default=False)


class PetitionSheet(Mapped):
    """A sheet of signatures as it was brought in, or a line that was typed; its digest vouches for its signatures.

    Insert only.
    """

    __tablename__ = "petition_sheets"
    __table_args__ = (UniqueConstraint("case_id", "digest"), {"sqlite_autoincrement": True})
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    file: Column[str] = mapped_column(String(200))
    digest: Column[str] = mapped_column(String(64))
    signatures: Column[int]
    added_by_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"), info=ACTOR)
    added_at: Column[datetime] = mapped_column(Moment)


class Signature(Mapped):
    """One line of a petition: as it was received, and what it was taken for then. Insert only.

    Its history is that of its sheet, whose digest is taken over all its lines; that is why it has none of its own.
    """

    __tablename__ = "signatures"
    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        Index("ix_signatures_sheet_id", "sheet_id"),
        {"sqlite_autoincrement": True, "info": {"derived": True}},
    )
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    sheet_id: Column[int] = mapped_column(KEY, ForeignKey("petition_sheets.id"))
    number: Column[int]
    page: Column[str] = mapped_column(String(80))
    line: Column[int]
    as_written: Column[str] = personal()
    name: Column[str] = personal()
    address: Column[str] = personal()
    postcode: Column[str] = personal()
    signed: Column[bool]
    home_id: Column[int | None] = mapped_column(KEY, ForeignKey("homes.id"))
    household: Column[str] = personal()
    suggestion: Column[Suggestion] = coded(Suggestion)
    because: Column[str] = personal()


class PetitionDecision(Mapped):
    """That a petition is taken at face value, or is verified, and why (ISHA A2.3a); the last counts. Insert only."""

    __tablename__ = "petition_decisions"
    __table_args__ = (Index("ix_petition_decisions_case_id", "case_id"), {"sqlite_autoincrement": True})
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    what: Column[Taken] = coded(Taken)
    reason: Column[str] = personal()
    by_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"), info=ACTOR)
    at: Column[datetime] = mapped_column(Moment)


class SignatureDecision(Mapped):
    """What a person decided about a signature; the last one counts. Insert only.

    `act` numbers what was decided at once within the petition; `undoes` is the act that was taken back by this.
    """

    __tablename__ = "signature_decisions"
    __table_args__ = (
        Index("ix_signature_decisions_case_id", "case_id"),
        Index("ix_signature_decisions_signature_id", "signature_id"),
        {"sqlite_autoincrement": True},
    )
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    signature_id: Column[int] = mapped_column(KEY, ForeignKey("signatures.id"))
    act: Column[int]
    decided: Column[Decided] = coded(Decided)
    home_id: Column[int | None] = mapped_column(KEY, ForeignKey("homes.id"))
    undoes: Column[int | None]
    by_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"), info=ACTOR)
    at: Column[datetime] = mapped_column(Moment)
