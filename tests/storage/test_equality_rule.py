"""The rule by which PostgreSQL shows equality counts: the program's own, by lots that nobody can foresee."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.equality import MORE_LOTS, QUESTIONS, shown_counts
from tests.owner import owner

SIZE = st.one_of(st.integers(0, 40), st.integers(0, 100_000))


@pytest.fixture
def asking(postgresql_url: str) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    with psycopg.connect(postgresql_url) as connection:
        yield connection


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_rule_is_the_same_in_both_languages(
    asking: psycopg.Connection[tuple[Any, ...]], data: st.DataObject
) -> None:
    counts = data.draw(st.lists(SIZE, min_size=1, max_size=9))
    many = len(counts) + MORE_LOTS
    lots = data.draw(st.lists(st.integers(0, 9), min_size=many, max_size=many))
    call = "SELECT public.equality_shown(%s::integer[], %s::integer[])"
    (answered,) = asking.execute(call, (counts, lots)).fetchone() or ([],)
    assert tuple(answered) == shown_counts(counts, lots)


def test_the_lots_follow_no_seed(postgresql_url: str) -> None:
    drawn = set[tuple[int, ...]]()
    with owner(postgresql_url) as hands:
        for _ in range(3):
            hands.exec_driver_sql("SELECT setseed(0.5)")
            drawn.add(tuple(hands.exec_driver_sql("SELECT public.equality_lots(12)").scalar_one()))
        many = hands.exec_driver_sql("SELECT public.equality_lots(20000)").scalar_one()
    assert len(drawn) == 3
    assert set(many) == set(range(10))
    assert all(1700 < many.count(lot) < 2300 for lot in range(10))


def test_the_database_knows_the_questions_of_the_program(postgresql_url: str) -> None:
    with owner(postgresql_url) as hands:
        known = {tuple(row) for row in hands.exec_driver_sql("SELECT question, answer FROM equality_choices")}
    assert known == {(question.code, answer) for question in QUESTIONS for answer in question.answers}
