"""Pauses, where a policy allows them: the working days left are frozen, and resumed."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.deadlines import Extended, Happened, Pause, due
from app.domain.spoken_dates import day_of
from tests.domain import policies
from tests.domain.deadlines.cases import (
    ANSWER,
    ENGLAND,
    RECEIVED,
    found,
    moments,
)

PAUSING = replace(policies.incommunities(), pausing_allowed=True)


def test_paused_from_wed_27_may_to_wed_3_june_2026_the_5_days_missed_come_after():
    pause = Pause(date(2026, 5, 27), date(2026, 6, 3), "waiting for the surveyor")
    resumed = found(ANSWER, PAUSING, Happened(RECEIVED, pauses=(pause,)))
    assert resumed.day == date(2026, 6, 15)
    sentence = "Thu 28 May to Wed 3 June are not counted (paused: waiting for the surveyor)."
    assert sentence in resumed.because


def test_a_pause_of_one_day_is_not_counted():
    pause = Pause(date(2026, 5, 27), date(2026, 5, 28), "no access")
    resumed = found(ANSWER, PAUSING, Happened(RECEIVED, pauses=(pause,)))
    assert resumed.day == date(2026, 6, 9)
    assert "Thu 28 May is not counted (paused: no access)." in resumed.because


def test_while_paused_no_date_is_due():
    still = Pause(date(2026, 6, 3), None, "no access")
    assert due(ANSWER, PAUSING, None, ENGLAND, Happened(RECEIVED, pauses=(still,))) is None


def test_while_paused_the_law_binds():
    still = Pause(date(2026, 6, 3), None, "no access")
    answered = found(ANSWER, PAUSING, Happened(RECEIVED, pauses=(still,)), policies.law())
    assert (answered.day, answered.from_law) == (date(2026, 6, 15), True)
    assert answered.because[-1] == "The policy gives no date at present, so the law binds."


def test_a_pause_that_began_on_the_due_date_comes_too_late():
    still = Pause(date(2026, 6, 8), None, "no access")
    assert found(ANSWER, PAUSING, Happened(RECEIVED, pauses=(still,))).day == date(2026, 6, 8)


def test_a_policy_without_pausing_ignores_pauses():
    pause = Pause(date(2026, 5, 27), date(2026, 6, 3), "waiting")
    assert found(ANSWER, policies.incommunities(), Happened(RECEIVED, pauses=(pause,))).day == date(2026, 6, 8)


def test_an_extension_made_while_paused_is_due_as_promised():
    still = Pause(date(2026, 6, 3), None, "no access")
    extended = Extended(date(2026, 6, 8), date(2026, 6, 22), "no access", date(2026, 6, 5))
    happened = Happened(RECEIVED, pauses=(still,), extended=(extended,))
    assert found(ANSWER, PAUSING, happened).day == date(2026, 6, 22)


def test_an_extension_sent_late_while_paused_gives_no_date():
    still = Pause(date(2026, 6, 3), None, "no access")
    late = Extended(date(2026, 6, 8), date(2026, 6, 22), "no access", date(2026, 6, 9))
    assert due(ANSWER, PAUSING, None, ENGLAND, Happened(RECEIVED, pauses=(still,), extended=(late,))) is None


@given(moments, st.integers(-5, 30))
def test_pausing_for_no_time_changes_nothing(received: datetime, ahead: int):
    on = day_of(received) + timedelta(days=ahead)
    paused = Happened(received, pauses=(Pause(on, on, "no time"),))
    assert found(ANSWER, PAUSING, paused) == found(ANSWER, PAUSING, Happened(received))


@given(moments, st.integers(0, 20), st.integers(0, 20))
def test_a_pause_leaves_as_many_working_days_after_it_as_there_were(received: datetime, ahead: int, length: int):
    start = day_of(received) + timedelta(days=ahead)
    end = start + timedelta(days=length)
    planned = found(ANSWER, PAUSING, Happened(received)).day
    resumed = found(ANSWER, PAUSING, Happened(received, pauses=(Pause(start, end, "waiting"),))).day
    frozen = ENGLAND.working_days_between(start, planned)
    assert ENGLAND.working_days_between(end, resumed) == frozen if frozen else resumed == planned
