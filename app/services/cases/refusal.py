"""Approves a refusal, or sends it back; and closes a case that is not accepted, with its letter."""

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.refusal import (
    RefusalDecision,
    digest_of_refusal,
    problems_with_approval,
    problems_with_sending_back,
    reason_not_to_approve,
)
from app.domain.words import LetterKind, Method, MoveName, Screened, Status
from app.services.cases.settling import settle
from app.services.facts.loading import LoadedCase, load_to_change, loaded
from app.services.letters import send_with
from app.storage import tables
from app.storage.tables.approvals import OF_REFUSAL
from app.storage.work import Work


def approve_refusal(work: Work, case_id: int, typed: RefusalDecision) -> Done:
    """The refusal holds from now on: the case is closed, and the letter goes out."""
    work.move = MoveName.APPROVE_A_REFUSAL
    case = _waiting(work, case_id)
    if problems := problems_with_approval(case.facts, typed):
        raise Refusal.of_fields(problems)
    refusal = _decide(work, case, typed, approved=True)
    close_as_refused(work, loaded(work, case.row), refusal)
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference} {refusal.words}")


def do_not_approve(work: Work, case_id: int, typed: RefusalDecision) -> Done:
    """The refusal goes back with the reason: the complaint is to be screened again."""
    work.move = MoveName.DO_NOT_APPROVE_A_REFUSAL
    case = _waiting(work, case_id)
    if problems := problems_with_sending_back(case.facts, typed):
        raise Refusal.of_fields(problems)
    _decide(work, case, typed, approved=False)
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference}: refusal not approved")


def close_as_refused(work: Work, case: LoadedCase, result: Screened) -> None:
    """Closes the case as not accepted; whoever complained is told in a letter, where they are known."""
    row = case.row
    row.screened, row.status, row.closed_at = result, Status.CLOSED, work.now
    if not row.anonymous:
        how = Method.EMAIL if case.facts.preferred is Method.EMAIL else Method.LETTER
        send_with(work, case, LetterKind.REFUSAL, how)


def _waiting(work: Work, case_id: int) -> LoadedCase:
    case = load_to_change(work, case_id)
    if reason := reason_not_to_approve(case.facts):
        raise Refusal(reason)
    return case


def _decide(work: Work, case: LoadedCase, typed: RefusalDecision, *, approved: bool) -> Screened:
    proposed = case.facts.refusal
    if proposed is None:
        raise Refusal("No refusal of this case waits for approval.")
    work.session.add(
        tables.Approval(
            case_id=case.row.id,
            of_what=OF_REFUSAL,
            of_id=proposed.id,
            digest=digest_of_refusal(proposed),
            approved=approved,
            reason=typed.reason.strip(),
            by_id=work.person.id,
            at=work.now,
        )
    )
    work.session.flush()
    return proposed.result
