"""Cases out of a log, written by the hundred: each table's new rows in one statement."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import update
from sqlalchemy.dialects import postgresql, sqlite

from app.domain.cases import Person
from app.domain.complaints_log.facts import Identity, facts_of
from app.domain.complaints_log.sorting import SortedCase
from app.domain.spoken_dates import day_of
from app.services.bringing_cases.customers import customer
from app.services.bringing_cases.looking_up import LookedUp
from app.services.bringing_cases.rows import (
    Rows,
    Writing,
    add_case,
    add_issues,
    add_lists,
    add_source,
    add_stages,
)
from app.storage import tables
from app.storage.bulk import add_rows, draw_ids
from app.storage.history import write_first_lines
from app.storage.work import Work

_IN_ORDER: Final = (
    *(tables.Customer, tables.Case, tables.Stage, tables.Issue, tables.IssueDecision, tables.Extension, tables.Step),
    *(tables.CaseListRow, tables.CaseWord, tables.WorkRow, tables.BroughtCase),
)
"""No row before those that it refers to; last what the log said, of which the history of each case is made."""


def write(writing: Writing, sorted_cases: Sequence[SortedCase], looked_up: LookedUp) -> None:
    """Adds these cases with all that follows from them."""
    work, rows = writing.work, Rows()
    taken = [(each.case, each) for each in sorted_cases if each.case is not None]
    if not taken:
        return
    connection = work.session.connection()
    ids = iter(draw_ids(connection, tables.Case, len(taken)))
    issue_ids = iter(draw_ids(connection, tables.Issue, sum(len(case.issues) for case, _ in taken)))
    stage_ids = iter(draw_ids(connection, tables.Stage, sum(case.stage for case, _ in taken)))
    customer_ids = iter(draw_ids(connection, tables.Customer, len(taken)))
    for (case, each), reference in zip(taken, _references(work, len(taken)), strict=True):
        home = looked_up.home_of(case)
        customer_id = customer(rows, case, home, looked_up, customer_ids)
        person = Person(case.handler_id, writing.people[case.handler_id]) if case.handler_id else None
        identity = Identity(next(ids), reference, person, tuple(next(issue_ids) for _ in case.issues))
        governed = writing.governing.of(day_of(case.received))
        stages = facts_of(case, identity, governed.rules)
        add_case(writing, rows, case, stages[-1], governed.pack_id, customer_id, home)
        add_stages(writing, rows, stages, stage_ids)
        add_issues(rows, stages[-1])
        add_lists(writing, rows, case, stages[-1], home)
        add_source(writing, rows, each, case, stages[-1])
    for mapped in _IN_ORDER:
        add_rows(connection, mapped, rows.of.get(mapped, ()))
    write_first_lines((work.session, writing.move, work.now, work.person.id), rows.firsts)


def _references(work: Work, number: int) -> Sequence[str]:
    """The next references of the year, as many as there are cases; the counter is held until the end."""
    counter, year = tables.ReferenceCounter, day_of(work.now).year
    insert = postgresql.insert if work.is_postgresql else sqlite.insert
    work.session.execute(insert(counter).values(year=year, last=0).on_conflict_do_nothing())
    drawn = update(counter).where(counter.year == year).values(last=counter.last + number).returning(counter.last)
    last: int = work.session.execute(drawn).scalar_one()
    return [f"R-{year}-{each:05d}" for each in range(last - number + 1, last + 1)]
