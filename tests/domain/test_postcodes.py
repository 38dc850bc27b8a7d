"""UK postcodes: one way of writing them, and what is wrong with one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.postcodes import postcode_problem, written_postcode


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("ec2v7aa", "EC2V 7AA"),
        (" Ec2V  7aA ", "EC2V 7AA"),
        ("m11ae", "M1 1AE"),
        ("b338th", "B33 8TH"),
        ("cr26xh", "CR2 6XH"),
        ("dn551pt", "DN55 1PT"),
        ("w1a1hq", "W1A 1HQ"),
        ("gir0aa", "GIR 0AA"),
        ("", ""),
        ("ec2", "EC2"),
    ],
)
def test_a_postcode_is_written_in_one_way(typed: str, written: str) -> None:
    assert written_postcode(typed) == written


@pytest.mark.parametrize("typed", ["EC2V 7AA", "ec2v7aa", "M1 1AE", "GIR 0AA", "BD15 9BZ", "LU2 7JZ"])
def test_a_true_postcode_is_taken(typed: str) -> None:
    assert postcode_problem(typed) is None


@pytest.mark.parametrize("typed", ["EC2V", "7AA", "EC2V 7A", "12345", "EC2V 7AAA", "É1 1AE", "EC2V 7A\x00"])
def test_anything_else_is_not_a_postcode(typed: str) -> None:
    assert postcode_problem(typed) == f"{typed.strip()} is not a UK postcode. It should look like EC2V 7AA."


def test_no_postcode_is_half_an_address() -> None:
    assert postcode_problem("  ") == "Half an address cannot be written to. Give the postcode."


@given(st.text(max_size=12))
def test_writing_it_twice_changes_nothing(text: str) -> None:
    once = written_postcode(text)
    assert written_postcode(once) == once
