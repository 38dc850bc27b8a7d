"""`main.py move-office FILE ADDRESS`: one's own office becomes the office's shared database, complete and checked."""

import argparse
import json
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands import Commands, create_office
from app.domain.errors import Refusal

if TYPE_CHECKING:
    from app.services.moving import Moved

_WIDTH = 60


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("move-office", help="move an office from a file into an empty PostgreSQL database")
    parser.add_argument("file", type=Path, metavar="FILE", help="the office's file; it is only read, and stays")
    create_office.add_owner_and_administrator(parser)
    parser.add_argument("--json", action="store_true", help="what was moved, as JSON")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Moves everything in one transaction; says what was moved and checked, and what is left to do."""
    from app.services import moving

    if not chosen.address.startswith("postgresql"):
        raise Refusal("An office is moved to PostgreSQL: postgresql://owner@server/database.")
    login = create_office.sign_in_of_administrator(chosen)
    known = moving.name_in(chosen.file, login)
    them = create_office.first_administrator_of(chosen, login, known)
    password = create_office.password_of(chosen, them.login)
    moved = moving.move(chosen.file, chosen.address, them, password, _progress)
    print(_as_json(moved, them.login) if chosen.json else _in_words(moved, chosen.file.name, them.login))
    return 0


def _progress(table: str, rows: int) -> None:
    """Told where somebody watches."""
    if sys.stderr.isatty():
        print(f"\r{table}: {rows:,} rows".ljust(_WIDTH), end="\r", file=sys.stderr)


def _as_json(moved: "Moved", administrator: str) -> str:
    told = asdict(replace(moved, rows={}))
    return json.dumps({**told, "rows": moved.rows, "administrator": administrator}, indent=2, ensure_ascii=False)


def _in_words(moved: "Moved", file: str, administrator: str) -> str:
    lines = [f"Made the roles {', '.join(moved.made)}."] if moved.made else []
    lines += [
        f"{file} moved: {sum(moved.rows.values()):,} rows of {len(moved.rows)} tables, each the same on both sides.",
        f"{moved.chains:,} chains of history with {moved.lines:,} lines and {moved.anchors:,} anchors: all hold.",
        f"{administrator} is the first administrator, and signs in with main.py.",
    ]
    if waiting := moved.people.waiting:
        who = "One colleague needs" if len(waiting) == 1 else f"{len(waiting):,} colleagues need"
        lines.append(
            f"{who} a password before they can sign in; an administrator gives it on the page People, "
            f"Set a password…: {', '.join(waiting)}."
        )
    if impossible := moved.people.impossible:
        lines.append(
            "On this server these sign-ins are somebody else’s, or cannot be: add those colleagues anew under another, "
            f"and disable the old one: {', '.join(impossible)}."
        )
    return "\n".join([*lines, f"{file} is as it was. Keep it as a backup, and work on in the office’s database only."])
