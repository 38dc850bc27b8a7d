"""A move through its use case, beside a bare transaction that writes as many rows."""

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

from sqlalchemy import text

from app.domain.moves.contact import NewContact
from app.domain.words import Direction, Method
from app.services import cases
from app.storage import schema
from app.storage.database import Database
from tests import postgresql
from tests.benchmarks.figures import milliseconds, show
from tests.owner import owner
from tests.services.office import DESK, Office


def run() -> None:
    """Prints the ratios for both databases."""
    for name, opened in (("SQLite", _sqlite), ("PostgreSQL", _postgresql)):
        with opened() as (database, case_id):
            show(
                f"{name}: record a contact", milliseconds(partial(_contact, database, case_id)), "bare", _bare(database)
            )
            show(f"{name}: open a case", milliseconds(partial(_view, database, case_id)), "bare", _bare_read(database))


def _contact(database: Database, case_id: int) -> None:
    now = datetime.now(UTC) - timedelta(minutes=1)
    typed = NewContact(Direction.INBOUND, Method.TELEPHONE, now, "Called to ask when the plasterer comes.")
    database.write(lambda work: cases.record_contact(work, case_id, typed), uuid4())


def _view(database: Database, case_id: int) -> None:
    database.read(lambda work: cases.view(work, case_id))


def _bare(database: Database) -> float:
    """What the disk and the driver cost alone: one transaction that reads ten rows and writes five."""
    with owner(database.url) as connection:
        connection.execute(
            text(
                "CREATE TABLE bare (id INTEGER PRIMARY KEY, said TEXT)"
                if _is_sqlite(database)
                else "CREATE TABLE bare (id bigserial PRIMARY KEY, said TEXT)"
            )
        )

        if not _is_sqlite(database):
            connection.execute(text("GRANT SELECT, INSERT ON bare TO PUBLIC"))
            connection.execute(text("GRANT USAGE ON SEQUENCE bare_id_seq TO PUBLIC"))

    def transaction() -> None:
        with database.engine.begin() as connection:
            for _ in range(10):
                connection.exec_driver_sql("SELECT * FROM bare ORDER BY id DESC LIMIT 1").all()
            for _ in range(5):
                connection.exec_driver_sql("INSERT INTO bare (said) VALUES ('Called to ask when the plasterer comes.')")

    return milliseconds(transaction)


def _bare_read(database: Database) -> float:
    def transaction() -> None:
        with database.engine.connect() as connection:
            for _ in range(12):
                connection.exec_driver_sql("SELECT * FROM bare ORDER BY id DESC LIMIT 5").all()

    return milliseconds(transaction)


def _is_sqlite(database: Database) -> bool:
    return database.engine.dialect.name == "sqlite"


@contextmanager
def _sqlite() -> Generator[tuple[Database, int]]:
    with tempfile.TemporaryDirectory() as folder:
        yield from _opened(f"sqlite:///{Path(folder).as_posix()}/moves.sqlite")


@contextmanager
def _postgresql() -> Generator[tuple[Database, int]]:
    with postgresql.running_cluster() as server, postgresql.database(server) as name:
        yield from _opened(server.get_uri(name))


def _opened(url: str) -> Generator[tuple[Database, int]]:
    """A desk of somebody with every role, by the database's own clock, and a case in its office."""
    schema.upgrade(url)
    office = Office.open(url, datetime.now(UTC) - timedelta(hours=1))
    case_id = office.log()
    office.database.close()
    database = Database(office.database.url, DESK)
    try:
        yield database, case_id
    finally:
        database.close()
