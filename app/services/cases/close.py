"""Closes a case: everything agreed is done, and the customer has said what they think of it."""

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.close import ASKED_NOTHING, Closure, problems_with_closure, reason_not_to_close
from app.domain.words import ContactKind, MoveName, Status
from app.services.cases.noting import Noted, note
from app.services.cases.settling import settle
from app.services.facts.loading import load_to_change
from app.storage.work import Work


def close(work: Work, case_id: int, typed: Closure) -> Done:
    """Records the closing conversation and closes the case."""
    work.move = MoveName.CLOSE
    case = load_to_change(work, case_id)
    if reason := reason_not_to_close(case.facts):
        raise Refusal(reason)
    if problems := problems_with_closure(case.facts, typed, work.now):
        raise Refusal.of_fields(problems)
    row = case.row
    if not row.anonymous:
        row.satisfied, row.survey_invited = typed.satisfied, typed.survey_invited
        row.learning, row.remains = typed.learning.strip(), typed.remains.strip()
        if typed.satisfied not in ASKED_NOTHING:
            note(work, case, _noted(typed))
    row.closed_at, row.status = typed.at, Status.CLOSED
    settle(work, row)
    return Done(case_id, row.reference, f"{row.reference} closed")


def _noted(typed: Closure) -> Noted:
    summary = f"Asked whether the complaint can be closed: {typed.satisfied.words}."
    return Noted(ContactKind.CLOSING, typed.method, typed.at, summary, typed.why_other_method)
