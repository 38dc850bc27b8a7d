"""A register of homes as it is brought: what its columns mean, what its rows say, and what has changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refusal
from app.domain.home_columns import (
    FIELDS,
    Layout,
    columns_from,
    guessed,
    layout_of,
    no_layout,
    seen_in,
)
from app.domain.home_sorting import (
    MOST_LINES,
    Found,
    Known,
    Sorting,
    Tally,
    address_in,
    changed_fields,
    reason_not_to_close,
    said_of_changes,
)
from app.domain.homes import Home, understood
from app.domain.sheet_columns import as_remembered, from_remembered

HEADERS = ("Property Ref.", "UPRN", "Address 1", "Address 2", "Town/City", "Post Code", "Tenure Type", "LA Name")
A1 = ("A1", "100023336956", "Flat 3", "27 Love Lane", "London", "ec2v7aa", "General needs", "City of London")
TAKEN = ("A1", "100023336956", "Flat 3", "27 Love Lane", "London", "EC2V 7AA", "General needs", "City of London")


def layout(headers: tuple[str, ...] = HEADERS) -> Layout:
    found = layout_of([(1, headers)])
    assert found
    return found


def test_columns_are_known_by_the_words_that_offices_use_and_titles_may_stand_above() -> None:
    found = layout_of([(1, ("Homes as of 1 May 2026",)), (3, HEADERS), (4, A1)])
    assert found
    assert found.row == 3
    assert found.fields == ("property_ref", "uprn", "line1", "line2", "town", "postcode", "tenure", "local_authority")
    assert found.columns["town"] == ("Town/City",)


def test_every_usual_word_is_known_and_means_one_field() -> None:
    words = [word for field in FIELDS for word in field.usual]
    assert len(set(words)) == len(words)
    for field in FIELDS:
        assert all(guessed([word.upper()]) == {field.name: (word.upper(),)} for word in field.usual)


def test_house_number_and_street_are_written_one_after_the_other() -> None:
    found = layout(("Prop Ref", "House No", "Street", "Postcode"))
    assert understood(2, ("A1", "27", "Love Lane", "EC2V 7AA"), found) == Home("A1", ("A1", "27 Love Lane", "EC2V 7AA"))
    assert guessed(("Street name",)) == {"line1": ("Street name",)}


def test_without_the_columns_that_are_needed_there_is_no_layout_and_the_sentence_says_what_is_missing() -> None:
    headers = ("source", "street", "postcode", "")
    assert layout_of([(1, headers)]) is None
    assert no_layout("homes.csv", headers).sentence == (
        "homes.csv: no column is known to hold the property reference. It has “source”, “street”, “postcode”. "
        "Say which column is which."
    )
    assert "It has none." in no_layout("homes.csv", ()).sentence


def test_an_address_is_told_in_one_line_without_what_is_not_known() -> None:
    assert address_in({"property_ref": "A1", "line1": "27 Love Lane", "line2": "", "postcode": "EC2V 7AA"}) == (
        "27 Love Lane, EC2V 7AA"
    )


def test_a_log_of_complaints_is_not_taken_for_a_register() -> None:
    assert layout_of([(1, ("Ref", "Date rec’d", "Tenant", "Address", "P/code", "Stage"))]) is None


def test_columns_that_are_said_or_remembered_are_all_looked_for() -> None:
    said = columns_from(["property_ref=source", "line1 = lead + street", "postcode=postcode"])
    assert from_remembered(as_remembered(said)) == said
    found = layout_of([(1, ("a title",)), (2, ("SOURCE", "lead", "street", "postcode", "ref"))], said)
    assert found
    assert (found.places, found.row) == (((0,), (1, 2), (3,)), 2)
    assert layout_of([(1, HEADERS)], said) is None
    sentence = no_layout("homes.csv", ("Ref",), said).sentence
    assert sentence == "homes.csv: no row has all the columns “source”, “lead”, “street”, “postcode”. It has “Ref”."
    assert columns_from([]) == {}


def test_a_file_shows_its_headers_with_an_example_of_each_and_what_they_are_taken_to_mean() -> None:
    seen = seen_in([(1, ("Homes",)), (2, (*HEADERS, "", "post-code")), (3, ("", *A1[1:2])), (4, A1)], {})
    assert dict(zip(seen.headers, seen.examples, strict=True)) == dict(zip(HEADERS, A1, strict=True))
    assert seen.columns["line2"] == ("Address 2",)
    assert (seen.suffices, seen.remembered, seen.lacking) == (True, False, ())
    nothing = seen_in([], {})
    assert (nothing.headers, nothing.columns, nothing.suffices) == ((), {}, False)


def test_columns_mean_what_they_meant_last_time_and_what_is_lacking_is_told() -> None:
    kept = {"property_ref": ("source",), "line1": ("lead", "street"), "postcode": ("postcode",)}
    seen = seen_in([(1, ("Source", "lead", "street", "postcode")), (2, ("A1", "Flat 3", "Love Lane"))], kept)
    assert seen.columns == {**kept, "property_ref": ("Source",)}
    assert (seen.suffices, seen.remembered, seen.examples) == (True, True, ("A1", "Flat 3", "Love Lane", ""))
    seen = seen_in([(1, ("Source", "lead", "postcode", "Ward"))], kept)
    assert seen.columns == {"property_ref": ("source",), "postcode": ("postcode",), "ward": ("Ward",)}
    assert (seen.suffices, seen.remembered, seen.lacking) == (False, False, ("street",))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("rent=Rent", "“rent=Rent”: expected FIELD=COLUMN, or FIELD=COLUMN+COLUMN; the fields are property_ref, uprn"),
        ("line1= + ", "“line1= + ”: expected FIELD=COLUMN"),
        ("line1=street", "Say too which column holds the property reference, postcode."),
    ],
)
def test_columns_said_wrongly_are_refused(said: str, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        columns_from([said])
    assert refused.value.sentence.startswith(sentence)


def test_a_row_is_taken_with_its_blanks_run_together() -> None:
    assert understood(2, A1, layout()) == Home("A1", TAKEN)
    spaced = ("\u00a0A1 ", "0100023336956", "Flat\n3", *A1[3:5], "e c 2 v\t7 a a", *A1[6:])
    assert understood(2, spaced, layout()) == Home("A1", TAKEN)


@pytest.mark.parametrize(
    ("place", "value", "sentence"),
    [
        (0, " ", "Row 7, column “Property Ref.”: there is no property reference."),
        (1, "1.00023E+11", "Row 7, column “UPRN”: “1.00023E+11” is not a UPRN, which has up to 12 digits."),
        (1, "1234567890123", "Row 7, column “UPRN”: “1234567890123” is not a UPRN, which has up to 12 digits."),
        (2, "#REF!", "Row 7, column “Address 1”: #REF! is what a formula failed with. Write what it should be."),
        (3, "x" * 201, "Row 7, column “Address 2”: longer than 200 characters. Shorten it."),
        (5, "", "Row 7, column “Post Code”: there is no postcode."),
        (5, "unknown", "Row 7, column “Post Code”: unknown is not a UK postcode. It should look like EC2V 7AA."),
    ],
)
def test_a_row_that_cannot_be_taken_says_row_and_column(place: int, value: str, sentence: str) -> None:
    assert understood(7, (*A1[:place], value, *A1[place + 1 :]), layout()) == sentence


def test_a_short_row_lacks_what_it_is_short_of() -> None:
    assert understood(7, ("Total", "2000"), layout()) == "Row 7, column “Address 1”: there is no address line 1."
    assert isinstance(understood(7, A1[:6], layout()), Home)


@given(st.lists(st.text(max_size=30), max_size=9))
def test_any_row_is_a_home_or_a_sentence_with_row_and_column(cells: list[str]) -> None:
    found = understood(7, cells, layout())
    assert isinstance(found, Home) or (found.startswith("Row 7, column “") and found.endswith("."))


def known(**more: tuple[str, ...]) -> dict[str, Known]:
    return {
        reference: Known(number, hash(values), closed=False)
        for number, (reference, values) in enumerate(more.items(), 1)
    }


def test_rows_are_new_the_same_changed_there_again_twice_or_refused_and_the_rest_is_gone() -> None:
    now = {
        **known(A1=TAKEN, A2=TAKEN, A3=TAKEN, A4=TAKEN),
        "A5": Known(5, 0, closed=True),
        "A6": Known(6, 0, closed=True),
    }
    sorting = Sorting(layout(), now)
    rows = [A1, ("A2", *A1[1:]), ("A5", *A1[1:]), ("B1", *A1[1:]), A1, ("A3",)]
    found = [sorting.sort(number, cells) for number, cells in enumerate(rows, 2)]
    kinds = [Found.SAME, Found.CHANGED, Found.OPENED_AGAIN, Found.NEW, Found.TWICE, Found.REFUSED]
    assert [each.found for each in found] == kinds
    assert [each.id for each in found] == [1, 2, 5, 0, 0, 0]
    assert found[4].says == "Row 6, column “Property Ref.”: A1 stands in row 2 already, which counts."
    assert sorting.gone() == {"A4": 4}, "A3 is named by a row that was refused, A6 is closed"


def test_a_row_that_could_not_be_read_is_refused_with_what_was_wrong() -> None:
    found = Sorting(layout(), {}).sort(4, A1, "Row 4, column C: a character.")
    assert (found.found, found.says, found.home) == (Found.REFUSED, "Row 4, column C: a character.", None)


def test_what_changed_is_said_field_by_field_and_what_the_file_lacks_is_left_as_it_is() -> None:
    found = layout(("Prop Ref", "Address 1", "Postcode", "Tenure", "Ward"))
    home = understood(2, ("A1", "27 Love Lane", "EC2V 7AA", "Leasehold", ""), found)
    assert isinstance(home, Home)
    before = {
        "property_ref": "A1",
        "line1": "27 Love Lane",
        "postcode": "EC2V 7AA",
        "tenure": "",
        "ward": "Bread Street",
    }
    changed = changed_fields({**before, "estate": "Barbican"}, home, found)
    assert said_of_changes(changed) == "tenure: nothing → Leasehold; ward: Bread Street → nothing"


def test_every_row_is_counted_and_the_first_of_each_kind_are_told() -> None:
    tally = Tally()
    told = [tally.count(Found.NEW) for _ in range(MOST_LINES + 5)]
    assert told == [True] * MOST_LINES + [False] * 5
    assert [tally.count(found) for found in (Found.SAME, Found.GONE, Found.REFUSED)] == [False, True, True]
    assert (tally.rows, tally.changes) == (MOST_LINES + 7, MOST_LINES + 6)
    assert tally.in_words() == "1,005 new, 1 as before, 1 no longer there, 1 refused"
    assert Tally().in_words() == "no home"


@pytest.mark.parametrize(("gone", "still_open", "held"), [(20, 20, False), (21, 210, False), (21, 209, True)])
def test_more_than_a_tenth_is_not_closed_unless_that_is_said(gone: int, still_open: int, *, held: bool) -> None:
    assert bool(reason_not_to_close(gone, still_open)) is held
