"""Lists of a million cases beside lists of ten thousand, and beside the same rows read with bare SQL."""

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import text

from app.domain.lists import ListQuery
from app.services import lists, my_work
from app.storage import schema, tables
from app.storage.database import Database
from tests import postgresql
from tests.benchmarks.figures import milliseconds, show

FEW, MANY = 10_000, 1_000_000
LOGIN = "postgres"

LOOKED_AT = (
    ("first page by due date", ListQuery("due")),
    ("first page of the open ones", ListQuery("due", filters=(("status", "unclosed"),))),
    ("first page by customer, backwards", ListQuery("customer", descending=True)),
    ("newest 200 found by name", ListQuery("due", find="okafor")),
)

_NUMBERS = {
    "sqlite": "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :count)",
    "postgresql": "WITH numbers(n) AS (SELECT generate_series(CAST(1 AS bigint), :count))",
}
_DAY = {
    "sqlite": "date('2024-01-01', '+' || (n * 7919 % 1000) || ' days')",
    "postgresql": "date '2024-01-01' + (n * 7919 % 1000)::int",
}
_STATUS = "CASE WHEN n % 20 = 0 THEN 'open' WHEN n % 50 = 1 THEN 'answered' ELSE 'closed' END"


def run(few: int = FEW, many: int = MANY) -> None:
    """Prints the ratios for both databases."""
    for name, opened in (("SQLite", _sqlite), ("PostgreSQL", on_postgresql)):
        with opened(few) as small, opened(many) as large:
            _compare(f"{name}, {many:,} cases", small, large, many)


def _compare(name: str, small: Database, large: Database, many: int) -> None:
    for what, query in LOOKED_AT:
        few = milliseconds(partial(page_of, small, query, 0, None))
        show(f"{name}: {what}", milliseconds(partial(page_of, large, query, 0, None)), "at 10,000", few)
    for whose in (my_work.MINE, my_work.EVERYBODYS):
        few = milliseconds(partial(_work, small, whose))
        show(f"{name}: first page of {whose} work", milliseconds(partial(_work, large, whose)), "at 10,000", few)
    middle = milliseconds(partial(page_of, large, ListQuery("due"), many // 200, many), rounds=9)
    show(
        f"{name}: the page in the middle", middle, "bare SQL", milliseconds(partial(_bare, large, many // 2), rounds=9)
    )
    first = milliseconds(partial(page_of, large, ListQuery("due"), 0, None))
    show(f"{name}: first page", first, "bare SQL", milliseconds(partial(_bare, large, 0)))
    show(f"{name}: counting them all", milliseconds(partial(_count, large), rounds=5), "first page", first)


def page_of(database: Database, query: ListQuery, page: int, count: int | None) -> int:
    """How many rows a page of a list has."""
    return len(database.read(lambda work: lists.page_of_cases(work, query, page, count)))


def _work(database: Database, whose: str) -> int:
    query = ListQuery("due", filters=((my_work.WHOSE, whose),))
    return len(database.read(lambda work: my_work.page_of_work(work, query, 0)))


def _count(database: Database) -> int:
    return database.read(lambda work: lists.count_cases(work, ListQuery("due")))


def _bare(database: Database, offset: int) -> int:
    """The same hundred rows without a session, a calendar or a row object."""
    ids = "SELECT case_id FROM case_list ORDER BY due_on, case_id LIMIT 100 OFFSET :offset"
    statement = text(f"SELECT * FROM case_list JOIN ({ids}) page USING (case_id)")  # noqa: S608 - constants
    with database.engine.connect() as connection:
        return len(connection.execute(statement, {"offset": offset}).all())


@contextmanager
def _sqlite(count: int) -> Generator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        yield from _filled(f"sqlite:///{Path(folder).as_posix()}/{count}.sqlite", count)


@contextmanager
def on_postgresql(count: int) -> Generator[Database]:
    """An office with so many cases in its lists, as its owner uses it."""
    with postgresql.running_cluster() as server, postgresql.database(server) as name:
        yield from _filled(server.get_uri(name), count)


def _filled(url: str, count: int) -> Generator[Database]:
    schema.upgrade(url)
    database = Database(url, LOGIN)
    _fill(database, count)
    try:
        yield database
    finally:
        database.close()


def _fill(database: Database, count: int) -> None:
    """Rows of the list and its words alone: what is measured is the list, so its indexes are made afterwards."""
    engine, dialect = database.engine, database.engine.dialect.name
    found = tables.Mapped.metadata.tables
    indexes = [*found["case_list"].indexes, *found["work_list"].indexes]
    with engine.connect() as connection:
        if dialect == "sqlite":
            connection.connection.execute("PRAGMA foreign_keys = OFF")
        else:
            connection.execute(text("SET session_replication_role = replica"))  # the list alone, without its cases
        for index in indexes:
            index.drop(connection, checkfirst=True)
        connection.execute(
            text(
                "INSERT INTO people (login, name, job_title, team, telephone, email, senior, active)"
                " VALUES ('postgres', 'Jo Bloggs', '', '', '', '', false, true)"
            )
        )
        connection.execute(
            text(
                "INSERT INTO landlords (id, name, nation, law_layer, team, telephone, email, address)"
                " VALUES (1, 'Calder Vale', 'ENG', true, '', '', '', '')"
            )
        )
        connection.execute(text("INSERT INTO person_roles (person_id, role) VALUES (1, 'manager')"))
        connection.execute(
            text(f"{_NUMBERS[dialect]} {_ROW.format(day=_DAY[dialect], status=_STATUS)}"), {"count": count}
        )
        connection.execute(text(f"{_NUMBERS[dialect]} {_WORDS}"), {"count": count})
        connection.execute(text(_LEFT_TO_DO))
        for index in indexes:
            index.create(connection, checkfirst=True)
        connection.commit()
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE" if dialect == "sqlite" else "VACUUM ANALYZE")


_ROW = """
INSERT INTO case_list (case_id, reference, status, in_work, kind, landlord_id, customer, customer_sort, address, about,
  about_sort, stage_number, stage_name, received_on, due_on, to_do, todo_person_id, handler, handler_sort, restricted)
SELECT n, 'R-2026-' || n, {status}, ({status}) <> 'closed', 'complaint', 1, 'Ms Joy ' || (n * 31 % 9973),
  'name ' || (n * 31 % 9973), 'Flat ' || n % 40 || ', Arden House', 'Damp ' || n % 977, 'damp ' || n % 977, 1,
  'Complaint', {day}, {day}, 'Acknowledge', n % 12, 'Sam Carter', 'handler ' || n % 12, false
FROM numbers
"""
_LEFT_TO_DO = """
INSERT INTO work_list (case_id, number, person_id, due_on, to_do, move, reference, customer_sort, about_sort,
  stage_number)
SELECT case_id, 0, todo_person_id, due_on, to_do, 'acknowledge', reference, customer_sort, about_sort, stage_number
FROM case_list WHERE in_work
"""
_WORDS = """
INSERT INTO case_words (word, case_id)
SELECT CASE WHEN n % 1000 = 0 THEN 'okafor' ELSE 'name' || n % 9973 END, n
FROM numbers
"""
