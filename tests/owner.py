"""The owner of an office's database, who can do what no use case does."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import make_url

from app.storage.database import make_engine

SUPERUSER = "postgres"
"""The owner of the tests' own PostgreSQL."""


@contextmanager
def owner(url: str, *, disarmed: bool = False) -> Generator[Connection]:
    """The owner's hands in the database, whoever the URL signs in; `disarmed` takes the triggers away first."""
    engine = make_engine(_as_owner(url))
    if disarmed and engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _let_references_go)
    try:
        with engine.begin() as connection:
            if disarmed:
                _disarm(connection)
            yield connection
    finally:
        engine.dispose()


def _as_owner(url: str) -> str:
    if not url.startswith("postgresql"):
        return url
    return make_url(url).set(username=SUPERUSER, password=None).render_as_string(hide_password=False)


def _let_references_go(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")


def _disarm(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        return
    names: list[Any] = list(
        connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
    )
    for name in names:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
