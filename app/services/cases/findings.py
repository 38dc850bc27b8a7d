"""Records what was found on an issue; findings are one text, which two people may be writing at once."""

from collections.abc import Mapping

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.findings import Findings, problems_with_findings, reason_not_to_record_findings
from app.domain.words import MoveName
from app.services.cases.merging import write_merged
from app.services.cases.settling import settle
from app.services.facts.loading import load_to_change
from app.storage import tables
from app.storage.work import Work


def record_findings(work: Work, case_id: int, typed: Findings, opened: Mapping[str, object]) -> Done:
    """Keeps the findings of one issue; `opened` are those that the form found."""
    work.move = MoveName.RECORD_FINDINGS
    case = load_to_change(work, case_id)
    if reason := reason_not_to_record_findings(case.facts):
        raise Refusal(reason)
    if problems := problems_with_findings(case.facts, typed):
        raise Refusal.of_fields(problems)
    issue = work.session.get_one(tables.Issue, typed.issue_id)
    write_merged(issue, opened, {"findings": typed.findings.strip()})
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference}: findings on issue {issue.number}")
