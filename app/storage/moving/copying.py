"""Copies tables into an empty database in the order of what they refer to, and compares what arrived with what left."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import psycopg
from sqlalchemy import Column, Connection, String, Table

from app.domain.errors import Refusal
from app.storage.moving.copy_text import OtherValue, kept_as, line_of, writer_for
from app.storage.roles import quoted
from app.storage.tables import ChangeUnderWay, EqualityChoice, LawGround, Mapped, MoveGuard, MoveRight

Progress = Callable[[str, int], None]
"""Told the table, and how many of its rows have gone over."""

NOT_MOVED: Final = frozenset(
    each.__tablename__ for each in (ChangeUnderWay, EqualityChoice, LawGround, MoveGuard, MoveRight)
)
"""What the program itself writes into a new office, and a row's change under way, of which SQLite has none."""
_WRITTEN_AT_ONCE: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two databases holds of a table: how many rows, and a digest over all of them in their order."""

    rows: int
    digest: str


def tables_moved() -> tuple[Table, ...]:
    """Every table that is moved, those that are referred to before those that refer."""
    return tuple(table for table in Mapped.metadata.sorted_tables if table.name not in NOT_MOVED)


def copy_tables(source: Connection, target: Connection, progress: Progress) -> dict[str, int]:
    """Copies every table, and answers with their rows. Raises Refusal that names the table which did not arrive whole.

    `source` is SQLite, `target` PostgreSQL; its tables are empty and have no triggers yet.
    """
    for setting in ("datestyle = 'ISO, YMD'", "timezone = 'UTC'", "bytea_output = 'hex'"):
        target.exec_driver_sql(f"SET LOCAL {setting}")
    rows: dict[str, int] = {}
    for table in tables_moved():
        left = _copy(source, target, table, progress)
        arrived = _what_arrived(target, table)
        if left != arrived:
            raise Refusal(
                f"The table {table.name} did not arrive as it left: {left.rows:,} rows in the file, {arrived.rows:,} "
                f"in the database{'' if left.rows != arrived.rows else ', not the same'}. Nothing was moved."
            )
        rows[table.name] = left.rows
    _go_on_numbering(source, target)
    names = ", ".join(f"public.{quoted(name)}" for name in rows)
    target.exec_driver_sql(f"ANALYZE {names}")  # whoever comes first would else wait for plans made of nothing
    return rows


def _copy(source: Connection, target: Connection, table: Table, progress: Progress) -> Side:
    """Lines go over as they are read, so that the largest table needs no more memory than its largest row."""
    digest, pieces, size, count = sha256(), list[str](), 0, 0
    copy_in = f"COPY public.{quoted(table.name)} ({_names(table)}) FROM STDIN"
    try:
        with _cursor(target) as cursor, cursor.copy(copy_in) as copy:
            for line in _lines(source, table):
                pieces.append(line)
                count, size = count + 1, size + len(line)
                if size > _WRITTEN_AT_ONCE:
                    _write(copy, digest, pieces)
                    pieces, size = [], 0
                    progress(table.name, count)
            _write(copy, digest, pieces)
    except psycopg.DataError:
        raise Refusal(
            f"The table {table.name} holds what PostgreSQL does not take: a text that is too long or has a character "
            "that cannot be seen, or a day that is none. Nothing was moved."
        ) from None
    except psycopg.IntegrityError as error:
        broken = error.diag.constraint_name or f"{error.diag.column_name}, which is never without a value"
        raise Refusal(
            f"The table {table.name} has a row that PostgreSQL does not take: it refers to one that is not there, is "
            f"there twice, or lacks something ({broken}). Nothing was moved."
        ) from None
    return Side(count, digest.hexdigest())


def _write(copy: Any, digest: Any, pieces: list[str]) -> None:
    piece = "".join(pieces).encode()
    digest.update(piece)
    copy.write(piece)


def _lines(source: Connection, table: Table) -> Iterator[str]:
    """The table's rows in the order of their keys, which is that of their bytes on both sides."""
    writers = [writer_for(column) for column in table.columns]
    keys = ", ".join(quoted(column.name) for column in table.primary_key)
    asked = f"SELECT {_names(table)} FROM {quoted(table.name)} ORDER BY {keys}"  # noqa: S608 - names of the schema
    opened: Any = source.connection.driver_connection
    number = 0
    try:
        for number, row in enumerate(opened.execute(asked), 1):  # noqa: B007 - told where it stops
            yield line_of(row, writers) + "\n"
    except OtherValue:
        raise Refusal(
            f"In the table {table.name}, row {number:,} in the order of its keys holds a value of another kind than "
            "its column. Nothing was moved."
        ) from None
    except sqlite3.Error:
        raise Refusal(
            f"The table {table.name} cannot be read to its end: after row {number:,} the file is damaged. "
            "Nothing was moved."
        ) from None


def _what_arrived(target: Connection, table: Table) -> Side:
    """Read again as PostgreSQL writes it: the digest is over the very text that was sent, unless something changed."""
    digest, count = sha256(), 0
    keys = ", ".join(_by_bytes(column) for column in table.primary_key)
    asked = f"SELECT {_names(table)} FROM public.{quoted(table.name)} ORDER BY {keys}"  # noqa: S608 - as above
    with _cursor(target) as cursor, cursor.copy(f"COPY ({asked}) TO STDOUT") as copy:
        for line in copy:
            digest.update(line)
            count += 1
    return Side(count, digest.hexdigest())


def _go_on_numbering(source: Connection, target: Connection) -> None:
    """The next row gets a number that was never given, not even to a row that has gone."""
    given = source.exec_driver_sql("SELECT name, seq FROM sqlite_sequence WHERE seq > 0").all()
    moved = {table.name for table in tables_moved()}
    for name, last in given:
        if name in moved:
            numbers = f"pg_get_serial_sequence('public.{quoted(name)}', 'id')"
            target.exec_driver_sql(f"SELECT setval({numbers}, {int(last)})")


def _names(table: Table) -> str:
    return ", ".join(quoted(column.name) for column in table.columns)


def _by_bytes(column: Column[Any]) -> str:
    return quoted(column.name) + (' COLLATE "C"' if isinstance(kept_as(column), String) else "")


def _cursor(target: Connection) -> Any:
    opened: Any = target.connection.driver_connection
    return opened.cursor()
