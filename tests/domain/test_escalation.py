from dataclasses import replace
from datetime import date

import pytest

from app.domain.escalation import how_to_escalate, is_last_stage
from app.storage.policy_packs import load_law, load_pack

ISHA = load_pack("isha-2018")
INCOMMUNITIES = load_pack("incommunities-2017")
CODE = load_pack("ombudsman-code-2024")
LAW = load_law()


@pytest.mark.clause("CODE 6.9")
def test_an_answer_before_the_last_stage_says_how_to_ask_for_the_next_one() -> None:
    said = how_to_escalate(CODE, LAW, 1, date(2026, 5, 22), date(2026, 6, 9))

    assert "“Stage 2”" in said
    assert "someone who has not dealt with your complaint before" in said
    assert "You do not have to give a reason." in said


def test_isha_may_ask_for_reasons_until_the_law_forbids_it() -> None:
    before = how_to_escalate(ISHA, None, 1, date(2020, 5, 22), date(2020, 6, 9))
    under_the_law = how_to_escalate(ISHA, LAW, 1, date(2026, 5, 22), date(2026, 6, 9))

    assert "Please tell us why you are still unhappy" in before
    assert "You do not have to give a reason." in under_the_law


def test_a_review_by_a_panel_is_called_one() -> None:
    assert "A panel will look" in how_to_escalate(INCOMMUNITIES, None, 2, date(2018, 5, 22), date(2018, 6, 9))


def test_a_next_stage_by_the_same_people_promises_nobody_new() -> None:
    second = replace(INCOMMUNITIES.stages[1], not_previously_involved=False)
    policy = replace(INCOMMUNITIES, stages=(INCOMMUNITIES.stages[0], second))

    assert "has not dealt with" not in how_to_escalate(policy, None, 1, date(2018, 5, 22), date(2018, 6, 9))


def test_exhausted_on_fri_20_nov_2020_the_ombudsman_can_be_asked_from_fri_15_jan_2021() -> None:
    said = how_to_escalate(ISHA, None, 2, date(2020, 9, 1), date(2020, 11, 20))

    assert "from Friday 15 January 2021." in said
    assert "“designated person”: your MP or a local councillor" in said


def test_a_pack_with_a_wait_and_no_designated_person_offers_none() -> None:
    policy = replace(ISHA, onward=replace(ISHA.onward, designated_person=False))

    assert "designated person" not in how_to_escalate(policy, None, 2, date(2020, 9, 1), date(2020, 11, 20))


def test_under_the_law_there_is_no_wait_and_no_designated_person() -> None:
    said = how_to_escalate(ISHA, LAW, 2, date(2026, 5, 22), date(2026, 6, 9))

    assert "straight away" in said
    assert "designated person" not in said


@pytest.mark.clause("CODE 3.7")
def test_the_final_answer_of_31_august_2026_says_until_when_the_ombudsman_can_be_asked() -> None:
    said = how_to_escalate(CODE, LAW, 2, date(2026, 7, 1), date(2026, 8, 31))

    assert "This is our final answer" in said
    assert "Please do so by Tuesday 31 August 2027." in said


def test_the_last_stage_is_the_last_of_the_pack() -> None:
    assert [is_last_stage(INCOMMUNITIES, stage) for stage in (1, 2, 3)] == [False, False, True]
