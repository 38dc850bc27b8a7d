"""Adds an issue that came up while the stage is unanswered: it is answered with the others."""

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.new_issue import AddedIssue, problems_with_added_issue, reason_not_to_add_issue
from app.domain.words import MoveName
from app.services.cases.settling import settle
from app.services.facts.loading import load_to_change
from app.storage import tables
from app.storage.work import Work


def add_issue(work: Work, case_id: int, typed: AddedIssue) -> Done:
    """One more issue of the case, with the next number."""
    work.move = MoveName.ADD_AN_ISSUE
    case = load_to_change(work, case_id)
    if reason := reason_not_to_add_issue(case.facts):
        raise Refusal(reason)
    if problems := problems_with_added_issue(case.facts, typed):
        raise Refusal.of_fields(problems)
    number = len(case.facts.issues) + 1
    work.session.add(
        tables.Issue(
            case_id=case_id,
            number=number,
            summary=typed.summary.strip(),
            category=typed.category,
            service_area=typed.service_area,
            ground=typed.ground,
        )
    )
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference}: issue {number} added")
