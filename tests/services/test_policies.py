"""What a pack asks for after a receipt, with the law and without it."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from app.domain.policy import Law, StepCode
from app.domain.working_days import WorkingCalendar
from app.services.policies import StepDue, what_is_due
from app.storage.policy_packs import load_law, load_pack

LAW = load_law()
FRIDAY = date(2026, 5, 22)


def due(pack: str, received: date | datetime, law: Law | None = None) -> dict[StepCode, StepDue]:
    return {step.step: step for step in what_is_due(load_pack(pack), law, WorkingCalendar(), received)}


@pytest.mark.clause("ISHA 2.6a")
@pytest.mark.clause("ISHA 2.6c")
def test_received_fri_22_may_2026_isha_acknowledges_by_26_may_and_makes_contact_by_29_may() -> None:
    steps = due("isha-2018", FRIDAY)
    assert steps[StepCode.ACKNOWLEDGE].due == date(2026, 5, 26)
    assert steps[StepCode.FIRST_CONTACT].due == date(2026, 5, 29)


@pytest.mark.clause("ISHA 2.1b")
def test_an_answer_agreed_with_the_customer_has_no_date_without_the_law() -> None:
    answer = due("isha-2018", FRIDAY)[StepCode.ANSWER]
    assert answer.due is None
    assert answer.because[0] == "The date is agreed with the customer, so none follows from the receipt."


@pytest.mark.clause("CODE 6.3")
def test_with_the_law_it_is_due_10_working_days_after_the_codes_own_acknowledgement() -> None:
    answer = due("isha-2018", FRIDAY, LAW)[StepCode.ANSWER]
    assert (answer.due, answer.clause, answer.from_law) == (date(2026, 6, 15), "CODE 6.3", True)


@pytest.mark.clause("CODE 6.2")
def test_the_law_adds_the_acknowledgement_that_incommunities_lacks() -> None:
    assert StepCode.ACKNOWLEDGE not in due("incommunities-2017", FRIDAY)
    added = due("incommunities-2017", FRIDAY, LAW)[StepCode.ACKNOWLEDGE]
    assert (added.due, added.from_law) == (date(2026, 6, 1), True)


@pytest.mark.clause("INC 6.3b")
def test_incommunities_own_10_working_days_are_sooner_than_the_laws() -> None:
    answer = due("incommunities-2017", FRIDAY, LAW)[StepCode.ANSWER]
    assert (answer.due, answer.from_law) == (date(2026, 6, 8), False)


def test_a_case_received_on_31_march_2024_runs_on_its_pack_alone() -> None:
    assert due("isha-2018", date(2024, 3, 31), LAW) == due("isha-2018", date(2024, 3, 31))


@pytest.mark.clause("CODE 6.11")
def test_the_reviews_steps_wait_for_the_request_and_name_whose_they_are() -> None:
    steps = due("isha-2018", FRIDAY, LAW)
    acknowledgement, answer = steps[StepCode.ACKNOWLEDGE_REVIEW], steps[StepCode.ANSWER_REVIEW]
    assert (acknowledgement.due, acknowledgement.clause, acknowledgement.from_law) == (None, "CODE 6.11", True)
    assert (answer.due, answer.clause, answer.from_law) == (None, "ISHA 2.9d", False)
    assert answer.because == (
        "No review has been asked for yet: the count starts with the request.",
        "ISHA 2.9d: tell the customer the outcome of the Internal Review in writing within the time agreed.",
        "CODE 6.14: answer within 20 working days of the stage 2 acknowledgement.",
    )


def test_steps_come_in_the_order_of_a_case() -> None:
    assert list(due("isha-2018", FRIDAY, LAW)) == list(StepCode)


def test_a_plain_day_is_not_after_any_cut_off() -> None:
    policy, calendar = load_pack("isha-2018"), replace(WorkingCalendar(), cut_off=time(0, 0))
    assert what_is_due(policy, None, calendar, date(2026, 5, 20))[0].due == date(2026, 5, 21)
    evening = datetime.fromisoformat("2026-05-20T16:50:00+01:00")
    assert what_is_due(policy, None, calendar, evening)[0].due == date(2026, 5, 22)
