"""A row in every table of an office: what no test's office has comes from here, with values that are hard to move."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, Connection, Date, Integer, LargeBinary, Table, func, insert, select
from sqlalchemy.types import Boolean

from app.storage.moving.copying import tables_moved
from app.storage.tables.mapped import Coded, CodedSet, Moment
from tests.owner import owner

HARD = "\\N\tat 10,\r\nsaid: “déjà vu” \\. 🏠"
"""What means something to PostgreSQL's COPY, and what is more than a byte."""


def fill_empty_tables(url: str) -> None:
    """Adds a row to each table that has none."""
    with owner(url) as connection:
        for table in tables_moved():
            if not connection.execute(select(func.count()).select_from(table)).scalar_one():
                connection.execute(insert(table).values(_row(connection, table)))


def _row(connection: Connection, table: Table) -> Mapping[str, Any]:
    return {column.name: _value(connection, column) for column in table.columns if column.name != "id"}


def _value(connection: Connection, column: Column[Any]) -> Any:
    for reference in column.foreign_keys:
        return connection.execute(select(func.min(reference.column))).scalar_one()
    kind = column.type
    match kind:
        case Coded():
            return next(iter(kind.codes))
        case CodedSet():
            return tuple(kind.codes)[:2]
        case Moment():
            return datetime(2026, 5, 26, 22, 59, 59, 120_500, UTC)
        case Date():
            return date(2026, 5, 26)
        case Boolean():
            return True
        case Integer():
            return 7
        case LargeBinary():
            return bytes(range(256))
        case _:
            longest: int = getattr(kind, "length", None) or len(HARD)
            return HARD[:longest]
