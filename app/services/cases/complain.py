"""Turns a request for service into a complaint: its clocks start when dissatisfaction was expressed."""

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.complain import (
    Dissatisfaction,
    problems_with_dissatisfaction,
    reason_not_to_turn_into_complaint,
)
from app.domain.words import Kind, MoveName
from app.services.cases.correct import receive
from app.services.cases.settling import settle
from app.services.facts.loading import load_to_change
from app.storage.work import Work


def turn_into_complaint(work: Work, case_id: int, typed: Dissatisfaction) -> Done:
    """The case is a complaint from now on; what was done about the request does not count as done about it."""
    work.move = MoveName.TURN_INTO_A_COMPLAINT
    case = load_to_change(work, case_id)
    if reason := reason_not_to_turn_into_complaint(case.facts):
        raise Refusal(reason)
    if problems := problems_with_dissatisfaction(case.facts, typed, work.now):
        raise Refusal.of_fields(problems)
    row, stage = case.row, case.stage
    receive(work, case, typed.expressed_at or work.now)
    row.kind, row.screened, row.next_update_on = Kind.COMPLAINT, None, None
    row.said = f"{row.said}\n\n{typed.said.strip()}"
    stage.acknowledged_at, stage.acknowledged_how = None, None
    stage.first_contact_at, stage.promised_answer_on = None, None
    settle(work, row, afresh=True)
    return Done(case_id, row.reference, f"{row.reference} is a complaint now")
