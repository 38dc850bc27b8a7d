"""Screens a case against its pack's exclusions."""

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.screen import Screening, problems_with_screening, reason_not_to_screen
from app.domain.words import MoveName
from app.services.cases.settling import settle
from app.services.facts.loading import load_to_change
from app.storage import tables
from app.storage.work import Work


def screen(work: Work, case_id: int, typed: Screening) -> Done:
    """Accepts a complaint, or accepts it by discretion with the reason."""
    work.move = MoveName.SCREEN
    case = load_to_change(work, case_id)
    if reason := reason_not_to_screen(case.facts):
        raise Refusal(reason)
    if problems := problems_with_screening(case.facts, typed, work.now):
        raise Refusal.of_fields(problems)
    decision = tables.Screening(
        case_id=case_id,
        result=typed.result,
        came_to_notice_on=typed.came_to_notice_on,
        reason=typed.reason.strip(),
        decided_by_id=work.person.id,
        decided_at=work.now,
    )
    work.session.add(decision)
    case.row.screened = typed.result
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference} {typed.result.words}")
