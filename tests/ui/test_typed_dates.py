"""Dates and times as people type them, on Fri 22 May 2026."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.spoken_dates import full_day, long_day
from app.ui.form.typed_dates import parse_day, parse_time

TODAY = date(2026, 5, 22)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("22/5/26", date(2026, 5, 22)),
        ("22.5.2026", date(2026, 5, 22)),
        ("22-05-2026", date(2026, 5, 22)),
        ("2026-05-22", date(2026, 5, 22)),
        ("22 May", date(2026, 5, 22)),
        ("22nd May 26", date(2026, 5, 22)),
        ("May 22", date(2026, 5, 22)),
        ("1 Sept 2026", date(2026, 9, 1)),
        ("Fri 22 May 2026", date(2026, 5, 22)),
        ("Friday, 29 May 2026", date(2026, 5, 29)),
        (" TODAY ", date(2026, 5, 22)),
        ("tomorrow", date(2026, 5, 23)),
        ("yesterday", date(2026, 5, 21)),
        ("+3", date(2026, 5, 25)),
        ("-1", date(2026, 5, 21)),
        ("+2w", date(2026, 6, 5)),
        ("+2 weeks", date(2026, 6, 5)),
        ("mon", date(2026, 5, 25)),
        ("fri", date(2026, 5, 29)),
        ("next friday", date(2026, 5, 29)),
        ("last fri", date(2026, 5, 15)),
        ("3 Jan", date(2026, 1, 3)),
        ("20 Dec", date(2025, 12, 20)),
        ("12/6/81", date(1981, 6, 12)),
        ("29 Feb 2028", date(2028, 2, 29)),
    ],
)
def test_on_fri_22_may_2026_it_means(typed: str, day: date):
    assert parse_day(typed, TODAY) == day


def test_a_day_without_its_year_is_the_nearest_one():
    assert parse_day("3 Jan", date(2026, 12, 28)) == date(2027, 1, 3)
    assert parse_day("29 Feb", date(2027, 12, 1)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/4/26", "April 2026 has 30 days."),
        ("29 Feb 2026", "February 2026 has 28 days."),
        ("5/22/26", "There is no month 22: the day comes first, such as 22/5/26."),
        ("Thu 22 May 2026", "22 May 2026 is a Friday. Type the day without its weekday."),
        ("soon", "Type a day such as 22/5/26, 22 May, tomorrow, +3 or fri."),
        ("2", "Type a day such as 22/5/26, 22 May, tomorrow, +3 or fri."),
        ("22 Flub", "Type a day such as 22/5/26, 22 May, tomorrow, +3 or fri."),
        ("1/1/0999", "The year 999 is too long ago. Type a day such as 22/5/26, 22 May, tomorrow, +3 or fri."),
    ],
)
def test_what_is_not_understood_says_what_to_type(typed: str, sentence: str):
    with pytest.raises(ValueError) as wrong:  # noqa: PT011  the whole sentence is compared below
        parse_day(typed, TODAY)
    assert str(wrong.value) == sentence


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_what_the_screen_shows_can_be_typed(day: date):
    assert parse_day(full_day(day), TODAY) == day
    assert parse_day(long_day(day), TODAY) == day
    assert parse_day(f"{day.day}/{day.month}/{day:%y}", TODAY) == day


@given(st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_a_weekday_is_within_the_seven_days_after_today(weekday: str, today: date):
    assert timedelta(1) <= parse_day(weekday, today) - today <= timedelta(7)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("16:50", time(16, 50)),
        ("16.50", time(16, 50)),
        ("1650", time(16, 50)),
        ("4.50pm", time(16, 50)),
        ("4pm", time(16)),
        ("12 am", time(0)),
        ("12pm", time(12)),
        ("9", time(9)),
        ("905", time(9, 5)),
    ],
)
def test_as_a_time_it_means(typed: str, moment: time):
    assert parse_time(typed) == moment


@pytest.mark.parametrize("typed", ["24:00", "12:60", "13pm", "noonish", ""])
def test_a_time_that_is_none_is_refused(typed: str):
    with pytest.raises(ValueError, match="Type a time such as 14:05"):
        parse_time(typed)
