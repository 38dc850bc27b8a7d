"""Many new rows in one statement: row by row, PostgreSQL would be asked for each who may do this."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final, cast

from sqlalchemy import Connection, Dialect, Table, func, select, text

from app.storage.tables import Mapped

_TEXT: Final = "TEXT"


def draw_ids(connection: Connection, mapped: type[Mapped], number: int) -> Sequence[int]:
    """So many ids for new rows of a table; on SQLite of a transaction that writes, where nobody else draws any."""
    table = _table(mapped)
    if connection.dialect.name == "postgresql":
        drawn = select(func.nextval(func.pg_get_serial_sequence(f"public.{table.name}", "id")))
        return connection.execute(drawn.select_from(func.generate_series(1, number))).scalars().all()
    last = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name}).scalar()
    return range(int(last or 0) + 1, int(last or 0) + number + 1)


def add_rows(connection: Connection, mapped: type[Mapped], rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds rows that all name the same columns; a column that none of them names is left empty."""
    if not rows:
        return
    names = tuple(rows[0])
    dialect = connection.dialect
    columns = [_stored(mapped, name, dialect, [row[name] for row in rows]) for name in names]
    statement = _statement(mapped, names, dialect)
    if dialect.name == "postgresql":
        connection.exec_driver_sql(statement, tuple(columns))
    else:
        connection.exec_driver_sql(statement, list(zip(*columns, strict=True)))


def _stored(mapped: type[Mapped], name: str, dialect: Dialect, values: list[Any]) -> list[Any]:
    """The values of a column as the database takes them."""
    kind = _table(mapped).c[name].type
    bound = kind.dialect_impl(dialect).bind_processor(dialect)
    if bound is None:
        return values
    once = {value: bound(value) for value in set(values)}  # codes and days come again and again
    return [once[value] for value in values]


@cache
def _statement(mapped: type[Mapped], names: tuple[str, ...], dialect: Dialect) -> str:
    table = _table(mapped)
    listed = ", ".join(names)
    if dialect.name != "postgresql":
        return f"INSERT INTO {table.name} ({listed}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608 - our names
    arrays = ", ".join(f"%s::{_kind(table, name, dialect)}[]" for name in names)
    return f"INSERT INTO {table.name} ({listed}) SELECT * FROM unnest({arrays})"  # noqa: S608 - our names


def _kind(table: Table, name: str, dialect: Dialect) -> str:
    """The kind of an array's values; texts without their length, which a cast would silently cut."""
    kind = table.c[name].type.dialect_impl(dialect).compile(dialect)
    return _TEXT if kind.startswith(("VARCHAR", "TEXT")) else kind


def _table(mapped: type[Mapped]) -> Table:
    return cast("Table", mapped.__table__)
