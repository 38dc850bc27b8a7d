"""Settles a case after a move: its steps' dates, its row in the lists, and the words it is found by."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, insert, inspect, select

from app.domain.steps import done_at, due_dates
from app.domain.to_do import ToDo, things_to_do
from app.services.cases.listing import (
    FOUND_BY,
    Place,
    customer_sorted,
    listed_as,
    words_wanted,
    work_left,
    written_address,
)
from app.services.facts.loading import LoadedCase, loaded
from app.storage import tables
from app.storage.work import Work


def settle(work: Work, row: tables.Case, *, afresh: bool = False) -> LoadedCase:
    """Recomputes what follows from a case's facts, after its rows were changed.

    `afresh` after a correction: dates that no calendar would move any more are counted anew, too.
    """
    now = loaded(work, row)
    if afresh or not now.facts.closed_at:  # a closed case keeps the calendar it lived under
        _keep_steps(work, now, afresh=afresh)
    _keep_list_row(work, now)
    return now


def _keep_steps(work: Work, case: LoadedCase, *, afresh: bool) -> None:
    kept = {
        step.code: step
        for step in work.session.execute(select(tables.Step).where(tables.Step.stage_id == case.stage.id)).scalars()
    }
    demanded = due_dates(case.facts, case.calendar)
    for code in kept.keys() - {code.value for code in demanded} if afresh else ():
        kept[code].due_on, kept[code].promised = None, False
    for code, found in demanded.items():
        step = kept.get(code.value)
        if step is None:
            step = tables.Step(case_id=case.row.id, stage_id=case.stage.id, code=code.value)
            work.session.add(step)
        done = done_at(case.facts, code)
        if afresh or not (step.done_at and done):  # a step that is done keeps the date it was done under
            step.due_on, step.promised = (found.day, found.promised) if found else (None, False)
        step.done_at = done


def _keep_list_row(work: Work, case: LoadedCase) -> None:
    row, session = case.row, work.session
    left = things_to_do(case.facts, case.calendar)
    values = listed_as(case.facts, _place(work, case), left)
    listed = session.get(tables.CaseListRow, row.id)
    kept = listed is not None
    if listed is None:
        listed = tables.CaseListRow(case_id=row.id)
        session.add(listed)
    for name, value in values.items():
        setattr(listed, name, value)
    found_by_changed = not kept or any(inspect(listed).attrs[name].history.has_changes() for name in FOUND_BY)
    if found_by_changed:
        session.flush()
        _keep_words(work, row, values)
    _keep_work(work, row.id, values, left)  # which asks the database, and so writes what has changed


def _place(work: Work, case: LoadedCase) -> Place:
    row = case.row
    home = work.session.get(tables.Home, row.home_id) if row.home_id else None
    customer = work.session.get(tables.Customer, row.customer_id) if row.customer_id else None
    at = home or customer
    return Place(
        row.landlord_id,
        case.stage.name,
        customer_sorted(customer.surname, customer.forenames) if customer else "~",
        written_address(at.line1, at.line2, at.town, at.postcode) if at else "",
    )


def _keep_words(work: Work, row: tables.Case, listed: Mapping[str, Any]) -> None:
    wanted = set(words_wanted(listed, row.brought_as or ""))
    word, session = tables.CaseWord, work.session
    have = set(session.execute(select(word.word).where(word.case_id == row.id)).scalars())
    if gone := have - wanted:
        session.execute(delete(word).where(word.case_id == row.id, word.word.in_(gone)))
    if new := wanted - have:
        session.execute(insert(word), [{"word": each, "case_id": row.id} for each in sorted(new)])


def _keep_work(work: Work, case_id: int, listed: Mapping[str, Any], left: tuple[ToDo, ...]) -> None:
    """Makes the rows of a case in the list of work those of what is left."""
    session, row = work.session, tables.WorkRow
    kept = {each.number: each for each in session.execute(select(row).filter_by(case_id=case_id)).scalars()}
    wanted = dict(work_left(listed, left))
    for number in kept.keys() - wanted.keys():
        session.delete(kept[number])
    for number, values in wanted.items():
        found = kept.get(number)
        if found is None:
            found = row(case_id=case_id, number=number)
            session.add(found)
        for name, value in values.items():
            setattr(found, name, value)
