"""The empty PostgreSQL database that becomes an office: all of it in one transaction, or nothing."""

from collections.abc import Collection, Generator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, select, text
from sqlalchemy.orm import Session

from app.domain.errors import Refusal
from app.domain.people import sign_in_problem
from app.storage import schema
from app.storage.database import make_engine
from app.storage.first_administrator import FirstAdministrator, let_in
from app.storage.roles import Roles
from app.storage.tables import Person
from app.storage.troubles import told_in_a_sentence
from app.storage.versions import version_on

_ON_THIS_SERVER = text("SELECT rolname FROM pg_roles WHERE rolname = ANY(:logins)")


@dataclass(frozen=True, slots=True)
class WithoutPassword:
    """The sign-ins of colleagues who cannot sign in yet: those who need a password, and those who need another name."""

    waiting: tuple[str, ...]
    impossible: tuple[str, ...]


@contextmanager
def at_once(url: str) -> Generator[Connection]:
    """A transaction of the database's owner, without limits of time."""
    engine = make_engine(url)
    try:
        with told_in_a_sentence(), engine.begin() as connection:
            connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
            yield connection
    finally:
        engine.dispose()


def make_tables(target: Connection) -> Roles:
    """The roles and the tables of an office, empty and not yet guarded. Raises Refusal where there is one already."""
    schema.keep_other_upgrades_out(target)
    if version_on(target) is not None:
        raise Refusal(
            "This database holds an office already. An office is moved into an empty database: make another one, "
            "and give its address."
        )
    roles = schema.bring_to_head(target)
    if roles is None:
        raise Refusal("An office is moved to PostgreSQL: postgresql://owner@server/database.")
    return roles


def guard(target: Connection, roles: Roles) -> None:
    """From here on the tables are held, and every change is recorded; what came before needs no line of history."""
    schema.guard(target, roles)
    target.exec_driver_sql("SELECT set_config('recourse.move', '', true)")


def without_password(target: Connection, administrator: str) -> WithoutPassword:
    """Everybody who works here, but for the administrator."""
    found = select(Person.login).where(Person.active, Person.login != administrator).order_by(Person.login)
    logins = target.execute(found).scalars().all()
    taken: Collection[str] = set(target.execute(_ON_THIS_SERVER, {"logins": list(logins)}).scalars())
    impossible = tuple(login for login in logins if login in taken or sign_in_problem(login, ()))
    return WithoutPassword(tuple(login for login in logins if login not in impossible), impossible)


def let_administrator_in(target: Connection, roles: Roles, them: FirstAdministrator, password: str) -> None:
    """The first administrator's sign-in, and what of them the office did not know; that is recorded as any change."""
    with Session(target) as session:
        let_in(session, roles, them, password)
        session.flush()
