"""Ditto marks, signatures, and what nobody could read."""

import pytest

from app.domain.petitions.marks import is_ditto, is_illegible, is_nameless, is_signed, parted_by_ditto

DITTOS = (
    "as above|As  Above.|ditto|do.|-do-|\"|''|” ”|〃|″|same|Same as above|same address|see above|↓|--\"--|AS BEFORE"
)


@pytest.mark.parametrize("cell", DITTOS.split("|"))
def test_it_says_as_in_the_line_before(cell: str) -> None:
    assert is_ditto(cell)


@pytest.mark.parametrize(
    "cell",
    ["", "-", "Dora Ash", "Same Street 4", "As above but one floor higher, by the second stairs", "Ivy", "a", "7"],
)
def test_it_says_something_of_its_own(cell: str) -> None:
    assert not is_ditto(cell)


@pytest.mark.parametrize(
    ("address", "beside"),
    [
        ("Flat 4, as above", "Flat 4"),
        ("29 same street", "29"),
        ('6 "', "6"),
        ("Flat 2 - do -", ""),
        ("Flat 2 -do-", "Flat 2"),
        ("4 Love Road", ""),
        ("", ""),
    ],
)
def test_only_a_part_may_be_as_above(address: str, beside: str) -> None:
    assert parted_by_ditto(address) == beside


@pytest.mark.parametrize("mark", ["Y", "yes", "✓", "x", "J.B.", "signed", "TRUE", "1", "illegible", "🖊"])
def test_any_mark_of_a_hand_is_a_signature(mark: str) -> None:
    assert is_signed(mark)


@pytest.mark.parametrize("mark", ["", " ", "N", "no", "-", "–", "FALSE", "0", "not signed", "n/a", "?"])
def test_no_a_dash_and_nothing_are_none(mark: str) -> None:
    assert not is_signed(mark)


def test_what_could_not_be_read_says_so() -> None:
    assert all(map(is_illegible, ("illegible", "???", "?", "J?? Khan", "(unreadable)", "can't read", "scribble")))
    assert not any(map(is_illegible, ("Scott Reader", "Khan?", "Reading Road", "")))


def test_no_letter_and_nobody_in_particular_are_no_name() -> None:
    assert all(map(is_nameless, ("", "-", "27", "Anonymous", "The Occupier", "n/a", "name withheld")))
    assert not any(map(is_nameless, ("Li", "Олена", "A Tenant")))
