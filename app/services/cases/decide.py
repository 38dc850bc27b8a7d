"""Decides an issue: outcome, reasons, remedy and cause, and who acted."""

from app.domain.cases import Decision
from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.decide import problems_with_decision, reason_not_to_decide
from app.domain.words import MoveName
from app.services.cases.settling import settle
from app.services.facts.loading import load_to_change
from app.storage import tables
from app.storage.tables.cases import SEVERAL
from app.storage.work import Work


def decide(work: Work, case_id: int, issue_id: int, typed: Decision) -> Done:
    """Writes a decision on one issue; an earlier one of the same stage stays in the record, and no longer counts."""
    work.move = MoveName.DECIDE_AN_ISSUE
    case = load_to_change(work, case_id)
    if reason := reason_not_to_decide(case.facts):
        raise Refusal(reason)
    issue = next((each for each in case.facts.issues if each.id == issue_id), None)
    if problems := problems_with_decision(case.facts, issue, typed):
        raise Refusal.of_fields(problems)
    work.session.add(
        tables.IssueDecision(
            case_id=case_id,
            stage_id=case.stage.id,
            issue_id=issue_id,
            outcome=typed.outcome,
            reasons=typed.reasons.strip(),
            remedy=typed.remedy.strip(),
            root_cause=typed.root_cause,
            contractor=typed.contractor.strip(),
            policy_needs_review=typed.policy_needs_review,
            team=typed.team,
            remedy_kinds=SEVERAL.join(typed.remedy_kinds),
            exception=typed.exception.strip(),
            circumstances=typed.circumstances.strip(),
            decided_by_id=work.person.id,
            decided_at=work.now,
        )
    )
    settle(work, case.row)
    number = issue.number if issue else 0
    return Done(case_id, case.row.reference, f"{case.row.reference}: issue {number} {typed.outcome.words}")
