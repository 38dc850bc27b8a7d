"""A copy is made before an upgrade: consistent, openable, and only the newest three are kept."""

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from app.domain.errors import Refusal, Unavailable
from app.services import histories
from app.storage import schema, versions
from app.storage.database import Database
from app.storage.opening import open_database
from tests.owner import owner
from tests.services.office import DESK, Office
from tests.storage.reading import whole
from tests.storage.somebody_else import let_in, rights_of_somebody_else


def file_of(url: str) -> Path:
    return Path(make_url(url).database or "")


def copies(file: Path) -> list[Path]:
    return sorted(file.parent.glob("recourse-before-upgrade-*.sqlite"))


def test_the_copy_opens_and_holds_all_that_the_database_does_even_what_stands_in_its_journal(sqlite_url: str) -> None:
    office = Office.open(sqlite_url)
    office.log()
    copy = schema.back_up(file_of(sqlite_url))
    assert file_of(sqlite_url).with_name("recourse.sqlite-wal").stat().st_size > 0
    with closing(Database(f"sqlite:///{copy.as_posix()}", DESK)) as opened:
        of_copy = Office(opened, office.now)
        assert whole(of_copy) == whole(office)
        assert of_copy.ask(histories.verify) == ()
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    office.database.close()


def test_only_the_newest_three_copies_are_kept(sqlite_url: str) -> None:
    file = file_of(sqlite_url)
    for day in range(1, 6):
        shutil.copy(file, file.with_name(f"recourse-before-upgrade-2026-05-0{day}-120000.sqlite"))
    other = file.with_name("recourse-holiday.sqlite")
    shutil.copy(file, other)
    made = schema.back_up(file)
    assert [copy.name for copy in copies(file)] == [
        "recourse-before-upgrade-2026-05-04-120000.sqlite",
        "recourse-before-upgrade-2026-05-05-120000.sqlite",
        made.name,
    ]
    assert other.exists()


def test_a_copy_is_open_to_nobody_whom_the_database_is_closed_to(sqlite_url: str) -> None:
    file = file_of(sqlite_url)
    file.chmod(0o600)
    assert schema.back_up(file).stat().st_mode & 0o777 == file.stat().st_mode & 0o777


def test_an_older_database_is_copied_and_only_then_upgraded(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is one migration yet, so an older database is one that stands at a migration before the newest known."""
    office = Office.open(sqlite_url)
    office.log()
    before = whole(office)
    office.database.close()
    with owner(sqlite_url) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    order: list[str] = []
    monkeypatch.setattr(versions, "KNOWN", ("0000", *versions.KNOWN))
    back_up = schema.back_up

    def noted_back_up(file: Path) -> Path:
        order.append("copy")
        return back_up(file)

    def noted_upgrade(_url: str) -> None:
        order.append(f"upgrade with {len(copies(file_of(sqlite_url)))}")

    monkeypatch.setattr(schema, "back_up", noted_back_up)
    monkeypatch.setattr(schema, "upgrade", noted_upgrade)
    open_database(sqlite_url, DESK).close()
    assert order == ["copy", "upgrade with 1"]
    (copy,) = copies(file_of(sqlite_url))
    with closing(Database(f"sqlite:///{copy.as_posix()}", DESK)) as opened:
        assert whole(Office(opened, office.now)) == before


def test_a_database_of_this_version_is_opened_without_a_copy(sqlite_url: str) -> None:
    open_database(sqlite_url, DESK).close()
    assert copies(file_of(sqlite_url)) == []


def test_a_new_database_is_made_in_a_folder_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "Recourse" / "recourse.sqlite"
    open_database(f"sqlite:///{file.as_posix()}", DESK).close()
    assert copies(file) == []
    with closing(Database(f"sqlite:///{file.as_posix()}", DESK)) as opened:
        assert versions.version_of(opened.engine) == versions.HEAD
    if sys.platform != "win32":
        assert file.parent.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there a folder cannot be made read-only in this way")
def test_where_no_copy_can_be_made_the_sentence_says_that_nothing_was_upgraded(sqlite_url: str) -> None:
    file = file_of(sqlite_url)
    let_in(file.parent)
    file.parent.chmod(0o555)
    with pytest.raises(Unavailable) as met, rights_of_somebody_else():
        schema.back_up(file)
    file.parent.chmod(0o700)
    assert met.value.sentence.startswith("recourse.sqlite could not be backed up, so it was not upgraded.")
    assert "Check that its folder exists and that you may write there." in met.value.sentence
    assert copies(file) == []


def test_the_upgrade_itself_refuses_a_newer_database(database_url: str) -> None:
    with owner(database_url) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Refusal, match="made by a newer Recourse"):
        schema.upgrade(database_url)


def test_an_upgrade_that_fails_half_way_leaves_the_database_as_it_was(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office.open(sqlite_url)
    before = whole(office)
    office.database.close()

    def plants_half(connection: object) -> None:
        connection.exec_driver_sql("DELETE FROM terms")  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        raise KeyError("a bug")

    monkeypatch.setattr(schema, "plant", plants_half)
    with pytest.raises(KeyError):
        schema.upgrade(sqlite_url)
    with closing(Database(sqlite_url, DESK)) as opened:
        assert whole(Office(opened, office.now)) == before
