"""Makes the demonstration's database: every case is logged and moved on by the very use cases that people use."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import event, insert, select

from app.domain.done import Done
from app.domain.moves.log import Intake, NewIssue
from app.domain.words import Channel, ComplainantKind
from app.domain.working_days import WorkingCalendar
from app.services import cases
from app.services.demonstration.cast import customer_of
from app.services.demonstration.material import Entry, NewHome, entries, homes
from app.services.demonstration.office_hours import receipts
from app.services.demonstration.timeline import Plot, happenings
from app.services.offices import NewOffice, add_landlord
from app.storage import schema, tables
from app.storage.database import Database
from app.storage.folding import fold
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


@dataclass(frozen=True, slots=True)
class _Office:
    """What the plots need to know of the office that was founded."""

    landlords: dict[str, int]
    handlers: dict[str, list[tuple[int, str]]]
    homes: dict[str, list[tuple[int, NewHome]]]
    promises: dict[str, bool]


def build(report: Report, path: str, now: datetime | None = None, count: int = CASES) -> int:
    """Makes the demonstration as a database file at this path, complete or not at all; answers how many cases it holds."""
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
        connection.execute(insert(tables.Person), [_person(each) for each in entries("people", "person")])
        people = dict(connection.execute(select(tables.Person.login, tables.Person.id)).all())
        roles = [
            {"person_id": people[p["login"]], "role": role} for p in entries("people", "person") for role in p["roles"]
        ]
        connection.execute(insert(tables.PersonRole), roles)
    with _transaction(database, clock) as make:
        make(clock.now, "jo", _found)
    office = database.read(_know)
    calendar = WorkingCalendar()
    when = receipts(dice, calendar, today, count)
    plots = _plots(dice, office, when, today)
    ids = _log_all(database, clock, [intake for _, intake in plots])
    for number, (plot, _) in enumerate(plots):
        with _transaction(database, clock) as make:
            for happening in happenings(plot, calendar, dice):
                if happening.at < today:
                    make(happening.at, happening.login, partial(happening.move, case=ids[number]))
        if number % 10 == 0:
            report(number / count, "Making the demonstration data…")
    return len(ids)


def _log_all(database: Database, clock: _Clock, intakes: list[Intake]) -> list[int]:
    """Logs the complaints in the order of their receipt, so that their references run with the calendar."""
    with _transaction(database, clock) as make:
        return [make(_logged_at(each), "jo", partial(_log, intake=each)).case_id or 0 for each in intakes]


def _log(work: Work, intake: Intake) -> Done:
    return cases.log(work, intake)


def _logged_at(intake: Intake) -> datetime:
    return (intake.received_at or datetime.max.replace(tzinfo=UTC)) + timedelta(minutes=4)


Make = Callable[[datetime, str, Callable[[Work], Done]], Done]


@contextmanager
def _transaction(database: Database, clock: _Clock) -> Iterator[Make]:
    """Many moves in one transaction, each with its own time, person and history line: ten times as fast as one by one."""
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


def _person(told: Entry) -> dict[str, Any]:
    return {
        "login": told["login"],
        "name": told["name"],
        "job_title": told["title"],
        "team": told["team"],
        "telephone": "",
        "email": "",
        "senior": told["senior"],
        "active": True,
    }


def _found(work: Work) -> Done:
    """Founds the office: its landlords with their policies, and their homes."""
    work.move = "set up"
    ids: dict[str, int] = {}
    for told in entries("landlords", "landlord"):
        landlord = add_landlord(
            work,
            NewOffice(
                your_name="",
                landlord=told["name"],
                pack=told["policy"],
                nation=told["nation"],
                team=told["team"],
                telephone=told["telephone"],
                email=told["email"],
                address="\n".join(told["address"]),
            ),
        )
        ids[told["code"]] = landlord.id
    work.session.execute(insert(tables.Home), [_home(home, ids[home.landlord]) for home in homes()])
    return Done(None, "", "founded")


def _home(home: NewHome, landlord_id: int) -> dict[str, Any]:
    place = {name: getattr(home, name) for name in ("property_ref", "line1", "line2", "town", "postcode", "tenure")}
    more = {name: getattr(home, name) for name in ("estate", "ward", "local_authority")}
    found_by = fold(f"{home.line1} {home.line2} {home.postcode}")
    return {**place, **more, "landlord_id": landlord_id, "uprn": "", "found_by": found_by}


def _know(work: Work) -> _Office:
    told = entries("landlords", "landlord")
    by_name = {each["name"]: each["code"] for each in told}
    landlords = {by_name[row.name]: row.id for row in work.session.execute(select(tables.Landlord)).scalars()}
    ids = {row.property_ref: row.id for row in work.session.execute(select(tables.Home)).scalars()}
    people = {row.login: row.id for row in work.session.execute(select(tables.Person)).scalars()}
    return _Office(
        landlords=landlords,
        handlers={
            code: [
                (people[p["login"]], p["login"])
                for p in entries("people", "person")
                if code in p["landlords"] and "office" in p["roles"]
            ]
            for code in landlords
        },
        homes={code: [(ids[h.property_ref], h) for h in homes() if h.landlord == code] for code in landlords},
        promises={each["code"]: each["policy"].startswith("isha") for each in told},
    )


def _plots(dice: Random, office: _Office, when: list[datetime], now: datetime) -> list[tuple[Plot, Intake]]:
    stories = entries("complaints", "story")
    order = cycle(dice.sample(stories[1:], len(stories) - 1))
    plots = [_plot(dice, office, (received, now), _story(order, received), first=False) for received in when[:-1]]
    latest = when[-1] if when else now
    return [*plots, _plot(dice, office, (latest, now), stories[0], first=True)] if when else []


def _story(order: "cycle[Entry]", received: datetime) -> Entry:
    """The next story that makes sense at that time of the year."""
    while True:
        story = next(order)
        if received.month in story.get("months", range(1, 13)):
            return story


def _plot(
    dice: Random, office: _Office, when: tuple[datetime, datetime], story: Entry, *, first: bool
) -> tuple[Plot, Intake]:
    received, now = when
    landlord = "calder-vale" if first else dice.choices(list(office.landlords), weights=(3, 2))[0]
    home_id, home = _home_for(dice, office.homes[landlord], story, first=first)
    anonymous = not first and dice.random() < 0.015  # noqa: PLR2004 - a handful of the four hundred
    outsider = story.get("complainant") in {ComplainantKind.NEIGHBOUR.value, ComplainantKind.APPLICANT.value}
    customer = customer_of(dice, story, None if outsider else home, first=first)
    intake = Intake(
        landlord_id=office.landlords[landlord],
        received_at=received,
        channel=Channel(story["channel"]),
        about=story["about"],
        said=story["said"],
        outcome_sought=story["outcome_sought"],
        anonymous=anonymous,
        customer=None if anonymous else customer,
        home_id=None if outsider or anonymous else home_id,
        issues=tuple(NewIssue(i["summary"], i["category"], i["service_area"]) for i in story["issues"]),
    )
    slow = dice.random() < 0.1  # noqa: PLR2004 - one in ten is late somewhere
    lately = timedelta(days=9) < now - received < timedelta(days=30)
    stuck = lately and dice.random() < 0.2  # noqa: PLR2004 - a few of last month's were forgotten on the way
    return (
        Plot(
            story=story,
            received=received,
            preferred=None if anonymous else customer.preferred,
            anonymous=anonymous,
            handler=dice.choice(office.handlers[landlord]),
            answer_days=dice.randrange(11, 15) if slow else dice.randrange(6, 11),
            promises=office.promises[landlord],
            slow=slow,
            stuck_after=dice.randrange(0, 8) if stuck else 99,
            at_once=not first and dice.random() < 0.45,  # noqa: PLR2004 - nearly half are put right at first contact
        ),
        intake,
    )


def _home_for(dice: Random, among: list[tuple[int, NewHome]], story: Entry, *, first: bool) -> tuple[int, NewHome]:
    if first:
        return next((i, h) for i, h in among if h.property_ref == "L-027-3")
    fitting = [(i, h) for i, h in among if story["home"] in h.kinds]
    return dice.choice(fitting or among)
