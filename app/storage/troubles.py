"""Turns the database's own errors into errors that a person can meet; told apart by code, wherever there is one."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError

from app.domain.errors import ChangedElsewhere, Refusal, Unavailable
from app.storage.no_connection import SILENT, why_no_connection

_SQLITE: Final = {
    sqlite3.SQLITE_FULL: (
        "The disk is full. Nothing was saved, and nothing that was saved before is lost. "
        "Free some space, then try again."
    ),
    sqlite3.SQLITE_READONLY: (
        "The database file is read-only. Nothing was saved. "
        "Ask for the right to change it, or copy it to a folder of your own."
    ),
    sqlite3.SQLITE_BUSY: "Another program is writing to the database. Nothing was saved; try again.",
    sqlite3.SQLITE_LOCKED: "Another program is writing to the database. Nothing was saved; try again.",
    sqlite3.SQLITE_IOERR: "The disk did not answer as it should. Nothing was saved; check the disk, then try again.",
    sqlite3.SQLITE_CANTOPEN: (
        "The database file cannot be opened. Check that its folder exists and that you may write there."
    ),
    sqlite3.SQLITE_CORRUPT: "The database file is damaged. Stop here, and bring back the last backup.",
    sqlite3.SQLITE_NOTADB: "This file is not a database of Recourse.",
    sqlite3.SQLITE_PERM: "You have no right to open the database file.",
}
_POSTGRESQL: Final = {
    "08": SILENT,
    "28": "The database did not accept this sign-in. Check name and password.",
    "3D": "There is no database of that name on the server.",
    "53": "The database server has no room left. Nothing was saved; tell its administrator.",
    "53300": "The database server has as many desks as it can take. Nothing was saved; try again in a while.",
    "55": "Another desk is saving this case just now. Nothing was saved; try again.",
    "57": "The database server is stopping or took too long. Your text is kept; try again.",
    "58": "The server's disk did not answer as it should. Nothing was saved; tell its administrator.",
    "XX": "The server found the database damaged. Nothing was saved; tell its administrator.",
    "40": "Another desk changed the same rows at the same moment. Nothing was saved; try again.",
}
_OUR_OWN: Final = "RC"
_OLD_PROGRAM: Final = "RC002"
_NO_RIGHT: Final = {"42501", "42P01"}
"""The second: whoever was disabled meanwhile is not even told that there are tables."""


@contextmanager
def told_in_a_sentence() -> Generator[None]:
    """What the database refuses inside goes on as an error that a person can meet; a bug stays what it is."""
    try:
        yield
    except (DBAPIError, StaleDataError, psycopg.Error) as error:
        met = as_met_by_a_person(error)
        if met is error:
            raise
        raise met from None


def as_met_by_a_person(error: Exception) -> Exception:
    """The error to raise instead: Refusal, ChangedElsewhere or Unavailable; a bug stays what it is."""
    if isinstance(error, StaleDataError):
        return ChangedElsewhere(
            (), "Someone else saved this case a moment ago. Nothing was saved; look again, then save."
        )
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(original, sqlite3.Error):
        return _from_sqlite(original) or error
    if isinstance(original, psycopg.Error):
        return _from_postgresql(original) or error
    return error


def from_sqlite_itself(error: sqlite3.Error) -> Exception:
    """The same for an error that SQLite raised outside a transaction, as when a file is opened."""
    return _from_sqlite(error) or error


def _from_sqlite(error: sqlite3.Error) -> Exception | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code == sqlite3.SQLITE_CONSTRAINT_TRIGGER:
        return Refusal(str(error))
    sentence = _SQLITE.get(code & 0xFF)
    return Unavailable(sentence) if sentence else None


def _from_postgresql(error: psycopg.Error) -> Exception | None:
    state = error.sqlstate
    if state is None:
        return Unavailable(why_no_connection(error)) if isinstance(error, psycopg.OperationalError) else None
    if state == _OLD_PROGRAM:
        return Unavailable(error.diag.message_primary or "Close Recourse and start the newest version.")
    if state.startswith(_OUR_OWN):
        return Refusal(error.diag.message_primary or "The database refused this.")
    if state in _NO_RIGHT:
        return Refusal("Your sign-in has no right to do this.")
    if state == "25006":
        return Unavailable("The database is read-only just now. Nothing was saved; tell its administrator.")
    sentence = _POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2])
    return Unavailable(sentence) if sentence else None
