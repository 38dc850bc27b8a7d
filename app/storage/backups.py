"""Copies of an SQLite database: made while desks work in it, looked through, and put in the place of a file."""

import os
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from shutil import copymode
from typing import Any, Final

from app.domain.errors import Unavailable
from app.storage.held_file import JOURNALS, beside, damaged, held_alone, is_busy, is_corrupt, may_write
from app.storage.network_share import is_on_network_share
from app.storage.troubles import from_sqlite_itself, told_in_a_sentence

_TABLES: Final = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"


@contextmanager
def unfinished(target: Path) -> Generator[Path]:
    """A new file beside the target that is the maker's alone to read; gone where it is not put in its place."""
    part = target.with_name(f"{target.name}.unfinished")
    try:
        _remove(part)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # what people complain of is not for all
    except OSError:
        raise Unavailable(
            f"{target.name} cannot be written in {target.parent}. Check that the folder exists and you may write there."
        ) from None
    try:
        yield part
    finally:
        with suppress(OSError):
            _remove(part)


def copy_of_one_in_use(file: Path, part: Path) -> dict[str, int]:
    """Copies the file as of one moment, whoever works in it meanwhile; answers with the rows of each table.

    Raises Unavailable where either cannot be read or written, Refusal where the file is damaged.
    """
    try:
        with closing(_opened(file, "rw" if may_write(file) else "ro")) as source:
            source.execute("BEGIN")
            return _copy(source, part, file.name)
    except sqlite3.Error as error:
        raise from_sqlite_itself(error) from None


def copy_of_one_at_rest(file: Path, part: Path) -> dict[str, int]:
    """The same of a file that nobody has open, and that stays as it is to the byte. Refuses one that is in use."""
    with told_in_a_sentence(), held_alone(file) as source:
        opened: Any = source.connection.driver_connection
        return _copy(opened, part, file.name)


def put(part: Path, target: Path) -> None:
    """The finished file takes the target's name, and the place of what stood there."""
    try:
        part.replace(target)
    except OSError:
        raise Unavailable(f"{target.name} cannot be written in {target.parent}, or is open elsewhere.") from None


def exchange(part: Path, file: Path, kept: Path) -> None:
    """The finished file takes the file's place; what stood there is kept under another name, even if damaged.

    Raises Unavailable where it cannot be, and then all is as before.
    """
    refuse_unfit(file)
    if not file.exists():
        put(part, file)
        return
    copymode(file, part)
    _rename_whole(file, kept)
    try:
        put(part, file)
    except Unavailable:
        _rename_whole(kept, file)
        raise


def refuse_unfit(file: Path) -> None:
    """Raises Unavailable where a desk has the file open, or where no database is kept.

    A desk that was closed, or has died, holds no lock; what it left in the journal is brought into the file.
    """
    if is_on_network_share(file.parent):
        raise Unavailable(f"{file.name} lies on a network drive, where a database file can be damaged.")
    if not file.exists():
        return
    # Whatever else is wrong with it is no hindrance: that is why a backup is brought back.
    with suppress(sqlite3.Error), closing(_opened(file, "rw", wait=0)) as mine:
        mine.execute("PRAGMA locking_mode = EXCLUSIVE")
        try:
            mine.execute("SELECT count(*) FROM sqlite_master").fetchall()
        except sqlite3.OperationalError as error:
            if is_busy(error):
                raise Unavailable(
                    f"{file.name} is open at a desk. Close Recourse, then try again; nothing was changed."
                ) from None


def _rename_whole(file: Path, name: Path) -> None:
    """With what SQLite left beside it: a journal belongs to its own file, and would harm another."""
    try:
        for journal in ("", *JOURNALS):
            if beside(file, journal).exists():
                beside(file, journal).rename(beside(name, journal))
        beside(file, "-shm").unlink(missing_ok=True)
    except OSError:
        raise Unavailable(f"{file.name} cannot be put aside in {file.parent}, or is open elsewhere.") from None


def _copy(source: sqlite3.Connection, part: Path, name: str) -> dict[str, int]:
    try:
        rows = _counted(source)
        with closing(_opened(part, "rw")) as made:
            source.backup(made)
            made.execute("PRAGMA journal_mode = DELETE")  # one file alone, readable where nothing can be written
            sound = made.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
            if sound and not made.execute("PRAGMA foreign_key_check").fetchone() and _counted(made) == rows:
                return rows
    except sqlite3.DatabaseError as error:
        if not is_corrupt(error):
            raise
    raise damaged(name)


def _opened(file: Path, mode: str, wait: float = 5) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=wait)


def _counted(opened: sqlite3.Connection) -> dict[str, int]:
    names = [name for (name,) in opened.execute(_TABLES)]
    return {name: opened.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608


def _remove(part: Path) -> None:
    for journal in ("", *JOURNALS, "-shm"):
        beside(part, journal).unlink(missing_ok=True)
