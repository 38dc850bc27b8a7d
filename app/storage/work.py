"""One transaction at work: its session, who acts in it, and what time the database says it is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain import cases
from app.domain.errors import Refusal
from app.storage.tables import Person, PersonRole

Clock = Callable[[], datetime]


@dataclass
class Work:
    """What a use case works with. Person and time are asked of the database, and only by those who need them."""

    session: Session
    login: str
    clock: Clock | None = None
    move: str = field(default="")

    @property
    def is_postgresql(self) -> bool:
        """True on the office's shared database."""
        return self.session.get_bind().dialect.name == "postgresql"

    @cached_property
    def now(self) -> datetime:
        """The moment of this transaction by the database's clock, in UTC."""
        if self.clock:
            return self.clock()
        if self.is_postgresql:
            return self.session.execute(select(func.now())).scalar_one().astimezone(UTC)
        told = self.session.execute(select(func.strftime("%Y-%m-%dT%H:%M:%f+00:00", "now"))).scalar_one()
        return datetime.fromisoformat(told)

    @cached_property
    def person(self) -> cases.Person:
        """Who acts: on PostgreSQL the login itself, on SQLite the person the desk belongs to."""
        rows = self.session.execute(
            select(Person.id, Person.name, Person.active, PersonRole.role)
            .outerjoin(PersonRole, PersonRole.person_id == Person.id)
            .where(Person.login == (func.session_user() if self.is_postgresql else self.login))
        ).all()
        if not rows:
            login = self.session.execute(select(func.session_user())).scalar_one() if self.is_postgresql else self.login
            raise Refusal(f"{login} is not yet a person of this office. Ask its administrator to add you.")
        if not rows[0].active:
            raise Refusal(f"{rows[0].name} is no longer active in this office.")
        return cases.Person(rows[0].id, rows[0].name, frozenset(row.role for row in rows if row.role))
