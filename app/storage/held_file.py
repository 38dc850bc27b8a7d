"""An SQLite file held by this program alone, and only read: no desk can open it meanwhile, and not a byte changes."""

import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, StaticPool, create_engine

from app.domain.errors import Refusal, Unavailable
from app.storage.troubles import from_sqlite_itself

JOURNALS: Final = ("-wal", "-journal")
"""What SQLite writes beside a file while it is open; it goes when the last desk closes it as it should."""


@contextmanager
def held_alone(file: Path) -> Generator[Connection]:
    """The file as of one moment. Raises Refusal where there is none, Unavailable where a desk has it open."""
    if not file.is_file():
        raise Refusal(f"There is no file {file}.")
    if any(size_of(beside(file, journal)) for journal in JOURNALS):
        raise Unavailable(_in_use(file))
    engine = create_engine("sqlite://", creator=lambda: _take(file), poolclass=StaticPool, hide_parameters=True)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def beside(file: Path, journal: str) -> Path:
    """A file that SQLite keeps beside another."""
    return file.with_name(file.name + journal)


def size_of(file: Path) -> int:
    """A file's size; none has a size of 0."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def may_write(file: Path) -> bool:
    """True where this program has the right to write into the file."""
    return os.access(file, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def is_busy(error: sqlite3.Error) -> bool:
    """True where somebody else holds the file."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def is_corrupt(error: sqlite3.Error) -> bool:
    """True where what stands in the file is not what SQLite wrote."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT


def damaged(name: str) -> Refusal:
    """The refusal of a file that was read, and is not sound."""
    return Refusal(f"{name} is damaged: what was read of it is not sound. Nothing was changed.")


def _take(file: Path) -> Any:
    """What is read is locked against everybody else, and stays so until it is closed.

    Reading a file that writes ahead takes the right to write beside it. Where this program has none, nobody has it
    open either, or a journal would lie there: such a file is read as what cannot change.
    """
    if not (writable := may_write(file)) and beside(file, "-wal").exists():
        raise Unavailable(_in_use(file))
    how = "mode=rw" if writable else "mode=ro&immutable=1"
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?{how}", uri=True, isolation_level=None, timeout=0)
    try:
        for statement in ("PRAGMA locking_mode = EXCLUSIVE", "PRAGMA query_only = ON", "BEGIN"):
            connection.execute(statement)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except sqlite3.Error as error:
        connection.close()
        if is_busy(error):
            raise Unavailable(_in_use(file)) from None
        if is_corrupt(error):
            raise damaged(file.name) from None
        raise from_sqlite_itself(error) from None
    return connection


def _in_use(file: Path) -> str:
    return (
        f"{file.name} is open at a desk, or was not closed as it should be. Close Recourse everywhere; if it is still "
        "so, open the file once and close it. Then try again; nothing was changed."
    )
