"""Two names of one household: one person, two, or in doubt."""

import pytest

from app.domain.petitions.names import compared, normalised

ONE = [
    ("Grace Khan", "KHAN, GRACE"),
    ("Grace Khan", "Mrs Grace Khan"),
    ("Mr Grace Khan", "Ms. grace  khan"),
    ("Grace Khan", "Khan Grace"),
    ("Siobhán O’Neill", "siobhan o'neill"),
    ("Siobhan O Neill", "Siobhan ONeill"),
    ("Mary-Ann Lee", "Maryann Lee"),
    ("Mary Ann", "MaryAnn"),
    ("Lucy Fernandez", "Lucy Fernadnez"),
    ("Mohammed Ali", "Mohamed Ali"),
    ("Khan, Mr", "Khan"),
    ("John Khan Jr", "Mr John Khan, Junior"),
]
MAYBE = [
    ("J Smith", "John Smith"),
    ("J Smith", "J Smith"),
    ("Mr J Smith", "Mr J Smith"),
    ("J. P. Smith", "John Paul Smith"),
    ("John Smith", "John Paul Smith"),
    ("Smith", "John Smith"),
    ("Maria Khan", "Marie Khan"),
    ("Jon Khan", "Joan Khan"),
    ("Garce Khan", "Grace Khna"),
    ("John Khan Jr", "John Khan"),
]
TWO = [
    ("Grace Khan", "Ivan Khan"),
    ("Grace Khan", "Grace Okafor"),
    ("Mr J Smith", "Mrs J Smith"),
    ("J Smith", "Ann Smith"),
    ("J P Smith", "Ann Mary Smith"),
    ("John Khan Snr", "John Khan Jnr"),
    ("Grace Khan", "Ivan Popescu"),
    ("Wei Li", "Olu Bo"),
    ("Wei", "Grace Okafor Khan"),
    ("John Khan Jr", "Grace Khan"),
]
PAIRS = [(*pair, said) for said, pairs in (("one", ONE), ("maybe", MAYBE), ("two", TWO)) for pair in pairs]


@pytest.mark.parametrize(("name", "other", "alike"), PAIRS)
def test_two_names_of_one_household(name: str, other: str, alike: str) -> None:
    assert compared(normalised(name), normalised(other)) == alike
    assert compared(normalised(other), normalised(name)) == alike
