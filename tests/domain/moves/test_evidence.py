"""Evidence is added to every case that is not void, by whoever works on cases; files have a greatest size."""

import pytest

from app.domain.moves.evidence import (
    LONGEST_NOTE,
    MOST_BYTES,
    already_here,
    free_name,
    problem_with_file,
    problem_with_note,
    reason_not_to_add_evidence,
)
from app.domain.words import Status
from tests.domain.moves.complaints import at, complaint


def test_an_open_and_a_closed_case_take_evidence_and_a_void_one_takes_none() -> None:
    assert reason_not_to_add_evidence(complaint()) is None
    closed = complaint(status=Status.CLOSED, closed_at=at("2026-06-20"))
    assert reason_not_to_add_evidence(closed) is None, "the Ombudsman asks for it after the case was closed"
    assert reason_not_to_add_evidence(complaint(status=Status.VOID)) == (
        "This case was made void: nothing more can be done on it."
    )


@pytest.mark.parametrize(
    ("size", "why"),
    [
        (0, "film.mp4 is empty: there is nothing in it to keep."),
        (1, None),
        (MOST_BYTES, None),
        (
            MOST_BYTES + 1,
            "film.mp4 has 200.0 MB; 200 MB is the most for one file. Make it smaller, or cut it in parts.",
        ),
    ],
)
def test_a_file_is_neither_empty_nor_larger_than_stated(size: int, why: str | None) -> None:
    assert problem_with_file("film.mp4", size) == why


def test_what_it_shows_is_said_in_a_line() -> None:
    assert problem_with_note("x" * LONGEST_NOTE) is None
    assert problem_with_note("x" * (LONGEST_NOTE + 1)) is not None


def test_the_same_content_is_told_by_the_name_it_has_here() -> None:
    assert already_here("copy.jpg", "damp.jpg") == "copy.jpg is already here as “damp.jpg”."
    assert already_here("damp.jpg", "damp.jpg") == "damp.jpg is already here."


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert free_name("a/damp.jpg", ()) == "damp.jpg"
    assert free_name("Damp.jpg", ("damp.jpg", "Damp (2).jpg")) == "Damp (3).jpg"
    assert free_name("scan", ("scan",)) == "scan (2)"
