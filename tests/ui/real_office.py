"""A desk at a real office: a SQLite database that was set up through the services, and a clock that stands still."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from app import services
from app.domain.done import Done
from app.domain.moves.log import Intake, NewCustomer, NewIssue, WrittenAddress
from app.domain.words import Channel, Method
from app.services.offices import EVERYTHING, NewOffice
from app.storage import tables
from app.storage.database import Database
from app.storage.folding import fold
from app.ui.work.tasks import Tasks

NOW = datetime(2026, 5, 26, 13, 5, tzinfo=UTC)
"""Tue 26 May 2026, 14:05 in London."""
RECEIVED = datetime(2026, 5, 22, 15, 50, tzinfo=UTC)
"""Fri 22 May 2026, 16:50 in London."""


class RealOffice:
    """ISHA's office: Jo Bloggs at the desk, Sam Carter beside her, one home in the register."""

    def __init__(self, url: str, *, set_up: bool = True) -> None:
        self.url = url
        self.database = Database(url, "jo", lambda: NOW)
        with self.database.engine.begin() as connection:
            texts = dict.fromkeys(("job_title", "team", "telephone", "email"), "")
            people = (("jo", "Jo Bloggs"), ("sam", "Sam Carter"))
            rows = [{"login": login, "name": name, "senior": False, "active": True, **texts} for login, name in people]
            connection.execute(insert(tables.Person), rows)
            connection.execute(insert(tables.PersonRole), [{"person_id": 1, "role": role} for role in EVERYTHING])
            connection.execute(insert(tables.PersonRole).values(person_id=2, role="office"))
        if set_up:
            self.do(services.offices.set_up, NewOffice("Jo Bloggs", "ISHA", "isha-2018"))

    def do(self, verb: Callable[..., Done], *arguments: Any) -> Done:
        return self.database.write(lambda work: verb(work, *arguments), uuid4())

    def ask(self, question: Callable[..., Any], *arguments: Any) -> Any:
        return self.database.read(lambda work: question(work, *arguments))

    def add_home(self, line1: str, postcode: str) -> None:
        address = fold(f"{line1} London {postcode}")
        with self.database.engine.begin() as connection:
            values = {"line1": line1, "line2": "", "town": "London", "postcode": postcode, "found_by": address}
            connection.execute(insert(tables.Home).values(landlord_id=1, property_ref="LL-27-3", **values))

    def log_damp(self, about: str = "Damp and mould in the bedroom") -> Done:
        address = WrittenAddress("Flat 3", "27 Love Lane", "London", "EC2V 7AA")
        customer = NewCustomer(
            "Ms", "Joy", "Okafor", preferred=Method.TELEPHONE, telephone="01632 960111", address=address
        )
        issue = NewIssue("", "Damp and mould", "Repairs")
        said = "Black mould since January"
        return self.do(
            services.cases.log, Intake(1, RECEIVED, Channel.TELEPHONE, about, said, customer=customer, issues=(issue,))
        )

    def desk(self, login: str = "jo") -> Tasks:
        tasks = Tasks(lambda: Database(self.url, login, lambda: NOW))
        tasks.start()
        return tasks


def wait_for(qtbot: QtBot, happened: Callable[[], bool]) -> None:
    qtbot.waitUntil(happened, timeout=10_000)
