"""Which columns of a sheet mean what: titles above them, headers in two rows, what was said and what is guessed."""

import pytest

from app.domain.complaints_log.columns import BY_NAME, CODED, FIELDS, NEEDED
from app.domain.errors import Refusal
from app.domain.sheet_columns import (
    Columns,
    Headers,
    as_remembered,
    columns_said,
    from_remembered,
    guessed,
    headers_of,
    no_headers,
    plain,
)

OFFICE = ("Ref", "Date rec’d", "Tenant", "Address", "P/code", "Stage", "Details", "Comp £", "Esc. to stg 2")


def headers(*rows: tuple[str, ...], said: Columns | None = None) -> Headers | None:
    return headers_of(list(enumerate(rows, 1)), FIELDS, NEEDED, said)


def test_every_usual_word_is_known_and_means_one_field() -> None:
    words = [word for field in FIELDS for word in field.usual]
    assert len(set(words)) == len(words)
    for field in FIELDS:
        assert all(guessed([word.upper()], FIELDS) == {field.name: (word.upper(),)} for word in field.usual)
    assert {*NEEDED, *CODED} <= BY_NAME.keys()


@pytest.mark.parametrize(
    ("header", "words"),
    [("Date rec’d", "date rec d"), (" P/code ", "p code"), ("Comp\n£", "comp"), ("Esc. to stg 2", "esc to stg 2")],
)
def test_the_dress_of_a_header_does_not_matter(header: str, words: str) -> None:
    assert plain(header) == words


def test_titles_and_notes_may_stand_above_the_headers() -> None:
    found = headers(("Complaints log 2019 - 2026",), ("printed", "1 May 2026"), OFFICE, ("C1", "1/2/2025"))
    assert found
    assert (found.row, found.texts) == (3, OFFICE)
    assert found.columns["compensation"] == ("Comp £",)
    assert found.places["escalated"] == (8,)
    assert found.where("received") == "column “Date rec’d”"


def test_of_two_columns_that_say_the_same_the_first_counts() -> None:
    found = headers(("Date received", "Details", "details ", ""))
    assert found
    assert found.places == {"received": (0,), "summary": (1,)}


def test_headers_that_are_merged_over_several_columns_are_read_with_those_below() -> None:
    found = headers(
        ("Ref", "Date received", "Stage 1", "", "", "Stage 2", "", "", "Closed", "Details"),
        ("", "", "Ack sent", "Resp due", "Resp\nsent", "Ack sent", "Resp due", "Resp sent"),
        ("C1", "1/2/2025"),
    )
    assert found
    assert found.row == 2
    days = ("acknowledged", "due", "answered", "review_acknowledged", "review_due", "review_answered", "closed")
    assert [found.places[name] for name in days] == [(2,), (3,), (4,), (5,), (6,), (7,), (8,)]
    assert found.columns["review_due"] == ("Stage 2 Resp due",)
    assert found.where("answered") == "column “Stage 1 Resp sent”"
    assert {"stage 1", "ack sent", "closed"} <= found.heads


def test_what_is_merged_above_headers_need_not_be_known() -> None:
    found = headers(
        ("Customer", "", "The complaint", "", "Stage 1", "Stage 2"),
        ("Name", "Postcode", "Date received", "Details", "Ack sent", "Ack sent"),
    )
    assert found
    assert found.columns["customer"] == ("Customer Name",)
    assert [found.places[name] for name in ("received", "summary", "acknowledged")] == [(2,), (3,), (4,)]
    assert found.places["review_acknowledged"] == (5,)


def test_a_row_above_that_does_not_adjoin_is_not_merged_with_the_headers() -> None:
    rows = [(1, ("Stage 1", "Stage 2")), (3, ("Date received", "Details"))]
    found = headers_of(rows, FIELDS, NEEDED)
    assert found
    assert found.texts == ("Date received", "Details")


def test_what_is_said_of_columns_counts_and_the_rest_is_guessed() -> None:
    row = ("Ref", "Date received", "Title", "Known as", "Story", "Notes")
    said = {"summary": ("STORY", "Notes"), "customer": ("Title", "Known as")}
    found = headers(row, said=said)
    assert found
    assert found.columns == {
        "summary": ("Story", "Notes"),
        "customer": ("Title", "Known as"),
        "reference": ("Ref",),
        "received": ("Date received",),
    }
    assert headers(OFFICE, said=said) is None
    assert headers(row) is None


def test_without_the_columns_that_are_needed_the_sentence_says_what_is_missing() -> None:
    rows = [("Complaints",), ("Ref", "Date received", "Story ", "")]
    assert headers(*rows) is None
    assert no_headers("log.csv", rows, FIELDS, NEEDED).sentence == (
        "log.csv: no column is known to hold the complaint. It has “Ref”, “Date received”, “Story”. "
        "Say which column is which."
    )
    said = {"received": ("Ref",)}
    assert no_headers("log.csv", rows, FIELDS, NEEDED, said).sentence == (
        "log.csv: no column is known to hold the complaint. It has “Ref”, “Date received”, “Story”. "
        "Say which column is which."
    )
    said = {"received": ("Day",), "summary": ("Story",)}
    assert no_headers("log.csv", rows, FIELDS, NEEDED, said).sentence == (
        "log.csv: no row has all the columns “Day”, “Story”. It has “Ref”, “Date received”, “Story”."
    )
    assert "It has none." in no_headers("log.csv", [], FIELDS, NEEDED).sentence


def test_columns_are_said_as_field_and_headers_and_remembered() -> None:
    said = columns_said(["customer = Title + Name", "received=Date"], FIELDS)
    assert said == {"customer": ("Title", "Name"), "received": ("Date",)}
    assert from_remembered(as_remembered(said)) == said


@pytest.mark.parametrize("said", ["rent=Rent", "received=", "received= + ", "received"])
def test_columns_said_wrongly_are_refused_with_the_fields_that_there_are(said: str) -> None:
    with pytest.raises(Refusal) as refused:
        columns_said([said], FIELDS)
    assert refused.value.sentence.startswith(
        f"“{said}”: expected FIELD=COLUMN, or FIELD=COLUMN+COLUMN; the fields are reference, received, customer,"
    )
