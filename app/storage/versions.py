"""At which migration a database stands, and what this program can do with it. Without Alembic, for a fast start."""

from typing import Final

from sqlalchemy import Connection, Engine, text

from app.domain.errors import Unavailable

KNOWN: Final = ("0001", "0002", "0003", "0004", "0005", "0006")
"""Every migration this program has, in order; a test holds it against the migrations themselves."""
HEAD: Final = KNOWN[-1]

_TABLES: Final = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    "postgresql": "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = 'public'",
}
_VERSION: Final = "alembic_version"
_OURS: Final = "packs_in_force"


def version_of(engine: Engine) -> str | None:
    """The migration the database stands at; None for an empty one. Raises Unavailable for another program's."""
    with engine.connect().execution_options(recourse_writing=False) as connection:
        return version_on(connection)


def version_on(connection: Connection) -> str | None:
    """The same, as this connection sees it."""
    found = set(connection.exec_driver_sql(_TABLES[connection.dialect.name]).scalars())
    if found - {_VERSION} and not {_VERSION, _OURS} <= found:
        raise Unavailable(
            "This database belongs to another program. Choose another one for Recourse; nothing was changed."
        )
    if _VERSION not in found:
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def reason_not_to_upgrade(version: str | None) -> str | None:
    """Why this program cannot work on, or upgrade, a database of that version; None where it can."""
    if version is None or version in KNOWN:
        return None
    return "This database was made by a newer Recourse. Install the newest version on this computer, then open it."


def reason_not_to_open(version: str | None) -> str | None:
    """Why a shared database of that version cannot be used before its owner upgrades it, or None."""
    if version == HEAD:
        return None
    if version is None:
        return "This database is empty. Its owner makes an office of it with: main.py create-office postgresql://…"
    return (
        reason_not_to_upgrade(version)
        or "This database was made by an older Recourse. "
        "Its owner upgrades it with: main.py upgrade-database postgresql://…"
    )
