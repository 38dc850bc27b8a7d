"""Agrees actions with the customer, and ends them: done, or no longer needed."""

from sqlalchemy import func, select

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.act import (
    Completion,
    NewAction,
    problems_with_action,
    problems_with_completion,
    reason_not_to_agree_action,
    reason_not_to_complete,
)
from app.domain.words import ActionState, MoveName
from app.services.cases.settling import settle
from app.services.facts.loading import load_to_change
from app.services.people import active_people
from app.storage import tables
from app.storage.work import Work


def agree_action(work: Work, case_id: int, typed: NewAction) -> Done:
    """Adds an agreed action with its owner and due date."""
    work.move = MoveName.AGREE_AN_ACTION
    case = load_to_change(work, case_id)
    if reason := reason_not_to_agree_action(case.facts):
        raise Refusal(reason)
    if problems := problems_with_action(case.facts, typed, active_people(work), work.now):
        raise Refusal.of_fields(problems)
    work.session.add(
        tables.Action(
            case_id=case_id,
            number=_next_number(work, case_id),
            what=typed.what.strip(),
            owner_id=typed.owner_id,
            due_on=typed.due_on,
            state=ActionState.OPEN,
        )
    )
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference}: action agreed")


def _next_number(work: Work, case_id: int) -> int:
    """One more than the last: an action that was taken back keeps its own."""
    last = select(func.max(tables.Action.number)).where(tables.Action.case_id == case_id)
    return (work.session.execute(last).scalar() or 0) + 1


def complete_action(work: Work, case_id: int, typed: Completion) -> Done:
    """Ends one action of the case."""
    work.move = MoveName.COMPLETE_AN_ACTION
    case = load_to_change(work, case_id)
    if reason := reason_not_to_complete(case.facts):
        raise Refusal(reason)
    if problems := problems_with_completion(case.facts, typed, work.now):
        raise Refusal.of_fields(problems)
    action = work.session.get_one(tables.Action, typed.action_id)
    action.state, action.done_on, action.evidence = typed.state, typed.done_on, typed.evidence.strip()
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference}: action {typed.state.words}")
