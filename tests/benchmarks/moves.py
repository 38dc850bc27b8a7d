"""A move through its use case, beside a bare transaction that writes as many rows."""

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

from sqlalchemy import insert, text

from app.domain.moves.contact import NewContact
from app.domain.moves.log import Intake, NewCustomer, NewIssue
from app.domain.words import Channel, Direction, Method
from app.services import cases
from app.services.offices import NewOffice, set_up
from app.storage import schema, tables
from app.storage.database import Database
from tests import postgresql
from tests.benchmarks.figures import milliseconds, show


def run() -> None:
    """Prints the ratios for both databases."""
    for name, opened in (("SQLite", _sqlite), ("PostgreSQL", _postgresql)):
        with opened() as database:
            case_id = _case(database)
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
    with database.engine.begin() as connection:
        connection.execute(
            text(
                "CREATE TABLE bare (id INTEGER PRIMARY KEY, said TEXT)"
                if _is_sqlite(database)
                else "CREATE TABLE bare (id bigserial PRIMARY KEY, said TEXT)"
            )
        )

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


def _case(database: Database) -> int:
    with database.engine.begin() as connection:
        connection.execute(insert(tables.Person), [{"login": "postgres", "name": "Jo Bloggs", "active": True}])
    database.write(lambda work: set_up(work, NewOffice("Jo Bloggs", "Calder Vale", "isha-2018")), uuid4())
    intake = Intake(
        landlord_id=1,
        received_at=datetime.now(UTC) - timedelta(hours=2),
        channel=Channel.TELEPHONE,
        about="Damp in the back bedroom",
        said="Black mould on two walls.",
        customer=NewCustomer(surname="Okafor"),
        issues=(NewIssue("Mould", "Damp and mould", "Repairs"),),
    )
    return database.write(lambda work: cases.log(work, intake), uuid4()).case_id or 0


@contextmanager
def _sqlite() -> Generator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        yield from _opened(f"sqlite:///{Path(folder).as_posix()}/moves.sqlite")


@contextmanager
def _postgresql() -> Generator[Database]:
    with postgresql.running_cluster() as server, postgresql.database(server) as name:
        yield from _opened(server.get_uri(name))


def _opened(url: str) -> Generator[Database]:
    schema.upgrade(url)
    database = Database(url, "postgres")
    try:
        yield database
    finally:
        database.close()
