"""Findings are kept with their issue; what two desks write at once is asked about."""

import pytest

from app.domain.errors import ChangedElsewhere, Refusal
from app.domain.moves.findings import Findings
from app.services import cases, histories
from tests.services.office import Office


@pytest.mark.clause("ISHA 2.6d")
@pytest.mark.clause("CODE 5.12")
def test_findings_stand_with_their_issue_and_in_the_history(office: Office) -> None:
    case = office.log()
    issue = office.view(case).case.issues[0].id
    said = office.do(cases.record_findings, case, Findings(issue, " No gutter since March. "), {"findings": ""}).said
    assert said == "R-2026-00001: findings on issue 1"
    assert office.view(case).case.issues[0].findings == "No gutter since March."
    with pytest.raises(ChangedElsewhere) as met:
        office.do(cases.record_findings, case, Findings(issue, "Blocked."), {"findings": ""})
    assert met.value.clashes[0].theirs == "No gutter since March."
    office.do(cases.record_findings, case, Findings(issue, "No gutter at all."), {"findings": "No gutter since March."})
    line = office.ask(histories.history_of, "case", case)[0]
    changed = next(change for change in line.changes if change.column == "findings")
    assert (line.move, changed.before, changed.after) == (
        "record findings",
        "No gutter since March.",
        "No gutter at all.",
    )


def test_another_cases_issue_is_refused(office: Office) -> None:
    mine, other = office.log(), office.log()
    theirs = office.view(other).case.issues[0].id
    with pytest.raises(Refusal, match="Choose the issue it was found on"):
        office.do(cases.record_findings, mine, Findings(theirs, "Damp."), {"findings": ""})
    assert office.view(other).case.issues[0].findings == ""
