"""Lists of cases: a count and pages of a hundred, read from the nearer end; and finding."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, func, select

from app.domain.cases import Person
from app.domain.deadlines import working_days_late
from app.domain.lists import ListQuery
from app.domain.rights import reads_cases, reason_not_allowed
from app.domain.spoken_dates import day_of
from app.domain.words import MoveName
from app.domain.working_days import WorkingCalendar
from app.services.calendar_changes import dates_to_move
from app.services.calendars import plain_calendar
from app.storage import tables
from app.storage.folding import fold, just_after, words_of
from app.storage.tables.lists import NO_DATE, UNCLOSED
from app.storage.work import Work

PAGE = 100
MOST_FOUND = 200
WEEK = timedelta(days=6)
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
    read_on: date
    """The day it was in the office when the list was read: what is late, today or tomorrow is so as of that day."""
    number: int = 0
    """In My work: which of the things left to do on the case it is, the move that does it, and whose turn it is."""
    move: str = ""
    whose: str = ""


@dataclass(frozen=True, slots=True)
class WorkSummary:
    """What My work says at its head, and the status bar at its foot, to `me`.

    `dates_to_move` says that a change of the calendar waits for a desk like this one.
    """

    mine: int
    late: int
    today: int
    open_cases: int
    all_late: int
    me: Person
    dates_to_move: bool = False


def count_cases(work: Work, query: ListQuery) -> int:
    """How many cases the list holds; a search shows the newest 200. None for whoever reads no case."""
    if not reads_cases(work.person):
        return 0
    counted = select(func.count()).select_from(tables.CaseListRow)
    if query.find:
        return len(_found(work, query))
    return work.session.execute(counted.where(*_filters(work, query))).scalar_one()


def page_of_cases(work: Work, query: ListQuery, number: int, count: int | None = None) -> tuple[CaseRow, ...]:
    """Page `number`, from 0. With the count known, a page past the middle is read from the other end."""
    if not reads_cases(work.person):
        return ()
    if query.find:
        found = _ordered(query).where(tables.CaseListRow.case_id.in_(_found(work, query)))
        return _rows(work, found.offset(number * PAGE).limit(PAGE).subquery(), query)
    start, backwards, size = number * PAGE, False, PAGE
    if count is not None and start > count // 2:
        size = max(0, min(PAGE, count - start))
        start, backwards = max(0, count - start - size), True
    wanted = _ordered(query, backwards=backwards).where(*_filters(work, query)).offset(start).limit(size)
    rows = _rows(work, wanted.subquery(), query, backwards=backwards)
    return rows[::-1] if backwards else rows


def summary(work: Work) -> WorkSummary:
    """The counts at the head of My work and at the foot of the window; nothing is counted for who reads no case."""
    if not reads_cases(work.person):
        return WorkSummary(0, 0, 0, 0, 0, me=work.person)
    listed, left, today, everything = tables.CaseListRow, tables.WorkRow, day_of(work.now), func.count()
    waiting = select(everything, everything.filter(left.due_on < today), everything.filter(left.due_on == today)).where(
        is_mine(work, left.person_id)
    )
    counted = select(everything.filter(_UNCLOSED), everything.filter(_UNCLOSED, listed.due_on < today))
    mine = work.session.execute(waiting).one()
    everybodys = work.session.execute(counted.where(listed.in_work)).one()
    return WorkSummary(*mine, *everybodys, me=work.person, dates_to_move=dates_to_move(work))


def _filters(work: Work, query: ListQuery) -> list[ColumnElement[bool]]:
    listed = tables.CaseListRow
    conditions: list[ColumnElement[bool]] = []
    for name, value in query.filters:
        if (name, value) == ("status", "mine"):
            conditions += [listed.in_work.expression, is_mine(work, listed.todo_person_id)]
        elif (name, value) == ("status", "reviews"):
            conditions += [listed.in_work.expression, func.coalesce(listed.stage_number, 0) > 1]
        elif name == "status":
            conditions += [listed.in_work.expression, _UNCLOSED] if value == "unclosed" else [listed.status == value]
        elif name == "landlord":
            conditions.append(listed.landlord_id == int(value))
        elif name == "due":
            conditions.append(_due_by(work, query, value))
        elif name == "handler":
            conditions.append(func.coalesce(listed.handler_sort, "") == (fold(value) or "~"))
    return conditions


def _due_by(work: Work, query: ListQuery, value: str) -> ColumnElement[bool]:
    """Late, due today, or due by the end of the six days after it; what has no date is none of these."""
    today, due = day_of(work.now), tables.CaseListRow.due_on
    asked: Any = due if query.sort == "due" else func.coalesce(due, NO_DATE)  # as below
    if value == "late":
        return asked < today
    return asked == today if value == "today" else asked.between(today, today + WEEK)


# Asked of an expression, not of the column: the index within a status would be taken for it, and its rows then sorted,
# all of them, where the index of what is in work has them in order.
_UNCLOSED = func.coalesce(tables.CaseListRow.status, "").in_(sorted(status.value for status in UNCLOSED))


def is_mine(work: Work, whose: Any) -> ColumnElement[bool]:
    """Mine is what I have to do, on a closed case too, what nobody has been given yet, and what I may approve."""
    mine = whose.in_((0, work.person.id))
    if reason_not_allowed(work.person, MoveName.APPROVE_A_REFUSAL):
        return mine
    return mine | (whose < 0) & (whose != -work.person.id)


def _ordered(query: ListQuery, *, backwards: bool = False) -> Select[int]:
    return select(tables.CaseListRow.case_id).order_by(*_order(query, backwards=backwards))


def _order(query: ListQuery, *, backwards: bool) -> tuple[Any, ...]:
    """The column, then the id: descending is the exact reverse of ascending."""
    listed = tables.CaseListRow
    order: tuple[Any, ...] = (getattr(listed, COLUMNS[query.sort]), listed.case_id)
    return tuple(each.desc() for each in order) if query.descending != backwards else order


def _rows(work: Work, page: Subquery, query: ListQuery, *, backwards: bool = False) -> tuple[CaseRow, ...]:
    """The rows of a page: their ids are found in the index alone, and only these few rows are read."""
    listed = tables.CaseListRow
    rows = select(listed).join(page, page.c.case_id == listed.case_id).order_by(*_order(query, backwards=backwards))
    today = day_of(work.now)
    return tuple(row_of(work, row, today) for row in work.session.execute(rows).scalars())


def row_of(work: Work, row: tables.CaseListRow, today: date) -> CaseRow:
    """A case as a list shows it."""
    due, late = due_and_late(work, row, row.due_on, today)
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
        today,
    )


def due_and_late(work: Work, row: tables.CaseListRow, stored: date, today: date) -> tuple[date | None, int]:
    """A due date as it is stored, or None for none, and by how many working days of the landlord it is late."""
    if stored == NO_DATE:
        return None, 0
    return stored, working_days_late(stored, None, today, _calendar(work, row.landlord_id))


def _calendar(work: Work, landlord_id: int) -> WorkingCalendar:
    return plain_calendar(work.session, landlord_id)


def _found(work: Work, query: ListQuery) -> list[int]:
    """The newest 200 cases that have, for each word looked for, a word beginning with it; closed ones too."""
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
    return (column >= start) & (column < just_after(start))
