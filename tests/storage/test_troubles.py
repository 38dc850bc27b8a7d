"""What goes wrong outside the program: a sentence for each, nothing saved, and what was there before intact."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

from app.domain.done import Done
from app.domain.errors import ChangedElsewhere, Unavailable
from app.services import histories
from app.storage import database as storage
from app.storage.database import Database
from app.storage.troubles import as_met_by_a_person, from_sqlite_itself
from app.storage.work import Work
from tests.owner import owner
from tests.services.office import DESK, Office
from tests.storage.reading import whole

FULL = (
    "The disk is full. Nothing was saved, and nothing that was saved before is lost. Free some space, then try again."
)


def fill_up(office: Office, most: int) -> tuple[str, int]:
    """Logs long complaints until one cannot be saved; its sentence, and how many were."""
    for logged in range(most):
        try:
            office.log(said="Mould. " * 2_500)
        except Unavailable as error:
            return error.sentence, logged
    raise AssertionError("the disk was not full")


def test_on_a_full_disk_nothing_is_saved_and_nothing_lost(sqlite_url: str) -> None:
    office = Office.open(sqlite_url)
    case = office.log()
    with owner(sqlite_url) as connection:
        pages: int = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    office.database.close()
    office.database = Database(sqlite_url, DESK, lambda: office.now)
    storage.event.listen(office.database.engine, "connect", keep_to(pages + 40))
    sentence, logged = fill_up(office, 50)
    assert sentence == FULL
    assert logged > 0
    before = whole(office)
    with pytest.raises(Unavailable):
        office.log(said="Mould. " * 2_500)
    assert whole(office) == before
    assert len(before["cases"]) == logged + 1
    assert office.view(case).case.reference == "R-2026-00001"
    assert office.ask(histories.verify) == ()
    office.database.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes, where this machine lets us make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "recourse-test", str(disk)]
    if sys.platform != "linux" or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no small disk can be made here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)  # noqa: S607 - wherever it lies


def test_on_a_disk_that_is_really_full_nothing_is_saved_and_nothing_lost(sqlite_url: str, small_disk: Path) -> None:
    file = small_disk / "recourse.sqlite"
    file.write_bytes(Path(make_url(sqlite_url).database or "").read_bytes())
    office = Office.open(f"sqlite:///{file.as_posix()}")
    sentence, logged = fill_up(office, 500)
    assert sentence == FULL
    office.database.close()
    office.database = Database(f"sqlite:///{file.as_posix()}", DESK, lambda: office.now)
    assert len(whole(office)["cases"]) == logged
    assert office.ask(histories.verify) == ()
    office.database.close()


def test_while_another_program_writes_a_save_waits_and_then_says_so(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "WAIT_SECONDS", 0.1)
    office = Office.open(sqlite_url)
    with owner(sqlite_url) as connection:
        connection.exec_driver_sql("UPDATE people SET name = name")
        with pytest.raises(
            Unavailable, match=r"Another program is writing to the database. Nothing was saved; try again"
        ):
            office.log()
        assert office.ask(lambda work: work.person.name == "Jo Bloggs")
    assert office.log()
    office.database.close()


def test_a_damaged_file_is_named_as_damaged(sqlite_url: str) -> None:
    office = Office.open(sqlite_url)
    office.database.close()
    file = Path(make_url(sqlite_url).database or "")
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(
        Unavailable, match=r"The database file is damaged\. Stop here, and bring back the last backup\."
    ):
        office.log()
    office.database.close()


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (sqlite3.SQLITE_FULL, FULL),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "The database file is read-only. Nothing was saved."),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "Another program is writing to the database."),
        (sqlite3.SQLITE_IOERR_FSYNC, "The disk did not answer as it should. Nothing was saved;"),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, "The database file cannot be opened."),
        (sqlite3.SQLITE_CORRUPT_INDEX, "The database file is damaged."),
        (sqlite3.SQLITE_NOTADB, "This file is not a database of Recourse."),
    ],
)
def test_an_error_of_sqlite_is_known_by_its_code_and_its_family(code: int, sentence: str) -> None:
    error = sqlite3.OperationalError("whatever it says, in whatever language")
    error.sqlite_errorcode = code
    for met in (from_sqlite_itself(error), as_met_by_a_person(OperationalError("", {}, error))):
        assert isinstance(met, Unavailable)
        assert met.sentence.startswith(sentence)


def test_what_is_not_known_stays_what_it_is(database_url: str) -> None:
    office = Office.open(database_url)
    office.log()

    def twice(work: Work) -> Done:
        work.move = "set up"
        work.session.execute(text("INSERT INTO customers SELECT * FROM customers"))
        return Done(None, "", "")

    with pytest.raises(IntegrityError) as met:
        office.do(twice)
    assert "Okafor" not in str(met.value)
    assert as_met_by_a_person(met.value) is met.value
    assert isinstance(as_met_by_a_person(StaleDataError()), ChangedElsewhere)
    bug = KeyError("a bug")
    assert as_met_by_a_person(bug) is bug
    office.database.close()


def keep_to(pages: int) -> Callable[[sqlite3.Connection, object], None]:
    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    return limit
