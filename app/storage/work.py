"""One transaction at work: its session, who acts in it, and what time the database says it is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain import cases
from app.domain.errors import Refusal
from app.storage.history import Subject, note, write_lines
from app.storage.tables import Person, PersonRole

Clock = Callable[[], datetime]


@dataclass
class Work:
    """What a use case works with. Person and time are asked of the database, and only by those who need them."""

    session: Session
    login: str
    clock: Clock | None = None
    _move: str = field(default="", init=False)

    @property
    def move(self) -> str:
        """What is being done, as history names it; PostgreSQL lets nothing be changed that is not part of it."""
        return self._move

    @move.setter
    def move(self, name: str) -> None:
        if self._move:
            self.end_move()
        self._move = str(name)
        if self.is_postgresql:
            self.session.execute(select(func.set_config("recourse.move", self._move, True)))

    def end_move(self) -> None:
        """Everything changed so far belongs to the move that was named; on SQLite its lines are written now."""
        self.session.flush()
        if not self.is_postgresql:
            write_lines(self.session, self._move, self.now, self.person.id)

    def note(self, subject: str, subject_id: int, what: str) -> None:
        """A line in the history of a case, customer, person or the office (id 0) that comes with no change."""
        note(self.session, Subject(subject, subject_id), what)

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
