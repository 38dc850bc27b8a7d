"""Working days: every row of the settled table, the words of a count, and what holds for every calendar."""

from datetime import UTC, date, datetime, time, timedelta
from typing import cast, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.bank_holidays import NATIONS
from app.domain.policy import Counting
from app.domain.spoken_dates import LONDON, full_day
from app.domain.working_days import WorkingCalendar

FRIDAY = date(2026, 5, 22)
SATURDAY = date(2026, 5, 23)
TUESDAY = date(2026, 5, 26)
CHRISTMAS_EVE = date(2026, 12, 24)
ROLLED: Counting = "roll-forward"
DAY_ZERO: Counting = "receipt-day-zero"


@pytest.mark.parametrize(
    ("received", "days", "counting", "nation", "due"),
    [
        pytest.param(datetime(2026, 5, 22, 16, 50, tzinfo=LONDON), 1, DAY_ZERO, "ENG", TUESDAY,
                     id="Fri 22 May 2026 16:50, 1 wd: Tue 26 May"),
        pytest.param(FRIDAY, 4, DAY_ZERO, "ENG", date(2026, 5, 29), id="Fri 22 May 2026, 4 wd: Fri 29 May"),
        pytest.param(SATURDAY, 1, DAY_ZERO, "ENG", TUESDAY, id="Sat 23 May 2026, 1 wd, day 0: Tue 26 May"),
        pytest.param(SATURDAY, 1, ROLLED, "ENG", date(2026, 5, 27), id="Sat 23 May 2026, 1 wd, rolled: Wed 27 May"),
        pytest.param(SATURDAY, 4, DAY_ZERO, "ENG", date(2026, 5, 29), id="Sat 23 May 2026, 4 wd, day 0: Fri 29 May"),
        pytest.param(SATURDAY, 4, ROLLED, "ENG", date(2026, 6, 1), id="Sat 23 May 2026, 4 wd, rolled: Mon 1 June"),
        pytest.param(date(2022, 5, 31), 4, DAY_ZERO, "ENG", date(2022, 6, 8), id="Tue 31 May 2022, 4 wd: Wed 8 June"),
        pytest.param(date(2022, 9, 16), 1, DAY_ZERO, "ENG", date(2022, 9, 20), id="Fri 16 Sep 2022, 1 wd: Tue 20 Sep"),
        pytest.param(CHRISTMAS_EVE, 10, DAY_ZERO, "ENG", date(2027, 1, 12),
                     id="Thu 24 Dec 2026, 10 wd in England: Tue 12 Jan 2027"),
        pytest.param(CHRISTMAS_EVE, 10, DAY_ZERO, "SCT", date(2027, 1, 13),
                     id="Thu 24 Dec 2026, 10 wd in Scotland: Wed 13 Jan 2027"),
        pytest.param(CHRISTMAS_EVE, 10, DAY_ZERO, "NIR", date(2027, 1, 12),
                     id="Thu 24 Dec 2026, 10 wd in Northern Ireland: Tue 12 Jan 2027"),
        pytest.param(CHRISTMAS_EVE, 10, DAY_ZERO, "WLS", date(2027, 1, 12),
                     id="Thu 24 Dec 2026, 10 wd in Wales: Tue 12 Jan 2027"),
        pytest.param(date(2026, 6, 12), 1, DAY_ZERO, "ENG", date(2026, 6, 15),
                     id="Fri 12 June 2026, 1 wd in England: Mon 15 June"),
        pytest.param(date(2026, 6, 12), 1, DAY_ZERO, "SCT", date(2026, 6, 16),
                     id="Fri 12 June 2026, 1 wd in Scotland: Tue 16 June"),
    ],
)  # fmt: skip
def test_received_and_due(received: date, days: int, counting: Counting, nation: str, due: date):
    assert WorkingCalendar(nation, counting=counting).due(received, days) == due


def test_received_fri_22_may_2026_half_past_eleven_at_night_utc_is_sat_23_may_in_london():
    late = datetime(2026, 5, 22, 23, 30, tzinfo=UTC)
    assert WorkingCalendar("ENG", frozenset(), ROLLED).due(late, 1) == date(2026, 5, 27)


def test_no_days_after_a_saturday_is_the_next_working_day():
    assert WorkingCalendar().due(SATURDAY, 0) == TUESDAY
    assert WorkingCalendar().due(FRIDAY, 0) == FRIDAY


@pytest.mark.parametrize(
    ("clock", "due"),
    [
        pytest.param(time(17, 0), TUESDAY, id="at 17:00 sharp: Tue 26 May"),
        pytest.param(time(17, 1), date(2026, 5, 27), id="at 17:01, as if on Tue 26 May: Wed 27 May"),
    ],
)
def test_received_fri_22_may_2026_with_a_cut_off_at_17_00(clock: time, due: date):
    received = datetime.combine(FRIDAY, clock, LONDON)
    assert WorkingCalendar(cut_off=time(17, 0)).due(received, 1) == due


def test_a_cut_off_asks_nothing_of_a_saturday_or_of_a_receipt_without_a_time():
    calendar = WorkingCalendar(cut_off=time(17, 0))
    assert calendar.due(datetime(2026, 5, 23, 18, 0, tzinfo=LONDON), 1) == TUESDAY
    assert calendar.due(FRIDAY, 1) == TUESDAY


@pytest.mark.clause("ISHA 2.6a")
def test_the_count_from_fri_22_may_2026_at_16_50_in_words():
    assert WorkingCalendar().explain(datetime(2026, 5, 22, 16, 50, tzinfo=LONDON), 1) == (
        "Received Fri 22 May 2026 at 16:50.",
        "Sat 23 and Sun 24 May are not counted (weekend).",
        "Mon 25 May is the Spring bank holiday.",
        "Day 1 is Tue 26 May 2026.",
    )


def test_ten_days_from_thu_24_dec_2026_in_scotland_in_words_name_only_the_first_and_the_last():
    closures = {date(2026, 12, 29): "staff rest", date(2026, 12, 30): "staff rest"}
    assert WorkingCalendar("SCT", closures).explain(CHRISTMAS_EVE, 10) == (
        "Received Thu 24 Dec 2026.",
        "Fri 25 Dec is Christmas Day.",
        "Sat 26 and Sun 27 Dec are not counted (weekend).",
        "Mon 28 Dec is the substitute day for Boxing Day.",
        "Tue 29 and Wed 30 Dec are closure days (staff rest).",
        "Day 1 is Thu 31 Dec 2026.",
        "Fri 1 Jan is New Year’s Day.",
        "Sat 2 and Sun 3 Jan are not counted (weekend).",
        "Mon 4 Jan is the substitute day for the 2nd January bank holiday.",
        "Sat 9 and Sun 10 Jan are not counted (weekend).",
        "Day 10 is Fri 15 Jan 2027.",
    )


def test_a_rolled_receipt_on_sat_23_may_2026_in_words():
    assert WorkingCalendar(counting=ROLLED).explain(SATURDAY, 1) == (
        "Received Sat 23 May 2026.",
        "Sat 23 and Sun 24 May are not counted (weekend).",
        "Mon 25 May is the Spring bank holiday.",
        "It counts as received on Tue 26 May 2026, which is day 0.",
        "Day 1 is Wed 27 May 2026.",
    )


def test_a_receipt_after_the_cut_off_in_words():
    calendar = WorkingCalendar(cut_off=time(17, 0))
    assert calendar.explain(datetime(2026, 5, 20, 17, 30, tzinfo=LONDON), 1) == (
        "Received Wed 20 May 2026 at 17:30.",
        "That is after 17:00, so it is dealt with as if it came on the next working day.",
        "It counts as received on Thu 21 May 2026, which is day 0.",
        "Day 1 is Fri 22 May 2026.",
    )


def test_a_weekend_after_received_saturday_names_only_what_follows_the_receipt():
    assert WorkingCalendar().explain(SATURDAY, 1)[1] == "Sun 24 May is not counted (weekend)."


def test_no_days_in_words_name_day_0():
    assert WorkingCalendar().explain(FRIDAY, 0) == ("Received Fri 22 May 2026.", "Day 0 is Fri 22 May 2026.")


@pytest.mark.parametrize(
    ("day", "why"),
    [
        pytest.param(SATURDAY, "weekend", id="Sat 23 May: weekend"),
        pytest.param(date(2026, 5, 25), "Spring bank holiday", id="Mon 25 May: bank holiday"),
        pytest.param(date(2026, 5, 27), "closure day (staff conference)", id="Wed 27 May: closure with its reason"),
        pytest.param(date(2026, 5, 28), "closure day", id="Thu 28 May: closure without a reason"),
        pytest.param(TUESDAY, None, id="Tue 26 May: a working day"),
    ],
)
def test_why_a_day_is_not_working(day: date, why: str | None):
    calendar = WorkingCalendar("ENG", {date(2026, 5, 27): "staff conference", date(2026, 5, 28): ""})
    assert calendar.why_not_working(day) == why
    assert calendar.is_working(day) is (why is None)


def test_a_closure_without_a_reason_is_named_as_a_closure():
    assert "Tue 26 May is a closure day." in WorkingCalendar("ENG", [TUESDAY]).explain(FRIDAY, 1)


def test_a_moment_is_working_when_its_day_in_london_is():
    assert not WorkingCalendar().is_working(datetime(2026, 5, 24, 23, 30, tzinfo=UTC))
    assert not WorkingCalendar("ENG", {datetime(2026, 5, 26, 9, tzinfo=UTC)}).is_working(TUESDAY)


def test_given_bank_holidays_are_used_instead_of_the_library_s():
    calendar = WorkingCalendar(holidays={TUESDAY: "Founder’s Day"})
    assert calendar.due(FRIDAY, 1) == date(2026, 5, 25)
    assert calendar.explain(FRIDAY, 2)[-2:] == ("Tue 26 May is Founder’s Day.", "Day 2 is Wed 27 May 2026.")


def test_next_working_and_working_before_are_the_day_itself_when_it_is_working():
    calendar = WorkingCalendar()
    assert (calendar.next_working(TUESDAY), calendar.working_before(TUESDAY)) == (TUESDAY, TUESDAY)
    assert (calendar.next_working(SATURDAY), calendar.working_before(date(2026, 5, 25))) == (TUESDAY, FRIDAY)


def test_working_days_between_fri_22_may_and_fri_29_may_2026_are_4():
    calendar = WorkingCalendar()
    assert calendar.working_days_between(FRIDAY, date(2026, 5, 29)) == 4
    assert calendar.working_days_between(date(2026, 5, 29), FRIDAY) == 0
    assert calendar.working_days_between(FRIDAY, FRIDAY) == 0


def test_calendars_that_say_the_same_are_equal():
    assert WorkingCalendar("SCT", {TUESDAY: ""}) == WorkingCalendar("SCT", [TUESDAY])
    assert len({WorkingCalendar("SCT", [TUESDAY]), WorkingCalendar("SCT", {TUESDAY: ""})}) == 1


def test_an_unknown_nation_is_refused_naming_those_expected():
    with pytest.raises(ValueError, match="'GB' is not a nation with a calendar; expected ENG, WLS, SCT, NIR"):
        WorkingCalendar("GB")


def test_an_unknown_way_of_counting_is_refused_naming_those_expected():
    wrong = cast("Counting", "sideways")
    with pytest.raises(ValueError, match=r"'sideways' is not a way.*expected receipt-day-zero or roll-forward"):
        WorkingCalendar(counting=wrong)


def test_negative_days_are_refused():
    with pytest.raises(ValueError, match="-1 working days cannot be counted; expected 0 or more"):
        WorkingCalendar().due(FRIDAY, -1)


days = st.dates(date(2019, 1, 1), date(2028, 6, 30))
closures = st.frozensets(st.dates(date(2019, 1, 1), date(2028, 12, 31)), max_size=20)
nations = st.sampled_from(tuple(NATIONS))
countings = st.sampled_from(get_args(Counting))
cut_offs = st.none() | st.just(time(17, 0))
calendars = st.builds(WorkingCalendar, nations, closures, countings, cut_off=cut_offs)
moments = st.datetimes(datetime(2019, 1, 1), datetime(2028, 6, 30), timezones=st.just(LONDON))  # noqa: DTZ001 — hypothesis adds the zone itself
numbers = st.integers(0, 40)


@given(calendars, moments, numbers)
def test_a_due_date_is_always_a_working_day(calendar: WorkingCalendar, received: datetime, number: int):
    assert calendar.is_working(calendar.due(received, number))


@given(calendars, moments, numbers)
def test_one_more_day_is_always_later_once_counting_has_begun(
    calendar: WorkingCalendar, received: datetime, number: int
):
    assert calendar.due(received, number) <= calendar.due(received, number + 1) < calendar.due(received, number + 2)


@given(nations, closures, countings, days, numbers, st.integers(0, 60))
def test_a_closure_never_makes_anything_sooner(
    nation: str, closed: frozenset[date], counting: Counting, received: date, number: int, ahead: int
):
    before = WorkingCalendar(nation, closed, counting)
    after = WorkingCalendar(nation, closed | {received + timedelta(days=ahead)}, counting)
    assert after.due(received, number) >= before.due(received, number)


@given(calendars, moments, numbers)
def test_the_last_day_of_the_explanation_is_the_due_date(calendar: WorkingCalendar, received: datetime, number: int):
    due = full_day(calendar.due(received, number))
    assert calendar.explain(received, number)[-1] == f"Day {number} is {due}."


@given(nations, closures, days, numbers)
def test_rolling_forward_is_never_earlier_than_counting_receipt_as_day_0(
    nation: str, closed: frozenset[date], received: date, number: int
):
    rolled, plain = WorkingCalendar(nation, closed, ROLLED), WorkingCalendar(nation, closed)
    assert rolled.due(received, number) >= plain.due(received, number)


@given(calendars, days, st.integers(1, 40))
def test_the_working_days_between_day_0_and_the_due_date_are_those_asked_for(
    calendar: WorkingCalendar, received: date, number: int
):
    assert calendar.working_days_between(calendar.receipt(received).day_zero, calendar.due(received, number)) == number
