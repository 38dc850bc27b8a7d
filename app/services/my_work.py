"""My work, a colleague's, or everybody's: what is left to do, a row for each thing, in pages of a hundred."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import ColumnElement, func, select

from app.domain.lists import ListQuery
from app.domain.rights import reads_cases
from app.domain.spoken_dates import day_of
from app.services import lists
from app.services.lists import PAGE, CaseRow, is_mine
from app.storage import tables
from app.storage.work import Work

WHOSE: Final = "whose"
MINE, EVERYBODYS = "mine", "everybodys"
"""Whose work is listed: these, or a colleague's id. Mine includes what nobody has yet, and what I may approve."""
COLUMNS: Final = {
    "due": "due_on",
    "reference": "reference",
    "customer": "customer_sort",
    "about": "about_sort",
    "stage": "stage_number",
    "to_do": "to_do",
}
"""The sortable columns by the names that windows use."""


@dataclass(frozen=True, slots=True)
class Workload:
    """What waits for a colleague, and how much of it is late."""

    person_id: int
    name: str
    waiting: int
    late: int


def count_work(work: Work, query: ListQuery) -> int:
    """How many things are left to do. While something is looked for, the cases that have it are counted."""
    if query.find:
        return lists.count_cases(work, query)
    if not reads_cases(work.person):
        return 0
    counted = select(func.count()).select_from(tables.WorkRow)
    return work.session.execute(counted.where(*_filters(work, query))).scalar_one()


def page_of_work(work: Work, query: ListQuery, number: int) -> Sequence[CaseRow]:
    """Page `number`, from 0; while something is looked for, of the cases that have it."""
    if query.find:
        return lists.page_of_cases(work, query, number)
    if not reads_cases(work.person):
        return ()
    left = tables.WorkRow
    wanted = select(left.case_id, left.number).where(*_filters(work, query)).order_by(*_order(query))
    page = wanted.offset(number * PAGE).limit(PAGE).subquery()
    rows = (
        select(tables.CaseListRow, left, tables.Person.name)
        .select_from(page)
        .join(left, (left.case_id == page.c.case_id) & (left.number == page.c.number))
        .join(tables.CaseListRow, tables.CaseListRow.case_id == page.c.case_id)
        .outerjoin(tables.Person, tables.Person.id == left.person_id)
        .order_by(*_order(query))
    )
    return tuple(_row(work, *found) for found in work.session.execute(rows).all())


def workloads(work: Work) -> tuple[Workload, ...]:
    """What waits for each colleague who can be given work, in the order of their names."""
    if not reads_cases(work.person):
        return ()
    left, everything = tables.WorkRow, func.count()
    late = everything.filter(left.due_on < day_of(work.now))
    waiting = select(left.person_id, everything, late).where(left.person_id > 0).group_by(left.person_id)
    counted = {person: (all_of_it, of_it_late) for person, all_of_it, of_it_late in work.session.execute(waiting).all()}
    people = select(tables.Person).where(tables.Person.active).order_by(tables.Person.name)
    return tuple(Workload(p.id, p.name, *counted.get(p.id, (0, 0))) for p in work.session.execute(people).scalars())


def _filters(work: Work, query: ListQuery) -> list[ColumnElement[bool]]:
    whose = dict(query.filters).get(WHOSE, MINE)
    if whose == EVERYBODYS:
        return []
    person_id = tables.WorkRow.person_id
    return [is_mine(work, person_id) if whose == MINE else person_id == int(whose)]


def _order(query: ListQuery) -> tuple[Any, ...]:
    left = tables.WorkRow
    order: tuple[Any, ...] = (getattr(left, COLUMNS[query.sort]), left.case_id, left.number)
    return tuple(each.desc() for each in order) if query.descending else order


def _row(work: Work, listed: tables.CaseListRow, left: tables.WorkRow, whose: str | None) -> CaseRow:
    today = day_of(work.now)
    due, late = lists.due_and_late(work, listed, left.due_on, today)
    return replace(
        lists.row_of(work, listed, today),
        to_do=left.to_do,
        due_on=due,
        late=late,
        today=left.due_on == today,
        number=left.number,
        move=left.move,
        whose=whose or ("approver" if left.person_id < 0 else ""),
    )
