"""Opening the office's database, and every way in which it cannot be opened: a sentence for each."""

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from app.domain.errors import Unavailable
from app.storage import opening, versions
from app.storage.database import Database
from app.storage.opening import open_database
from tests.owner import owner
from tests.services.office import DESK, Office
from tests.storage.somebody_else import let_in, rights_of_somebody_else
from tests.storage.test_schema import copies, file_of


def why_not(url: str) -> str:
    with pytest.raises(Unavailable) as met:
        open_database(url, DESK)
    return met.value.sentence


def far_away(_folder: Path) -> bool:
    return True


def at_file(file: Path) -> str:
    return f"sqlite:///{file.as_posix()}"


def test_a_database_of_this_version_is_opened(database_url: str) -> None:
    with closing(open_database(database_url, DESK)) as opened:
        assert versions.version_of(opened.engine) == versions.HEAD


def test_a_newer_database_is_refused_and_left_alone(database_url: str) -> None:
    with owner(database_url) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert why_not(database_url) == (
        "This database was made by a newer Recourse. Install the newest version on this computer, then open it."
    )
    with owner(database_url) as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one() == "9999"
    if database_url.startswith("sqlite"):
        assert copies(file_of(database_url)) == []


def test_a_shared_database_is_upgraded_by_its_owner_alone(postgresql_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "KNOWN", (*versions.KNOWN, "9998"))
    monkeypatch.setattr(versions, "HEAD", "9998")
    assert why_not(postgresql_url) == (
        "This database was made by an older Recourse. "
        "Its owner upgrades it with: main.py upgrade-database postgresql://…"
    )


def test_an_empty_shared_database_names_the_command_that_fills_it(postgresql_url: str) -> None:
    with owner(postgresql_url) as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    assert why_not(postgresql_url).startswith(
        "This database is empty. Its owner makes an office of it with: main.py create-office"
    )


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "letter.sqlite"
    file.write_text("Dear Ms Okafor, " * 200, encoding="utf-8")
    assert why_not(at_file(file)) == "This file is not a database of Recourse."
    assert file.read_text(encoding="utf-8") == "Dear Ms Okafor, " * 200


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "accounts.sqlite"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE accounts (id INTEGER)")
    assert why_not(at_file(file)).startswith("This database belongs to another program.")
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("accounts",)]


def test_a_shared_database_of_another_program_is_left_as_it_is(postgresql_url: str) -> None:
    with owner(postgresql_url) as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num text)")
        connection.exec_driver_sql("CREATE TABLE accounts (id integer)")
    assert why_not(postgresql_url).startswith("This database belongs to another program.")


def test_a_file_on_a_network_share_is_refused_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "Recourse" / "recourse.sqlite"
    monkeypatch.setattr(opening, "is_on_network_share", far_away)
    assert why_not(at_file(file)) == (
        "recourse.sqlite lies on a network drive, where a database file can be damaged. "
        "Keep it on this computer, or use the office's PostgreSQL."
    )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "Recourse").write_text("a file", encoding="utf-8")
    assert why_not(at_file(tmp_path / "Recourse" / "recourse.sqlite")) == (
        "The folder Recourse for the database cannot be made. Check that you may write there."
    )


@pytest.mark.skipif(sys.platform == "win32", reason="there a folder cannot be made read-only in this way")
def test_in_a_folder_where_one_may_not_write_no_database_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o555)
    let_in(tmp_path)
    with rights_of_somebody_else():
        assert why_not(at_file(folder / "recourse.sqlite")) == (
            "The database file cannot be opened. Check that its folder exists and that you may write there."
        )
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there a folder cannot be made read-only in this way")
def test_a_read_only_file_can_be_read_while_nothing_is_saved(sqlite_url: str) -> None:
    office = Office.open(sqlite_url)
    case, file = office.log(), file_of(sqlite_url)
    office.database.close()
    let_in(file.parent)
    file.chmod(0o444)
    file.parent.chmod(0o777)
    office.database = Database(sqlite_url, DESK, lambda: office.now)
    office.ask(lambda work: work.person)
    office.database.close()
    with rights_of_somebody_else():
        opened = open_database(sqlite_url, DESK, lambda: office.now)
        office.database = opened
        assert office.view(case).case.reference == "R-2026-00001"
        with pytest.raises(Unavailable) as met:
            office.log()
        opened.close()
    assert met.value.sentence.startswith("The database file is read-only. Nothing was saved.")
    file.chmod(0o644)
    office.database = Database(sqlite_url, DESK, lambda: office.now)
    assert office.log() == case + 1
    office.database.close()


def test_a_database_that_is_not_on_the_server_is_named_as_missing(postgresql_url: str) -> None:
    url = make_url(postgresql_url).set(database="nowhere")
    assert why_not(url.render_as_string(hide_password=False)) in {
        "There is no database of that name on the server.",
        "The database does not answer. Your text is kept; try again.",
    }


def test_a_server_that_is_not_there_is_said_to_be_silent() -> None:
    assert why_not("postgresql://jo@127.0.0.1:1/recourse") == (
        "The database does not answer. Your text is kept; try again."
    )


def test_a_copy_of_a_closed_database_can_be_brought_back(sqlite_url: str, tmp_path: Path) -> None:
    office = Office.open(sqlite_url)
    case = office.log()
    office.database.close()
    back = tmp_path / "back" / "recourse.sqlite"
    back.parent.mkdir()
    shutil.copyfile(file_of(sqlite_url), back)
    with closing(open_database(at_file(back), DESK, lambda: office.now)) as opened:
        office.database = opened
        assert office.log() == case + 1
