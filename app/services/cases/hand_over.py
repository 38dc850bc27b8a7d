"""Hands a case that is worked on to a legal representative, once somebody else has approved it."""

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.hand_over import HandOver, as_screening, problems_with_hand_over, reason_not_to_hand_over
from app.domain.words import MoveName
from app.services.cases.screen import propose
from app.services.cases.settling import settle
from app.services.facts.loading import load_to_change
from app.storage.work import Work


def hand_over(work: Work, case_id: int, typed: HandOver) -> Done:
    """Proposes that the complaint is closed for its legal proceedings; at once where the pack waives approval."""
    work.move = MoveName.HAND_OVER
    case = load_to_change(work, case_id)
    if reason := reason_not_to_hand_over(case.facts):
        raise Refusal(reason)
    if problems := problems_with_hand_over(case.facts, typed, work.now):
        raise Refusal.of_fields(problems)
    said = propose(work, case, as_screening(case.facts, typed))
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference} {said}")
