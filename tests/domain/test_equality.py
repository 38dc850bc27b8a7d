"""Equality: the fixed questions and periods, and the rule by which nobody can be picked out of a count."""

import random
from datetime import date, datetime
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.equality import (
    BY_CODE,
    MORE_LOTS,
    NOT_SAID,
    QUESTIONS,
    Group,
    Summary,
    as_text,
    ended_periods,
    period_of,
    problems_with_answers,
    reason_not_to_count,
    said_of,
    shown_counts,
)
from app.domain.errors import Refusal
from app.domain.spoken_dates import LONDON

LOT = st.integers(0, 9)


@st.composite
def counted(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    counts = draw(st.lists(st.one_of(st.integers(0, 40), st.integers(0, 5000)), min_size=2, max_size=9))
    return counts, draw(st.lists(LOT, min_size=len(counts) + MORE_LOTS, max_size=len(counts) + MORE_LOTS))


def test_every_question_can_be_declined_and_has_short_codes() -> None:
    assert [question.code for question in QUESTIONS] == [
        *("age", "sex", "disability", "ethnicity", "religion", "orientation")
    ]
    for question in QUESTIONS:
        assert question.answers[NOT_SAID] == "Prefers not to say"
        assert all(0 < len(answer) <= 30 and answer == answer.strip() for answer in question.answers)
        assert all(question.answers.values())
    assert list(BY_CODE["age"].answers)[:2] == ["24-or-under", "25-34"]


@pytest.mark.parametrize(
    ("code", "words", "first", "after"),
    [
        ("2026-Q1", "January to March 2026", date(2026, 1, 1), date(2026, 4, 1)),
        ("2025-Q4", "October to December 2025", date(2025, 10, 1), date(2026, 1, 1)),
        ("2025", "The year 2025", date(2025, 1, 1), date(2026, 1, 1)),
    ],
)
def test_a_period_is_a_quarter_or_a_year(code: str, words: str, first: date, after: date) -> None:
    period = period_of(code)
    assert (period.words, period.first, period.after) == (words, first, after)


def test_a_quarter_begins_and_ends_on_london_s_clock() -> None:
    assert period_of("2026-Q2").moments == (
        datetime(2026, 4, 1, tzinfo=LONDON),
        datetime(2026, 7, 1, tzinfo=LONDON),
    )


@pytest.mark.parametrize("code", ["", "2026-Q5", "2026-Q0", "1999", "2026-05", "last week", "2026-Q1 ", "20266"])
def test_nothing_else_is_a_period(code: str) -> None:
    with pytest.raises(Refusal, match="is not a calendar year or quarter"):
        period_of(code)


def test_only_what_has_ended_is_offered_and_counted() -> None:
    offered = [period.code for period in ended_periods(date(2026, 5, 26))]
    assert offered[:5] == ["2026-Q1", "2025-Q4", "2025-Q3", "2025-Q2", "2025-Q1"]
    assert offered[8:] == ["2025", "2024", "2023"]
    assert reason_not_to_count("sex", period_of("2026-Q2"), date(2026, 6, 30)) is not None
    assert reason_not_to_count("sex", period_of("2026-Q2"), date(2026, 7, 1)) is None
    assert "no equality question" in (reason_not_to_count("postcode", period_of("2025"), date(2026, 7, 1)) or "")


def test_only_the_answers_of_a_question_are_taken() -> None:
    assert problems_with_answers({"sex": "female", "age": NOT_SAID}) == {}
    assert problems_with_answers({"sex": "disabled", "colour": "red"}).keys() == {"sex", "colour"}
    assert problems_with_answers({})


@given(counted())
def test_what_is_shown_is_rounded_to_tens_and_never_of_ten_people_or_fewer(drawn: tuple[list[int], list[int]]) -> None:
    counts, lots = drawn
    *groups, total = shown_counts(counts, lots)
    for count, shown in zip([*counts, sum(counts)], [*groups, total], strict=True):
        assert shown is None or (count > 10 and shown >= 20 and shown % 10 == 0 and abs(shown - count) < 10)


@given(counted())
def test_one_group_is_never_hidden_alone_nor_a_few_people_together(drawn: tuple[list[int], list[int]]) -> None:
    counts, lots = drawn
    *groups, _ = shown_counts(counts, lots)
    hidden = [count for count, shown in zip(counts, groups, strict=True) if shown is None]
    assert not hidden or len(hidden) == len(counts) or (len(hidden) > 1 and sum(hidden) > 10)


def test_where_all_gave_one_answer_nothing_says_so() -> None:
    assert shown_counts([57, 0, 0], [3] * 5) == (None, None, None, 60)


def test_a_small_group_takes_the_next_smallest_with_it() -> None:
    assert shown_counts([120, 8, 43], [0] * 5) == (120, None, None, 170)
    assert shown_counts([120, 50, 43], [0] * 5) == (120, 50, 40, 210)


@settings(max_examples=40)
@given(st.lists(st.one_of(st.integers(0, 25), st.integers(0, 90)), min_size=2, max_size=6), st.randoms(), st.data())
def test_which_answer_one_person_gave_changes_what_is_shown_three_times_in_ten_at_most(
    counts: list[int], others: random.Random, data: st.DataObject
) -> None:
    mine, yours = data.draw(st.permutations(range(len(counts))).map(lambda order: order[:2]))
    lots = [others.randrange(10) for _ in range(len(counts) + MORE_LOTS)]
    here, there = list(counts), list(counts)
    here[mine] += 1
    there[yours] += 1
    differing = 0
    for lots[mine], lots[yours], lots[len(counts)] in product(range(10), repeat=3):
        differing += shown_counts(here, lots) != shown_counts(there, lots)
    assert differing <= 300


def test_counts_are_said_with_their_share() -> None:
    assert said_of(None, 50) == "not shown"
    assert said_of(1230, None) == "about 1,230"
    assert said_of(30, 120) == "about 30 (25%)"
    assert said_of(50, 40) == "about 50 (100%)"


def test_a_summary_is_copied_as_a_table() -> None:
    groups = (Group("Female", 30, 400), Group("Male", None, 200))
    summary = Summary(BY_CODE["sex"], period_of("2025"), date(2026, 1, 2), groups, Group("All who answered", 60, 610))
    assert as_text(summary).splitlines() == [
        "Sex: The year 2025",
        "Answer\tComplainants\tAll customers who answered",
        "Female\tabout 30 (50%)\tabout 400 (66%)",
        "Male\tnot shown\tabout 200 (33%)",
        "All who answered\tabout 60\tabout 610",
    ]
