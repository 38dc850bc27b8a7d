"""Closes a case: everything agreed is done, and the customer has said what they think of it."""

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.close import Closure, problems_with_closure, reason_not_to_close
from app.domain.words import ContactKind, Direction, Satisfied, Status
from app.services.cases.loading import LoadedCase, load_to_change
from app.services.cases.settling import settle
from app.storage import tables
from app.storage.work import Work


def close(work: Work, case_id: int, typed: Closure) -> Done:
    """Records the closing conversation and closes the case."""
    work.move = "close"
    case = load_to_change(work, case_id)
    if reason := reason_not_to_close(case.facts):
        raise Refusal(reason)
    if problems := problems_with_closure(case.facts, typed, work.now):
        raise Refusal.of_fields(problems)
    row = case.row
    if not row.anonymous:
        row.satisfied, row.survey_invited = typed.satisfied, typed.survey_invited
        row.learning, row.remains = typed.learning.strip(), typed.remains.strip()
        if typed.satisfied is not Satisfied.UNKNOWN:
            _note_conversation(work, case, typed)
    row.closed_at, row.status = typed.at, Status.CLOSED
    settle(work, row)
    return Done(case_id, row.reference, f"{row.reference} closed")


def _note_conversation(work: Work, case: LoadedCase, typed: Closure) -> None:
    work.session.add(
        tables.Contact(
            case_id=case.row.id,
            stage_id=case.stage.id,
            kind=ContactKind.CLOSING,
            direction=Direction.OUTBOUND,
            method=typed.method,
            why_other_method=typed.why_other_method.strip(),
            reached=True,
            at=typed.at,
            by_id=work.person.id,
            summary=f"Asked whether the complaint can be closed: {typed.satisfied.words}.",
        )
    )
