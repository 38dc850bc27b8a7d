"""How far an answer can be put off, and what is said when it cannot."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.deadlines import ExtensionAsked, extended_due, reason_not_to_extend
from app.domain.policy import Policy, StepCode, StepRule
from app.domain.working_days import WorkingCalendar
from tests.domain import policies

ENGLAND = WorkingCalendar()
DUE = date(2026, 6, 9)


def rule(policy: Policy, code: StepCode = StepCode.ANSWER) -> StepRule:
    found = policy.step(code)
    assert found is not None
    return found


def asked(new: date, policy: Policy | None = None) -> ExtensionAsked:
    return ExtensionAsked(rule(policy or policies.code()), DUE, DUE, new, "a second survey is needed")


@pytest.mark.clause("CODE 6.4")
def test_due_tue_9_june_2026_extended_by_10_working_days_is_due_tue_23_june():
    assert extended_due(DUE, 10, ENGLAND) == date(2026, 6, 23)


def test_a_date_promised_for_a_saturday_is_extended_from_that_saturday_however_receipts_are_counted():
    assert extended_due(date(2026, 5, 23), 1, WorkingCalendar(counting="roll-forward")) == date(2026, 5, 26)


@pytest.mark.clause("CODE 6.4")
def test_10_working_days_more_need_only_a_reason():
    assert reason_not_to_extend(asked(date(2026, 6, 23)), ENGLAND) is None


@pytest.mark.clause("CODE 6.4")
def test_11_working_days_more_need_good_reason_a_manager_and_agreed_updates():
    assert reason_not_to_extend(asked(date(2026, 6, 24)), ENGLAND) == (
        "CODE 6.4: beyond Tue 23 June 2026 an extension needs a good reason, and a manager’s approval, "
        "and how often to update the customer, agreed with them."
    )


@pytest.mark.clause("CODE 6.4")
def test_what_has_been_given_is_not_asked_for_again():
    nearly = replace(asked(date(2026, 6, 24)), good_reason="the surveyor is ill", updates_agreed=True)
    expected = "CODE 6.4: beyond Tue 23 June 2026 an extension needs a manager’s approval."
    assert reason_not_to_extend(nearly, ENGLAND) == expected
    assert reason_not_to_extend(replace(nearly, approved_by_manager=True), ENGLAND) is None


@pytest.mark.clause("CODE 6.4")
def test_a_second_extension_shares_the_limit_of_the_first():
    second = replace(asked(date(2026, 6, 30)), current=date(2026, 6, 23))
    refused = reason_not_to_extend(second, ENGLAND)
    assert refused is not None
    assert "beyond Tue 23 June 2026" in refused


@pytest.mark.clause("CODE 6.14")
def test_a_review_can_be_put_off_by_20_working_days():
    review = replace(asked(date(2026, 7, 7)), rule=rule(policies.code(), StepCode.ANSWER_REVIEW))
    assert reason_not_to_extend(review, ENGLAND) is None
    assert reason_not_to_extend(replace(review, new=date(2026, 7, 8)), ENGLAND) is not None


def test_a_date_agreed_with_the_customer_can_be_agreed_again():
    assert reason_not_to_extend(asked(date(2026, 9, 1), policies.isha()), ENGLAND) is None


def test_a_policy_that_states_no_extension_allows_none_without_good_reason():
    refused = reason_not_to_extend(asked(date(2026, 6, 10), policies.incommunities()), ENGLAND)
    assert refused is not None
    assert refused.startswith("INC 6.3b: beyond Tue 9 June 2026 an extension needs a good reason")


def test_the_new_date_must_be_later():
    expected = "The new date must be later than Tue 9 June 2026, the date it is due now."
    assert reason_not_to_extend(asked(DUE), ENGLAND) == expected


def test_an_extension_says_why():
    silent = replace(asked(date(2026, 6, 23)), reason="  ")
    assert reason_not_to_extend(silent, ENGLAND) == (
        "Say why the answer needs longer: the customer is told the reason."
    )


def test_an_acknowledgement_cannot_be_put_off():
    acknowledging = replace(asked(date(2026, 6, 23)), rule=rule(policies.code(), StepCode.ACKNOWLEDGE))
    expected = "CODE 6.2: only an answer can be extended, not this step."
    assert reason_not_to_extend(acknowledging, ENGLAND) == expected
