"""A complaints log of a hundred thousand rows brought in, beside reading it and inserting the very same rows bare."""

import csv
import random
import tempfile
import tracemalloc
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any, cast

from sqlalchemy import Connection, Table, insert, select

from app.services import bringing_cases
from app.services.bringing_cases import Brought
from app.storage import tables
from app.storage.brought import rows_of
from app.storage.tables import Mapped
from tests.benchmarks.figures import show
from tests.benchmarks.homes import on_postgresql, on_sqlite
from tests.owner import owner
from tests.services.office import Office, at

ROWS = 100_000
_CHUNK = 1_000
_WRITTEN: tuple[type[Mapped], ...] = (
    *(tables.Customer, tables.Case, tables.Stage, tables.Issue, tables.IssueDecision, tables.Step),
    *(tables.CaseListRow, tables.CaseWord, tables.WorkRow, tables.BroughtCase, tables.HistoryLine, tables.HistoryText),
)
_HEADERS = (
    *("Ref", "Date received", "Tenant", "Address", "Postcode", "Stage", "Category", "Details", "Ack sent"),
    *("Resp due", "Resp sent", "Outcome", "Comp £", "Esc. to stg 2", "Closed", "Comments"),
)
_SAID = "The landlord's handling of reports of damp and mould in the back bedroom, number {}"


def run() -> None:
    """Prints the ratios for both databases, and the memory that it takes."""
    with tempfile.TemporaryDirectory() as folder:
        small, whole = log_of(Path(folder), ROWS // 10), log_of(Path(folder), ROWS)
        for name, opened in (("SQLite", on_sqlite), ("PostgreSQL", on_postgresql)):
            with opened() as office:
                office.now = at("2026-11-28")
                started = perf_counter()
                office.do(bringing_cases.bring_in, Brought(whole, office.isha))
                taken = perf_counter() - started
                started = perf_counter()
                office.do(bringing_cases.bring_in, Brought(whole, office.isha))
                again = perf_counter() - started
                with opened() as other:
                    bare = _seconds_of_bare(office, other, whole)
                show(f"{name}: bring a log of {ROWS:,} rows in", taken, "bare", bare, "s")
                show(f"{name}: bring the same in again", again, "bare", bare, "s")
        memory = [_memory_of(file) for file in (small, whole)]
        show(f"memory for {ROWS:,} rows", memory[1], f"for {ROWS // 10:,}", memory[0], "MB")


def _memory_of(file: Path) -> float:
    with on_sqlite() as office:
        office.now = at("2026-11-28")
        tracemalloc.start()
        office.do(bringing_cases.bring_in, Brought(file, office.isha))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    return most / 1024 / 1024


def log_of(folder: Path, rows: int) -> Path:
    """A log of so many rows, always the same."""
    file, draw = folder / f"log-{rows}.csv", random.Random(5)  # noqa: S311 - the same log each time
    with file.open("w", encoding="utf-8", newline="") as opened:
        written = csv.writer(opened)
        written.writerow(_HEADERS)
        for row in _rows(draw, rows):
            written.writerow(row)
    return file


def _rows(draw: random.Random, rows: int) -> Iterator[tuple[str, ...]]:
    number = case = 0
    while number < rows:
        case += 1
        received = date(2019, 1, 1) + timedelta(days=draw.randrange(2_500))
        days = [f"{received + timedelta(days=after):%d/%m/%Y}" for after in (0, 1, 14, 12, 30, 60)]
        stage = 2 if draw.random() < 0.3 else 1
        open_still = draw.random() < 0.05
        who = (f"Ms Joy Okafor{case % 5_000}", f"{case % 300 + 1} Love Lane, London", f"EC{case % 9 + 1}V {case % 9}AA")
        for _ in range(min(rows - number, draw.choice((1, 1, 1, 2, 3)))):
            number += 1
            ended = ("", "", "", "", "") if open_still else (days[3], "Partly upheld", "£150.00", "", days[5])
            answered, outcome, money, escalated, closed = ended
            escalated = days[4] if stage > 1 else escalated
            told = (f"C{case:06}", days[0], *who, str(stage), "Damp & Mould", _SAID.format(number), days[1], days[2])
            yield (*told, answered, outcome, money, escalated, closed, "see email")


def _seconds_of_bare(office: Office, other: Office, file: Path) -> float:
    """The file read, and every row that it led to inserted, past every trigger, by whoever owns the database."""
    started = perf_counter()
    for _ in rows_of(file):
        pass
    taken = perf_counter() - started
    with owner(office.database.url) as source, owner(other.database.url) as target:
        if target.dialect.name == "postgresql":
            target.exec_driver_sql("SET LOCAL session_replication_role = replica")
        else:
            target.exec_driver_sql("PRAGMA foreign_keys = OFF")
        for mapped in _WRITTEN:
            taken += _insert(source, target, cast("Table", mapped.__table__))
        target.rollback()
    return taken


def _insert(source: Connection, target: Connection, table: Table) -> float:
    key = next(iter(table.primary_key.columns))
    known = target.execute(select(key).order_by(key.desc()).limit(1)).scalar()
    query = select(table) if known is None else select(table).where(key > known)
    taken = 0.0
    for some in source.execution_options(yield_per=_CHUNK).execute(query).mappings().partitions():
        rows: list[dict[str, Any]] = [dict(row) for row in some]
        started = perf_counter()
        target.execute(insert(table), rows)
        taken += perf_counter() - started
    return taken
