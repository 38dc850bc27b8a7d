"""`main.py upgrade-database ADDRESS`: the owner brings an office's database to the schema of this program."""

import argparse
import getpass

from app.commands import Commands


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("upgrade-database", help="make or upgrade an office's database, as its owner")
    parser.add_argument("address", help="postgresql://owner@server/database, or sqlite:///file")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Upgrades the database, and says where it stands; an empty one gets its schema, and the owner as first person."""
    from app.services.offices import EVERYTHING
    from app.storage import schema
    from app.storage.database import Database
    from app.storage.opening import ensure_first_person, login_of
    from app.storage.versions import version_of

    database = Database(chosen.address, getpass.getuser())
    try:
        before = version_of(database.engine)
        schema.upgrade(chosen.address)
        ensure_first_person(database, login_of(database), EVERYTHING)
        after = version_of(database.engine)
    finally:
        database.close()
    print(f"The database stands at {after}." if before == after else f"Upgraded from {before or 'empty'} to {after}.")
    return 0
