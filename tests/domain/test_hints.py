"""Hints from other desks: what is taken for one, and how a flood of them comes to one call to look again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.hints import LARGEST_ID, MOST_A_SECOND, PAUSE, SUBJECTS, Gathering, Heard, Hint, hint_of

CASES = frozenset({7, 8})


@pytest.mark.parametrize("subject", sorted(SUBJECTS - {"office"}))
@pytest.mark.parametrize("number", [1, 17, LARGEST_ID])
def test_a_subject_and_its_id_are_a_hint(subject: str, number: int) -> None:
    assert hint_of(f"{subject} {number}") == Hint(subject, number)


def test_the_office_has_one_chain_which_is_number_0() -> None:
    assert hint_of("office 0") == Hint("office", 0)
    assert hint_of("office 1") is None


@pytest.mark.parametrize(
    "payload",
    [
        *("", " ", "case", "case ", "case 0", "case -1", "case +1", "case 01", "case 1 ", "case  1", " case 1"),
        *("case 1.0", "case 1e3", "case 1_000", "Case 1", "CASE 1", "case\t1", "case\n1", "1 case"),
        *("case \N{ARABIC-INDIC DIGIT ONE}", "case \N{SUPERSCRIPT TWO}", "case \N{FULLWIDTH DIGIT ONE}"),
        *("case 1; DROP TABLE cases", "case 1 OR 1=1", "'; SELECT 1 --", "password 1", "history 1", "case 1\x00"),
        *(f"case {LARGEST_ID + 1}", "case " + "9" * 7000, "x" * 7999, "case None", "case NaN", "<b>case</b> 1"),
    ],
)
def test_whatever_else_somebody_sends_is_none(payload: str) -> None:
    assert hint_of(payload) is None


@given(st.text())
def test_no_text_makes_more_than_a_hint_of_itself(payload: str) -> None:
    hint = hint_of(payload)
    assert hint is None or f"{hint.subject} {hint.id}" == payload


def test_a_hint_concerns_the_case_it_names_and_its_customer_but_no_other() -> None:
    def concerns(*hints: Hint) -> bool:
        return Heard(frozenset(hints)).concerns(CASES, 3)

    assert concerns(Hint("case", 7))
    assert concerns(Hint("case", 9), Hint("case", 8))
    assert concerns(Hint("customer", 3))
    assert not concerns(Hint("case", 3), Hint("customer", 7))
    assert not concerns()


def test_a_colleague_a_landlord_and_the_calendar_concern_every_case() -> None:
    for subject in ("person", "landlord", "office"):
        assert Heard(frozenset({Hint(subject, 99)})).concerns(CASES)
    assert not Heard(frozenset({Hint("customer", 99)})).concerns(CASES)
    assert Heard(frozenset(), everything=True).concerns(CASES)


def test_the_first_hint_is_told_at_once_and_the_next_ones_together_after_half_a_second() -> None:
    gathering = Gathering()
    assert gathering.take(10.0) is None
    assert gathering.patience(10.0, 0.4) == 0.4
    gathering.add("case 1")
    assert gathering.patience(10.0, 0.4) == 0.0
    assert gathering.take(10.0) == Heard(frozenset({Hint("case", 1)}))
    gathering.add("case 2")
    gathering.add("case 2")
    gathering.add("customer 5")
    gathering.add("nonsense")
    assert gathering.take(10.1) is None
    assert gathering.patience(10.1, 1.0) == pytest.approx(PAUSE - 0.1)
    assert gathering.patience(10.1, 0.2) == 0.2
    assert gathering.take(10.0 + PAUSE) == Heard(frozenset({Hint("case", 2), Hint("customer", 5)}))
    assert gathering.take(12.0) is None


def test_what_is_no_hint_tells_nobody_anything() -> None:
    gathering = Gathering()
    for number in range(10_000):
        gathering.add(f"no case {number}")
    assert gathering.take(1.0) is None


def test_a_flood_of_10000_hints_in_ten_seconds_is_told_as_20_calls_to_look_again() -> None:
    gathering, told = Gathering(), list[Heard]()
    for number in range(10_000):
        gathering.add(f"case {number + 1}")
        if heard := gathering.take(number / 1000):
            told.append(heard)
    assert told[0] == Heard(frozenset({Hint("case", 1)}))
    assert set(told[1:]) == {Heard(frozenset(), everything=True)}
    assert len(told) == 20


def test_an_office_at_its_busiest_is_heard_word_for_word() -> None:
    gathering = Gathering()
    for number in range(MOST_A_SECOND // 2):
        gathering.add(f"case {number + 1}")
    heard = gathering.take(1.0)
    assert heard is not None
    assert not heard.everything
    assert len(heard.hints) == MOST_A_SECOND // 2


def test_after_a_lost_line_everything_is_looked_at_again() -> None:
    gathering = Gathering()
    gathering.add("case 1")
    gathering.look_again()
    assert gathering.take(1.0) == Heard(frozenset(), everything=True)
