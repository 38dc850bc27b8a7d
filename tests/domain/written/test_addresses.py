"""Addresses as offices write them into one cell."""

import pytest

from app.domain.written.addresses import lines_of, without_postcode


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("", ("", "", "")),
        ("27 Love Lane", ("27 Love Lane", "", "")),
        ("27 Love Lane, London", ("27 Love Lane", "", "London")),
        ("15, CARR HALL STREET, HASLINGDEN, ROSSENDALE", ("15 CARR HALL STREET", "HASLINGDEN", "ROSSENDALE")),
        ("27A, Hague Street, Glossop", ("27A Hague Street", "", "Glossop")),
        ("12-14, High Street, Par", ("12-14 High Street", "", "Par")),
        ("Flat 3\n27 Love Lane\nLondon\nEC2V 7AA", ("Flat 3", "27 Love Lane", "London")),
        ("Flat 3; 27, Love Lane; Shepway; London EC2V7AA", ("Flat 3", "27 Love Lane, Shepway", "London")),
        ("12", ("12", "", "")),
    ],
)
def test_an_address_is_parted_into_the_lines_of_a_letter(written: str, lines: tuple[str, str, str]) -> None:
    assert lines_of(written) == lines


@pytest.mark.parametrize(
    ("written", "address", "postcode"),
    [
        ("27 Love Lane, London, EC2V 7AA", "27 Love Lane, London", "EC2V 7AA"),
        ("27 Love Lane London ec2v7aa.", "27 Love Lane London", "EC2V 7AA"),
        ("27 Love Lane, London", "27 Love Lane, London", ""),
        ("27 Love Lane EC2V 7AA London", "27 Love Lane EC2V 7AA London", ""),
        ("Flat A1 2BC", "Flat", "A1 2BC"),
        ("N1 0NB", "", "N1 0NB"),
        ("House EC2VV 7AA", "House EC2VV 7AA", ""),
        ("", "", ""),
    ],
)
def test_a_postcode_at_the_end_stands_by_itself(written: str, address: str, postcode: str) -> None:
    assert without_postcode(written) == (address, postcode)
