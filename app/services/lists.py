"""Lists of cases: a count and pages of a hundred, read from the nearer end; and finding."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from app.domain.deadlines import working_days_late
from app.domain.lists import ListQuery
from app.domain.spoken_dates import day_of
from app.domain.words import Status
from app.domain.working_days import WorkingCalendar
from app.services.calendars import plain_calendar
from app.storage import tables
from app.storage.folding import words_of
from app.storage.tables.lists import NO_DATE
from app.storage.work import Work

PAGE = 100
MOST_FOUND = 200
COLUMNS = {
    "due": "due_on",
    "reference": "reference",
    "customer": "customer_sort",
    "about": "about_sort",
    "stage": "stage_number",
    "to_do": "to_do",
    "handler": "handler_sort",
    "received": "received_on",
}
"""The sortable columns by the names that windows use."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case in a list; `late` counts working days, `due_on` is None where nothing has a date."""

    id: int
    reference: str
    customer: str = field(repr=False)
    address: str = field(repr=False)
    about: str = field(repr=False)
    stage: str
    status: str
    to_do: str = field(repr=False)
    due_on: date | None
    late: int
    today: bool
    handler: str
    received_on: date


@dataclass(frozen=True, slots=True)
class WorkSummary:
    """What My work says at its head, and the status bar at its foot."""

    mine: int
    late: int
    today: int
    open_cases: int
    all_late: int
    person: str


def count_cases(work: Work, query: ListQuery) -> int:
    """How many cases the list holds; a search shows the newest 200."""
    counted = select(func.count()).select_from(tables.CaseListRow)
    if query.find:
        return len(_found(work, query))
    return work.session.execute(counted.where(*_filters(work, query))).scalar_one()


def page_of_cases(work: Work, query: ListQuery, number: int, count: int | None = None) -> tuple[CaseRow, ...]:
    """Page `number`, from 0. With the count known, a page past the middle is read from the other end."""
    if query.find:
        ids = _found(work, query)[number * PAGE : (number + 1) * PAGE]
        return _rows(work, ids)
    start, backwards, size = number * PAGE, False, PAGE
    if count is not None and start > count // 2:
        size = min(PAGE, count - start)
        start, backwards = max(0, count - start - size), True
    ids = list(work.session.execute(_ids(work, query, backwards=backwards).offset(start).limit(size)).scalars())
    return _rows(work, ids[::-1] if backwards else ids)


def summary(work: Work) -> WorkSummary:
    """The counts at the head of My work and at the foot of the window."""
    listed, today = tables.CaseListRow, day_of(work.now)
    still_open = listed.status != Status.CLOSED.value
    mine = (still_open, _mine(work))
    return WorkSummary(
        mine=_count(work, *mine),
        late=_count(work, *mine, listed.due_on < today),
        today=_count(work, *mine, listed.due_on == today),
        open_cases=_count(work, still_open),
        all_late=_count(work, still_open, listed.due_on < today),
        person=work.person.name,
    )


def _count(work: Work, *conditions: ColumnElement[bool]) -> int:
    return work.session.execute(select(func.count()).select_from(tables.CaseListRow).where(*conditions)).scalar_one()


def _filters(work: Work, query: ListQuery) -> list[ColumnElement[bool]]:
    listed = tables.CaseListRow
    conditions: list[ColumnElement[bool]] = []
    for name, value in query.filters:
        if name == "mine":
            conditions += [listed.status.in_(_OPEN), _mine(work)]
        elif name == "status":
            conditions.append(listed.status == value if value != "unclosed" else listed.status.in_(_OPEN))
        elif name == "landlord":
            conditions.append(listed.landlord_id == int(value))
    return conditions


_OPEN = (Status.OPEN.value, Status.ANSWERED.value)


def _mine(work: Work) -> ColumnElement[bool]:
    """Mine is what I have to do, and what nobody has been given yet."""
    return tables.CaseListRow.todo_person_id.in_((0, work.person.id))


def _ids(work: Work, query: ListQuery, *, backwards: bool) -> Select[tuple[int]]:
    listed = tables.CaseListRow
    column: Any = getattr(listed, COLUMNS[query.sort])
    order = (column, listed.case_id)
    down = query.descending != backwards
    ordered = tuple(each.desc() for each in order) if down else order
    return select(listed.case_id).where(*_filters(work, query)).order_by(*ordered)


def _rows(work: Work, ids: list[int]) -> tuple[CaseRow, ...]:
    listed = tables.CaseListRow
    found = {row.case_id: row for row in work.session.execute(select(listed).where(listed.case_id.in_(ids))).scalars()}
    today = day_of(work.now)
    return tuple(_row(work, found[i], today) for i in ids if i in found)


def _row(work: Work, row: tables.CaseListRow, today: date) -> CaseRow:
    due = None if row.due_on == NO_DATE else row.due_on
    late = working_days_late(due, None, today, _calendar(work, row.landlord_id)) if due else 0
    return CaseRow(
        row.case_id,
        row.reference,
        row.customer,
        row.address,
        row.about,
        row.stage_name,
        row.status,
        row.to_do,
        due,
        late,
        due == today,
        row.handler,
        row.received_on,
    )


def _calendar(work: Work, landlord_id: int) -> WorkingCalendar:
    return plain_calendar(work.session, landlord_id)


def _found(work: Work, query: ListQuery) -> list[int]:
    """The newest 200 cases that have, for each word looked for, a word beginning with it."""
    words = words_of(query.find)
    if not words:
        return []
    word = tables.CaseWord
    longest_first = sorted(words, key=len, reverse=True)
    ids = select(word.case_id).where(_begins(word.word, longest_first[0]))
    for each in longest_first[1:]:
        others = select(word.case_id).where(_begins(word.word, each))
        ids = ids.where(word.case_id.in_(others))
    newest = ids.distinct().order_by(word.case_id.desc()).limit(MOST_FOUND)
    return list(work.session.execute(newest).scalars())


def _begins(column: Any, start: str) -> ColumnElement[bool]:
    """A prefix as a range: both databases answer it from the index."""
    return (column >= start) & (column < start[:-1] + chr(ord(start[-1]) + 1))
