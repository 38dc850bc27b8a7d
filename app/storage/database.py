"""The one place that opens, commits or rolls back: a job runs inside one transaction and answers with plain values."""

import sqlite3
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url

from app.domain.done import Done
from app.storage import versions
from app.storage.history import record_changes
from app.storage.sessions import remembering_session
from app.storage.tables import CommandRow
from app.storage.troubles import told_in_a_sentence
from app.storage.trusted_line import demands
from app.storage.work import Clock, Work

if TYPE_CHECKING:
    from app.domain.hints import Heard
    from app.storage.listening import Listener

T = TypeVar("T")
WAIT_SECONDS = 5
"""How long a save waits for another desk before it says so."""


_NOTICES_A_LOST_SERVER = {
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}


class Database:
    """An office's database, SQLite or PostgreSQL, as one person uses it."""

    def __init__(self, url: str, login: str, clock: Clock | None = None) -> None:
        self.url = url
        self.engine = make_engine(url)
        self.login = login
        self._clock = clock
        self._listener: Listener | None = None
        self._backends = _backends_of(self.engine)

    def read(self, job: Callable[[Work], T]) -> T:
        """What the job finds, all of it as of one moment."""
        with self._work(writing=False) as work:
            return job(work)

    def write(self, job: Callable[[Work], Done], command: UUID) -> Done:
        """Carries a command out once; the same command again changes nothing and gets the same answer."""
        with self._work(writing=True) as work:
            if not _is_first_time(work, command):
                return _answer_given(work, command)
            record_changes(work.session)
            done = job(work)
            work.end_move()
            _keep_answer(work, command, done)
            work.session.commit()
        return done

    def listen(self, hear: "Callable[[Heard], None]") -> None:
        """Tells what other desks change from now on, in a thread of its own, until the database is closed.

        Nobody else works on an SQLite file: there nothing is heard.
        """
        if self._listener is None and self.engine.dialect.name == "postgresql":
            from app.storage.listening import Listener

            self._listener = Listener(self.url, hear, self._backends)
            self._listener.start()

    def close(self) -> None:
        """Lets go of every connection."""
        if self._listener is not None:
            self._listener.stop()
            self._listener = None
        self.engine.dispose()

    @contextmanager
    def _work(self, *, writing: bool) -> Generator[Work]:
        with (
            told_in_a_sentence(),
            self.engine.connect().execution_options(**self._manner(writing=writing)) as connection,
            remembering_session(connection) as session,
        ):
            yield Work(session, self.login, self._clock)

    def _manner(self, *, writing: bool) -> dict[str, Any]:
        if self.engine.dialect.name == "sqlite":
            return {"recourse_writing": writing}
        if writing:
            return {"isolation_level": "READ COMMITTED", "postgresql_readonly": False}
        return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def make_engine(url: str) -> Engine:
    """An engine with this program's manners: SQLite writes ahead, in honest transactions; PostgreSQL has limits.

    A PostgreSQL on another computer must prove who it is before it is told anything.
    """
    if make_url(url).get_backend_name() == "sqlite":
        engine = create_engine(url, hide_parameters=True, connect_args={"timeout": WAIT_SECONDS})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        use_native_hstore=False,  # asking for a type that is not used costs the first reader a round trip
        connect_args=address_of_postgresql(url),
    )


def address_of_postgresql(url: str) -> dict[str, Any]:
    """What libpq is told: the server, the database and who signs in, and with which manners and demands."""
    place = make_url(url)
    named = place.get_dialect()().create_connect_args(place)[1]
    return {**named, **_manners_of_postgresql(named)}


def _backends_of(engine: Engine) -> set[int]:
    """The server's numbers of this engine's connections, kept as they come and go: what they send is no news here."""
    backends = set[int]()

    def has_come(connection: Any, record: Any) -> None:
        record.info["recourse.backend"] = connection.info.backend_pid
        backends.add(connection.info.backend_pid)

    def has_gone(_connection: Any, record: Any) -> None:
        backends.discard(record.info.get("recourse.backend", 0))

    if engine.dialect.name == "postgresql":
        event.listen(engine, "connect", has_come)
        event.listen(engine, "close", has_gone)
    return backends


def _manners_of_postgresql(named: Mapping[str, Any]) -> dict[str, Any]:
    limits = {
        "lock_timeout": f"{WAIT_SECONDS}s",
        "statement_timeout": "60s",
        "idle_in_transaction_session_timeout": "60s",
    }
    manners = {**limits, "search_path": "public", "timezone": "UTC", "client_encoding": "UTF8"}
    manners["recourse.schema"] = versions.HEAD  # an upgraded database refuses what an older desk would save
    return {
        "connect_timeout": WAIT_SECONDS,
        "options": " ".join(f"-c {name}={value}" for name, value in manners.items()),
        "application_name": "Recourse",
        **_NOTICES_A_LOST_SERVER,
        **demands(named),  # last: what is demanded stands over whatever the address says
    }


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Python's sqlite3 would begin transactions late and by its own lights; here they begin where a use case does."""
    connection.isolation_level = None
    cursor = connection.cursor()
    _write_ahead(cursor)
    for pragma in ("synchronous = FULL", "foreign_keys = ON", "recursive_triggers = ON"):
        cursor.execute(f"PRAGMA {pragma}")  # the last: a row that is replaced counts as deleted
    cursor.close()


def _write_ahead(cursor: Any) -> None:
    """SQLite itself does not wait here: of two programs that begin a new file at once, one would be turned away."""
    patience = monotonic() + WAIT_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > patience:
                raise
            sleep(0.02)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its place at once: two deferred writers would lose each other's updates without a word."""
    writing = connection.get_execution_options().get("recourse_writing", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _is_first_time(work: Work, command: UUID) -> bool:
    insert = postgresql.insert if work.is_postgresql else sqlite.insert
    statement = (
        insert(CommandRow)
        .values(id=command.hex, at=work.now, person_id=work.person.id)
        .on_conflict_do_nothing()
        .returning(CommandRow.id)
    )
    return work.session.execute(statement).scalar_one_or_none() is not None


def _answer_given(work: Work, command: UUID) -> Done:
    kept = work.session.get_one(CommandRow, command.hex)
    return Done(kept.case_id, kept.reference, kept.said)


def _keep_answer(work: Work, command: UUID, done: Done) -> None:
    kept = work.session.get_one(CommandRow, command.hex)
    kept.case_id, kept.reference, kept.said = done.case_id, done.reference, done.said
