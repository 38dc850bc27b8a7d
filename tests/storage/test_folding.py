"""Folded text: found and sorted alike on both databases, in every script."""

# ruff: noqa: RUF001 - names come in every script

import sys
import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from app.domain.lists import ListQuery
from app.services import lists
from app.services.intake import find_customers
from app.storage import tables
from app.storage.folding import LONGEST_WORD, MOST_WORDS, fold, just_after, words_of
from tests.owner import owner
from tests.services.office import Office, customer

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
STORABLE = [
    c for c in map(chr, range(1, sys.maxunicode + 1)) if unicodedata.category(c) not in {"Cs", "Cc", "Cn", "Co"}
]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Zoë  O'Brien", "zoe obrien"),
        ("ZOE O’BRIEN", "zoe obrien"),
        ("Weiß", "weiss"),
        ("Łukasz Sørensen", "lukasz sorensen"),
        ("Þór Æðelred", "thor aedelred"),
        ("İpek Işık", "ipek isik"),
        ("Юлія Й", "юлія и"),
        ("李 小明", "李 小明"),
        ("ﬁnger ２", "finger 2"),
        ("\ttab\nand\u00a0blank ", "tab and blank"),
        ("half\ud800NUL\x00", "half nul"),
        ("", ""),
    ],
)
def test_text_is_folded(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("R-2026-00012", ("r", "2026", "00012")),
        ("Ms Siân O’Brien-Smith", ("ms", "sian", "obrien", "smith")),
        ("O'Brien", ("obrien",)),
        ("Юлія Петренко", ("юлія", "петренко")),
        ("李小明", ("李小明",)),
        ("शिकायत", ("शिकायत",)),
        ("!? … 👩‍👧", ()),
        ("twice Twice TWICE", ("twice",)),
    ],
)
def test_words_are_what_a_case_is_found_by(written: str, words: tuple[str, ...]) -> None:
    assert words_of(written) == words


def test_words_are_few_and_short_enough_for_an_index() -> None:
    many = words_of(" ".join(f"word{number}" for number in range(100)))
    assert len(many) == MOST_WORDS
    assert words_of("Ώ" * 5_000) == ("ω" * LONGEST_WORD,)


@given(ANY_TEXT)
@example("ŉ")
@example("\u0345")
@example("ẞΐ")
def test_folded_text_is_folded_no_further(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT, st.data())
def test_every_beginning_of_a_word_lies_within_its_range(text: str, data: st.DataObject) -> None:
    for word in words_of(text):
        start = word[: data.draw(st.integers(1, len(word)))]
        assert start <= word < just_after(start)


@given(st.text(st.sampled_from(STORABLE), min_size=1, max_size=3), st.text(st.sampled_from(STORABLE), max_size=3))
@example("\ud7ff", "")
@example("a\U0010ffff", "b")
def test_the_end_of_a_range_can_be_stored_and_holds_just_what_begins_so(start: str, other: str) -> None:
    end = just_after(start)
    assert end.encode() > start.encode()
    assert (start.encode() <= other.encode() < end.encode()) == other.startswith(start)
    assert start + other < end


NAMES = ["Юлія Петренко", "李小明", "शिकायत देवी", "O’Brien Zoë", "Łukasz Żak", "Müller-Weiß", "Ångström", "مريم"]


def test_names_in_every_script_are_found_by_their_beginning(office: Office) -> None:
    made = {name: office.log(customer=customer(forenames="", surname=name)) for name in NAMES}
    looked_for = {
        "юл": "Юлія Петренко",
        "ПЕТРЕНКО": "Юлія Петренко",
        "李": "李小明",
        "शि": "शिकायत देवी",
        "obri": "O’Brien Zoë",
        "o'brien": "O’Brien Zoë",
        "O´Brien zoe": "O’Brien Zoë",
        "lukasz": "Łukasz Żak",
        "muller weiss": "Müller-Weiß",
        "Ångs": "Ångström",
        "مر": "مريم",
    }
    for find, name in looked_for.items():
        found = office.ask(lists.page_of_cases, ListQuery("customer", find=find), 0)
        assert [row.id for row in found] == [made[name]], find
        if fold(name).startswith(words_of(find)[0]):
            assert [each.name for each in office.ask(find_customers, find)] == [f"Ms {name}"], find


@pytest.mark.parametrize("find", ["\x00", "\ud800", "\U0010ffff", "z\U0010ffff", "\ud7ff", "'", "%", "_", "\\"])
def test_whatever_is_looked_for_there_is_an_answer(office: Office, find: str) -> None:
    office.log()
    assert office.ask(lists.page_of_cases, ListQuery("due", find=find), 0) == ()
    assert office.ask(lists.count_cases, ListQuery("due", find=find)) == 0


@given(
    names=st.lists(st.text(st.sampled_from(STORABLE), min_size=1, max_size=8), min_size=2, max_size=30, unique_by=fold)
)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(names=["~", "z", "Z", "zz", "z z", "é", "e", "ё", "\ue000", "\uffee", "\U0001f600", "-", "'", "10", "9"])
def test_names_stand_in_one_order_on_both_databases(shared_url: str, names: list[str]) -> None:
    counter = tables.CaseWord
    with owner(shared_url, disarmed=True) as connection:
        rows = [{"word": fold(name), "case_id": number} for number, name in enumerate(names)]
        connection.execute(insert(counter), rows)
        up = list(connection.execute(select(counter.word).order_by(counter.word)).scalars())
        down = list(connection.execute(select(counter.word).order_by(counter.word.desc())).scalars())
        connection.rollback()
    assert up == sorted(fold(name) for name in names)
    assert down == up[::-1]
