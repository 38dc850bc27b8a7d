"""Where the shipped policies are weaker than the law."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.law import Weakness, weaker_than_law
from app.domain.policy import Extension, Policy, StepCode, StepRule
from app.storage.policy_packs import load_law, load_pack

ISHA = load_pack("isha-2018")
INC = load_pack("incommunities-2017")
CODE = load_pack("ombudsman-code-2024")
LAW = load_law()
TODAY = date(2026, 5, 22)


def weaknesses(policy: Policy, on: date = TODAY) -> set[tuple[str, str]]:
    """The clause of the policy and that of the law, for each weakness."""
    return {(weakness.pack_clause, weakness.law_clause) for weakness in weaker_than_law(policy, LAW, on)}


def with_step(policy: Policy, code: StepCode, **changes: object) -> Policy:
    steps = [replace(rule, **changes) if rule.code == code else rule for rule in policy.steps]
    return replace(policy, steps=tuple(steps))


def test_the_code_itself_is_nowhere_weaker_than_the_law() -> None:
    assert weaker_than_law(CODE, LAW, TODAY) == ()


def test_before_october_2022_no_policy_is_weaker() -> None:
    assert weaker_than_law(ISHA, LAW, date(2022, 9, 30)) == ()


def test_from_october_2022_to_march_2024_only_the_way_to_the_ombudsman_is() -> None:
    assert [weakness.pack_says for weakness in weaker_than_law(ISHA, LAW, date(2024, 3, 31))] == [
        "a designated person comes before the Ombudsman",
        "the customer waits 56 days before going to the Ombudsman",
    ]


@pytest.mark.clause("CODE 2")
def test_a_time_bar_of_6_months_is_weaker_than_12() -> None:
    assert weaker_than_law(INC, LAW, TODAY)[0] == Weakness(
        "complaints are accepted for 6 months from the day the customer became aware of the situation",
        "INC 3.2.2",
        "complaints are accepted for 12 months, and later by discretion",
        "CODE 2",
    )


@pytest.mark.clause("ISHA 2.3f")
def test_isha_excludes_what_the_code_does_not() -> None:
    excluded = {pack for pack, law in weaknesses(ISHA) if law == "CODE 2"}
    assert excluded == {
        *("ISHA 2.3a", "ISHA 2.3b", "ISHA 2.3c", "ISHA 2.3e", "ISHA 2.3f"),
        *("ISHA 2.3g", "ISHA 2.3h", "ISHA 2.3k", "ISHA 2.3m"),
    }


def test_isha_is_weaker_in_steps_answers_reasons_declines_and_closing() -> None:
    assert {
        ("ISHA 2.1b", "CODE 6.3"),
        ("", "CODE 6.11"),
        ("ISHA 2.9d", "CODE 6.14"),
        ("ISHA 2.7c", "CODE 6.9"),
        ("ISHA 2.7a", "CODE 6.6"),
        ("ISHA 2.9a", "CODE 6.12"),
        ("ISHA 2.8c", "CODE 5.11"),
        ("ISHA 2.10", "BSA 2022 Part 5"),
    } <= weaknesses(ISHA)


def test_1_working_day_to_acknowledge_is_not_weaker_than_5() -> None:
    assert "CODE 6.2" not in {law for _, law in weaknesses(ISHA)}


@pytest.mark.clause("CODE 6.2")
def test_incommunities_demands_no_acknowledgement_and_10_days_from_receipt_are_strict_enough() -> None:
    found = weaker_than_law(INC, LAW, TODAY)
    assert ("no acknowledgement is demanded", "CODE 6.2") in {(w.pack_says, w.law_clause) for w in found}
    assert "CODE 6.3" not in {weakness.law_clause for weakness in found}
    assert ("no written answer is promised", "") in {(w.pack_says, w.pack_clause) for w in found}


@pytest.mark.parametrize(("days", "weaker"), [(10, False), (11, True)])
def test_11_working_days_from_receipt_can_be_later_than_10_from_an_acknowledgement(days: int, weaker: bool) -> None:
    policy = with_step(INC, StepCode.ANSWER, working_days=days)
    assert (("INC 6.3b", "CODE 6.3") in weaknesses(policy)) is weaker


@pytest.mark.parametrize(("days", "weaker"), [(4, False), (5, True)])
def test_a_step_counted_from_a_late_acknowledgement_is_measured_from_receipt(days: int, weaker: bool) -> None:
    law_rule = StepRule(StepCode.ANSWER, 1, 5, "receipt", "answer within 5 working days of receipt", "CODE 6.3")
    law = replace(LAW, steps=(replace(LAW.steps[0], rule=law_rule),))
    policy = with_step(ISHA, StepCode.ANSWER, working_days=days, counted_from="acknowledgement")
    found = {weakness.law_clause for weakness in weaker_than_law(policy, law, TODAY)}
    assert ("CODE 6.3" in found) is weaker


def test_a_step_counted_from_an_acknowledgement_that_nobody_asks_for_is_counted_alone() -> None:
    law_rule = StepRule(StepCode.ANSWER, 1, 5, "receipt", "answer within 5 working days of receipt", "CODE 6.3")
    law = replace(LAW, steps=(replace(LAW.steps[0], rule=law_rule),))
    policy = with_step(INC, StepCode.ANSWER, working_days=5, counted_from="acknowledgement")
    assert "CODE 6.3" not in {weakness.law_clause for weakness in weaker_than_law(policy, law, TODAY)}


@pytest.mark.clause("CODE 6.4")
@pytest.mark.parametrize(("days", "weaker"), [(10, False), (15, True)])
def test_an_extension_of_15_working_days_is_longer_than_the_law_allows(days: int, weaker: bool) -> None:
    policy = with_step(CODE, StepCode.ANSWER, extension=Extension(days, "CODE 6.3"))
    assert (("CODE 6.3", "CODE 6.4") in weaknesses(policy)) is weaker


@pytest.mark.clause("CODE 6.13")
def test_a_review_by_someone_already_involved_is_weaker() -> None:
    stages = (CODE.stages[0], replace(CODE.stages[1], not_previously_involved=False))
    assert weaker_than_law(replace(CODE, stages=stages), LAW, TODAY) == (
        Weakness(
            "Stage 2 may be given to someone already involved",
            "CODE 6.13",
            "stage 2 is considered by a different person",
            "CODE 6.13",
        ),
    )


def test_the_ombudsman_is_reached_as_it_was_on_that_day_and_before_the_first_as_on_the_first() -> None:
    (today,) = (block for block in LAW.contacts if block.body == "Housing Ombudsman")
    moved = replace(today, from_day=date(2027, 1, 1), website="www.example.org")
    law = replace(LAW, contacts=(moved, today))
    assert law.contact_on(today.body, date(2026, 12, 31)) == today
    assert law.contact_on(today.body, date(2027, 1, 1)) == moved
    assert law.contact_on(today.body, date(1999, 1, 1)) == today
    assert law.contact_on("Nobody", TODAY) is None
