"""Settles a case after a move: its steps' dates, its row in the lists, and the words it is found by."""

from sqlalchemy import delete, insert, inspect, select

from app.domain import cases
from app.domain.spoken_dates import day_of
from app.domain.steps import done_at, due_dates
from app.domain.to_do import ToDo, first_of, things_to_do
from app.services.cases.left_to_do import keep_work, whose_turn
from app.services.facts.loading import LoadedCase, loaded
from app.storage import tables
from app.storage.folding import LONGEST_FOLDED, fold, words_of
from app.storage.tables.lists import NO_DATE, UNCLOSED
from app.storage.work import Work

_FOUND_BY = ("reference", "customer", "address", "about", "restricted")
"""The columns of the list from which a case's words are taken."""


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
    facts, row, session = case.facts, case.row, work.session
    left = things_to_do(facts, case.calendar)
    to_do = first_of(left)
    listed = session.get(tables.CaseListRow, row.id)
    kept = listed is not None
    if listed is None:
        listed = tables.CaseListRow(case_id=row.id, reference=row.reference)
        session.add(listed)
    address = _address(work, row)
    customer = session.get(tables.Customer, row.customer_id) if row.customer_id else None
    listed.reference = row.reference
    listed.status, listed.in_work = row.status.value, row.status in UNCLOSED or to_do is not None
    listed.kind, listed.landlord_id = row.kind.value, row.landlord_id
    listed.customer = facts.customer or "Anonymous"
    listed.customer_sort = fold(f"{customer.surname} {customer.forenames}")[:LONGEST_FOLDED] if customer else "~"
    listed.address = address
    listed.about, listed.about_sort = facts.about, fold(facts.about)[:LONGEST_FOLDED]
    listed.stage_number, listed.stage_name = case.stage.number, case.stage.name
    listed.received_on = day_of(facts.received_at)
    _keep_to_do(listed, facts, to_do)
    listed.restricted = row.restricted
    if row.restricted:
        _hide(listed)
    found_by_changed = not kept or any(inspect(listed).attrs[name].history.has_changes() for name in _FOUND_BY)
    if found_by_changed:
        session.flush()
        _keep_words(work, listed)
    keep_work(work, listed, left)  # which asks the database, and so writes what has changed


def _hide(listed: tables.CaseListRow) -> None:
    """A restricted case shows its reference alone."""
    listed.customer, listed.customer_sort, listed.address = "Restricted", "~", ""
    listed.about, listed.about_sort, listed.to_do = "", "", ""


def _keep_to_do(listed: tables.CaseListRow, facts: cases.Case, to_do: ToDo | None) -> None:
    listed.due_on = to_do.day or NO_DATE if to_do else NO_DATE
    listed.to_do = to_do.what[:LONGEST_FOLDED] if to_do else ""
    listed.todo_person_id = whose_turn(to_do) if to_do else 0
    listed.handler = facts.handler.name if facts.handler else ""
    listed.handler_sort = fold(listed.handler) or "~"


def _address(work: Work, row: tables.Case) -> str:
    home = work.session.get(tables.Home, row.home_id) if row.home_id else None
    customer = work.session.get(tables.Customer, row.customer_id) if row.customer_id else None
    place = home or customer
    if place is None:
        return ""
    return ", ".join(part for part in (place.line1, place.line2, place.town, place.postcode) if part)


def _keep_words(work: Work, listed: tables.CaseListRow) -> None:
    """A restricted case is found by its reference alone."""
    texts = (
        (listed.reference,) if listed.restricted else (listed.reference, listed.customer, listed.address, listed.about)
    )
    wanted = set(words_of(*texts))
    word, session = tables.CaseWord, work.session
    have = set(session.execute(select(word.word).where(word.case_id == listed.case_id)).scalars())
    if gone := have - wanted:
        session.execute(delete(word).where(word.case_id == listed.case_id, word.word.in_(gone)))
    if new := wanted - have:
        session.execute(insert(word), [{"word": each, "case_id": listed.case_id} for each in sorted(new)])
