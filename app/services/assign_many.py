"""Assigns many cases to one handler: what would happen to each is said before, and all of it can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.assign import (
    Assignment,
    assigned_now,
    reason_not_to_assign,
    reason_not_to_give_back,
    reason_not_to_hand_to,
)
from app.domain.rights import reason_against
from app.domain.words import MoveName
from app.services.cases.settling import settle
from app.services.facts.loading import load, load_to_change
from app.services.people import active_people
from app.storage import tables
from app.storage.work import Work


@dataclass(frozen=True, slots=True)
class Planned:
    """What would happen to one case: who looks after it now and who would, or why it stays as it is."""

    case_id: int
    reference: str
    handler: str
    before: Assignment
    given: Assignment
    refused: str = ""


def plan(work: Work, case_ids: Sequence[int], handler_id: int) -> tuple[Planned, ...]:
    """What would happen to each of these cases, by the same rules that the assignment itself will ask."""
    active = active_people(work)
    return tuple(_planned(work, case_id, handler_id, active) for case_id in case_ids)


def _planned(work: Work, case_id: int, handler_id: int, active: dict[int, str]) -> Planned:
    try:
        case = load(work, case_id).facts
    except Refusal as refused:
        listed = work.session.get(tables.CaseListRow, case_id)
        nobody = Assignment(None)
        return Planned(case_id, listed.reference if listed else "", "", nobody, nobody, refused.sentence)
    before = assigned_now(case)
    reason = reason_against(work.person, MoveName.ASSIGN, case, reason_not_to_assign)
    reason = reason or reason_not_to_hand_to(case, handler_id, active, work.person)
    handler = case.handler.name if case.handler else ""
    given = Assignment(handler_id, before.case_worker_id)
    return Planned(case_id, case.reference, handler, before, given, reason or "")


def give_back(work: Work, case_id: int, given: Assignment, before: Assignment) -> Done:
    """Undoes that a case was given to somebody: it is looked after as before. Refused where it was changed since."""
    work.move = MoveName.ASSIGN
    case = load_to_change(work, case_id)
    if reason := reason_not_to_give_back(case.facts, given, before, active_people(work), work.person):
        raise Refusal(reason)
    case.row.handler_id, case.row.case_worker_id = before.handler_id, before.case_worker_id
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference} is looked after as before")
