"""The columns of a petition's sheet."""

import pytest

from app.domain.petitions.columns import by_headers_of, layout_of

LAYOUTS = {
    "No|Name|Address|Postcode|Signed": ((1,), (2,), 3, 4),
    "SIGNATURE|Post Code|Home address|PRINT NAME": ((3,), (2,), 1, 0),
    "Surname|Forename|Title|Address 1|Address line 2|Town|PCode": ((2, 1, 0), (3, 4, 5), 6, -1),
    "Title|Name|House No|Street|Town": ((0, 1), (2, 3, 4), -1, -1),
    "No|Name|No|Road|Postcode|Email address": ((1,), (2, 3), 4, -1),
    "Name of resident|Surname|Address": ((0,), (2,), -1, -1),
    "Resident|Postcode|Date signed": ((0,), (), 1, -1),
    "Last name|Address": ((0,), (1,), -1, -1),
    "House name|Name|Street|No": ((1,), (0, 2), -1, -1),
}


@pytest.mark.parametrize(("headers", "expected"), LAYOUTS.items())
def test_headers_say_what_columns_hold(
    headers: str, expected: tuple[tuple[int, ...], tuple[int, ...], int, int]
) -> None:
    found = by_headers_of(1, headers.split("|"))
    assert found
    assert (found.names, found.addresses, found.postcode, found.signature) == expected


@pytest.mark.parametrize(
    "row", ["We ask you to mend the lift", "Name|Date", "Address|Postcode", "", "Ivan Khan|7 Love Lane"]
)
def test_a_row_without_name_and_address_is_none_of_headers(row: str) -> None:
    assert by_headers_of(1, row.split("|")) is None


def test_a_title_may_stand_above_and_the_fullest_row_counts() -> None:
    rows = [
        (1, ("Petition about the lift", "")),
        (3, ("Names", "and address")),
        (5, ("Name", "Address", "Postcode")),
        (9, ("Name", "Address", "Postcode")),
    ]
    found = layout_of(rows)
    assert found
    assert found.row == 5


def test_without_headers_the_rows_themselves_say_it() -> None:
    rows = [
        (1, ("1", "Ivan Khan", "7 Love Lane", "London", "EC2V 7AA", "y")),
        (2, ("2", "Grace Brown", "as above", "London", '"', "x")),
        (3, ("3", "Olu Chen", "9 Love Lane", "London", "EC2V 7AA", "y")),
    ]
    found = layout_of(rows)
    assert found
    assert (found.row, found.names, found.addresses, found.postcode, found.signature) == (0, (1,), (2, 3), 4, 5)


def test_rows_that_hold_neither_are_no_petition() -> None:
    assert layout_of([(1, ("We ask", "you to")), (2, ("mend the", "lift"))]) is None
    assert layout_of([(1, ("7 Love Lane",))]) is None
    assert layout_of([]) is None
