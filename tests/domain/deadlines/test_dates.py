"""Time bars, waits, updates, months and lateness."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.deadlines import add_months, first_day_after_wait, last_day_in_time, update_due, working_days_late
from app.domain.working_days import WorkingCalendar
from tests.domain import policies

ENGLAND = WorkingCalendar()
DUE = date(2026, 5, 22)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        pytest.param(date(2026, 8, 31), 6, date(2027, 2, 28), id="31 Aug 2026 + 6 months: 28 Feb 2027"),
        pytest.param(date(2023, 8, 31), 6, date(2024, 2, 29), id="31 Aug 2023 + 6 months: 29 Feb 2024"),
        pytest.param(date(2024, 2, 29), 12, date(2025, 2, 28), id="29 Feb 2024 + 12 months: 28 Feb 2025"),
        pytest.param(date(2026, 6, 30), 6, date(2026, 12, 30), id="30 June 2026 + 6 months: 30 Dec 2026"),
        pytest.param(date(2026, 12, 31), 0, date(2026, 12, 31), id="31 Dec 2026 + 0 months: itself"),
    ],
)
def test_months_after_a_day(day: date, months: int, then: date):
    assert add_months(day, months) == then


@pytest.mark.clause("ISHA 2.12")
def test_exhausted_fri_20_nov_2020_the_first_day_after_eight_weeks_is_fri_15_jan_2021():
    assert first_day_after_wait(date(2020, 11, 20), 56) == date(2021, 1, 15)


@pytest.mark.clause("ISHA 2.3a")
def test_noticed_31_aug_2023_the_last_day_in_time_is_29_feb_2024_under_isha_before_the_code():
    last = last_day_in_time(policies.isha(), policies.law(), date(2023, 8, 31), received=date(2024, 3, 1))
    assert (last.day, last.from_law) == (date(2024, 2, 29), False)
    assert last.because == (
        "Came to notice on Thu 31 Aug 2023.",
        "ISHA 2.3a: 6 months from coming to notice, until Thu 29 Feb 2024; that day is in time.",
    )


@pytest.mark.clause("ISHA 2.3a")
def test_the_last_day_in_time_is_not_rolled_off_a_sunday():
    assert last_day_in_time(policies.isha(), None, date(2026, 2, 23), date(2026, 8, 23)).day == date(2026, 8, 23)


@pytest.mark.clause("CODE 2")
def test_received_from_1_april_2024_the_law_s_12_months_bind():
    last = last_day_in_time(policies.isha(), policies.law(), date(2023, 8, 31), received=date(2024, 4, 1))
    assert (last.day, last.from_law) == (date(2024, 8, 31), True)
    assert last.because[-1] == "The law binds: CODE 2 gives 12 months, until Sat 31 Aug 2024."


def test_with_the_law_layer_off_the_policy_s_6_months_stand():
    assert last_day_in_time(policies.isha(), None, date(2026, 1, 15), date(2026, 9, 1)).day == date(2026, 7, 15)


def test_a_policy_as_generous_as_the_law_binds_by_itself():
    assert not last_day_in_time(policies.code(), policies.law(), date(2026, 1, 15), date(2026, 9, 1)).from_law


@pytest.mark.clause("ISHA 2.1b")
def test_an_update_promised_for_mon_25_may_2026_a_bank_holiday_is_due_fri_22_may():
    assert update_due(date(2026, 5, 25), ENGLAND) == DUE
    assert update_due(date(2026, 5, 26), ENGLAND) == date(2026, 5, 26)


@pytest.mark.parametrize(
    ("done", "today", "late"),
    [
        pytest.param(DUE, date(2026, 6, 30), 0, id="done on the day: in time"),
        pytest.param(date(2026, 5, 29), date(2026, 6, 30), 4, id="done Fri 29 May: 4 working days late"),
        pytest.param(date(2026, 5, 23), date(2026, 6, 30), 1, id="done the Saturday after: late all the same"),
        pytest.param(None, DUE, 0, id="not done, today the day: in time"),
        pytest.param(None, date(2026, 5, 27), 2, id="not done by Wed 27 May: 2 working days late"),
    ],
)
def test_due_fri_22_may_2026(done: date | None, today: date, late: int):
    assert working_days_late(DUE, done, today, ENGLAND) == late


@given(st.dates(date(2019, 1, 1), date(2028, 1, 1)), st.integers(0, 60))
def test_a_step_is_late_exactly_when_it_is_done_after_its_date(due: date, ahead: int):
    done = due + timedelta(days=ahead)
    assert (working_days_late(due, done, done, ENGLAND) > 0) is (ahead > 0)


@given(st.dates(date(2019, 1, 1), date(2028, 1, 1)), st.integers(0, 30))
def test_months_later_is_in_the_month_asked_for(day: date, months: int):
    then = add_months(day, months)
    assert (then.year - day.year) * 12 + then.month - day.month == months
