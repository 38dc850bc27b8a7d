"""The rows of a complaints log: dittos, merged cells, headers on each page, and which rows are one case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.complaints_log.columns import FIELDS, NEEDED
from app.domain.complaints_log.entries import Entry, Reading, ScatteredError, grouped, reference_key
from app.domain.sheet_columns import headers_of
from tests.domain.complaints_log.logs import HEADERS, blank, headers_over, read, row


def test_a_row_says_what_stands_in_its_columns_and_nothing_of_those_that_the_log_has_not() -> None:
    (entry,) = read([row(Details="Black  mould\non two walls. ")])
    assert (entry.number, entry.key, entry.problem) == (2, "c1", "")
    assert (entry["summary"], entry["category"]) == ("Black mould on two walls.", "Damp & Mould")
    assert (entry["learning"], entry["closed"]) == ("", "")
    assert entry.cells == row(Details="Black  mould\non two walls. "), "as it was brought"


def test_a_ditto_mark_says_what_stands_above_also_above_another_one() -> None:
    marks = {"Ref": "do", "Date rec’d": "″", "Tenant": '"', "Address": "as above", "P/code": "-do-"}
    _, second, third = read([row(), row(**marks, Details="Noise."), row(**marks, Details="Rent.")])
    for entry in (second, third):
        assert (entry.key, entry["customer"], entry["address"]) == ("c1", "Ms Joy Okafor", "27 Love Lane, London")
        assert (entry["received"], entry["postcode"], entry.problem) == ("11/09/2025", "EC2V 7AA", "")


def test_a_ditto_mark_in_the_first_row_has_nothing_above_to_repeat() -> None:
    first, second = read([row(Tenant='"', Address='"'), row(Ref="C2", Tenant='"')])
    assert first.problem == "Row 2, column “Tenant”: there is nothing above to repeat."
    assert (second["customer"], second.problem) == ("", ""), "a blank is above it"


@pytest.mark.parametrize("header", ["Ref", "Tenant", "Details"])
def test_what_a_formula_failed_with_is_neither_a_reference_nor_a_name(header: str) -> None:
    (entry,) = read([row(**{header: "#REF!", "Comments": "#N/A"})])
    sentence = "#REF! is what a formula failed with. Write what it should be."
    assert entry.problem == f"Row 2, column “{header}”: {sentence}"


def test_what_could_not_be_read_is_said_before_anything_else() -> None:
    rows = [(2, row(Tenant='"'), "Row 2, column B: a character.")]
    (entry,) = Reading(headers_over(*HEADERS)).entries(rows)
    assert entry.problem == "Row 2, column B: a character."


def test_columns_that_hold_one_field_together_are_joined_and_each_has_its_own_dittos() -> None:
    columns = {"address": ("House", "Street", "Town"), "customer": ("Title", "Name"), "summary": ("What", "More")}
    texts = ("Ref", "Date", "Title", "Name", "House", "Street", "Town", "What", "More")
    headers = headers_of([(1, texts)], FIELDS, NEEDED, columns)
    assert headers
    rows = [
        ("C1", "1/2/2025", "Ms", "Okafor", "Flat 2", "Love Lane", "London", "Damp.", "Mould."),
        ("C2", "1/2/2025", "Mr", '"', "Flat 3", '"', '"', "Noise."),
        ("C3", "1/2/2025", '"', '"', '"', '"', '"', "Rent."),
    ]
    first, second, third = read(rows, headers)
    assert first["summary"] == "Damp.\nMould."
    assert (second["customer"], second["address"]) == ("Mr Okafor", "Flat 3, Love Lane, London")
    assert (third["customer"], third["address"], third.problem) == ("Mr Okafor", "Flat 3, Love Lane, London", "")
    assert [third.texts[place] for place in range(2, 7)] == ["Mr", "Okafor", "Flat 3", "Love Lane", "London"]


def test_the_lines_of_an_address_in_one_cell_are_parted_by_commas() -> None:
    (entry,) = read([row(Address="Flat 3,\n27  Love Lane\n\nLondon ")])
    assert entry["address"] == "Flat 3, 27 Love Lane, London"


@pytest.mark.parametrize("word", ["-", "N/A", "tbc", "?", "None"])
def test_a_word_for_nothing_is_an_empty_cell_also_as_a_reference(word: str) -> None:
    rows = [row(Ref=word, Outcome=word, Closed=word), row(Ref=word, Tenant="Mr Ivan Smith")]
    first, second = read(rows)
    assert (first["reference"], first["outcome"], first["closed"]) == ("", "", "")
    assert first.key != second.key


def test_under_merged_cells_a_row_goes_on_with_the_case_above() -> None:
    rows = [row(Handler="S Carter", Closed="7/10/2025"), blank(Details="Noise.", Outcome="Upheld"), blank(Tenant='"')]
    first, second, third = read(rows)
    assert {first.key, second.key, third.key} == {"c1"}
    assert (second["reference"], second["received"], second["closed"]) == ("C0001", "11/09/2025", "7/10/2025")
    assert (second["summary"], second["outcome"], second["category"]) == ("Noise.", "Upheld", "")
    assert (third["customer"], third["summary"]) == ("Ms Joy Okafor", ""), "an issue is not repeated"


def test_a_reference_that_is_merged_alone_counts_for_rows_that_say_the_same_of_whose_case_it_is() -> None:
    _, same, other_stage, other_day, other_tenant = read(
        [
            row(),
            row(Ref="", Details="Noise.", Tenant="MS JOY OKAFOR", **{"Date rec’d": "11.09.25"}),
            row(Ref="", Stage="2"),
            row(Ref="", **{"Date rec’d": "12/09/2025"}),
            row(Ref="", Tenant="Mr Ivan Smith"),
        ]
    )
    assert (same.key, same["reference"], other_stage.key) == ("c1", "C0001", "c1")
    assert "c1" not in {other_day.key, other_tenant.key}


def test_without_a_reference_above_only_a_row_that_names_nobody_goes_on() -> None:
    anonymous = {"Ref": "", "Tenant": "", "Address": "", "P/code": ""}
    first, second, third = read(
        [row(**anonymous), row(**anonymous, Details="Noise."), blank(Details="Rent.", Category="Rent")]
    )
    assert first.key != second.key
    assert third.key == second.key


def test_a_log_without_references_knows_a_case_by_whose_it_is_whatever_becomes_of_it() -> None:
    headers = headers_over(*HEADERS[1:])
    answered = {"Resp sent": "1/10/2025", "Outcome": "Upheld", "Closed": "7/10/2025"}
    first, later, other, undescribed = read(
        [
            row(HEADERS[1:]),
            row(HEADERS[1:], **answered, **{"Date rec’d": "11 Sep 2025"}),
            row(HEADERS[1:], Details="Noise."),
            row(HEADERS[1:], Details=""),
        ],
        headers,
    )
    assert first.key.startswith("~")
    assert first.key == later.key
    assert len({first.key, other.key, undescribed.key}) == 3


def test_headers_that_are_repeated_on_each_page_and_lines_drawn_are_no_complaints() -> None:
    drawn = tuple("----" for _ in HEADERS)
    assert read([HEADERS, row(), drawn, ("", *HEADERS[1:]), ("Ref",), ("Damp", *HEADERS[1:])]) == [
        *read([HEADERS, row()]),
        *read([row(), *[()] * 3, ("Ref",), ("Damp", *HEADERS[1:])])[1:],
    ]


def test_headers_in_two_rows_are_known_again_on_the_next_page() -> None:
    upper = ("Ref", "Date received", "Stage 1", "", "Stage 2", "", "Details")
    lower = ("", "", "Ack sent", "Resp sent", "Ack sent", "Resp sent", "")
    headers = headers_of([(1, upper), (2, lower)], FIELDS, NEEDED)
    assert headers
    first = ("C1", "1/2/2025", "2/2/2025", "", "", "", "Damp")
    assert [entry.number for entry in read([first, upper, lower, ("C2", *first[1:])], headers)] == [2, 5]


def test_a_text_that_is_too_long_is_said_with_its_column() -> None:
    (entry,) = read([row(Category="x" * 121)])
    assert entry.problem == "Row 2, column “Category”: longer than 120 characters. Shorten it."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C0002", "c 2"),
        ("C1", "C0001"),
        ("2025/001", "2025-1"),
        ("CMP-0007/b", "cmp 7 B"),
        ("000", "0"),
        ("??", "??"),
    ],
)
def test_a_reference_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert reference_key(one) == reference_key(other)


def test_references_that_differ_in_a_number_or_a_letter_are_others() -> None:
    written = ["C1", "C10", "C100", "1C", "C1/0", "C11", "C1a", "D1", "??", "?", "9" * 5000]
    assert len({reference_key(each) for each in written}) == len(written)


@given(st.integers(0, 10**9), st.integers(0, 9), st.sampled_from(["C", "CMP", ""]))
def test_zeros_spaces_and_capitals_make_no_other_reference(number: int, zeros: int, letters: str) -> None:
    plainly = f"{letters}{number}"
    assert reference_key(f" {letters.lower()} - {'0' * zeros}{number} ") == reference_key(plainly)
    assert reference_key(f"{letters}{number + 1}") != reference_key(plainly)


def entry(key: str, number: int) -> Entry:
    return Entry(number, {}, key)


def test_rows_of_a_case_are_together_in_the_order_in_which_the_cases_begin() -> None:
    rows = [entry(key, number) for number, key in enumerate("aabca", 2)]
    groups = list(grouped(rows, frozenset("a")))
    assert [[each.number for each in group] for group in groups] == [[4], [5], [2, 3, 6]]
    with pytest.raises(ScatteredError) as scattered:
        list(grouped(rows))
    assert scattered.value.keys == {"a"}
    assert list(grouped([])) == []


def test_a_case_that_is_scattered_besides_those_that_are_known_to_be_is_told_with_them() -> None:
    rows = [entry(key, number) for number, key in enumerate("abcab")]
    with pytest.raises(ScatteredError) as scattered:
        list(grouped(rows, frozenset("a")))
    assert scattered.value.keys == {"a", "b"}


@given(st.text("abcd", max_size=12))
def test_no_row_is_lost_and_scattered_cases_come_together_the_second_time(keys: str) -> None:
    rows = [entry(key, number) for number, key in enumerate(keys)]
    apart: frozenset[str] = frozenset()
    try:
        groups = list(grouped(rows))
    except ScatteredError as scattered:
        apart = scattered.keys
        groups = list(grouped(rows, apart))
    assert sorted(each.number for group in groups for each in group) == list(range(len(rows)))
    assert sorted(group[0].key for group in groups) == sorted(set(keys))
    assert all(len({each.key for each in group}) == 1 for group in groups)
    assert apart == {key for key in keys if key * keys.count(key) not in keys}


CELLS = st.one_of(st.text(max_size=12), st.sampled_from(['"', "", "-", "do", "Ref", "C1", "c 01", "1/2/2025", "S2"]))


@given(st.lists(st.lists(CELLS, max_size=len(HEADERS) + 2), max_size=8))
def test_whatever_stands_in_the_rows_they_are_read_one_by_one(rows: list[list[str]]) -> None:
    entries = read(rows)
    assert len({each.number for each in entries}) == len(entries)
    for each in entries:
        assert each.key
        assert not each.problem or each.problem.startswith(f"Row {each.number}, column “")
