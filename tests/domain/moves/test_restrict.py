"""Restricting a case, and lifting the restriction: each once, each with its reason."""

from dataclasses import replace

from app.domain.cases import Person
from app.domain.moves.assign import Assignment, problems_with_assignment
from app.domain.moves.restrict import (
    Restriction,
    problems_with_restriction,
    reason_not_to_lift,
    reason_not_to_restrict,
)
from app.domain.words import Role
from tests.domain.moves.complaints import ACTIVE, ADA, NOW, SAM, acknowledged, complaint


def test_a_case_is_restricted_once_and_lifted_once() -> None:
    case = complaint()
    assert reason_not_to_restrict(case) is None
    assert reason_not_to_lift(case) == "This case is not restricted."
    restricted = replace(case, restricted=True)
    assert reason_not_to_restrict(restricted) == "This case is restricted already."
    assert reason_not_to_lift(restricted) is None


def test_a_closed_case_can_still_be_restricted() -> None:
    assert reason_not_to_restrict(complaint(closed_at=NOW)) is None


def test_why_is_asked() -> None:
    assert problems_with_restriction(Restriction("  ")) == {"reason": "Say why: it stands in the history of the case."}
    assert problems_with_restriction(Restriction("A colleague of ours lives there.")) == {}
    assert "reason" in problems_with_restriction(Restriction("\x00"))


def test_those_who_look_after_a_case_or_review_it_are_named_on_it() -> None:
    case = complaint(handler=SAM, case_worker=ADA, reviewer=Person(8, "Kim"), reviewers=frozenset({7}))
    assert case.named_on == {SAM.id, ADA.id, 7, 8}
    assert complaint().named_on == frozenset()


def test_nobody_but_a_manager_gives_a_restricted_case_out_of_their_own_sight() -> None:
    case = acknowledged(restricted=True)
    sam = Person(SAM.id, SAM.name, frozenset({Role.OFFICE}))
    given_away = problems_with_assignment(case, Assignment(ADA.id), ACTIVE, sam)
    assert given_away == {
        "handler_id": "This case is restricted, and you could not open it any more. Ask a manager to assign it."
    }
    assert problems_with_assignment(case, Assignment(ADA.id, SAM.id), ACTIVE, sam) == {}
    manager = replace(sam, roles=frozenset({Role.MANAGER}))
    assert problems_with_assignment(case, Assignment(ADA.id), ACTIVE, manager) == {}
    assert problems_with_assignment(acknowledged(), Assignment(ADA.id), ACTIVE, sam) == {}
