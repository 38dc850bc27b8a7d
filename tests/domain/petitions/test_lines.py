"""The lines of a sheet: what is none, and what ditto marks mean."""

from collections.abc import Sequence

from app.domain.petitions.columns import Layout, layout_of
from app.domain.petitions.lines import Line, Sheet

HEAD = ("Name", "Address", "Postcode", "Signed")


def lines(*rows: Sequence[str], head: Sequence[str] = HEAD) -> list[Line]:
    numbered = [(number, tuple(row)) for number, row in enumerate((head, *rows), 1) if any(row)]
    layout = layout_of(numbered)
    assert layout
    return list(Sheet(layout).lines(numbered))


def said(line: Line) -> str:
    return " ".join((*line.written.key, *line.written.words, line.written.postcode))


def test_a_chain_of_dittos_goes_on_across_a_page_break() -> None:
    found = lines(
        ("Ivan Khan", "Flat 3, 27 Love Lane", "EC2V 7AA", "Y"),
        ("Grace Khan", "as above", '"', "Y"),
        ("Page 1 of 2", "", "", ""),
        (),
        HEAD,
        ("Olu Chen", "ditto", "", "Y"),
        ("Wei Chen", "''", "as above", '"'),
    )
    assert [line.place for line in found] == [1, 2, 6, 7]
    assert [said(line) for line in found] == ["27 3 LOVE LANE EC2V7AA"] * 4
    assert all(line.signed for line in found)


def test_address_and_postcode_are_as_above_each_for_itself() -> None:
    found = lines(
        ("Ivan Khan", "27 Love Lane", "EC2V 7AA", ""),
        ("Grace Khan", "29 Love Lane", "do.", ""),
        ("Olu Chen", "same", "EC2V 7AB", ""),
        ("Wei Chen", "as above", "none", ""),
        ("Ruth Chen", "", "", ""),
        ("Mary Chen", "as above", "", ""),
    )
    assert [said(line) for line in found] == [
        "27 LOVE LANE EC2V7AA",
        "29 LOVE LANE EC2V7AA",
        "29 LOVE LANE EC2V7AB",
        "29 LOVE LANE ",
        "",
        "",
    ]


def test_a_part_of_the_address_may_be_as_above() -> None:
    found = lines(
        ("Ivan Khan", "Flat 3, 27 Love Lane", "EC2V 7AA"),
        ("Grace Khan", "Flat 4, as above", ""),
        ("Olu Chen", "9 as above", ""),
        ("Wei Chen", "7 Quay Road", "BB7 9UG"),
        ("Ruth Chen", "9 as above", "BB7 9UH"),
        ("Mary Chen", "over the road, as above", ""),
    )
    assert [said(line) for line in found] == [
        "27 3 LOVE LANE EC2V7AA",
        "27 4 LOVE LANE EC2V7AA",
        "LOVE LANE EC2V7AA",
        "7 QUAY ROAD BB79UG",
        "9 QUAY ROAD BB79UH",
        "9 QUAY ROAD BB79UH",
    ]


def test_each_of_several_columns_of_an_address_may_hold_a_ditto() -> None:
    head = ("First name", "Surname", "House no", "Street", "Town")
    found = lines(("Ivan", "Khan", "7", "Love Lane", "Soham"), ("Grace", '"', "9", '"', '"'), head=head)
    assert [(line.name, said(line)) for line in found] == [
        ("Ivan Khan", "7 LOVE LANE SOHAM "),
        ("Grace Khan", "9 LOVE LANE SOHAM "),
    ]


def test_a_name_that_is_a_ditto_mark_is_the_name_before() -> None:
    found = lines(("Ivan Khan", "7 Love Lane", ""), ('"', "9 Love Lane", ""))
    assert [(line.name, line.same_name) for line in found] == [("Ivan Khan", False), ("Ivan Khan", True)]


def test_headers_in_another_order_on_another_page_are_followed() -> None:
    found = lines(
        ("Ivan Khan", "7 Love Lane", "EC2V 7AA", "Y"),
        ("Postcode", "Address", "Name", "Signed"),
        ("EC2V 7AA", "9 Love Lane", "Grace Khan", "n"),
    )
    assert [(line.place, line.name, line.signed) for line in found] == [
        (1, "Ivan Khan", True),
        (3, "Grace Khan", False),
    ]


def test_somebody_called_like_a_header_is_a_line() -> None:
    found = lines(("Mary Tenant", "7 Love Lane", "EC2V 7AA"), ("Name", "Address", ""), ("Name", "x" * 99, "y"))
    assert [line.name for line in found] == ["Mary Tenant", "Name"]


def test_without_a_column_for_it_everyone_is_taken_as_having_signed() -> None:
    assert all(line.signed for line in lines(("Ivan Khan", "7 Love Lane"), head=("Name", "Address")))


def test_a_second_sheet_is_counted_on() -> None:
    sheet = Sheet(Layout(1, (0,), (1,)), "Block B", before=60)
    (line,) = sheet.lines([(1, ("Name", "Address")), (2, ("Ivan Khan", "7 Love Lane"))])
    assert (line.place, line.sheet, line.address) == (61, "Block B", "7 Love Lane")
