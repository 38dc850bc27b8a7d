"""When a petition can be completed, signed, verified and decided, and what is wrong with what was typed (ISHA A2)."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.moves.petition import (
    NOT_A_PETITION,
    CameWith,
    TypedSignature,
    problem_with_decision,
    problems_with_signature,
    problems_with_taking,
    problems_with_what_came,
    reason_not_to_bring_signatures,
    reason_not_to_complete_petition,
    reason_not_to_decide_signatures,
    reason_not_to_take_at_face_value,
    reason_not_to_verify,
)
from app.domain.petitions.deciding import Decided
from app.domain.words import Kind
from tests.domain.moves.complaints import NOW, closed, complaint

PETITION = complaint(kind=Kind.PETITION)
CLOSED = closed(kind=Kind.PETITION)


def test_only_an_open_petition_takes_signatures_and_what_comes_with_them() -> None:
    for reason in (reason_not_to_bring_signatures, reason_not_to_complete_petition):
        assert reason(PETITION) is None
        assert reason(complaint()) == NOT_A_PETITION
        assert reason(CLOSED) == "This case was closed on Tue 26 May 2026."


@pytest.mark.clause("ISHA A2.3a")
def test_it_is_verified_or_taken_at_face_value_and_only_then_decided_line_by_line() -> None:
    assert reason_not_to_verify(PETITION, verified=False) is None
    assert reason_not_to_verify(PETITION, verified=True) == "It is being verified already."
    assert reason_not_to_take_at_face_value(PETITION, verified=True) is None
    already = "It is taken at face value already (ISHA A2.3a)."
    assert reason_not_to_take_at_face_value(PETITION, verified=False) == already
    assert reason_not_to_decide_signatures(PETITION, verified=True) is None
    first = "It is taken at face value (ISHA A2.3a). Decide first that it is verified, and why."
    assert reason_not_to_decide_signatures(PETITION, verified=False) == first
    for reason in (reason_not_to_verify, reason_not_to_take_at_face_value, reason_not_to_decide_signatures):
        assert reason(complaint(), verified=True) == NOT_A_PETITION
        assert reason(CLOSED, verified=True) == "This case was closed on Tue 26 May 2026."
    assert "reason" in problems_with_taking(" ")
    assert problems_with_taking("One hand.") == {}


def test_a_reason_is_one_that_the_policy_knows() -> None:
    assert problem_with_decision(PETITION, Decided.ACCEPTED) is None
    assert problem_with_decision(PETITION, Decided.NOT_GENUINE) is None
    assert problem_with_decision(PETITION, Decided.OPEN) == "Accept it, or choose a reason."
    told = problem_with_decision(PETITION, Decided.NOT_OUR_HOME)
    assert told == "This policy takes signatures of anybody, wherever they live (ISHA A2.1a)."
    rules = replace(PETITION.policy.petitions, signatories="homes")
    own = replace(PETITION, policy=replace(PETITION.policy, petitions=rules))
    assert problem_with_decision(own, Decided.NOT_OUR_HOME) is None


def test_what_came_may_lack_anything_but_is_not_of_tomorrow() -> None:
    assert problems_with_what_came(CameWith(), NOW) == {}
    late = CameWith("x" * 200, submitted_on=date(2026, 5, 27), letter_on=date(2026, 5, 26))
    assert set(problems_with_what_came(late, NOW)) == {"subject", "submitted_on"}


def test_a_typed_line_has_at_least_a_name_or_an_address() -> None:
    assert problems_with_signature(TypedSignature("S. Ali")) == {}
    assert problems_with_signature(TypedSignature(address="2 Quay Road")) == {}
    assert set(problems_with_signature(TypedSignature("", " ", "EC2V 7AA", line=0))) == {"name", "line"}
