"""`main.py restore BACKUP`: puts a backup in the place of one's own file, which is kept beside it."""

import argparse
from datetime import datetime
from pathlib import Path

from app.commands import Commands
from app.commands.back_up import file_of, held

_DOES_NOT_HOLD = 1


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("restore", help="put a backup in the place of a file of one's own, which is kept")
    parser.add_argument("backup", type=Path, metavar="BACKUP", help="the backup; it is only read")
    parser.add_argument("--database", default="", metavar="FILE", help="the file to be replaced; else your own file")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Says what is there now, and how to see what is missing since; 1 where the backup's history does not hold."""
    from app.services import backups

    file = file_of(chosen.database, "brought back by its owner with: pg_restore")
    copied = backups.restore(chosen.backup, file, datetime.now().astimezone())
    lines = [f"{file.name} is {chosen.backup} again: {held(copied)}", *copied.broken]
    if copied.kept:
        lines.append(f"What stood there until now is kept as {copied.kept.name}.")
    lines.append(
        "What was done since that backup is missing. Where a desk has kept its anchors, "
        f"main.py verify-history --database {file} --anchors FILE names it."
    )
    print("\n".join(lines))
    return _DOES_NOT_HOLD if copied.broken else 0
