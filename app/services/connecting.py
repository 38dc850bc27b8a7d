"""A desk connects to its office's shared database, and remembers how: the address in a file, the password never."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app import settings
from app.domain.errors import Refusal, Unavailable
from app.domain.signing_in import problems_with_address
from app.settings import OfficeAddress
from app.storage import passwords
from app.storage.database import Database
from app.storage.opening import open_database

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.hints import Heard

NO_KEYRING = "This computer has no keyring, so the password was not kept: you will be asked for it next time."
STILL_KEPT = "The password could not be taken out of this computer's keyring. Remove it there."


@dataclass(frozen=True, slots=True)
class Connected:
    """An office's database, open for whoever signed in, and what could not be remembered for next time, if anything."""

    database: Database
    address: OfficeAddress
    not_kept: str = ""


def address_of(server: str, port: str, database: str, login: str, authority: str) -> OfficeAddress:
    """The address as it was typed. Raises Refusal with a sentence for each field that cannot be right."""
    problems = problems_with_address(server, port, database, login)
    if authority and not Path(authority).is_file():
        problems["authority"] = "There is no such file. Choose it again, or leave this empty."
    if problems:
        raise Refusal.of_fields(problems)
    return OfficeAddress(server, database, login, int(port), authority and str(Path(authority).absolute()))


def connect(folder: Path, address: OfficeAddress, password: str, *, keep: bool) -> Connected:
    """Opens the office's database; once it is open, the desk remembers it. Without a password, the kept one is tried.

    Raises Refusal or Unavailable with the database's sentence; nothing is remembered then.
    """
    given = password or passwords.read(address)
    database = open_database(address.url(given), address.login)
    try:
        database.read(lambda work: work.person)
        not_kept = [_keep_password(address, given, keep=keep), _keep_address(folder, address)]
    except (Refusal, Unavailable):
        database.close()
        raise
    return Connected(database, address, " ".join(filter(None, not_kept)))


def open_office(url: str, login: str) -> Database:
    """The shared database at this address; the password is the address's own, or the one that is kept."""
    address = settings.office_address(url)
    if address.server and not settings.password_in(url) and (kept := passwords.read(address)):
        return open_database(settings.with_password(url, kept), login)
    return open_database(url, login)


def listen(database: Database, hear: "Callable[[Heard], None]") -> None:
    """Tells, on a thread of its own, what other desks change, as long as this database is open."""
    database.listen(hear)


def is_kept(address: OfficeAddress) -> bool:
    """True where this computer's keyring holds the password."""
    return bool(passwords.read(address))


def _keep_password(address: OfficeAddress, password: str, *, keep: bool) -> str:
    if not keep:
        return "" if passwords.forget(address) else STILL_KEPT
    return NO_KEYRING if password and not passwords.keep(address, password) else ""


def _keep_address(folder: Path, address: OfficeAddress) -> str:
    try:
        settings.write(folder, address)
    except OSError as error:
        return f"The address was not kept, because {settings.FILE} cannot be written: {error.strerror}."
    return ""
