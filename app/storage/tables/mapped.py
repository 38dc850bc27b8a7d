"""What every mapped class shares: naming of constraints, types that are the same on both databases."""

from datetime import UTC, datetime
from typing import Any, ClassVar, Final

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

from app.domain.words import Worded
from app.storage.folding import LONGEST_FOLDED

PERSONAL: Final = {"personal": True}
"""Marks a column whose values name or describe a person: history keeps them beside a salted digest."""

ACTOR: Final = {"actor": True}
"""Marks a column that says who did it: PostgreSQL takes nobody else there than the person who is signed in."""

STORED_FILE: Final = {"stored_file": True}
"""Marks a column that says which stored file: history keeps what the file is instead, with its digest."""

KEY: Final = BigInteger().with_variant(Integer, "sqlite")


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
        """The moment in UTC. Raises ValueError for one without a time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The stored moment, aware and in UTC on both databases."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Folded(TypeDecorator[str]):
    """Text folded in Python for sorting and finding: compared byte by byte on both databases, cut to fit an index."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """PostgreSQL would compare by the rules of a language, SQLite never does."""
        return dialect.type_descriptor(String(collation="C") if dialect.name == "postgresql" else String())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The beginning, which is all that an order or a search can need."""
        return None if value is None else value[:LONGEST_FOLDED]


FOLDED: Final = Folded()


class Coded(TypeDecorator[Worded]):
    """A code of `app.domain.words`, stored as its short string."""

    impl = String(30)
    cache_ok = True

    def __init__(self, codes: type[Worded]) -> None:
        super().__init__()
        self.codes = codes

    def process_bind_param(self, value: Worded | None, dialect: Dialect) -> str | None:
        """The code's short string."""
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Worded | None:
        """The code with its words."""
        return None if value is None else self.codes(value)


class CodedSet(TypeDecorator[tuple[Worded, ...]]):
    """Several codes of `app.domain.words`, stored as their short strings with commas between them."""

    impl = String(120)
    cache_ok = True

    def __init__(self, codes: type[Worded]) -> None:
        super().__init__()
        self.codes = codes

    def process_bind_param(self, value: tuple[Worded, ...] | None, dialect: Dialect) -> str:
        """The codes' short strings, in the order of the words."""
        return ",".join(code.value for code in self.codes if code in (value or ()))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Worded, ...]:
        """The codes with their words."""
        return tuple(self.codes(code) for code in (value or "").split(",") if code)


def key() -> MappedColumn[int]:
    """A row's own id; never used twice, even after the last row is gone."""
    return mapped_column(KEY, primary_key=True)


def coded(codes: type[Worded], **options: Any) -> MappedColumn[Any]:
    """A column that holds one of these codes."""
    return mapped_column(Coded(codes), **options)


def coded_set(codes: type[Worded]) -> MappedColumn[Any]:
    """A column that holds several of these codes, or none."""
    return mapped_column(CodedSet(codes), default=())


def personal(**options: Any) -> MappedColumn[Any]:
    """A text column whose values name or describe a person."""
    return mapped_column(Text, info=PERSONAL, **options)
