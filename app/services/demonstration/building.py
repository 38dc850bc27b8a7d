"""Makes the demonstration's database: every case is logged and moved on by the very use cases that people use."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import event

from app.domain.done import Done
from app.domain.moves.log import Intake
from app.domain.working_days import WorkingCalendar
from app.services import cases
from app.services.demonstration.founding import employ, found, know
from app.services.demonstration.office_hours import receipts
from app.services.demonstration.plots import all_plots
from app.services.demonstration.timeline import Happening, happenings
from app.storage import schema
from app.storage.database import Database
from app.storage.history import record_changes, write_lines
from app.storage.sessions import remembering_session
from app.storage.work import Work

SEED = 20180918
CASES = 400
Report = Callable[[float, str], None]


@dataclass(slots=True)
class _Clock:
    """The demonstration's own clock, set to the moment at which each move is made."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


def build(report: Report, path: str, now: datetime | None = None, count: int = CASES) -> int:
    """Makes the demonstration as a database file at this path, complete or not at all; answers its number of cases."""
    file, half = Path(path), Path(f"{path}.half-made")
    half.unlink(missing_ok=True)
    half.parent.mkdir(parents=True, exist_ok=True)
    clock = _Clock(now or datetime.now(UTC))  # noqa: TID251 - the demonstration is made for the day it is looked at
    schema.upgrade(f"sqlite:///{half.as_posix()}")
    database = Database(f"sqlite:///{half.as_posix()}", "jo", clock)
    event.listen(database.engine, "connect", _in_a_hurry)
    try:
        made = _fill(database, clock, report, count)
    finally:
        database.close()
    half.replace(file)
    return made


def _in_a_hurry(connection: Any, _record: object) -> None:
    """A half-made demonstration is thrown away, so nothing has to survive a crash while it is made."""
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536"):
        connection.execute(f"PRAGMA {pragma}")


def _fill(database: Database, clock: _Clock, report: Report, count: int) -> int:
    dice, today = Random(SEED), clock.now  # noqa: S311 - a demonstration, the same every time
    clock.now = today - timedelta(days=430)
    with database.engine.begin() as connection:
        employ(connection)
    with _transaction(database, clock) as make:
        make(clock.now, "jo", found)
    office = database.read(know)
    calendar = WorkingCalendar()
    when = receipts(dice, calendar, today, count)
    plots = all_plots(dice, office, when, today)
    ids = _log_all(database, clock, [intake for _, intake in plots])
    for number, (plot, _) in enumerate(plots):
        with _transaction(database, clock) as make:
            for happening in happenings(plot, calendar, dice):
                if happening.at < today:
                    make(happening.at, happening.login, partial(_move, happening, ids[number]))
        if number % 10 == 0:
            report(number / count, "Making the demonstration data…")
    return len(ids)


def _log_all(database: Database, clock: _Clock, intakes: list[Intake]) -> list[int]:
    """Logs the complaints in the order of their receipt, so that their references run with the calendar."""
    with _transaction(database, clock) as make:
        return [make(_logged_at(each), "jo", partial(_log, intake=each)).case_id or 0 for each in intakes]


def _move(happening: Happening, case_id: int, work: Work) -> Done:
    return happening.move(work, case_id)


def _log(work: Work, intake: Intake) -> Done:
    return cases.log(work, intake)


def _logged_at(intake: Intake) -> datetime:
    return (intake.received_at or datetime.max.replace(tzinfo=UTC)) + timedelta(minutes=4)


Make = Callable[[datetime, str, Callable[[Work], Done]], Done]


@contextmanager
def _transaction(database: Database, clock: _Clock) -> Generator[Make]:
    """Many moves in one transaction, each with its own time, person and history line, so that rows are read once."""
    with database.engine.connect() as connection, remembering_session(connection) as session:
        record_changes(session)

        def make(at: datetime, login: str, job: Callable[[Work], Done]) -> Done:
            clock.now = at
            work = Work(session, login, clock)
            done = job(work)
            session.flush()
            write_lines(session, work.move, at, work.person.id)
            return done

        yield make
        session.commit()
