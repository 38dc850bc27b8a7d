"""Due dates under each policy alone, and the reason each gives."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.deadlines import Happened, due
from app.domain.policy import StepCode
from tests.domain import policies
from tests.domain.deadlines.cases import (
    ACKNOWLEDGE,
    ACKNOWLEDGE_REVIEW,
    ANSWER,
    ANSWER_REVIEW,
    ENGLAND,
    RECEIVED,
    TEN_DAYS_MORE,
    at,
    found,
    moments,
)


class TestIsha:
    @pytest.mark.clause("ISHA 2.6a")
    def test_received_fri_22_may_2026_at_16_50_is_acknowledged_by_tue_26_may(self):
        assert found(ACKNOWLEDGE, policies.isha(), Happened(RECEIVED)).day == date(2026, 5, 26)

    @pytest.mark.clause("ISHA 2.6a")
    def test_why_tue_26_may_ends_with_the_clause(self):
        assert found(ACKNOWLEDGE, policies.isha(), Happened(RECEIVED)).because == (
            "Received Fri 22 May 2026 at 16:50.",
            "Sat 23 and Sun 24 May are not counted (weekend).",
            "Mon 25 May is the Spring bank holiday.",
            "Day 1 is Tue 26 May 2026.",
            "ISHA 2.6a: acknowledge within 1 working day.",
        )

    @pytest.mark.clause("ISHA 2.6c")
    def test_received_fri_22_may_2026_has_its_first_contact_by_fri_29_may(self):
        assert found(StepCode.FIRST_CONTACT, policies.isha(), Happened(RECEIVED)).day == date(2026, 5, 29)

    @pytest.mark.clause("ISHA 2.1b")
    def test_an_answer_is_not_due_until_a_date_is_promised(self):
        assert due(ANSWER, policies.isha(), None, ENGLAND, Happened(RECEIVED)) is None

    @pytest.mark.clause("ISHA 2.1b")
    def test_a_promised_date_is_the_due_date_even_on_a_saturday(self):
        promised = found(ANSWER, policies.isha(), Happened(RECEIVED, promised_answer=date(2026, 6, 20)))
        assert (promised.day, promised.promised) == (date(2026, 6, 20), True)
        assert promised.because == (
            "Promised to the customer for Sat 20 June 2026.",
            "ISHA 2.1b: answer by the date agreed with the customer.",
        )

    @pytest.mark.clause("ISHA 2.9d")
    def test_the_review_is_answered_by_the_date_promised_for_it(self):
        happened = Happened(RECEIVED, requested=at(date(2026, 7, 1)), promised_review_answer=date(2026, 7, 31))
        assert found(ANSWER_REVIEW, policies.isha(), happened).day == date(2026, 7, 31)

    def test_no_review_is_due_while_none_is_requested(self):
        happened = Happened(RECEIVED, promised_review_answer=date(2026, 7, 31))
        assert due(ANSWER_REVIEW, policies.isha(), policies.law(), ENGLAND, happened) is None

    def test_a_step_that_the_policy_does_not_demand_is_not_due(self):
        happened = Happened(RECEIVED, requested=RECEIVED)
        assert due(ACKNOWLEDGE_REVIEW, policies.isha(), None, ENGLAND, happened) is None


class TestIncommunities:
    @pytest.mark.clause("INC 6.3b")
    def test_received_fri_22_may_2026_is_answered_by_mon_8_june(self):
        assert found(ANSWER, policies.incommunities(), Happened(RECEIVED)).day == date(2026, 6, 8)

    def test_an_earlier_promise_binds(self):
        happened = Happened(RECEIVED, promised_answer=date(2026, 6, 3))
        promised = found(ANSWER, policies.incommunities(), happened)
        assert (promised.day, promised.promised) == (date(2026, 6, 3), True)
        assert promised.because[-2] == "Promised to the customer for Wed 3 June 2026, which binds."

    def test_a_promise_of_the_very_day_is_a_promise(self):
        assert found(ANSWER, policies.incommunities(), Happened(RECEIVED, promised_answer=date(2026, 6, 8))).promised

    def test_a_later_promise_does_not_put_the_answer_off(self):
        happened = Happened(RECEIVED, promised_answer=date(2026, 6, 12))
        counted = found(ANSWER, policies.incommunities(), happened)
        assert (counted.day, counted.promised) == (date(2026, 6, 8), False)
        expected = "A promise of Fri 12 June 2026 does not put this off: only an extension does."
        assert counted.because[-2] == expected


class TestCode:
    @pytest.mark.clause("CODE 6.2")
    def test_received_fri_22_may_2026_is_acknowledged_by_mon_1_june(self):
        assert found(ACKNOWLEDGE, policies.code(), Happened(RECEIVED)).day == date(2026, 6, 1)

    @pytest.mark.clause("CODE 6.3")
    @pytest.mark.parametrize(
        ("acknowledged", "answered_by"),
        [
            pytest.param(date(2026, 5, 26), date(2026, 6, 9), id="acknowledged Tue 26 May: Tue 9 June"),
            pytest.param(date(2026, 6, 1), date(2026, 6, 15), id="acknowledged Mon 1 June: Mon 15 June"),
            pytest.param(date(2026, 6, 3), date(2026, 6, 15), id="acknowledged late on Wed 3 June: Mon 15 June"),
            pytest.param(None, date(2026, 6, 15), id="not acknowledged at all: Mon 15 June"),
        ],
    )
    def test_received_fri_22_may_2026_is_answered_by(self, acknowledged: date | None, answered_by: date):
        happened = Happened(RECEIVED, acknowledged=at(acknowledged) if acknowledged else None)
        assert found(ANSWER, policies.code(), happened).day == answered_by

    @pytest.mark.parametrize(
        ("acknowledged", "opening"),
        [
            (date(2026, 5, 26), "Acknowledged Tue 26 May 2026."),
            (date(2026, 6, 1), "Acknowledged Mon 1 June 2026."),
            (
                date(2026, 6, 3),
                "Acknowledged Wed 3 June 2026, late: counted from Mon 1 June 2026, when that was due.",
            ),
            (None, "Not acknowledged yet: counted from Mon 1 June 2026, when that is due."),
        ],
    )
    def test_the_reason_says_from_which_acknowledgement_it_counts(self, acknowledged: date | None, opening: str):
        happened = Happened(RECEIVED, acknowledged=at(acknowledged) if acknowledged else None)
        assert found(ANSWER, policies.code(), happened).because[0] == opening

    @pytest.mark.clause("CODE 6.4")
    def test_due_tue_9_june_2026_and_extended_by_10_working_days_is_due_tue_23_june(self):
        happened = Happened(RECEIVED, acknowledged=at(date(2026, 5, 26)), extended=(TEN_DAYS_MORE,))
        extended = found(ANSWER, policies.code(), happened, policies.law())
        assert (extended.day, extended.promised) == (date(2026, 6, 23), True)
        assert extended.because[-2:] == (
            "Extended from Tue 9 June 2026 to Tue 23 June 2026: a second survey.",
            "CODE 6.3: answer within 10 working days of the acknowledgement.",
        )

    @pytest.mark.clause("CODE 6.4")
    def test_an_extension_sent_on_the_last_day_tue_9_june_2026_is_in_time(self):
        on_the_day = replace(TEN_DAYS_MORE, said_on=date(2026, 6, 9))
        happened = Happened(RECEIVED, acknowledged=at(date(2026, 5, 26)), extended=(on_the_day,))
        assert found(ANSWER, policies.code(), happened).day == date(2026, 6, 23)

    @pytest.mark.clause("CODE 6.4")
    def test_an_extension_sent_on_wed_10_june_2026_is_recorded_and_moves_nothing(self):
        late = replace(TEN_DAYS_MORE, said_on=date(2026, 6, 10))
        happened = Happened(RECEIVED, acknowledged=at(date(2026, 5, 26)), extended=(late,))
        unmoved = found(ANSWER, policies.code(), happened)
        assert unmoved.day == date(2026, 6, 9)
        assert unmoved.because[-2] == (
            "An extension from Tue 9 June 2026 to Tue 23 June 2026 was sent on Wed 10 June 2026, "
            "too late to move the date."
        )

    @pytest.mark.clause("CODE 6.11")
    def test_a_review_requested_wed_1_july_2026_is_acknowledged_by_wed_8_july(self):
        happened = Happened(RECEIVED, requested=at(date(2026, 7, 1)))
        acknowledged = found(ACKNOWLEDGE_REVIEW, policies.code(), happened)
        assert acknowledged.day == date(2026, 7, 8)
        assert acknowledged.because[0] == "Review requested Wed 1 July 2026 at 13:00."

    @pytest.mark.clause("CODE 6.14")
    @pytest.mark.parametrize(
        ("acknowledged", "answered_by"),
        [
            pytest.param(date(2026, 7, 2), date(2026, 7, 30), id="acknowledged Thu 2 July: Thu 30 July"),
            pytest.param(date(2026, 7, 9), date(2026, 8, 5), id="acknowledged late on Thu 9 July: Wed 5 Aug"),
        ],
    )
    def test_a_review_requested_wed_1_july_2026_is_answered_by(self, acknowledged: date, answered_by: date):
        happened = Happened(RECEIVED, requested=at(date(2026, 7, 1)), review_acknowledged=at(acknowledged))
        assert found(ANSWER_REVIEW, policies.code(), happened).day == answered_by

    def test_without_a_rule_for_acknowledging_an_answer_waits_for_the_acknowledgement(self):
        unruled = replace(policies.code(), steps=tuple(s for s in policies.code().steps if s.code != ACKNOWLEDGE))
        assert due(ANSWER, unruled, None, ENGLAND, Happened(RECEIVED)) is None
        happened = Happened(RECEIVED, acknowledged=at(date(2026, 5, 26)))
        assert found(ANSWER, unruled, happened).day == date(2026, 6, 9)

    def test_a_step_counted_from_a_request_waits_for_it(self):
        rule = replace(policies.incommunities().steps[0], counted_from="request")
        asked_first = replace(policies.incommunities(), steps=(rule,))
        assert due(ANSWER, asked_first, None, ENGLAND, Happened(RECEIVED)) is None


@given(moments, st.integers(0, 30))
def test_a_later_acknowledgement_never_makes_an_answer_due_later_than_none(received: datetime, ahead: int):
    acknowledged = Happened(received, acknowledged=received + timedelta(days=ahead))
    unacknowledged = found(ANSWER, policies.code(), Happened(received))
    assert found(ANSWER, policies.code(), acknowledged).day <= unacknowledged.day
