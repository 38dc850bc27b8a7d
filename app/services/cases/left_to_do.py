"""Keeps what is left to do on a case in the list of work: a row for each thing, by whose turn it is."""

from sqlalchemy import select

from app.domain.to_do import ToDo
from app.storage import tables
from app.storage.folding import LONGEST_FOLDED
from app.storage.tables.lists import NO_DATE
from app.storage.work import Work


def whose_turn(to_do: ToDo) -> int:
    """Whose turn it is, as the lists keep it: 0 whoever is free, below 0 whoever may approve except who proposed it."""
    return -to_do.proposed_by_id if to_do.proposed_by_id else to_do.person_id or 0


def keep_work(work: Work, listed: tables.CaseListRow, left: tuple[ToDo, ...]) -> None:
    """Makes the rows of a case those of what is left; `listed` is its row in the list of cases, as it is now."""
    session, row = work.session, tables.WorkRow
    kept = {each.number: each for each in session.execute(select(row).filter_by(case_id=listed.case_id)).scalars()}
    wanted = {each.number: each for each in left}
    for number in kept.keys() - wanted.keys():
        session.delete(kept[number])
    for number, to_do in wanted.items():
        found = kept.get(number)
        if found is None:
            found = row(case_id=listed.case_id, number=number)
            session.add(found)
        _fill(found, listed, to_do)


def _fill(row: tables.WorkRow, listed: tables.CaseListRow, to_do: ToDo) -> None:
    row.person_id, row.due_on = whose_turn(to_do), to_do.day or NO_DATE
    # Of a restricted case the lists do not say what it is.
    row.to_do = "" if listed.restricted else to_do.what[:LONGEST_FOLDED]
    row.move = "" if listed.restricted else to_do.move
    row.reference, row.stage_number = listed.reference, listed.stage_number
    row.customer_sort, row.about_sort = listed.customer_sort, listed.about_sort
