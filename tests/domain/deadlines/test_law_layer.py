"""Due dates with the law layer on: the earlier of policy and law binds, and both are named."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.deadlines import Extended, Happened, due
from app.domain.policy import Policy, StepCode
from app.domain.working_days import WorkingCalendar
from tests.domain import policies
from tests.domain.deadlines.cases import (
    ACKNOWLEDGE,
    ANSWER,
    ENGLAND,
    RECEIVED,
    TEN_DAYS_MORE,
    at,
    found,
    moments,
)


def test_where_the_policy_is_sooner_it_binds_and_both_are_named():
    acknowledged = found(ACKNOWLEDGE, policies.isha(), Happened(RECEIVED), policies.law())
    assert (acknowledged.day, acknowledged.from_law) == (date(2026, 5, 26), False)
    assert acknowledged.because[-2:] == (
        "ISHA 2.6a: acknowledge within 1 working day.",
        "The policy binds: ISHA 2.6a asks for this sooner than the law’s CODE 6.2, by Mon 1 June 2026.",
    )


def test_where_the_law_is_sooner_it_binds_and_both_are_named():
    happened = Happened(RECEIVED, acknowledged=at(date(2026, 5, 26)), promised_answer=date(2026, 6, 30))
    answered = found(ANSWER, policies.isha(), happened, policies.law())
    assert (answered.day, answered.from_law, answered.promised) == (date(2026, 6, 9), True, False)
    assert answered.because[-2:] == (
        "CODE 6.3: answer within 10 working days of the acknowledgement.",
        "The law binds: CODE 6.3 asks for this sooner than ISHA 2.1b, by Tue 30 June 2026.",
    )


def test_a_promise_sooner_than_the_law_binds():
    happened = Happened(RECEIVED, promised_answer=date(2026, 6, 5))
    answered = found(ANSWER, policies.isha(), happened, policies.law())
    assert (answered.day, answered.from_law, answered.promised) == (date(2026, 6, 5), False, True)


def test_before_a_date_is_agreed_the_law_binds_alone():
    answered = found(ANSWER, policies.isha(), Happened(RECEIVED), policies.law())
    assert (answered.day, answered.from_law) == (date(2026, 6, 15), True)
    assert answered.because[-1] == "No date has been agreed with the customer yet, so the law binds."


def test_a_step_of_the_law_that_the_policy_does_not_know_is_due():
    acknowledged = found(ACKNOWLEDGE, policies.incommunities(), Happened(RECEIVED), policies.law())
    assert (acknowledged.day, acknowledged.from_law) == (date(2026, 6, 1), True)
    assert acknowledged.because[-1] == "The policy sets no date for this, so the law binds."


def test_a_step_that_the_law_does_not_know_stays_the_policy_s():
    contact = found(StepCode.FIRST_CONTACT, policies.isha(), Happened(RECEIVED), policies.law())
    assert (contact.day, contact.from_law) == (date(2026, 5, 29), False)


def test_received_the_day_before_the_code_came_into_force_runs_on_its_policy_alone():
    before = Happened(at(policies.CODE_IN_FORCE - timedelta(days=1)))
    assert due(ANSWER, policies.isha(), policies.law(), ENGLAND, before) is None
    assert found(ANSWER, policies.isha(), Happened(at(policies.CODE_IN_FORCE)), policies.law()).from_law


def test_the_code_s_own_policy_says_nothing_twice():
    acknowledged = found(ACKNOWLEDGE, policies.code(), Happened(RECEIVED), policies.law())
    assert acknowledged.because[-1] == "CODE 6.2: acknowledge within 5 working days."


def test_on_the_same_day_the_policy_is_named_with_the_law_beside_it():
    happened = Happened(RECEIVED, acknowledged=at(date(2026, 5, 26)), promised_answer=date(2026, 6, 9))
    answered = found(ANSWER, policies.isha(), happened, policies.law())
    assert answered.because[-1] == "The law asks for the same day (CODE 6.3)."


def test_the_law_lets_an_answer_be_put_off_too():
    happened = Happened(RECEIVED, acknowledged=at(date(2026, 5, 26)), extended=(TEN_DAYS_MORE,))
    answered = found(ANSWER, policies.isha(), happened, policies.law())
    assert (answered.day, answered.promised) == (date(2026, 6, 23), True)


def test_an_extension_of_a_sooner_promise_leaves_the_law_s_date():
    extended = Extended(date(2026, 6, 3), date(2026, 6, 5), "parts", date(2026, 6, 2))
    happened = Happened(RECEIVED, promised_answer=date(2026, 6, 3), extended=(extended,))
    answered = found(ANSWER, policies.isha(), happened, policies.law())
    assert (answered.day, answered.from_law) == (date(2026, 6, 5), False)
    assert "asks for this sooner than the law’s CODE 6.3, by Mon 15 June 2026" in answered.because[-1]


def test_an_extension_too_late_of_a_date_the_law_set_moves_nothing():
    late = replace(TEN_DAYS_MORE, said_on=date(2026, 6, 10))
    happened = Happened(RECEIVED, acknowledged=at(date(2026, 5, 26)), extended=(late,))
    assert found(ANSWER, policies.isha(), happened, policies.law()).day == date(2026, 6, 9)


def test_the_law_counts_a_saturday_as_day_0_where_the_policy_rolls_it_forward():
    rolling = WorkingCalendar(counting="roll-forward")
    saturday = Happened(at(date(2026, 5, 23)))
    by_policy = due(ACKNOWLEDGE, policies.code(), None, rolling, saturday)
    with_law = due(ACKNOWLEDGE, policies.code(), policies.law(), rolling, saturday)
    assert by_policy is not None
    assert with_law is not None
    assert (by_policy.day, with_law.day, with_law.from_law) == (date(2026, 6, 2), date(2026, 6, 1), True)


packs = st.sampled_from((policies.isha(), policies.incommunities(), policies.code()))
steps = st.sampled_from((ACKNOWLEDGE, StepCode.FIRST_CONTACT, ANSWER))


@given(packs, steps, moments)
def test_the_law_layer_never_makes_a_step_later(policy: Policy, code: StepCode, received: datetime):
    alone = due(code, policy, None, ENGLAND, Happened(received))
    bound = due(code, policy, policies.law(), ENGLAND, Happened(received))
    assert alone is None or (bound is not None and bound.day <= alone.day)
