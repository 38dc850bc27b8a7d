"""The digests of history: no two lines alike, no value in its neighbour, nothing shown without its salt."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.history import CHAIN_START, Change, Line, as_changes, as_text, digest_of_line, digest_of_texts

WORDS = st.text("ab01", max_size=4)
LINES = st.builds(
    Line, WORDS, st.integers(0, 12), st.integers(0, 12), WORDS, st.none() | st.integers(0, 12), WORDS, WORDS, WORDS
)


@given(LINES, LINES)
def test_no_two_different_lines_have_one_digest(one: Line, other: Line) -> None:
    assert (digest_of_line(CHAIN_START, one) == digest_of_line(CHAIN_START, other)) == (one == other)


@given(LINES, st.sampled_from(["subject", "at", "move", "changes"]), st.text("ab01", min_size=1, max_size=4))
def test_no_value_runs_into_its_neighbour(line: Line, name: str, more: str) -> None:
    names = ("subject", "at", "move", "changes", "texts_digest")
    after = names[names.index(name) + 1]
    one = replace(line, **{name: getattr(line, name) + more})
    other = replace(line, **{after: more + getattr(line, after)})
    assume(one != other)
    assert digest_of_line(CHAIN_START, one) != digest_of_line(CHAIN_START, other)


@given(LINES, st.text("0123456789abcdef", min_size=64, max_size=64))
def test_a_line_stands_after_one_line_only(line: Line, previous: str) -> None:
    assume(previous != CHAIN_START)
    assert digest_of_line(previous, line) != digest_of_line(CHAIN_START, line)


@given(st.text("ab é李", min_size=1), st.text("ab é李", min_size=1))
def test_personal_values_show_nothing_without_their_salt(texts: str, other: str) -> None:
    salt, another = uuid4().hex, uuid4().hex
    assert digest_of_texts(salt, texts) != digest_of_texts(another, texts)
    assert (digest_of_texts(salt, texts) == digest_of_texts(salt, other)) == (texts == other)


@given(
    st.lists(
        st.tuples(st.text("ab\n\"', é李", max_size=5), st.none() | st.booleans() | st.integers() | st.text('a\\"ß'))
    )
)
def test_changes_are_read_back_as_they_were_written(values: list[tuple[str, Any]]) -> None:
    changes = tuple(Change("cases", "1", column, None, value) for column, value in values)
    assert as_changes(as_text(changes)) == changes
