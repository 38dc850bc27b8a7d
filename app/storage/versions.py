"""At which migration a database stands, and what this program can do with it. Kept apart from Alembic, for a fast start."""

from typing import Final

from sqlalchemy import Engine, text

KNOWN: Final = ("0001",)
"""Every migration this program has, in order; a test holds it against the migrations themselves."""
HEAD: Final = KNOWN[-1]


def version_of(engine: Engine) -> str | None:
    """The migration the database stands at; None for an empty one."""
    catalogue = {
        "sqlite": "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'",
        "postgresql": "SELECT count(*) FROM pg_catalog.pg_tables WHERE tablename = 'alembic_version'",
    }
    with engine.connect().execution_options(recourse_writing=False) as connection:
        if not connection.exec_driver_sql(catalogue[engine.dialect.name]).scalar_one():
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def reason_not_to_upgrade(version: str | None) -> str | None:
    """Why this program cannot work on, or upgrade, a database of that version; None where it can."""
    if version is None or version in KNOWN:
        return None
    return "This database was made by a newer Recourse. Install the newest version on this computer, then open it again."


def reason_not_to_open(version: str | None) -> str | None:
    """Why a shared database of that version cannot be used before its owner upgrades it, or None."""
    if version == HEAD:
        return None
    what = "is empty" if version is None else "was made by an older Recourse"
    return (
        reason_not_to_upgrade(version)
        or f"This database {what}. Its owner upgrades it with: main.py upgrade-database postgresql://…"
    )
