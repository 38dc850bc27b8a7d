"""What an office's own words in a log stand for: as it was said, else as offices usually mean them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.complaints_log.explaining import explained
from app.domain.complaints_log.mappings import as_kept, from_kept, mapping_from
from app.domain.complaints_log.meanings import NOBODY, Colleague, Meanings, Said, colleague_meant
from app.domain.errors import Refusal
from app.domain.words import Channel, Outcome
from tests.domain.complaints_log.logs import ADA, SAM

PEOPLE = (SAM, ADA, Colleague(4, "Lee van Novak", "lee.novak"), Colleague(5, "Ann Khan", "ak"), Colleague(6, "—", "x1"))


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        (1, ["1", "S1", "s 1", "S.1", "Stage 1", "STAGE1", "Stg 1", "St. 1", "1st", "1st stage", "Stage One", "I"]),
        (1, ["Formal", "first", "Stage 1 (investigation)", "Stage 1 - closed", "Level 1", "Initial"]),
        (2, ["2", "S2", "Stage 2", "Stage 2 (review)", "2nd", "2nd Stage", "Review", "Appeal", "stage II"]),
        (3, ["3", "Panel", "Stage 3 panel", "third"]),
        (None, ["", "0", "Stage 0", "12", "S1/S2", "Stage 1 to Stage 2", "2 weeks", "informal", "closed", "Stage"]),
    ],
)
def test_a_stage_is_known_by_its_number_or_its_name(stage: int | None, words: list[str]) -> None:
    assert {word: Meanings().stage(word) for word in words} == dict.fromkeys(words, stage)


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.UPHELD, ["Upheld", "UPHELD.", "fully upheld", "Justified", "yes"]),
        (Outcome.PARTIALLY, ["Part upheld", "Partly upheld", "Partially Upheld", "partially", "part-upheld"]),
        (Outcome.NOT_UPHELD, ["Not upheld", "not-upheld", "Rejected", "Unfounded", "no"]),
        (Outcome.WITHDRAWN, ["Withdrawn", "w/d"]),
        (None, ["Resolved", "Upheld / not upheld", ""]),
    ],
)
def test_an_outcome_is_known_by_the_words_that_offices_use(outcome: Outcome | None, words: list[str]) -> None:
    assert {word: Meanings().outcome(word) for word in words} == dict.fromkeys(words, outcome)


@pytest.mark.parametrize(
    ("written", "channel"),
    [
        ("Phone", Channel.TELEPHONE),
        ("E-mail", Channel.EMAIL),
        ("web form", Channel.ONLINE_FORM),
        ("MP", Channel.THIRD_PARTY),
        ("in-person", Channel.IN_PERSON),
        ("pigeon", None),
    ],
)
def test_how_a_complaint_came_in_is_known_by_the_words_that_offices_use(written: str, channel: Channel | None) -> None:
    assert Meanings().channel(written) is channel


def test_every_outcome_and_channel_is_known_by_its_own_words() -> None:
    assert [Meanings().outcome(each.words) for each in Outcome] == list(Outcome)
    assert [Meanings().channel(each.words) for each in Channel] == list(Channel)


@pytest.mark.parametrize(
    ("written", "person_id"),
    [
        ("s.carter", 2),
        ("Sam Carter", 2),
        ("CARTER, Sam", 2),
        ("S Carter", 2),
        ("S.Carter", 2),
        ("Carter S", 2),
        ("L Novak", 4),
        ("L van Novak", 4),
        ("Carter", None),
        ("SC", None),
        ("Jo Bloggs", None),
        ("", None),
        ("A Mensah", 3),
    ],
)
def test_a_colleague_is_known_by_login_name_or_initial_and_surname(written: str, person_id: int | None) -> None:
    assert colleague_meant(written, PEOPLE) == person_id


def test_nobody_is_meant_where_two_could_be() -> None:
    assert colleague_meant("S Carter", [SAM, Colleague(9, "Sue Carter", "sue")]) is None


def test_what_was_said_counts_before_what_is_usual() -> None:
    said: Said = {
        "stage": {"informal": "1", "review": "1"},
        "outcome": {"resolved": "partially"},
        "channel": {"pigeon": "letter"},
        "handler": {"sc": "Sam Carter", "jb": "", "jo bloggs": "nobody here"},
        "category": {"asb": "Anti-social behaviour"},
    }
    meant = Meanings(said, PEOPLE)
    assert (meant.stage("Informal"), meant.stage("review"), meant.stage("S2")) == (1, 1, 2)
    assert (meant.outcome("Resolved"), meant.channel("Pigeon!")) == (Outcome.PARTIALLY, Channel.LETTER)
    assert (meant.handler("S.C"), meant.handler("SC"), meant.handler("Jo Bloggs")) == (None, 2, None)
    assert (meant.word("category", "A.S.B"), meant.word("category", "ASB")) == ("A.S.B", "Anti-social behaviour")
    assert meant.word("service_area", "Repairs") == "Repairs"


def test_a_word_that_was_said_to_stand_for_nothing_is_not_asked_about_again() -> None:
    meant = Meanings({"handler": {"jb": ""}}, PEOPLE)
    assert [meant.handler(word) for word in ("JB", "QQ", "QQ")] == [None] * 3
    assert (meant.is_nothing("handler", "J-B"), meant.is_nothing("handler", "JB")) == (False, True)
    assert not meant.is_nothing("outcome", "JB")
    asked = explained(meant, 2, {}, {})[0]
    assert {word.written: word.means for word in asked.words} == {"QQ": None, "JB": NOBODY}
    assert asked.unknown == ("QQ",)


def test_a_log_may_be_said_not_to_have_a_field() -> None:
    assert mapping_from({"columns": {"due": [], "stage": "Stage"}})[0] == {"due": (), "stage": ("Stage",)}
    assert from_kept(as_kept({"due": ()}, {})) == ({"due": ()}, {})


MAPPING = {
    "columns": {"received": "Day", "customer": ["Title", "Name"]},
    "values": {"stage": {"Informal": 1}, "outcome": {"Resolved": "partially"}, "handler": {"JB": None}},
}


def test_a_mapping_says_columns_and_values_and_is_kept_as_it_was_said() -> None:
    columns, values = mapping_from(MAPPING)
    assert columns == {"received": ("Day",), "customer": ("Title", "Name")}
    assert values == {"stage": {"informal": "1"}, "outcome": {"resolved": "partially"}, "handler": {"jb": ""}}
    assert from_kept(as_kept(columns, values)) == (columns, values)
    assert mapping_from({}) == ({}, {})


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ([], "The mapping is not laid out as expected: the mapping should be a table of names and what they mean."),
        ({"column": {}}, "The mapping has “column”, which is not known: expected columns and values."),
        ({"columns": []}, "The mapping is not laid out as expected: columns should be a table of names"),
        ({"columns": {"rent": "Rent"}}, "The mapping's columns.rent is not known. The fields are reference, received,"),
        (
            {"values": {"preferred": {"owl": "bird"}}},
            "The mapping's values.preferred: “owl” stands for “bird”, which is",
        ),
        ({"columns": {"due": ["A", " "]}}, "The mapping's columns.due is not a header of a column"),
        ({"columns": {"due": 7}}, "The mapping's columns.due is not a header of a column"),
        (
            {"values": {"due": {}}},
            "The mapping's values.due is not known: values are said for stage, outcome, channel,",
        ),
        ({"values": {"stage": "S2"}}, "The mapping is not laid out as expected: values.stage should be a table"),
        (
            {"values": {"stage": {"S9": "ninth"}}},
            "The mapping's values.stage: “S9” stands for “ninth”, which is no number of a stage.",
        ),
        (
            {"values": {"outcome": {"OK": "fine"}}},
            "The mapping's values.outcome: “OK” stands for “fine”, which is none of upheld, partially, not-upheld",
        ),
        (
            {"values": {"channel": {"owl": "bird"}}},
            "The mapping's values.channel: “owl” stands for “bird”, which is none of ",
        ),
    ],
)
def test_a_mapping_that_cannot_be_is_refused_with_what_is_wrong_in_it(told: object, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        mapping_from(told)
    assert refused.value.sentence.startswith(sentence)


@given(st.text(max_size=30))
def test_any_word_has_a_meaning_or_none(word: str) -> None:
    meant = Meanings(people=PEOPLE)
    assert meant.stage(word) in {None, *range(1, 10)}
    assert meant.outcome(word) in {None, *Outcome}
    assert meant.channel(word) in {None, *Channel}
    assert meant.handler(word) in {None, *(person.id for person in PEOPLE)}
