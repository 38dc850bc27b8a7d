"""Issues that come up later: with this complaint, or as a new case."""

from dataclasses import replace

import pytest

from app.domain.moves.new_issue import AddedIssue, problems_with_added_issue, reason_not_to_add_issue
from app.domain.words import Status
from tests.domain.moves.complaints import CODE, acknowledged, answered, closed, complaint

TYPED = AddedIssue("Nobody rang back", "Communication", "Complaints")


@pytest.mark.clause("CODE 6.8")
def test_a_related_issue_joins_until_the_answer_is_out_and_is_a_new_case_from_then_on() -> None:
    assert reason_not_to_add_issue(complaint()) is None
    assert reason_not_to_add_issue(acknowledged()) is None
    assert problems_with_added_issue(complaint(), TYPED) == {}
    new = "The answer went out on Tue 26 May 2026: log what comes up now as a new case"
    assert reason_not_to_add_issue(answered(policy=CODE)) == f"{new} (CODE 6.8)."
    assert reason_not_to_add_issue(closed(policy=CODE)) == f"{new} (CODE 6.8)."
    assert reason_not_to_add_issue(answered()) == f"{new}."


def test_nothing_joins_a_case_that_is_withdrawn_or_void() -> None:
    assert reason_not_to_add_issue(closed(answered_at=None)) == "This case was closed on Tue 26 May 2026."
    assert "made void" in (reason_not_to_add_issue(answered(status=Status.VOID)) or "")


@pytest.mark.clause("CODE 6.8")
def test_a_matter_of_its_own_is_a_new_case() -> None:
    assert problems_with_added_issue(complaint(policy=CODE), replace(TYPED, related=False)) == {
        "related": "A matter of its own is a new case, with dates of its own: log it as one (CODE 6.8)."
    }
    asked = {"related": "Choose whether it belongs to this complaint."}
    assert problems_with_added_issue(complaint(), replace(TYPED, related=None)) == asked


def test_it_has_a_summary_a_category_and_a_service_area() -> None:
    assert problems_with_added_issue(complaint(), AddedIssue(" ", "", "")).keys() == {
        "summary",
        "category",
        "service_area",
    }
    long = AddedIssue("x" * 20_001, "x" * 121, "x" * 121, "x" * 61)
    assert problems_with_added_issue(complaint(), long).keys() == {"summary", "category", "service_area", "ground"}
