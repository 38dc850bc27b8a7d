"""Ditto marks: a cell that says no more than that it is as above."""

import pytest

from app.domain.written.dittos import is_ditto


@pytest.mark.parametrize(
    "mark",
    [
        *('"', "''", "“", "”", "〃", ",,", '""', "“”", "↓", "//"),
        *("do", "Do.", "-do-", "- do -", '-"-', "—”—", "ditto", "DITTO", "(ditto)", "dito"),
        *("as above", "As above.", "(as above)", "same", "same as above", "see above", "as before"),
    ],
)
def test_a_mark_by_which_offices_say_as_above(mark: str) -> None:
    assert is_ditto(mark)


@pytest.mark.parametrize(
    "text", ["", "-", "--", "?", "None", "Ditto Street", '5"', "the same leak", "same as above, and worse than before"]
)
def test_a_cell_that_says_something_or_nothing_is_no_mark(text: str) -> None:
    assert not is_ditto(text)
