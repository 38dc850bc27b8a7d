"""`main.py upgrade-database ADDRESS`: the owner brings an office's database to the schema of this program."""

import argparse
import getpass

from app.commands import Commands
from app.domain.errors import Refusal


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("upgrade-database", help="upgrade an office's database, as its owner")
    parser.add_argument("address", help="postgresql://owner@server/database, or sqlite:///file")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Upgrades the database, and says where it stands; an empty file gets its schema, and a first person."""
    from app.storage import first_administrator

    is_file = chosen.address.startswith("sqlite")
    if not is_file and _version(chosen.address) is None:
        raise Refusal("This database is empty. Make an office of it with: main.py create-office postgresql://…")
    print("\n".join(upgrade(chosen.address)))
    if is_file:
        _let_somebody_in(chosen.address)
    elif not first_administrator.who_administers(chosen.address):
        print("Nobody administers this office yet. Add its first administrator with: main.py create-office …")
    return 0


def upgrade(address: str) -> list[str]:
    """Upgrades the database at this address; answers with sentences about what was done."""
    from app.storage import schema

    before = _version(address)
    made = schema.upgrade(address)
    after = _version(address)
    stands = f"The database stands at {after}." if before == after else f"Upgraded from {before or 'empty'} to {after}."
    return [f"Made the roles {', '.join(made)}.", stands] if made else [stands]


def _version(address: str) -> str | None:
    from sqlalchemy.exc import DBAPIError

    from app.storage.database import make_engine
    from app.storage.troubles import as_met_by_a_person
    from app.storage.versions import version_of

    engine = make_engine(address)
    try:
        return version_of(engine)
    except DBAPIError as error:
        raise as_met_by_a_person(error) from None
    finally:
        engine.dispose()


def _let_somebody_in(address: str) -> None:
    from app.services.offices import EVERYTHING
    from app.storage.database import Database
    from app.storage.opening import ensure_first_person

    login = getpass.getuser()
    database = Database(address, login)
    try:
        ensure_first_person(database, login, EVERYTHING)
    finally:
        database.close()
