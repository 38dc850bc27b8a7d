"""A small office for tests of the use cases: two landlords, a few people and homes, and a clock set by hand."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import uuid4

from docx import Document
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.done import Done
from app.domain.moves.acknowledge import Acknowledgement
from app.domain.moves.assign import Assignment
from app.domain.moves.contact import FirstContact
from app.domain.moves.customer import WrittenAddress
from app.domain.moves.log import Intake, NewCustomer, NewIssue
from app.domain.moves.screen import Screening
from app.domain.spoken_dates import LONDON
from app.domain.words import Channel, Method, Role, Screened
from app.services import cases
from app.services.cases import CaseView
from app.services.offices import NewOffice, add_landlord
from app.storage import tables
from app.storage.database import Database
from app.storage.work import Work
from tests.owner import owner

T = TypeVar("T")
P = ParamSpec("P")
DESK = "jo"
"""The login of whoever runs the tests: on PostgreSQL a sign-in with every role, and nothing beyond what roles give."""

OFFICER = "Complaints officer"


def at(day: str, clock: str = "10:00") -> datetime:
    """A moment on London's clock."""
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), LONDON)


def letter_text(content: bytes) -> str:
    """Everything a Word letter's body says, blanks run together."""
    body: Any = Document(BytesIO(content)).element
    return " ".join("".join(body.itertext()).split())


@dataclass
class Office:
    """An office at work: `isha` runs on isha-2018, `incommunities` on incommunities-2017, both under English law."""

    database: Database
    now: datetime
    isha: int = 0
    incommunities: int = 0
    people: dict[str, int] = field(default_factory=dict[str, int])
    homes: dict[str, int] = field(default_factory=dict[str, int])

    @classmethod
    def open(cls, url: str, now: datetime | None = None) -> "Office":
        """The office, furnished, on an empty database."""
        office = cls.alone(url, now)
        with owner(url) as connection, Session(connection) as session:
            office._add_people(session)
            session.commit()
        office.do(office._furnish)
        with owner(url) as connection, Session(connection) as session:
            office._add_homes(session)
            session.commit()
        return office

    @classmethod
    def alone(cls, url: str, now: datetime | None = None) -> "Office":
        """An office with nobody in it but me, in every role; nothing is set up yet."""
        mine = url
        if url.startswith("postgresql"):
            from tests.postgresql import add_login, as_login

            add_login(url, DESK, *Role, name="Jo Bloggs")
            mine = as_login(url, DESK)
        else:
            with owner(url) as connection, Session(connection) as session:
                everything = [tables.PersonRole(role=role) for role in Role]
                session.add(tables.Person(login=DESK, name="Jo Bloggs", job_title=OFFICER, roles=everything))
                session.commit()
        office = cls(Database(mine, DESK), now or at("2026-05-26"))
        office.database = Database(mine, DESK, clock=lambda: office.now)
        return office

    def copied(self, url: str) -> "Office":
        """The same office on a copy of its database, of which this is SQLAlchemy's URL."""
        if url.startswith("postgresql"):
            from tests.postgresql import as_login

            url = as_login(url, DESK)
        office = replace(self, people=dict(self.people), homes=dict(self.homes))
        office.database = Database(url, DESK, clock=lambda: office.now)
        return office

    def do(self, job: Callable[Concatenate[Work, P], Done], *arguments: P.args, **named: P.kwargs) -> Done:
        """One command, as a desk gives it."""
        return self.database.write(lambda work: job(work, *arguments, **named), uuid4())

    def ask(self, job: Callable[Concatenate[Work, P], T], *arguments: P.args, **named: P.kwargs) -> T:
        """One question, as a desk asks it."""
        return self.database.read(lambda work: job(work, *arguments, **named))

    def view(self, case_id: int) -> CaseView:
        """A case as its window shows it."""
        return self.ask(cases.view, case_id)

    def log(self, received: datetime | None = None, **more: Any) -> int:
        """Logs Joy Okafor's damp, unless told otherwise."""
        typed: dict[str, Any] = {"landlord_id": self.isha, "received_at": received or self.now, **more}
        done = self.do(cases.log, intake(**typed))
        assert done.case_id is not None
        return done.case_id

    def under_way(self, received: datetime | None = None, **more: Any) -> int:
        """A case that is screened, acknowledged, assigned to Sam, and has had its first contact, all at this moment."""
        case = self.log(received, **more)
        self.do(cases.screen, case, Screening(Screened.ACCEPTED))
        sought = self.view(case).case.outcome_sought
        typed = Acknowledgement(Method.TELEPHONE, self.now, "Damp in the back bedroom.", sought)
        self.do(cases.acknowledge, case, typed, {"understood": "", "outcome_sought": sought}, with_letter=False)
        self.assign(case)
        self.do(cases.make_first_contact, case, self.first_contact())
        return case

    def assign(self, case: int, handler: str = "Sam Carter", worker: str | None = None) -> Done:
        """Assigns a case by names."""
        opened = {"handler_id": None, "case_worker_id": None}
        return self.do(cases.assign, case, Assignment(self.people[handler], self.people.get(worker or "")), opened)

    def first_contact(self, **more: Any) -> FirstContact:
        """A first contact by telephone at this moment, with all that every policy asks for."""
        today = self.now.date()
        typed = FirstContact(
            Method.TELEPHONE,
            self.now,
            "Spoke with Joy about the damp.",
            first_findings="The gutter above the window has come away.",
            options="Repair first, then treat and redecorate.",
            promised_answer_on=today + timedelta(days=10),
            next_update_on=today + timedelta(days=3),
        )
        return replace(typed, **more)

    def steps(self, case: int) -> dict[str, date | None]:
        """The stored due dates of a case, by step."""
        step = tables.Step
        return self.ask(
            lambda work: dict(work.session.execute(select(step.code, step.due_on).where(step.case_id == case)).all())
        )

    def change(self, what: Callable[[Work], object], move: str = "set up") -> None:
        """Something for which there is no use case here; on PostgreSQL the owner of the database does it."""

        def job(work: Work) -> Done:
            work.move = move
            what(work)
            return Done(None, "", move)

        if not self.database.url.startswith("postgresql"):
            self.do(job)
            return
        with owner(self.database.url) as connection, Session(connection) as session:
            what(Work(session, DESK, lambda: self.now))
            session.commit()

    def bring_into_force(self, landlord_id: int, code: str, from_day: date) -> None:
        """One of the shipped packs governs a landlord from that day on."""

        def add(work: Work) -> None:
            pack = work.session.execute(select(tables.PolicyPack.id).where(tables.PolicyPack.code == code)).scalar_one()
            work.session.add(tables.PackInForce(landlord_id=landlord_id, pack_id=pack, from_day=from_day))

        self.change(add)

    def _add_people(self, session: Session) -> None:
        for login, name in (("sam", "Sam Carter"), ("ada", "Ada Mensah"), ("lee", "Lee Novak")):
            office = [tables.PersonRole(role=Role.OFFICE)]
            session.add(tables.Person(login=login, name=name, job_title="Complaint Handler", roles=office))
        session.add(tables.Person(login="gone", name="Pat Gone", active=False))
        session.flush()
        self.people = {p.name: p.id for p in session.execute(select(tables.Person)).scalars()}

    def _add_homes(self, session: Session) -> None:
        # There is no use case for it yet: the owner brings them in.
        for reference, line1 in (("A1", "Flat 3, 27 Love Lane"), ("A2", "Flat 4, 27 Love Lane"), ("A3", "2 Quay Road")):
            session.add(_home(self.isha, reference, line1))
        session.add(_home(self.incommunities, "B1", "16 Chellow Gardens"))
        session.flush()
        self.homes = {h.property_ref: h.id for h in session.execute(select(tables.Home)).scalars()}

    def _furnish(self, work: Work) -> Done:
        work.move = "set up"
        contact: dict[str, Any] = {
            "telephone": "020 7946 0100",
            "email": "complaints@example.org",
            "address": "1 Quay Street\nLONDON",
        }
        self.isha = add_landlord(work, NewOffice("Jo Bloggs", "ISHA", "isha-2018", **contact)).id
        self.incommunities = add_landlord(
            work, NewOffice("Jo Bloggs", "Incommunities", "incommunities-2017", nation="ENG", **contact)
        ).id
        return Done(None, "", "furnished")


def intake(landlord_id: int, received_at: datetime, **more: Any) -> Intake:
    """A complaint of damp by Joy Okafor, complete; `more` replaces what is given."""
    typed = Intake(
        landlord_id=landlord_id,
        received_at=received_at,
        channel=Channel.TELEPHONE,
        about="Damp in the back bedroom",
        said="There is black mould on two walls, and nobody came.",
        outcome_sought="Treat the wall and redecorate.",
        customer=customer(),
        issues=(NewIssue("Damp and mould on two walls", "Damp and mould", "Repairs", "policy"),),
    )
    return replace(typed, **more)


def customer(**more: Any) -> NewCustomer:
    """Ms Joy Okafor, who can be written to."""
    typed = NewCustomer(
        title="Ms",
        forenames="Joy",
        surname="Okafor",
        telephone="020 7946 0000",
        email="joy@example.org",
        address=WrittenAddress("Flat 3, 27 Love Lane", "", "London", "ec2v7aa"),
    )
    return replace(typed, **more)


def _home(landlord_id: int, reference: str, line1: str) -> tables.Home:
    return tables.Home(
        landlord_id=landlord_id,
        property_ref=reference,
        line1=line1,
        town="London",
        postcode="EC2V 7AA" if reference != "B1" else "BD15 9BZ",
        found_by=line1.casefold(),
    )
