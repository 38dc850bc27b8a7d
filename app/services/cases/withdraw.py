"""The customer takes a complaint back: what is undecided has the outcome withdrawn, and the case closes."""

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.withdraw import Withdrawal, problems_with_withdrawal, reason_not_to_withdraw
from app.domain.words import ContactKind, Direction, MoveName, Outcome, Status
from app.services.cases.noting import Noted, note
from app.services.cases.settling import settle
from app.services.facts.loading import load_to_change
from app.storage import tables
from app.storage.work import Work


def withdraw(work: Work, case_id: int, typed: Withdrawal) -> Done:
    """Records what the customer said, and closes the case; what was decided before stays decided."""
    work.move = MoveName.WITHDRAW
    case = load_to_change(work, case_id)
    if reason := reason_not_to_withdraw(case.facts):
        raise Refusal(reason)
    if problems := problems_with_withdrawal(case.facts, typed, work.now):
        raise Refusal.of_fields(problems)
    note(work, case, Noted(ContactKind.WITHDRAWAL, typed.method, typed.at, typed.words, direction=Direction.INBOUND))
    for issue in case.facts.undecided:
        work.session.add(
            tables.IssueDecision(
                case_id=case_id,
                stage_id=case.stage.id,
                issue_id=issue.id,
                outcome=Outcome.WITHDRAWN,
                reasons=typed.words.strip(),
                decided_by_id=work.person.id,
                decided_at=work.now,
            )
        )
    case.row.closed_at, case.row.status = typed.at, Status.CLOSED
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference} withdrawn")
