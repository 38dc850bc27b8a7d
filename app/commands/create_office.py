"""`main.py create-office ADDRESS`: the owner of an empty PostgreSQL database makes an office of it; again, it stays."""

import argparse
import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands import Commands
from app.domain.errors import Refusal

if TYPE_CHECKING:
    from app.storage.first_administrator import FirstAdministrator


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("create-office", help="make an office of a PostgreSQL database, as its owner")
    add_owner_and_administrator(parser)
    parser.set_defaults(run=run)


def add_owner_and_administrator(parser: argparse.ArgumentParser) -> None:
    """The owner's address, and who administers the office first."""
    from app.domain.words import Role

    parser.add_argument(
        "address", help="postgresql://owner@server/database: the owner's own sign-in, not a colleague's"
    )
    parser.add_argument("--administrator", default="", metavar="LOGIN", help="the first administrator's sign-in")
    parser.add_argument("--name", default="", help="the first administrator's name, as history shows it")
    parser.add_argument(
        "--role",
        action="append",
        default=[],
        choices=[role.value for role in Role if role is not Role.SYSTEM_ADMIN],
        help="what else they are; may be given several times",
    )
    parser.add_argument("--password-file", type=Path, metavar="FILE", help="their password; else you are asked for it")


def run(chosen: argparse.Namespace) -> int:
    """Makes what is missing: roles, tables, the first administrator. Says what it did."""
    from app.commands.upgrade_database import upgrade
    from app.storage import first_administrator

    if not chosen.address.startswith("postgresql"):
        raise Refusal("An office is made on PostgreSQL: postgresql://owner@server/database. A file needs no making.")
    print("\n".join(upgrade(chosen.address)))
    if already := first_administrator.who_administers(chosen.address):
        print(f"{already} administers this office already; nobody was added.")
        return 0
    them = first_administrator_of(chosen, sign_in_of_administrator(chosen))
    first_administrator.add(chosen.address, them, password_of(chosen, them.login))
    print(
        f"{them.login} is the first administrator, and signs in with main.py to set the office up and add colleagues."
    )
    return 0


def sign_in_of_administrator(chosen: argparse.Namespace) -> str:
    """The first administrator's sign-in, given or asked for. Raises Refusal for one that cannot be."""
    from app.domain.people import sign_in_problem

    login = (chosen.administrator or _asked("Sign-in of the first administrator: ")).strip()
    if problem := sign_in_problem(login, ()):
        raise Refusal(problem)
    return login


def first_administrator_of(chosen: argparse.Namespace, login: str, known_as: str | None = None) -> "FirstAdministrator":
    """Who it is; whoever the office knows already keeps their name."""
    from app.domain.words import Role
    from app.storage.first_administrator import FirstAdministrator

    name = known_as or (chosen.name or _asked("Their name: ")).strip()
    return FirstAdministrator(login, name or login, tuple(Role(role) for role in chosen.role))


def password_of(chosen: argparse.Namespace, login: str) -> str:
    """The password that they begin with, out of its file or asked for twice. Raises Refusal for a weak one."""
    from app.domain.people import password_problem, problems_with_password

    if chosen.password_file is None:
        password = getpass.getpass(f"Password of {login}: ")
        problems = problems_with_password(password, getpass.getpass("Once more: "), login)
        problem = next(iter(problems.values()), None)
    else:
        password = _first_line(chosen.password_file)
        problem = password_problem(password, login)
    if problem:
        raise Refusal(problem)
    return password


def _first_line(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError):
        raise Refusal(f"{file} cannot be read. Give a text file whose first line is the password.") from None


def _asked(question: str) -> str:
    try:
        return input(question)
    except EOFError:
        raise Refusal("Give the first administrator: --administrator LOGIN --name NAME --password-file FILE.") from None
