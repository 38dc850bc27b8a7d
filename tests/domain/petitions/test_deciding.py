"""What is decided of signatures, and what a petition comes to: counted anew from the lines each time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.petitions.deciding import (
    SUGGESTED,
    Decided,
    Signature,
    counts_of,
    next_to_check,
    open_by_suggestion,
    reasons_offered,
    shortfall,
)
from app.domain.petitions.suggestions import Suggestion
from app.domain.policy import PetitionRules

RULES = PetitionRules(signatures=2, households=2, signatories="any", clause="ISHA A2.1a")
ACCEPTED, LOOK, DUPLICATE = Suggestion.ACCEPTED, Suggestion.NEEDS_A_LOOK, Suggestion.DUPLICATE


def line(number: int, suggested: Suggestion = ACCEPTED, decided: Decided | None = None, at: str = "A1") -> Signature:
    return Signature(number * 10, number, suggested, decided, at)


@pytest.mark.clause("ISHA A2.1a")
@pytest.mark.clause("ISHA A2.3a")
def test_what_stands_at_face_value_counts_like_what_was_accepted() -> None:
    lines = [
        line(1, decided=Decided.ACCEPTED),
        line(2),
        line(3, LOOK, at=""),
        line(4, decided=Decided.WITHDRAWN, at="A2"),
        line(5, DUPLICATE, Decided.OPEN, "A3"),
    ]
    counts = counts_of(lines, verified=True)
    assert (counts.signatures, counts.accepted, counts.at_face_value, counts.counted) == (5, 1, 3, 4)
    assert (counts.households, counts.to_check) == (2, 3)
    assert shortfall(counts, RULES) == ()
    assert counts_of(lines, verified=False).to_check == 0
    assert shortfall(counts_of(lines[3:4], verified=True), RULES)[0].startswith("0 signatures counted")


@given(st.lists(st.tuples(st.sampled_from([None, *Decided]), st.sampled_from(["", "A1", "A2", "A3"]))))
def test_each_line_counts_once_and_a_household_only_with_a_line_that_counts(told: list[tuple[Decided, str]]) -> None:
    lines = [line(number, decided=decided, at=at) for number, (decided, at) in enumerate(told, 1)]
    counts = counts_of(lines, verified=True)
    refused = sum(not each.is_open and each.decided is not Decided.ACCEPTED for each in lines)
    assert counts.counted + refused == counts.signatures == len(lines)
    assert counts.households <= min(3, counts.counted)


def test_that_somebody_lives_elsewhere_is_a_reason_only_where_the_policy_counts_its_own_homes() -> None:
    of_homes = PetitionRules(5, 5, "homes", "X")
    assert set(reasons_offered(of_homes)) - set(reasons_offered(RULES)) == {Decided.NOT_OUR_HOME}
    assert not {Decided.ACCEPTED, Decided.OPEN} & set(reasons_offered(of_homes))


def test_a_rule_counts_open_lines_first_and_never_what_needs_a_look() -> None:
    lines = [line(1), line(2, LOOK), line(3, DUPLICATE), line(4), line(5, decided=Decided.ACCEPTED)]
    assert open_by_suggestion(lines) == {ACCEPTED: 2, DUPLICATE: 1}
    assert LOOK not in SUGGESTED


def test_the_next_to_check_is_in_doubt_as_long_as_there_is_one_and_goes_round() -> None:
    lines = [line(1), line(2, LOOK), line(3, DUPLICATE, Decided.DUPLICATE), line(4, DUPLICATE)]
    assert [next_to_check(lines, after) for after in (0, 2, 4)] == [1, 3, 1]
    assert next_to_check([line(1, decided=Decided.ACCEPTED), line(2)]) == 1
    assert next_to_check([line(1, decided=Decided.ACCEPTED)]) is None
