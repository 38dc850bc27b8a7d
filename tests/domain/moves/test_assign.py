"""Assigning: two people, neither named in the complaint, both still here."""

import pytest

from app.domain.moves.assign import Assignment, problems_with_assignment, reason_not_to_assign
from tests.domain.moves.complaints import ACTIVE, INCOMMUNITIES, answered, closed, complaint


def test_a_case_is_assigned_until_it_is_closed() -> None:
    assert reason_not_to_assign(complaint()) is None
    assert reason_not_to_assign(answered()) is None
    assert reason_not_to_assign(closed()) == "This case was closed on Tue 26 May 2026."


@pytest.mark.clause("ISHA 2.6b")
def test_there_is_a_complaint_handler() -> None:
    assert problems_with_assignment(complaint(), Assignment(2), ACTIVE) == {}
    nobody = problems_with_assignment(complaint(), Assignment(None), ACTIVE)
    assert nobody == {"handler_id": "Choose the Complaint Handler."}
    theirs = problems_with_assignment(complaint(policy=INCOMMUNITIES), Assignment(None), ACTIVE)
    assert theirs == {"handler_id": "Choose the Complaint Management Officer."}


@pytest.mark.clause("INC 3.1.2c")
def test_the_case_worker_is_a_second_person() -> None:
    theirs = complaint(policy=INCOMMUNITIES)
    assert problems_with_assignment(theirs, Assignment(2, 3), ACTIVE) == {}
    assert problems_with_assignment(theirs, Assignment(2, 2), ACTIVE) == {
        "case_worker_id": "The Case Worker is a second person (INC 3.1.2c)."
    }
    assert problems_with_assignment(complaint(), Assignment(2, 2), ACTIVE) == {
        "case_worker_id": "The Case Worker is a second person."
    }


@pytest.mark.clause("ISHA 2.6b")
def test_nobody_looks_after_a_complaint_about_themselves() -> None:
    about_sam = complaint(named_people=frozenset({2}))
    named = "Sam Carter is named in the complaint, and cannot look after it."
    assert problems_with_assignment(about_sam, Assignment(2), ACTIVE) == {"handler_id": named}
    assert problems_with_assignment(about_sam, Assignment(3, 2), ACTIVE) == {"case_worker_id": named}


def test_somebody_who_has_left_is_not_chosen() -> None:
    gone = "This colleague no longer works here. Choose another."
    assert problems_with_assignment(complaint(), Assignment(5, 6), ACTIVE) == {
        "handler_id": gone,
        "case_worker_id": gone,
    }
