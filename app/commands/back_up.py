"""`main.py back-up TARGET`: a consistent copy of one's own file, looked through; desks may work on meanwhile."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app import settings
from app.commands import Commands
from app.domain.errors import Refusal

if TYPE_CHECKING:
    from app.services.backups import Copied

_DOES_NOT_HOLD = 1


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("back-up", help="copy a file of one's own, and look the copy through")
    parser.add_argument("target", type=Path, metavar="TARGET", help="the backup's file, which must not be there yet")
    parser.add_argument("--replace", action="store_true", help="put it in the place of an older backup")
    parser.add_argument("--database", default="", metavar="FILE", help="the file to back up; else your own file")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Says what the backup holds; 0, or 1 where its history does not hold, and then it is kept all the same."""
    from app.services import backups

    file = file_of(chosen.database, "backed up by its owner with: pg_dump --format=custom")
    copied = backups.back_up(file, chosen.target, replace=chosen.replace)
    print("\n".join([f"{file.name} backed up to {chosen.target}: {held(copied)}", *copied.broken]))
    return _DOES_NOT_HOLD if copied.broken else 0


def file_of(database: str, otherwise: str) -> Path:
    """The file that is meant. Raises Refusal for a shared database, saying how it is done there."""
    from sqlalchemy.engine import make_url

    try:
        mine = settings.read(database)
    except ValueError as wrong:
        raise Refusal(str(wrong)) from None
    if mine.shared:
        raise Refusal(f"A shared database is {otherwise} …; the README says how.")
    return Path(make_url(mine.database).database or "")


def held(copied: "Copied") -> str:
    """What a copy holds, in words."""
    found = (
        f"{sum(copied.rows.values()):,} rows of {len(copied.rows)} tables; {copied.chains:,} chains of history with "
    )
    return f"{found}{copied.lines:,} lines: {'they do not all hold' if copied.broken else 'all hold'}."
