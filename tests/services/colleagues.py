"""Colleagues at desks of their own, in the same office: each with the roles that a test gives them."""

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy.orm import Session

from app.domain.words import Role
from app.storage import tables
from app.storage.database import Database
from tests.owner import owner
from tests.services.office import Office

Hire = Callable[..., Office]


def colleague(office: Office, login: str, *roles: Role) -> Office:
    """The office as a new colleague sees it from their own desk; on PostgreSQL with a sign-in of their own."""
    url = office.database.url
    if url.startswith("postgresql"):
        from tests.postgresql import add_login, as_login

        office.people[login] = add_login(url, login, *roles)
        url = as_login(url, login)
    else:
        with owner(url) as connection, Session(connection) as session:
            added = tables.Person(login=login, name=login, roles=[tables.PersonRole(role=role) for role in roles])
            session.add(added)
            session.flush()
            office.people[login] = added.id
            session.commit()
    return replace(office, database=Database(url, login, clock=lambda: office.now))
