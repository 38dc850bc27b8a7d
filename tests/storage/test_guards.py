"""What each move may change is declared for every move, of columns that there are, and never who did it."""

import pytest

from app.domain.words import MoveName
from app.storage import tables
from app.storage.guards import GUARDS, MEANT_BY, guarded_columns, places

TABLES = tables.Mapped.metadata.tables
DECIDED = {
    "screenings": {MoveName.SCREEN, MoveName.HAND_OVER},
    "issue_decisions": {MoveName.DECIDE_AN_ISSUE, MoveName.WITHDRAW},
    "extensions": {MoveName.EXTEND},
    "interventions": {MoveName.RECORD_AN_INTERVENTION},
    "petition_sheets": {MoveName.BRING_IN_SIGNATURES},
    "signature_decisions": {MoveName.DECIDE_A_SIGNATURE},
}
"""A withdrawal decides what was undecided: withdrawn."""


def test_every_move_says_what_it_may_change() -> None:
    assert set(GUARDS) == set(MoveName)


@pytest.mark.parametrize(("move", "place"), list(places()))
def test_what_a_move_changes_is_there(move: MoveName, place: str) -> None:
    table, _, column = place.partition(":")[0].removeprefix("-").partition(".")
    assert table in TABLES, move
    assert not TABLES[table].info.get("derived")
    if column:
        found = TABLES[table].c[column]
        assert not found.primary_key
        assert not found.info.get("actor")
    assert (":" in place) == (table in MEANT_BY and column in {"", MEANT_BY[table]})


@pytest.mark.parametrize("table", DECIDED)
def test_a_decision_is_added_by_its_own_moves_alone_and_changed_by_none(table: str) -> None:
    changed = [(move, place) for move, place in places() if place.partition(".")[0].removeprefix("-") == table]
    assert set(changed) == {(move, table) for move in DECIDED[table]}


def test_nothing_but_a_persons_roles_is_taken_away() -> None:
    assert {place for _, place in places() if place.startswith("-")} == {"-person_roles"}


def test_a_new_row_comes_without_what_moves_decide_later() -> None:
    assert {"handler_id", "closed_at", "restricted", "screened"} <= set(guarded_columns("cases"))
    assert {"answered_at", "acknowledged_at", "reviewer_id"} <= set(guarded_columns("stages"))
    assert "status" not in guarded_columns("cases"), "it is part of the place"
