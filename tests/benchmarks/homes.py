"""A register of homes brought in, beside reading the same file and inserting its rows bare."""

import csv
import tempfile
import tracemalloc
from collections.abc import Generator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import cast

from sqlalchemy import Table, insert

from app.domain.home_columns import FIELDS
from app.services import homes
from app.services.homes import Brought
from app.storage import schema, tables
from app.storage.brought import rows_of
from tests import postgresql
from tests.benchmarks.figures import show
from tests.owner import owner
from tests.services.office import Office

HOMES = 100_000
_CHUNK = 1_000
_HOMES = cast("Table", tables.Home.__table__)
_NAMES = tuple(field.name for field in FIELDS)


def run() -> None:
    """Prints the ratios for both databases, and the memory that reading takes."""
    with tempfile.TemporaryDirectory() as folder:
        file = register_of(Path(folder))
        tracemalloc.start()
        for _ in rows_of(file):
            pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        show(f"reading {HOMES:,} homes: memory", most / 1024, "file", file.stat().st_size / 1024, "KB")
        for name, opened in (("SQLite", on_sqlite), ("PostgreSQL", on_postgresql)):
            with opened() as office:
                bare = _seconds_of_bare(office, file)
                started = perf_counter()
                office.do(homes.bring_in, Brought(file, office.isha))
                show(f"{name}: bring {HOMES:,} homes in", perf_counter() - started, "bare", bare, "s")
                started = perf_counter()
                office.do(homes.bring_in, Brought(file, office.isha))
                show(f"{name}: bring the same in again", perf_counter() - started, "bare", bare, "s")


def register_of(folder: Path) -> Path:
    """A register of so many homes, always the same."""
    file = folder / "homes.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        written = csv.writer(opened)
        written.writerow(field.words for field in FIELDS)
        for number in range(HOMES):
            address = (f"{number % 300 + 1} Love Lane", "", "London", f"EC{number % 9 + 1}V {number % 9}AA")
            more = ("General needs", f"Estate {number % 40}", f"Ward {number % 20}", "City of London")
            written.writerow((f"P{number:06}", 100_023_336_956 + number, *address, *more))
    return file


def _seconds_of_bare(office: Office, file: Path) -> float:
    """The rows read and inserted by whoever owns the database, past every trigger, and taken back again."""
    started = perf_counter()
    with owner(office.database.url) as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        rows = rows_of(file)
        next(rows)
        while chunk := list(islice(rows, _CHUNK)):
            told = [dict(zip(_NAMES, row.cells, strict=True)) for row in chunk]
            mine = [each | {"landlord_id": office.isha, "found_by": each["line1"].lower()} for each in told]
            connection.execute(insert(_HOMES), mine)
        taken = perf_counter() - started
        connection.rollback()
    return taken


@contextmanager
def on_sqlite() -> Generator[Office]:
    """An office in a file of its own."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder).as_posix()}/homes.sqlite"
        schema.upgrade(url)
        office = Office.open(url)
        yield office
        office.database.close()


@contextmanager
def on_postgresql() -> Generator[Office]:
    """An office on a server of its own."""
    with postgresql.running_cluster() as server, postgresql.database(server) as name:
        schema.upgrade(server.get_uri(name))
        office = Office.open(server.get_uri(name))
        yield office
        office.database.close()
