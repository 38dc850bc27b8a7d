"""Who can be given work, and how much each has open."""

from dataclasses import dataclass

from sqlalchemy import func, select

from app.domain.rights import reads_cases
from app.domain.words import Status
from app.storage import tables
from app.storage.work import Work


@dataclass(frozen=True, slots=True)
class Colleague:
    """A colleague as a picker shows them, with their workload."""

    id: int
    name: str
    job_title: str
    team: str
    open_cases: int


def active_people(work: Work) -> dict[int, str]:
    """Everyone who can be given work, by id."""
    query = select(tables.Person.id, tables.Person.name).where(tables.Person.active).order_by(tables.Person.name)
    return dict(work.session.execute(query).all())


def colleagues(work: Work) -> tuple[Colleague, ...]:
    """Everyone who can be given work, with the number of open cases each handles."""
    counted = open_cases(work)
    people = select(tables.Person).where(tables.Person.active).order_by(tables.Person.name)
    return tuple(
        Colleague(p.id, p.name, p.job_title, p.team, counted.get(p.id, 0))
        for p in work.session.execute(people).scalars()
    )


def sign_ins(work: Work) -> dict[str, str]:
    """Everyone as whom a desk on a file of its own can work: names by login, in the order of names."""
    query = select(tables.Person.login, tables.Person.name).where(tables.Person.active).order_by(tables.Person.name)
    return dict(work.session.execute(query).all())


def open_cases(work: Work) -> dict[int, int]:
    """How many cases under way each person handles; nothing is counted for whoever may not read cases."""
    if not reads_cases(work.person):
        return {}
    listed = tables.CaseListRow
    query = (
        select(tables.Case.handler_id, func.count())
        .join(listed, listed.case_id == tables.Case.id)
        .where(listed.status.in_((Status.OPEN.value, Status.ANSWERED.value)), tables.Case.handler_id.is_not(None))
        .group_by(tables.Case.handler_id)
    )
    return {handler: count for handler, count in work.session.execute(query).all() if handler is not None}
