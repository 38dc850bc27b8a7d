"""What an office brought: the cases out of its complaints log, and what the log's columns and words mean."""

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped as Column
from sqlalchemy.orm import mapped_column

from app.storage.tables.mapped import KEY, Mapped, personal


class BroughtCase(Mapped):
    """What a log said of a case, as it was written; `taken` is what was understood of it, without personal texts.

    `key` is its reference in the log, however it is written there; `digest` tells whether the log says something else.
    """

    __tablename__ = "brought_cases"
    __table_args__ = (UniqueConstraint("landlord_id", "key"),)
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"), primary_key=True, autoincrement=False)
    landlord_id: Column[int] = mapped_column(KEY, ForeignKey("landlords.id"))
    key: Column[str] = mapped_column(String(80))
    digest: Column[str] = mapped_column(String(64))
    file: Column[str] = mapped_column(String(200))
    taken: Column[str] = mapped_column(Text)
    as_written: Column[str] = personal()


class LogMapping(Mapped):
    """What the columns and words of a landlord's log, or of its web form, mean, as it was said the last time."""

    __tablename__ = "log_mappings"
    landlord_id: Column[int] = mapped_column(KEY, ForeignKey("landlords.id"), primary_key=True, autoincrement=False)
    kind: Column[str] = mapped_column(String(30), primary_key=True)
    said: Column[str] = mapped_column(Text)
