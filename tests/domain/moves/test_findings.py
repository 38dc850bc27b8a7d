"""What was found on each issue, before it is decided."""

from dataclasses import replace

import pytest

from app.domain.moves.findings import (
    Findings,
    issue_to_investigate,
    problems_with_findings,
    reason_not_to_record_findings,
)
from app.domain.words import Status
from tests.domain.moves.complaints import (
    CODE,
    INCOMMUNITIES,
    ISSUE,
    acknowledged,
    answered,
    closed,
    complaint,
)

TYPED = Findings(ISSUE.id, "The gutter came away in March; nobody looked.")
SECOND = replace(ISSUE, id=12, number=2)


@pytest.mark.clause("ISHA 2.6d")
def test_findings_are_recorded_from_the_first_day_until_the_answer() -> None:
    assert reason_not_to_record_findings(complaint()) is None
    assert reason_not_to_record_findings(acknowledged()) is None
    assert reason_not_to_record_findings(answered()) == (
        "The answer went out on Tue 26 May 2026: it rests on what was found by then."
    )
    assert reason_not_to_record_findings(closed()) == "This case was closed on Tue 26 May 2026."
    assert "made void" in (reason_not_to_record_findings(complaint(status=Status.VOID)) or "")
    assert "add it first" in (reason_not_to_record_findings(complaint(issues=())) or "")


def test_the_first_issue_without_findings_comes_next() -> None:
    found = replace(ISSUE, findings="Damp.")
    assert issue_to_investigate(complaint(issues=(found, SECOND))) == SECOND
    assert issue_to_investigate(complaint(issues=(found,))) == found
    assert issue_to_investigate(complaint(issues=())) is None


@pytest.mark.clause("ISHA 2.6d")
def test_findings_are_on_an_issue_of_this_case_and_say_something() -> None:
    assert problems_with_findings(complaint(), TYPED) == {}
    nothing = Findings(None, " ")
    assert problems_with_findings(complaint(), nothing) == {
        "issue_id": "Choose the issue it was found on.",
        "findings": "Write down what was found (ISHA 2.6d).",
    }
    assert "(INC 3.2.3)" in problems_with_findings(complaint(policy=INCOMMUNITIES), nothing)["findings"]
    assert problems_with_findings(complaint(policy=CODE), nothing)["findings"] == "Write down what was found."
    assert "issue_id" in problems_with_findings(complaint(), replace(TYPED, issue_id=99))
    assert "cannot be stored" in problems_with_findings(complaint(), replace(TYPED, findings="\x00"))["findings"]
