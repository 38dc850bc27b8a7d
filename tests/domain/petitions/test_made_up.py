"""Petitions nobody has seen: what is suggested for each line, held against the truth."""

import csv
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.addresses import Home, Homes, home_meant, understood
from app.domain.petitions.columns import Layout, layout_of
from app.domain.petitions.lines import Sheet
from app.domain.petitions.suggestions import Petition, Suggested, Suggestion
from tests.domain.petitions.made_up import SHARED, MadeUp, Maker, real_streets
from tests.domain.petitions.pages import laid_out

SEEDS = range(30)
ENOUGH = 0.98
COUNTED = {Suggestion.ACCEPTED, Suggestion.DUPLICATE}
HOMES = Homes(
    [Home("A", ("Flat 3", "27 Love Lane"), "London", "EC2V 7AA"), Home("B", ("Rose Cottage",), "", "BB7 9UG")]
)


def suggested(made: MadeUp) -> tuple[Petition, dict[int, Suggested]]:
    petition = Petition(Homes(made.homes), "homes")
    layout = layout_of(made.rows[:30])
    assert layout
    return petition, {each.line.place: each for each in petition.suggested(Sheet(layout).lines(made.rows))}


def hold_against_the_truth(made: MadeUp) -> None:
    petition, found = suggested(made)
    assert set(found) == set(made.truth)
    right = 0
    for place, (status, home) in made.truth.items():
        each = found[place]
        counted = each.home if each.suggestion in COUNTED else ""
        right += (each.suggestion.value, counted) == (status, home)
        if each.suggestion is Suggestion.ACCEPTED:
            assert counted == home, f"line {place} is accepted for a wrong home"
    assert right / len(made.truth) >= ENOUGH
    assert petition.households == made.households


@pytest.mark.parametrize("seed", SEEDS)
def test_lines_are_right_and_households_exact_on_streets_of_our_own(seed: int) -> None:
    hold_against_the_truth(laid_out(Maker(seed, more=True).make(), seed))


@pytest.mark.skipif(not real_streets(), reason="the real streets are not at hand")
@pytest.mark.parametrize("seed", SEEDS)
def test_lines_are_right_and_households_exact_on_real_streets(seed: int) -> None:
    hold_against_the_truth(Maker(seed, real_streets(), more=bool(seed % 2)).make())


@pytest.mark.skipif(not (SHARED / "petition_example").exists(), reason="the example is not at hand")
def test_homes_of_the_example_are_found_as_their_register_writes_them() -> None:
    with (SHARED / "petition_example" / "homes.csv").open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    lines = [((row["line1"], row["line2"]), row) for row in rows]
    homes = Homes([Home(row["property_ref"], both, row["town"], row["postcode"]) for both, row in lines])
    for both, row in lines:
        written = understood(", ".join((*both, row["town"])), row["postcode"])
        assert home_meant(written, homes).home == row["property_ref"]


cells = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["as above", '"', "do.", "27 Love Lane", "Flat 3, as above", "EC2V 7AA", "illegible", "Y", "2/14"]),
    st.from_regex(r"[FfLl0-9a-c/ ,.-]{0,14}", fullmatch=True),
)


@given(st.lists(st.lists(cells, max_size=6), max_size=12), st.sampled_from(["homes", "any"]))
def test_whatever_the_rows_are_every_line_is_answered(rows: Sequence[Sequence[str]], signatories: str) -> None:
    numbered = list(enumerate(rows, 2))
    layout = layout_of(numbered) or Layout(1, (0,), (1, 2), 3, 4)
    lines = list(Sheet(layout).lines(numbered))
    petition = Petition(HOMES, "any" if signatories == "any" else "homes")
    found = list(petition.suggested(lines))
    assert [each.line for each in found] == lines
    accepted = [each for each in found if each.suggestion is Suggestion.ACCEPTED]
    assert petition.accepted == len(accepted)
    assert petition.households == len({each.household for each in accepted})
    assert all(each.because for each in found)
    assert all(each.household for each in accepted)
