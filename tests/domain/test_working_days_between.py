"""How many working days lie between two days: counted in whole weeks, and equal to counting one by one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.working_days import WorkingCalendar

DAYS = st.dates(date(2019, 1, 1), date(2027, 12, 31))
CLOSURES = st.sets(st.dates(date(2024, 1, 1), date(2026, 12, 31)), max_size=12)


@given(DAYS, st.integers(-30, 1_200), CLOSURES, st.sampled_from(["ENG", "SCT"]))
def test_whole_weeks_at_once_give_what_counting_one_by_one_gives(
    start: date, length: int, closures: set[date], nation: str
) -> None:
    calendar = WorkingCalendar(nation, closures)
    end = start + timedelta(days=length)
    one_by_one = sum(calendar.is_working(start + timedelta(days=ahead)) for ahead in range(1, length + 1))
    assert calendar.working_days_between(start, end) == one_by_one


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        pytest.param(date(2026, 5, 22), date(2026, 5, 26), 1, id="Fri 22 to Tue 26 May 2026: the bank holiday between"),
        pytest.param(date(2026, 5, 22), date(2026, 5, 22), 0, id="a day to itself"),
        pytest.param(date(2026, 5, 26), date(2026, 5, 22), 0, id="backwards"),
    ],
)
def test_with_the_offices_own_bank_holidays(start: date, end: date, days: int) -> None:
    calendar = WorkingCalendar(holidays={date(2026, 5, 25): "Spring bank holiday"})
    assert calendar.working_days_between(start, end) == days
