"""A large office moved from its file into PostgreSQL, beside a bare COPY of the same rows into the same tables."""

# ruff: noqa: S608 - the statements are the benchmark's own

import resource
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from typing import Any, cast

import psycopg
from sqlalchemy import Connection, Table, func, insert, select, text

from app.domain.history import CHAIN_START, Line, digest_of_line
from app.services import anchors, moving
from app.storage import schema, tables
from app.storage.first_administrator import FirstAdministrator
from app.storage.history import stored_moment
from app.storage.moving.copying import tables_moved
from tests import postgresql
from tests.benchmarks.figures import show
from tests.owner import owner
from tests.postgresql import PASSWORD
from tests.services.office import DESK, Office
from tests.storage.moves import made_case

FEW, MANY = 10_000, 100_000
_HISTORY = cast("Table", tables.HistoryLine.__table__)


def run(few: int = FEW, many: int = MANY) -> None:
    """Prints the ratio, and how much more memory ten times the cases take."""
    grown: dict[int, float] = {}
    gone_over: dict[int, float] = {}
    for count in (few, many):
        with tempfile.TemporaryDirectory() as folder, postgresql.running_cluster() as server:
            file = Path(folder) / "recourse.sqlite"
            lines = _fill(file, count)
            with postgresql.database(server) as name:
                url, before = server.get_uri(name), _resident()
                while_copying = [before]

                def look(_table: str, _rows: int, found: list[float] = while_copying) -> None:
                    found.append(_resident())

                with _watched() as most:
                    started = perf_counter()
                    moved = moving.move(file, url, FirstAdministrator(DESK, "Jo"), PASSWORD, look)
                    taken = perf_counter() - started
                grown[count], gone_over[count] = max(most) - before, max(while_copying) - before
                with postgresql.database(server) as other:
                    bare = _bare_copy(url, server.get_uri(other))
            rows = sum(moved.rows.values())
            show(f"{count:,} cases moved: {rows:,} rows, {lines:,} lines of history", taken, "bare COPY", bare, "s")
    show(f"memory while {many:,} cases go over", gone_over[many], f"{few:,} cases", gone_over[few], "MB")
    show("memory with the anchors’ heads, when they are verified", grown[many], f"{few:,} cases", grown[few], "MB")


def _fill(file: Path, count: int) -> int:
    """One case made by its moves, and so many copies of its rows, each with a chain of its own; answers the lines."""
    url = f"sqlite:///{file.as_posix()}"
    schema.upgrade(url)
    office = Office.open(url)
    made_case(office)
    office.database.close()
    with owner(url, disarmed=True) as connection:
        copied = [each for each in tables_moved() if "case_id" in each.c or each.name == "cases"]
        steps = {
            each.name: connection.execute(select(func.count()).select_from(each)).scalar_one()
            for each in copied
            if each.name != "commands"
        }
        for table in copied:
            if table.name in steps:
                _copies(connection, table, count, steps)
        lines = _chains(connection, count)
    with owner(url) as connection:
        schema.guard(connection, None)
    office.do(anchors.cast)
    office.database.close()
    return lines


def _copies(connection: Connection, table: Table, count: int, steps: dict[str, int]) -> None:
    """Numbers go on in the steps of the rows that one case has."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    told = ", ".join(_copied(table, column.name, steps) for column in table.columns)
    numbers = f"WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count - 1})"
    selected = f"{numbers} SELECT {told} FROM numbers, {table.name}"
    connection.exec_driver_sql(f"INSERT INTO {table.name} ({names}) {selected}")


def _copied(table: Table, column: str, steps: dict[str, int]) -> str:
    if column == "id":
        return f"id + n * {steps[table.name]}"
    if column == "reference":
        return "'R-2025-' || printf('%05d', n)"
    for key in table.c[column].foreign_keys:
        if key.column.table.name in steps:
            return f"{column} + n * {steps[key.column.table.name]}"
    return f'"{column}"'


def _chains(connection: Connection, count: int) -> int:
    """The lines of the one case again, for each copy; and of their texts nothing, as after erasing them."""
    lines = connection.execute(select(_HISTORY).where(_HISTORY.c.subject == "case").order_by(_HISTORY.c.number)).all()
    last: int = connection.execute(text("SELECT max(id) FROM history")).scalar_one()
    made = _lines_made(lines, count)
    while chunk := list(islice(made, 10_000)):
        connection.execute(insert(_HISTORY), [{**row, "id": last + 1 + at} for at, row in enumerate(chunk)])
        last += len(chunk)
    return last


def _lines_made(lines: Any, count: int) -> Iterator[dict[str, Any]]:
    for case in range(2, count + 1):
        previous = CHAIN_START
        for row in lines:
            line = Line("case", case, row.number, stored_moment(row.at), row.person_id, row.move, row.changes, "")
            previous = digest_of_line(previous, line)
            yield {**asdict(line), "at": row.at, "digest": previous}


def _bare_copy(source: str, target: str) -> float:
    """The rows out of the one database and into the same tables of another, by PostgreSQL's COPY alone."""
    schema.upgrade(target)
    with psycopg.connect(source) as given, psycopg.connect(target) as taken:
        taken.execute("SET session_replication_role = replica")
        names = ", ".join(f'"{table.name}"' for table in tables_moved())
        taken.execute(f"TRUNCATE {names}".encode())
        started = perf_counter()
        for table in tables_moved():
            into = f'COPY "{table.name}" FROM STDIN'.encode()
            out = f'COPY "{table.name}" TO STDOUT'.encode()
            with given.cursor().copy(out) as read, taken.cursor().copy(into) as written:
                for piece in read:
                    written.write(piece)
        taken.commit()
        return perf_counter() - started


@contextmanager
def _watched() -> Generator[list[float]]:
    """The memory that this process has, looked at again and again."""
    most, enough = [_resident()], Event()

    def look() -> None:
        while not enough.wait(0.05):
            most.append(_resident())

    watching = Thread(target=look)
    watching.start()
    try:
        yield most
    finally:
        enough.set()
        watching.join()


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1024 / 1024
