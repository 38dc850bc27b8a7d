"""The first administrator of an office on PostgreSQL, made by its owner: whoever comes later is made by them."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select, text
from sqlalchemy.orm import Session

from app.domain.errors import Refusal
from app.domain.words import Role
from app.storage.database import make_engine
from app.storage.passwords import verifier
from app.storage.roles import Roles, become_owner, roles_of
from app.storage.tables import Person, PersonRole
from app.storage.troubles import told_in_a_sentence

_WHO = text(
    "SELECT p.login FROM people p JOIN person_roles r ON r.person_id = p.id AND r.role = :role "
    "JOIN pg_roles l ON l.rolname = p.login AND l.rolcanlogin WHERE p.active AND EXISTS (SELECT FROM pg_auth_members m "
    "JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = l.oid AND g.rolname = :administrators) ORDER BY p.id LIMIT 1"
)
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(7203120)")


@dataclass(frozen=True, slots=True)
class FirstAdministrator:
    """Who they are, and what else they are in the office besides its system administrator."""

    login: str
    name: str
    roles: Collection[Role] = ()


def who_administers(url: str) -> str | None:
    """The sign-in of a system administrator of this office who can sign in; None while there is nobody."""
    engine = make_engine(url)
    try:
        with told_in_a_sentence(), engine.connect() as connection:
            return _who_administers(connection)
    finally:
        engine.dispose()


def add(url: str, them: FirstAdministrator, password: str) -> None:
    """Adds the person with a sign-in of their own, as the owner. Raises Refusal where there is an administrator."""
    engine = make_engine(url)
    try:
        with told_in_a_sentence(), engine.begin() as connection, Session(connection) as session:
            connection.execute(_ONE_AT_A_TIME)
            if already := _who_administers(connection):
                raise Refusal(f"{already} administers this office already.")
            let_in(session, become_owner(connection), them, password)
    finally:
        engine.dispose()


def let_in(session: Session, roles: Roles, them: FirstAdministrator, password: str) -> None:
    """Gives the person a sign-in, and the office its administrator; the transaction goes on as the logins' keeper."""
    held = ["desk", *_keep_person(session, them)]
    given = {"login": them.login, "verifier": verifier(session, them.login, password), "roles": held}
    session.connection().exec_driver_sql(roles.filled_in("SET LOCAL ROLE {keeper}"))
    session.execute(text("SELECT public.keep_login(:login, :verifier, false)"), given)
    session.execute(text("SELECT public.keep_roles(:login, :roles)"), given)


def _who_administers(connection: Connection) -> str | None:
    administrators = roles_of(connection).named("system_admin")
    asked = {"role": Role.SYSTEM_ADMIN, "administrators": administrators}
    return connection.execute(_WHO, asked).scalar_one_or_none()


def _keep_person(session: Session, them: FirstAdministrator) -> list[str]:
    """The person's roles; they may be there from the days when nobody but the owner could sign in."""
    person = session.execute(select(Person).where(Person.login == them.login)).scalar_one_or_none()
    if person is None:
        person = Person(login=them.login, name=them.name)
        session.add(person)
    person.active = True
    held = {role.role for role in person.roles}
    wanted = {Role.SYSTEM_ADMIN.value, *(role.value for role in them.roles)}
    person.roles += [PersonRole(role=role) for role in sorted(wanted - held)]
    session.flush()
    return sorted(held | wanted)
