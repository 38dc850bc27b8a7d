from datetime import UTC, date, datetime

import pytest

from app.domain import spoken_dates
from app.domain.spoken_dates import LONDON

FRIDAY = date(2026, 5, 22)


def test_a_day_within_its_year_is_fri_22_may():
    assert spoken_dates.short_day(FRIDAY) == "Fri 22 May"


def test_a_day_with_its_year_is_fri_22_may_2026():
    assert spoken_dates.full_day(FRIDAY) == "Fri 22 May 2026"


def test_a_letter_says_friday_29_may_2026():
    assert spoken_dates.long_day(date(2026, 5, 29)) == "Friday 29 May 2026"


@pytest.mark.parametrize(
    ("month", "spoken"),
    [
        *((1, "Jan"), (2, "Feb"), (3, "March"), (4, "April"), (5, "May"), (6, "June")),
        *((7, "July"), (8, "Aug"), (9, "Sep"), (10, "Oct"), (11, "Nov"), (12, "Dec")),
    ],
)
def test_months_of_five_letters_or_fewer_are_written_out(month: int, spoken: str):
    assert spoken_dates.full_day(date(2027, month, 1)).endswith(f"1 {spoken} 2027")


def test_in_summer_london_is_an_hour_ahead_of_utc():
    assert spoken_dates.full_moment(datetime(2026, 5, 22, 15, 50, tzinfo=UTC)) == "Fri 22 May 2026 at 16:50"


@pytest.mark.parametrize("day", [date(2026, 5, 22), date(2026, 12, 24), date(2026, 3, 29), date(2026, 10, 25)])
def test_midnight_in_london_stands_for_a_day_whose_time_is_not_known(day: date):
    moment = spoken_dates.at_no_time(day)
    assert spoken_dates.has_no_time(moment)
    assert spoken_dates.has_no_time(moment.astimezone(UTC))
    assert not spoken_dates.has_no_time(moment.replace(minute=1))
    assert spoken_dates.day_of(moment) == day
    assert spoken_dates.full_moment(moment) == spoken_dates.full_day(day)


def test_in_winter_london_keeps_utc():
    assert spoken_dates.clock_time(datetime(2026, 12, 24, 15, 50, tzinfo=UTC)) == "15:50"


def test_half_past_eleven_at_night_in_utc_is_the_next_day_in_london_in_summer():
    assert spoken_dates.day_of(datetime(2026, 5, 22, 23, 30, tzinfo=UTC)) == date(2026, 5, 23)


def test_a_time_without_a_zone_is_london_s():
    unzoned = datetime(2026, 5, 22, 16, 50, tzinfo=UTC).replace(tzinfo=None)
    assert spoken_dates.in_london(unzoned) == datetime(2026, 5, 22, 16, 50, tzinfo=LONDON)


def test_a_plain_day_is_itself():
    assert spoken_dates.day_of(FRIDAY) == FRIDAY


@pytest.mark.parametrize(
    ("first", "length", "spoken"),
    [
        (date(2026, 5, 25), 1, "Mon 25 May"),
        (date(2026, 5, 23), 2, "Sat 23 and Sun 24 May"),
        (date(2026, 10, 31), 2, "Sat 31 Oct and Sun 1 Nov"),
        (date(2026, 12, 28), 4, "Mon 28 to Thu 31 Dec"),
        (date(2026, 12, 30), 4, "Wed 30 Dec to Sat 2 Jan"),
    ],
)
def test_adjoining_days_are_said_in_one_breath(first: date, length: int, spoken: str):
    days = [date.fromordinal(first.toordinal() + ahead) for ahead in range(length)]
    assert spoken_dates.days_in_a_row(days) == spoken
