"""Brings a database to the schema of this program. Loads Alembic: only for an upgrade, never for a start."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from app.domain.errors import Refusal
from app.resources import root
from app.storage.database import make_engine
from app.storage.seeds import plant
from app.storage.troubles import as_met_by_a_person
from app.storage.versions import reason_not_to_upgrade, version_of

_ONE_UPGRADE_AT_A_TIME: Final = 7_203_119


def upgrade(url: str) -> None:
    """Upgrades the database at this address to the newest schema, creating it if need be; plants what every office starts with."""
    engine = make_engine(url)
    try:
        if reason := reason_not_to_upgrade(version_of(engine)):
            raise Refusal(reason)
        with engine.connect().execution_options(recourse_writing=True) as connection, connection.begin():
            _keep_other_upgrades_out(connection)
            command.upgrade(_alembic(connection), "head")
            _apply_guards(connection)
            plant(connection)
    except DBAPIError as error:
        raise as_met_by_a_person(error) from None
    finally:
        engine.dispose()


def back_up(file: Path) -> Path:
    """A consistent copy of an SQLite database beside it, named after the moment; the newest three are kept."""
    stamp = datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S")
    copy = file.with_name(f"{file.stem}-before-upgrade-{stamp}{file.suffix}")
    source, target = sqlite3.connect(file), sqlite3.connect(copy)
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()
    for old in sorted(file.parent.glob(f"{file.stem}-before-upgrade-*{file.suffix}"))[:-3]:
        old.unlink()
    return copy


def _alembic(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(root() / "migrations"))
    config.attributes["connection"] = connection
    return config


def _keep_other_upgrades_out(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = '10s'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_UPGRADE_AT_A_TIME})


def _apply_guards(connection: Connection) -> None:
    """Triggers and functions stand in one file per database and are applied again after every upgrade."""
    sql = Path(__file__).with_name(f"{connection.dialect.name}.sql").read_text(encoding="utf-8")
    for statement in sql.split("\n\n"):
        code = "\n".join(line for line in statement.splitlines() if not line.startswith("--")).strip()
        if code:
            connection.exec_driver_sql(code)
