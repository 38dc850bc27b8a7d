"""Brings a database to the schema of this program. Loads Alembic: only for an upgrade, never for a start."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from glob import escape
from pathlib import Path
from shutil import copymode
from typing import Any, Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event, text

from app.domain.errors import Refusal, Unavailable
from app.resources import root
from app.storage.database import make_engine
from app.storage.insert_only import triggers
from app.storage.recording import prepare
from app.storage.roles import Roles, become_owner
from app.storage.seeds import plant
from app.storage.troubles import from_sqlite_itself, told_in_a_sentence
from app.storage.versions import reason_not_to_upgrade, version_of

_ONE_UPGRADE_AT_A_TIME: Final = 7_203_119


def upgrade(url: str) -> tuple[str, ...]:
    """Upgrades the database at this address to the newest schema, or creates it, with what every office starts with.

    Answers with the roles of the server that it made.
    """
    engine = make_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _let_tables_be_rebuilt)
    try:
        if reason := reason_not_to_upgrade(version_of(engine)):
            raise Refusal(reason)
        with (
            told_in_a_sentence(),
            engine.connect().execution_options(recourse_writing=True) as connection,
            connection.begin(),
        ):
            roles = bring_to_head(connection)
            guard(connection, roles)
            plant(connection)
            _check_references(connection)
        return roles.made if roles else ()
    finally:
        engine.dispose()


def bring_to_head(connection: Connection) -> Roles | None:
    """Brings the tables to the newest schema, as their owner, while nobody else does; those that are new lie open."""
    keep_other_upgrades_out(connection)
    roles = become_owner(connection) if connection.dialect.name == "postgresql" else None
    command.upgrade(alembic_on(connection), "head")
    return roles


def guard(connection: Connection, roles: Roles | None) -> None:
    """What holds the tables: triggers, functions, policies and grants, and the rights and moves that they ask for."""
    _apply_guards(connection, roles)
    prepare(connection)


def back_up(file: Path) -> Path:
    """A consistent copy of an SQLite database beside it, named after the moment; the newest three are kept."""
    stamp = datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S")
    copy = file.with_name(f"{file.stem}-before-upgrade-{stamp}{file.suffix}")
    try:
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        copymode(file, copy)
    except (sqlite3.Error, OSError) as error:
        copy.unlink(missing_ok=True)
        raise _why_no_backup(file, error) from None
    for old in sorted(file.parent.glob(f"{escape(file.stem)}-before-upgrade-*{escape(file.suffix)}"))[:-3]:
        old.unlink()
    return copy


def _why_no_backup(file: Path, error: Exception) -> Exception:
    because = from_sqlite_itself(error) if isinstance(error, sqlite3.Error) else None
    sentence = because.sentence if isinstance(because, Unavailable) else "Check that you may write in its folder."
    return Unavailable(f"{file.name} could not be backed up, so it was not upgraded. {sentence}")


def alembic_on(connection: Connection) -> Config:
    """Alembic's settings: this program's migrations, on this connection and in its transaction."""
    config = Config()
    config.set_main_option("script_location", str(root() / "migrations"))
    config.attributes["connection"] = connection
    return config


def keep_other_upgrades_out(connection: Connection) -> None:
    """Until the transaction ends; it may last as long as it takes, and what it changes is the upgrade's."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = '10s'"))
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_UPGRADE_AT_A_TIME})
        connection.execute(text("SELECT set_config('recourse.move', 'upgrade', true)"))


def _apply_guards(connection: Connection, roles: Roles | None) -> None:
    """Triggers, functions, policies and grants are applied again after every upgrade, file by file in their order."""
    for file in _files_of(connection.dialect.name):
        sql = file.read_text(encoding="utf-8")
        for statement in (roles.filled_in(sql) if roles else sql).split("\n\n"):
            code = "\n".join(line for line in statement.splitlines() if not line.startswith("--")).strip()
            if code:
                connection.exec_driver_sql(code, execution_options={"no_parameters": True})  # a % is nothing but a %
    for statement in triggers(connection.dialect.name):
        connection.exec_driver_sql(statement)


def _files_of(dialect: str) -> list[Path]:
    """SQLite's one file, or PostgreSQL's in the order of their names."""
    here = Path(__file__).parent
    return [here / "sqlite.sql"] if dialect == "sqlite" else sorted((here / dialect).glob("*.sql"))


def _let_tables_be_rebuilt(connection: Any, _record: object) -> None:
    """SQLite alters a table by making it anew; dropping the old one would count as deleting what others refer to."""
    connection.execute("PRAGMA foreign_keys = OFF")


def _check_references(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise Unavailable(
            "The upgrade would have left rows that refer to nothing, so nothing was changed. Tell the makers."
        )
