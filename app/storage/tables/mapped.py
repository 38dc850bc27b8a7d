"""What every mapped class shares: naming of constraints, types that are the same on both databases."""

from datetime import UTC, datetime
from typing import Any, ClassVar, Final

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator

from app.domain.words import Worded

PERSONAL: Final = {"personal": True}
"""Marks a column whose values name or describe a person: history keeps them beside a salted digest."""

KEY: Final = BigInteger().with_variant(Integer, "sqlite")
FOLDED: Final = String().with_variant(String(collation="C"), "postgresql")
"""Text folded in Python for sorting and finding: compared byte by byte, the same on both databases."""


class Mapped(DeclarativeBase):
    """The parent of every mapped class."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Moment(TypeDecorator[datetime]):
    """An aware moment in UTC. SQLite gives times back without their zone; PostgreSQL in the session's."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Coded(TypeDecorator[Worded]):
    """A code of `app.domain.words`, stored as its short string."""

    impl = String(30)
    cache_ok = True

    def __init__(self, codes: type[Worded]) -> None:
        super().__init__()
        self.codes = codes

    def process_bind_param(self, value: Worded | None, dialect: Dialect) -> str | None:
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Worded | None:
        return None if value is None else self.codes(value)


def key() -> MappedColumn[int]:
    """A row's own id; never used twice, even after the last row is gone."""
    return mapped_column(KEY, primary_key=True)


def coded(codes: type[Worded], **options: Any) -> MappedColumn[Any]:
    """A column that holds one of these codes."""
    return mapped_column(Coded(codes), **options)


def personal(**options: Any) -> MappedColumn[Any]:
    """A text column whose values name or describe a person."""
    return mapped_column(Text, info=PERSONAL, **options)
