"""Dates as offices write them into spreadsheets, and what each of them means."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.spoken_dates import LONDON, has_no_time
from app.domain.written import NotUnderstood
from app.domain.written.dates import in_one_way, written_day, written_moment

THIS_YEAR = 2026
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
SHORT = tuple(name[:3] for name in MONTHS)
SEPTEMBER = date(2025, 9, 11)
FEBRUARY = date(2025, 2, 3)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("11/09/2025", SEPTEMBER),
        ("11/9/25", SEPTEMBER),
        ("11.09.25", SEPTEMBER),
        ("11.09.2025", SEPTEMBER),
        ("11-09-2025", SEPTEMBER),
        ("11 09 2025", SEPTEMBER),
        ("11 / 09 / 2025", SEPTEMBER),
        ("11-Sep-25", SEPTEMBER),
        ("11-SEP-2025", SEPTEMBER),
        ("11Sep25", SEPTEMBER),
        ("11 Sept. 2025", SEPTEMBER),
        ("11 Sep '25", SEPTEMBER),
        ("11th September 2025", SEPTEMBER),
        ("11  september,  2025", SEPTEMBER),
        ("2025-09-11", SEPTEMBER),
        ("2025/9/11", SEPTEMBER),
        ("September 11, 2025", SEPTEMBER),
        ("Sept 11th 2025", SEPTEMBER),
        ("Thursday 11 September 2025", SEPTEMBER),
        ("Thu, 11/09/2025", SEPTEMBER),
        ("31 August 2025", date(2025, 8, 31)),
        ("1st of March 2024", date(2024, 3, 1)),
        ("Mon 3 Feb 2025", FEBRUARY),
        ("29/02/2024", date(2024, 2, 29)),
        ("May 5 2025", date(2025, 5, 5)),
        ("1 mar 2024", date(2024, 3, 1)),
    ],
)
def test_a_day_is_read_however_it_is_written(written: str, meant: date) -> None:
    assert written_moment(written, THIS_YEAR) == meant
    assert written_day(written, THIS_YEAR) == meant


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("3/2/25 14:05", (14, 5)),
        ("03/02/2025 2.05pm", (14, 5)),
        ("03/02/2025 2:05 PM", (14, 5)),
        ("03/02/2025 2pm", (14, 0)),
        ("03/02/2025, 9 am", (9, 0)),
        ("Mon 3 Feb 2025 at 14:05", (14, 5)),
        ("2025-02-03T14:05:09", (14, 5)),
        ("2025-02-03 14:05:09.123", (14, 5)),
        ("2025-02-03T14:05:00Z", (14, 5)),
        ("3 February 2025 12.30am", (0, 30)),
        ("3 February 2025 12.30pm", (12, 30)),
        ("3 February 2025 14:05pm", (14, 5)),
    ],
)
def test_a_time_that_stands_with_a_day_is_londons(written: str, clock: tuple[int, int]) -> None:
    assert written_moment(written, THIS_YEAR) == datetime(2025, 2, 3, *clock, tzinfo=LONDON)
    assert written_day(written, THIS_YEAR) == FEBRUARY


def test_what_a_program_exports_in_utc_is_told_in_londons_time() -> None:
    assert written_moment("2025-07-01T13:05:00Z", THIS_YEAR) == datetime(2025, 7, 1, 14, 5, tzinfo=LONDON)
    assert written_day("2025-07-01T23:30:00+00:00", THIS_YEAR) == date(2025, 7, 2)


@pytest.mark.parametrize(
    "written", ["11/09/2025 00:00", "2025-09-11 00:00:00", "2025-09-11T00:00:00Z", "2025-09-10T23:00:00Z"]
)
def test_midnight_is_no_time(written: str) -> None:
    found = written_moment(written, THIS_YEAR)
    assert (found, isinstance(found, datetime)) == (SEPTEMBER, False)


@pytest.mark.parametrize("written", ["", " ", "-", "–", "?", "??", "tbc", "TBA", "N/A", "none", "x", "No", "not yet"])
def test_where_nothing_happened_there_is_no_day(written: str) -> None:
    assert written_moment(written, THIS_YEAR) is None
    assert written_day(written, THIS_YEAR) is None


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("31/02/2023", "“31/02/2023” is a day that never was. Write it as 11/09/2025."),
        ("29 February 2023", "“29 February 2023” is a day that never was. Write it as 11/09/2025."),
        ("0/9/2025", "“0/9/2025” is a day that never was. Write it as 11/09/2025."),
        ("13/13/2025", "“13/13/2025” is a day that never was. Write it as 11/09/2025."),
        ("09/25/2025", "“09/25/2025” has no month 25: the day comes first. Write it as 11/09/2025."),
        ("0001-01-01T00:00:00Z", "“0001-01-01T00:00:00Z” cannot be right. Check the year."),
        ("3/2/0025", "“3/2/0025” cannot be right. Check the year."),
        ("11/09/2025 25:00", "“11/09/2025 25:00” has no such time of day. Write it as 11/09/2025 14:05."),
        ("11/09/2025 14:75", "“11/09/2025 14:75” has no such time of day. Write it as 11/09/2025 14:05."),
        ("last  week", "“last week” is not a date. Write it as 11/09/2025."),
        ("14:05:00", "“14:05:00” is not a date. Write it as 11/09/2025."),
        ("12 Sep", "“12 Sep” is not a date. Write it as 11/09/2025."),
        ("12 Smarch 2025", "“12 Smarch 2025” is not a date. Write it as 11/09/2025."),
        ("Smarch 12 2025", "“Smarch 12 2025” is not a date. Write it as 11/09/2025."),
        ("11 Septembre 2025", "“11 Septembre 2025” is not a date. Write it as 11/09/2025."),
        ("11/09/2025 and 12/09/2025", "“11/09/2025 and 12/09/2025” is not a date. Write it as 11/09/2025."),
        ("45911", "“45911” is not a date. Write it as 11/09/2025."),
        (f"{'w' * 39} x", f"“{'w' * 39} ” is not a date. Write it as 11/09/2025."),
    ],
)
def test_what_is_no_day_is_refused_with_a_sentence_that_says_why(written: str, sentence: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        written_moment(written, THIS_YEAR)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("this_year", "short", "year"),
    [(2026, "36", 2036), (2026, "37", 1937), (2026, "99", 1999), (2026, "00", 2000), (1999, "05", 1905)],
)
def test_a_year_of_two_digits_lies_at_most_ten_years_ahead(this_year: int, short: str, year: int) -> None:
    assert written_day(f"1/2/{short}", this_year) == date(year, 2, 1)


def test_the_same_day_is_the_same_text_and_what_is_no_day_stays_as_it_is() -> None:
    written = ("11/09/2025", "11.09.25", "Thu 11 Sep 2025", "2025-09-11T00:00")
    assert {in_one_way(each, THIS_YEAR) for each in written} == {"2025-09-11"}
    assert (in_one_way("tbc", THIS_YEAR), in_one_way("31/02/2025", THIS_YEAR)) == ("", "31/02/2025")


@given(st.dates(date(2017, 1, 1), date(2036, 12, 31)))
def test_any_day_is_read_back_from_each_of_the_ways_in_which_it_is_written(day: date) -> None:
    month = day.month - 1
    for written in (
        f"{day.day:02}/{day.month:02}/{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year % 100:02}",
        f"{day.day:02}-{SHORT[month]}-{day.year % 100:02}",
        f"{day.day} {MONTHS[month]} {day.year}",
        day.isoformat(),
        f"{day.isoformat()} 00:00:00",
    ):
        assert written_moment(written, THIS_YEAR) == day


@given(st.datetimes(datetime(2017, 1, 1), datetime(2036, 12, 31)))  # noqa: DTZ001 - as it stands in a cell
def test_any_moment_is_read_back_to_the_minute(moment: datetime) -> None:
    meant = moment.replace(second=0, microsecond=0, tzinfo=LONDON)
    found = written_moment(f"{moment:%d/%m/%Y %H:%M}", THIS_YEAR)
    assert found == (meant.date() if has_no_time(meant) else meant)


@given(st.one_of(st.text(max_size=40), st.text("0123456789/.-: stndthapmzTJanFeb", max_size=25)))
def test_any_text_is_a_day_or_nothing_or_a_sentence(text: str) -> None:
    try:
        found = written_moment(text, THIS_YEAR)
    except NotUnderstood as wrong:
        found = str(wrong)
    assert found is None or isinstance(found, date) or found.startswith("“")
