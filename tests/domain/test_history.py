"""The chain that proves a history: what changes a digest, and what can be erased without breaking it."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.history import CHAIN_START, Change, Line, as_changes, as_text, digest_of_line, digest_of_texts

LINE = Line("case", 1, 1, "2026-05-22T15:50:00.000000+00:00", 7, "log", '[["cases","1","kind",null,"complaint"]]', "")
PLAIN = st.one_of(st.none(), st.booleans(), st.integers(), st.text(st.characters(exclude_categories=["Cs"])))


@given(st.lists(st.builds(Change, st.text(max_size=9), st.text(max_size=9), st.text(max_size=9), PLAIN, PLAIN)))
def test_changes_are_read_again_as_they_were_written(changes: list[Change]) -> None:
    printable = [c for c in changes if (c.table + c.row + c.column).isprintable()]
    assert as_changes(as_text(printable)) == tuple(printable)


def test_no_changes_are_no_text() -> None:
    assert as_text([]) == ""
    assert as_changes("") == ()


@pytest.mark.parametrize("name", [each.name for each in fields(Line)])
def test_every_value_of_a_line_stands_in_its_digest(name: str) -> None:
    value = getattr(LINE, name)
    other = value + 1 if isinstance(value, int) else value + "x"
    assert digest_of_line(CHAIN_START, replace(LINE, **{name: other})) != digest_of_line(CHAIN_START, LINE)


def test_the_digest_covers_the_line_before_and_tells_nobody_from_somebody() -> None:
    assert digest_of_line("1" * 64, LINE) != digest_of_line(CHAIN_START, LINE)
    assert digest_of_line(CHAIN_START, replace(LINE, person_id=None)) != digest_of_line(CHAIN_START, LINE)


def test_no_value_runs_into_its_neighbour() -> None:
    one, other = replace(LINE, move="log", changes="x"), replace(LINE, move="lo", changes="gx")
    assert digest_of_line(CHAIN_START, one) != digest_of_line(CHAIN_START, other)


def test_personal_texts_are_salted_and_no_texts_have_no_digest() -> None:
    assert digest_of_texts("salt", "") == ""
    assert digest_of_texts("salt", "Okafor") != digest_of_texts("pepper", "Okafor")
    assert len(digest_of_texts("salt", "Okafor")) == 64
