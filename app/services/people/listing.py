"""Everyone of the office, those who left too, as the People page lists them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from app.domain.cases import Person
from app.domain.lists import ListQuery
from app.domain.people import Colleague, Details, reason_not_to_manage_people, roles_in_words
from app.services.people.choosing import open_cases
from app.storage import tables
from app.storage.folding import fold
from app.storage.work import Work

PAGE_ROWS = 100


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person of the office as the People page lists them."""

    id: int
    login: str
    details: Details
    active: bool
    open_cases: int

    @property
    def known(self) -> Colleague:
        """The same person as the rules see them."""
        return Colleague(
            self.id, self.details.name, self.login, frozenset(self.details.roles), self.details.senior, self.active
        )


@dataclass(frozen=True, slots=True)
class Everyone:
    """What the page needs besides its list: who looks at it, all whom the rules ask about, and who may not manage."""

    me: Person
    known: tuple[Colleague, ...]
    why_not: str | None


def everyone(work: Work) -> Everyone:
    """Who looks at the People page, and what the rules have to know to say what can be done there."""
    return Everyone(work.person, known_people(work), reason_not_to_manage_people(work.person))


def count_people(work: Work) -> int:
    """How many people the office has or had; nobody is ever deleted."""
    return work.session.execute(select(func.count(tables.Person.id))).scalar_one()


def page_of_people(work: Work, query: ListQuery, number: int) -> Sequence[PersonLine]:
    """A hundred people in the order asked for."""
    # An office has some hundred people: sorted here, both databases agree on where an É stands.
    counted = open_cases(work)
    lines = [line_of(row, counted.get(row.id, 0)) for row in work.session.execute(select(tables.Person)).scalars()]
    lines.sort(key=lambda line: (fold(line.details.name), line.id))
    lines.sort(key=lambda line: _sorted_by(query.sort, line), reverse=query.descending)
    return lines[number * PAGE_ROWS : (number + 1) * PAGE_ROWS]


def line_of(row: tables.Person, open_cases: int = 0) -> PersonLine:
    """A stored person as the list shows them."""
    roles = tuple(sorted(held.role for held in row.roles))
    details = Details(row.name, row.job_title, row.team, row.telephone, row.email, row.senior, roles)
    return PersonLine(row.id, row.login, details, row.active, open_cases)


def known_people(work: Work) -> tuple[Colleague, ...]:
    """Everyone as the rules see them."""
    return tuple(line_of(row).known for row in work.session.execute(select(tables.Person)).scalars())


def _sorted_by(column: str, line: PersonLine) -> Any:
    if column == "roles":
        return roles_in_words(line.details.roles)
    if column == "login":
        return fold(line.login)
    if column == "active":
        return not line.active
    value = getattr(line.details, column)
    return fold(value) if isinstance(value, str) else not value
