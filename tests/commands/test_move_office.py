"""The owner's command that moves an office from its file into PostgreSQL: complete, checked, or not at all."""

# ruff: noqa: S608 - the statements are the tests' own

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import text

from app import launch
from app.domain.words import Role
from app.services import anchors, people
from app.storage import roles
from app.storage.database import Database
from app.storage.moving.copying import tables_moved
from app.storage.tables import Mapped
from tests.owner import owner
from tests.postgresql import PASSWORD, as_login
from tests.services.office import DESK, Office
from tests.storage.every_table import fill_empty_tables
from tests.storage.reading import whole
from tests.storage.test_schema import file_of


def move(office: Office, url: str, *more: str) -> int:
    return launch.main(["move-office", str(file_of(office.database.url)), url, "--administrator", DESK, *more])


def left_empty(url: str) -> bool:
    """True where neither a table nor a role was made, of all that the move makes."""
    with psycopg.connect(as_login(url, "postgres")) as connection:
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        made = connection.execute(
            "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'recourse_' || current_database() || '%'"
        ).fetchone()
    return (tables, made) == ((0,), (0,))


def held_by(office: Office, url: str = "") -> dict[str, list[tuple[Any, ...]]]:
    """Everything the office holds here or, moved, at that address."""
    there = replace(office, database=Database(url, DESK)) if url else office
    rows = whole(there)
    there.database.close()
    return rows


def test_every_table_is_moved_but_those_that_the_program_writes_itself() -> None:
    written = {"changes_under_way", "equality_choices", "law_grounds", "move_guards", "move_rights"}
    assert {table.name for table in tables_moved()} == set(Mapped.metadata.tables) - written


def test_every_row_of_every_table_arrives_and_the_file_stays_as_it_was(
    small: Office, owned: str, password: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    fill_empty_tables(small.database.url)
    file = file_of(small.database.url)
    before, rows = sha256(file.read_bytes()).hexdigest(), held_by(small)
    assert [name for name, found in rows.items() if not found] == ["changes_under_way"]

    assert move(small, owned, *password, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert sha256(file.read_bytes()).hexdigest() == before
    assert list(file.parent.glob("recourse.sqlite?*")) == []
    assert held_by(small, owned) == rows
    assert said["rows"] == {table.name: len(rows[table.name]) for table in tables_moved()}
    assert said["people"] == {"waiting": ["ada", "lee", "sam"], "impossible": []}


def test_the_office_goes_on_where_it_was_left(
    small: Office, owned: str, password: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(file_of(small.database.url)) as own:
        own.execute("INSERT INTO saved_views VALUES (8, 1, 'cases', 'Mine', false, '{}')")
        own.execute("DELETE FROM saved_views")
    own.close()
    kept = tmp_path / "anchors.txt"
    anchors.keep(small.database, kept)
    small.database.close()
    assert move(small, owned, *password) == 0
    said = capsys.readouterr().out
    assert "recourse.sqlite moved: " in said
    assert "3 colleagues need a password before they can sign in; an administrator gives it" in said
    moved = small.copied(owned)
    case = moved.log()
    view = moved.view(case)
    assert (case, view.case.reference) == (2, "R-2026-00002")
    moved.do(people.set_password, moved.people["Sam Carter"], PASSWORD, PASSWORD)
    with closing(Database(as_login(owned, "sam"), "")) as sams:
        assert sams.read(lambda work: (work.person.name, set(work.person.roles))) == ("Sam Carter", {Role.OFFICE})
    with owner(owned) as connection:
        added = (
            "INSERT INTO saved_views (owner_id, list_name, name, shared, settings) VALUES (1, 'cases', '', false, '')"
        )
        assert connection.execute(text(f"{added} RETURNING id")).scalar_one() == 9, "a number is given once"
        lines = connection.execute(text("SELECT move FROM history WHERE move IN ('upgrade', 'outside the program')"))
        assert lines.all() == [], "what was moved is nobody's move"
    assert launch.main(["verify-history", "--database", moved.database.url, "--anchors", str(kept)]) == 0
    moved.database.close()


def test_an_administrator_whom_the_file_does_not_know_is_added_and_recorded(
    small: Office, owned: str, password: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    new = ["--administrator", "max", "--name", "Max Idle", *password]
    with psycopg.connect(as_login(owned, "postgres"), autocommit=True) as connection:
        connection.execute("CREATE ROLE lee")
    assert launch.main(["move-office", str(file_of(small.database.url)), owned, *new]) == 0
    said = capsys.readouterr().out
    assert "3 colleagues need a password before they can sign in" in said
    assert "ada, jo, sam." in said
    assert "add those colleagues anew under another, and disable the old one: lee." in said
    with closing(Database(as_login(owned, "max"), "")) as desk:
        assert desk.read(lambda work: (work.person.name, set(work.person.roles))) == ("Max Idle", {Role.SYSTEM_ADMIN})
    with owner(owned) as connection:
        recorded = connection.execute(text("SELECT subject, move FROM history ORDER BY id DESC LIMIT 1")).one()
    assert tuple(recorded) == ("person", "outside the program")


SPOILT = {
    "UPDATE issues SET number = 'seven'": "In the table issues, row 1 in the order of its keys holds a value of",
    "UPDATE people SET job_title = hex(zeroblob(99))": "The table people holds what PostgreSQL does not take",
    "UPDATE cases SET home_id = 99": "The table cases has a row that PostgreSQL does not take: it refers to one that",
    "UPDATE actions SET due_on = '26 May 2026'": "The table actions did not arrive as it left: 1 rows in the file, 1",
    "UPDATE history SET move = 'close' WHERE subject = 'case' AND number = 3": "R-2026-00001, line 3: the line, or",
    "UPDATE anchors SET heads = ''": "Anchor 1 in the database is missing, or was changed.",
}
"""What is done to a file past the program, and how the move tells of it."""


@pytest.mark.parametrize("spoiling", SPOILT)
def test_what_does_not_arrive_as_it_was_is_named_and_nothing_is_moved(
    small: Office, owned: str, password: list[str], spoiling: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with owner(small.database.url, disarmed=True) as connection:
        connection.exec_driver_sql(spoiling)
    assert move(small, owned, *password) == 1
    said = capsys.readouterr().err
    assert SPOILT[spoiling] in said
    assert "othing was moved" in said
    assert left_empty(owned)


def test_a_file_at_which_somebody_works_is_not_moved(
    sqlite_office: Office, owned: str, password: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    sqlite_office.log()
    assert move(sqlite_office, owned, *password) == 1
    assert "recourse.sqlite is open at a desk" in capsys.readouterr().err
    assert sqlite_office.log() == 2
    sqlite_office.database.close()
    assert move(sqlite_office, owned, *password) == 0


@pytest.mark.parametrize(
    ("version", "sentence"),
    [("0002", "was made by an older Recourse. Open it once"), ("9999", "was made by a newer Recourse.")],
)
def test_a_file_of_another_version_is_not_moved_and_not_upgraded(
    small: Office, owned: str, password: list[str], version: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with owner(small.database.url) as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{version}'")
    file = file_of(small.database.url)
    before = file.read_bytes()
    assert move(small, owned, *password) == 1
    assert sentence in capsys.readouterr().err
    assert file.read_bytes() == before
    assert left_empty(owned)


@pytest.mark.parametrize(
    ("holds", "sentence"),
    [
        ("a letter", "This file is not a database of Recourse."),
        ("accounts", "This database belongs to another program."),
        ("nothing", "This file is empty: there is no office in it."),
        (None, "There is no file"),
    ],
)
def test_what_is_no_office_is_not_moved(
    tmp_path: Path, holds: str | None, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "office.sqlite"
    if holds == "accounts":
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("CREATE TABLE accounts (id INTEGER)")
    elif holds is not None:
        file.write_text("Dear Ms Okafor, " * 200 if holds == "a letter" else "", encoding="utf-8")
    assert launch.main(["move-office", str(file), "postgresql://nobody@127.0.0.1:1/x", "--administrator", "jo"]) == 1
    assert sentence in capsys.readouterr().err


def test_a_server_or_a_login_that_cannot_hold_an_office_is_told_and_nothing_is_made(
    small: Office,
    owned: str,
    password: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with psycopg.connect(as_login(owned, "postgres"), autocommit=True) as connection:
        connection.execute("ALTER ROLE anna NOCREATEROLE")
    assert move(small, owned, *password) == 1
    assert 'ALTER ROLE "anna" CREATEROLE' in capsys.readouterr().err
    with monkeypatch.context() as older:
        older.setattr(roles, "OLDEST_SERVER", 990_000)
        assert move(small, owned, *password) == 1
    assert "Recourse needs 16 or newer" in capsys.readouterr().err
    assert launch.main(["move-office", str(file_of(small.database.url)), "office.sqlite"]) == 1
    assert "An office is moved to PostgreSQL" in capsys.readouterr().err
    assert left_empty(owned)


def test_an_office_is_moved_into_an_empty_database_only(
    small: Office, postgresql_url: str, password: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert move(small, postgresql_url, *password) == 1
    assert "This database holds an office already." in capsys.readouterr().err
    with owner(postgresql_url) as connection:
        assert connection.execute(text("SELECT count(*) FROM people")).scalar_one() == 0
