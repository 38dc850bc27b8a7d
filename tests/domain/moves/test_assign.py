"""Assigning: two people, neither named in the complaint, both still here."""

import pytest

from app.domain.cases import Person
from app.domain.moves.assign import (
    Assignment,
    problems_with_assignment,
    reason_not_to_assign,
    reason_not_to_give_back,
    reason_not_to_hand_to,
)
from app.domain.words import Role
from tests.domain.moves.complaints import (
    ACTIVE,
    INCOMMUNITIES,
    LEE,
    acknowledged,
    answered,
    closed,
    complaint,
)

OFFICE_STAFF = Person(4, "Lee Novak", frozenset({Role.OFFICE}))
MANAGER = Person(9, "Kim Wong", frozenset({Role.MANAGER}))


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


def test_of_many_cases_those_stay_that_are_theirs_already_or_cannot_be() -> None:
    me = MANAGER
    assert reason_not_to_hand_to(complaint(), 2, ACTIVE, me) is None
    assert reason_not_to_hand_to(acknowledged(), 2, ACTIVE, me) == "Sam Carter looks after it already."
    about_sam = complaint(named_people=frozenset({2}))
    assert reason_not_to_hand_to(about_sam, 2, ACTIVE, me) == (
        "Sam Carter is named in the complaint, and cannot look after it."
    )
    with_worker = acknowledged(case_worker=LEE)
    assert reason_not_to_hand_to(with_worker, LEE.id, ACTIVE, me) == "The Case Worker is a second person."
    assert reason_not_to_hand_to(closed(), 3, ACTIVE, me) == "This case was closed on Tue 26 May 2026."


def test_a_case_is_given_back_as_it_was_unless_it_was_changed_since() -> None:
    given, nobody = Assignment(2), Assignment(None)
    assert reason_not_to_give_back(acknowledged(), given, nobody, ACTIVE, MANAGER) is None
    assert reason_not_to_give_back(acknowledged(), given, Assignment(3), ACTIVE, MANAGER) is None
    gone = "This colleague no longer works here. Choose another."
    assert reason_not_to_give_back(acknowledged(), given, Assignment(9), ACTIVE, MANAGER) == gone
    anew = "It was assigned anew since then, and stays as it is."
    assert reason_not_to_give_back(acknowledged(handler=LEE), given, nobody, ACTIVE, MANAGER) == anew
    assert reason_not_to_give_back(acknowledged(case_worker=LEE), given, nobody, ACTIVE, MANAGER) == anew
    assert (
        reason_not_to_give_back(closed(), given, nobody, ACTIVE, MANAGER) == "This case was closed on Tue 26 May 2026."
    )
    hidden = reason_not_to_give_back(acknowledged(restricted=True), given, nobody, ACTIVE, OFFICE_STAFF)
    assert hidden == "This case is restricted, and you could not open it any more. Ask a manager to assign it."
