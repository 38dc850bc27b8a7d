"""Slips of the pen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.addresses.slips import Spellings, is_one_slip, swapped


@pytest.mark.parametrize(
    ("word", "other"),
    [("VIRGINIA", "VRIGINIA"), ("MEADOWS", "MEADOS"), ("ROAD", "ROAAD"), ("LOVE", "LOVA"), ("LANE", "LAEN")],
)
def test_a_letter_wrong_missing_too_many_or_in_another_place_is_one_slip(word: str, other: str) -> None:
    assert is_one_slip(word, other)
    assert is_one_slip(other, word)


@pytest.mark.parametrize(("word", "other"), [("LOVE", "LOVE"), ("LOVE", "LO"), ("MILL", "HALL"), ("ABCD", "DBCA")])
def test_nothing_and_two_are_not_one(word: str, other: str) -> None:
    assert not is_one_slip(word, other)
    assert not is_one_slip(other, word)


@given(st.text("ABC", max_size=6), st.text("ABC", max_size=6))
def test_one_slip_is_a_distance_of_one_as_it_is_reckoned(word: str, other: str) -> None:
    changed = {word[:at] + letter + word[at + 1 :] for at in range(len(word)) for letter in "ABC"}
    shorter = {word[:at] + word[at + 1 :] for at in range(len(word))}
    longer = {word[:at] + letter + word[at:] for at in range(len(word) + 1) for letter in "ABC"}
    assert is_one_slip(word, other) == (other != word and other in {*changed, *shorter, *longer, *swapped(word)})


def test_a_known_word_is_found_by_one_with_a_slip_unless_it_is_too_short() -> None:
    known = Spellings(["MEADOWS", "MEADOW", "ASH", "LANE"])
    assert known.near("MEADWOS") == {"MEADOWS"}
    assert known.near("MEADOWS") == {"MEADOW"}
    assert known.near("LINE") == {"LANE"}
    assert known.near("AHS") == known.near("ELSEWHERE") == set()
