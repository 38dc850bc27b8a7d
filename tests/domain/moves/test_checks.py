"""What several moves ask: when something was done, what was typed, by which way, under which clause."""

from datetime import date, timedelta

import pytest

from app.domain.moves.checks import (
    by_method,
    cite,
    coming_day_problem,
    control_characters,
    found,
    is_before,
    missing,
    moment_problem,
    other_method_problem,
    reason_not_to_touch,
    received_problem,
    text_problem,
)
from app.domain.words import Method, Status
from tests.domain.moves.complaints import LAW, NOW, at, closed, complaint


def test_a_void_or_closed_case_is_not_touched() -> None:
    assert reason_not_to_touch(complaint()) is None
    assert reason_not_to_touch(closed()) == "This case was closed on Tue 26 May 2026."
    assert (
        reason_not_to_touch(complaint(status=Status.VOID)) == "This case was made void: nothing more can be done on it."
    )


def test_something_is_done_after_receipt_and_not_in_the_future() -> None:
    case = complaint(received_at=at("2026-05-22", "16:50") + timedelta(seconds=40))
    assert moment_problem(case, None, NOW) == "Say when: a day and a time, such as 26 May 14:05."
    assert moment_problem(case, at("2026-05-22", "16:50"), NOW) is None, "nobody types seconds"
    assert moment_problem(case, at("2026-05-22", "16:49"), NOW) == (
        "That is before the complaint was received, Fri 22 May 2026 at 16:50."
    )
    assert moment_problem(case, NOW, NOW) is None
    assert moment_problem(case, NOW + timedelta(minutes=1), NOW) == (
        "Tue 26 May 2026 at 10:01 is in the future. Give the time at which it was done."
    )


def test_one_minute_is_before_the_next_whatever_the_seconds() -> None:
    assert not is_before(at("2026-05-22", "16:50"), at("2026-05-22", "16:50") + timedelta(seconds=59))
    assert is_before(at("2026-05-22", "16:50") + timedelta(seconds=59), at("2026-05-22", "16:51"))


def test_receipt_lies_between_1990_and_now() -> None:
    assert received_problem(NOW, NOW) is None
    assert received_problem(at("1990-01-01"), NOW) is None
    assert received_problem(at("1989-12-31"), NOW) == "Sun 31 Dec 1989 cannot be right. Check the year."
    assert "is in the future" in (received_problem(NOW + timedelta(seconds=1), NOW) or "")
    assert "Say when it was received" in (received_problem(None, NOW) or "")


def test_a_day_ahead_is_today_or_later_and_within_five_years() -> None:
    assert coming_day_problem(None, NOW, "It") is None
    assert coming_day_problem(date(2026, 5, 26), NOW, "It") is None
    assert coming_day_problem(date(2026, 5, 25), NOW, "It") == "It cannot be in the past: Mon 25 May 2026 has gone."
    assert coming_day_problem(date(2031, 12, 31), NOW, "It") is None
    assert (
        coming_day_problem(date(2032, 1, 1), NOW, "It")
        == "Thu 1 Jan 2032 is more than five years away. Check the year."
    )


def test_today_is_londons_day() -> None:
    half_past_midnight = at("2026-05-27", "00:30")  # 23:30 of the day before in UTC
    assert coming_day_problem(date(2026, 5, 26), half_past_midnight, "It") is not None


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\ud800"])
def test_control_characters_and_half_characters_are_refused(character: str) -> None:
    assert f"(code {ord(character)})" in (control_characters(f"damp{character}") or "")


@pytest.mark.parametrize("text", ["", "two\nlines\r\n", "a\ttab", "Zoë O’Brien £30 – 🙂"])
def test_what_people_write_is_kept(text: str) -> None:
    assert text_problem(text) is None


def test_text_is_kept_to_its_length() -> None:
    assert text_problem("x" * 20_000) is None
    assert text_problem("x" * 20_001) == "Please keep this to 20,000 characters; it has 20,001."
    assert text_problem("x" * 121, 120) == "Please keep this to 120 characters; it has 121."


def test_blanks_are_nothing() -> None:
    assert missing(" \n\t", "Say it.") == "Say it."
    assert missing("x", "Say it.") is None


def test_ways_are_said_as_people_say_them() -> None:
    assert [by_method(method) for method in Method] == [
        *("by telephone", "by email", "by letter", "by text message", "by home visit", "at the office"),
    ]


@pytest.mark.clause("ISHA 2.1a")
def test_another_way_than_the_customer_prefers_asks_why() -> None:
    case = complaint(preferred=Method.TEXT)
    assert other_method_problem(case, Method.EMAIL, " ") == (
        "Ms Joy Okafor prefers to be reached by text message. Say why it was by email (ISHA 2.1a)."
    )
    assert other_method_problem(case, Method.EMAIL, "Too long for a text.") is None
    assert other_method_problem(case, Method.TEXT, "") is None
    assert other_method_problem(complaint(), Method.EMAIL, "") is None
    assert (other_method_problem(complaint(preferred=Method.TEXT, customer=""), Method.EMAIL, "") or "").startswith(
        "The customer prefers"
    )


@pytest.mark.clause("ISHA 2.1a")
def test_a_way_never_to_use_asks_why_it_was_used_all_the_same() -> None:
    case = complaint(preferred=Method.TEXT, never_by=(Method.LETTER, Method.OFFICE))
    assert other_method_problem(case, Method.LETTER, "") == (
        "Ms Joy Okafor is never to be reached by letter. Say why it was done all the same (ISHA 2.1a)."
    )
    asked = other_method_problem(complaint(never_by=(Method.OFFICE,), customer=""), Method.OFFICE, "")
    assert asked == "The customer is never to be reached at the office. Say why it was done all the same (ISHA 2.1a)."
    assert other_method_problem(case, Method.LETTER, "The court asked for it in writing.") is None


def test_the_first_clause_that_binds_is_cited() -> None:
    assert cite(complaint(), "INC 3.1.2d", "ISHA 2.6f") == " (ISHA 2.6f)"
    assert cite(complaint(), "CODE 7") == ""
    assert cite(complaint(law=LAW), "CODE 7") == " (CODE 7)"


def test_the_laws_clauses_are_not_cited_for_a_case_of_31_march_2024() -> None:
    assert cite(complaint(law=LAW, received_at=at("2024-03-31", "23:59")), "CODE 7") == ""
    assert cite(complaint(law=LAW, received_at=at("2024-04-01", "00:00")), "CODE 7") == " (CODE 7)"


def test_the_first_problem_of_a_field_counts() -> None:
    assert found((("a", None), ("b", "one"), ("b", "two"), ("a", "three"))) == {"b": "one", "a": "three"}
