"""What the commands have in common that bring a file into an office's database."""

import argparse
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app import settings
from app.domain.errors import Refusal, Unavailable

if TYPE_CHECKING:
    from collections.abc import Generator

    from app.storage.database import Database

NEEDS_A_LOOK = 1
"""The answer of a command that left something out on purpose: a night's task should tell somebody."""
TOLD = 20
"""So many rows of each kind are told in words; with --json a thousand."""


def add_what_all_have(parser: argparse.ArgumentParser, whose: str) -> None:
    """The arguments of every command that brings a file in."""
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="the file (.csv, .xlsx); the same again changes nothing"
    )
    parser.add_argument("--landlord", default="", metavar="NAME", help=f"{whose}; needed where there are several")
    parser.add_argument("--report-only", action="store_true", help="say what the file would change, and change nothing")
    parser.add_argument("--json", action="store_true", help="the report as JSON")
    parser.add_argument("--database", default="", metavar="URL", help="a file, or postgresql://…; else your own file")


@contextmanager
def at_office(url: str) -> "Generator[Database]":
    """The office's database, open for one command. Raises a sentence where it cannot be."""
    from app.storage.database import Database
    from app.storage.versions import reason_not_to_open, version_of

    try:
        mine = settings.read(url)
    except ValueError as wrong:
        raise Refusal(str(wrong)) from None
    database = Database(mine.database, mine.login)
    try:
        if reason := reason_not_to_open(version_of(database.engine)):
            raise Unavailable(reason)
        yield database
    finally:
        database.close()


def landlord_id(database: "Database", name: str) -> int | None:
    """The id of the landlord that is named; None where none is."""
    from app.services import homes

    return database.read(lambda work: homes.landlord_named(work, name)) if name else None


def progress(rows: int) -> None:
    """Told where somebody watches; a night's log stays short."""
    if sys.stderr.isatty():
        print(f"\r{rows:,} rows", end="\r", file=sys.stderr)
