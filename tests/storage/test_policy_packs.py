"""The packs that come with the program say what the policies say."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.errors import Refusal
from app.domain.policy import Policy, StepCode
from app.domain.words import LetterKind, Method
from app.storage.policy_packs import load_pack, pack_text, read_pack, shipped

ISHA = load_pack("isha-2018")
INC = load_pack("incommunities-2017")
CODE = load_pack("ombudsman-code-2024")
CLAUSES = Path(__file__).parents[3] / "shared" / "design" / "clauses.csv"


def asked(policy: Policy, code: StepCode) -> tuple[int | None, str, str] | None:
    rule = policy.step(code)
    return (rule.working_days, rule.counted_from, rule.clause) if rule else None


def test_three_packs_are_shipped_and_the_law_is_not_one_of_them() -> None:
    assert shipped() == ("incommunities-2017", "isha-2018", "ombudsman-code-2024")


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_pack_is_named_as_its_file(name: str) -> None:
    assert load_pack(name).code == name


@pytest.mark.clause("ISHA 1")
def test_isha_2018_binds_isha_and_lien_viet_from_18_september_2018_and_is_reviewed_in_october_2020() -> None:
    assert ISHA.landlords == ("ISHA", "Lien Viet")
    assert (ISHA.effective, ISHA.review_by) == (date(2018, 9, 18), date(2020, 10, 31))


@pytest.mark.clause("INC 7.1")
def test_incommunities_2017_binds_two_associations_from_july_2017_and_is_reviewed_in_june_2020() -> None:
    assert INC.landlords == ("Incommunities Housing Association", "Sadeh Lok Housing Association")
    assert (INC.effective, INC.review_by) == (date(2017, 7, 1), date(2020, 6, 30))


@pytest.mark.clause("ISHA 2.6a")
def test_isha_acknowledges_within_1_working_day_by_telephone_email_or_letter() -> None:
    assert asked(ISHA, StepCode.ACKNOWLEDGE) == (1, "receipt", "ISHA 2.6a")
    assert ISHA.acknowledge_by == (Method.TELEPHONE, Method.EMAIL, Method.LETTER)


@pytest.mark.clause("ISHA 2.6c")
def test_isha_makes_first_contact_within_4_working_days_of_receipt() -> None:
    assert asked(ISHA, StepCode.FIRST_CONTACT) == (4, "receipt", "ISHA 2.6c")


@pytest.mark.clause("ISHA 2.1b")
def test_isha_agrees_the_answer_date_with_the_customer_and_always_has_a_next_update() -> None:
    assert asked(ISHA, StepCode.ANSWER) == (None, "receipt", "ISHA 2.1b")
    assert ISHA.updates.next_date_always
    assert ISHA.updates.clause == "ISHA 2.1b"


@pytest.mark.clause("ISHA 2.9d")
def test_isha_answers_a_review_within_the_time_agreed() -> None:
    assert asked(ISHA, StepCode.ANSWER_REVIEW) == (None, "request", "ISHA 2.9d")


@pytest.mark.clause("INC 6.3b")
def test_incommunities_asks_for_an_answer_in_10_working_days_of_receipt_and_for_nothing_else_by_a_date() -> None:
    assert asked(INC, StepCode.ANSWER) == (10, "receipt", "INC 6.3b")
    assert len(INC.steps) == 1


@pytest.mark.clause("INC 5")
def test_incommunities_names_four_roles_that_give_guidance_and_the_others_none() -> None:
    assert [each.words for each in INC.specialists] == [
        "Service Directors",
        "Performance Team Leader",
        "Performance Officers",
        "Complaint Management Officers",
    ]
    assert {each.clause for each in INC.specialists} == {"INC 5"}
    assert ISHA.specialists == CODE.specialists == ()


@pytest.mark.clause("CODE 6.2")
def test_the_code_asks_for_an_acknowledgement_in_5_working_days_of_receipt() -> None:
    assert asked(CODE, StepCode.ACKNOWLEDGE) == (5, "receipt", "CODE 6.2")


@pytest.mark.clause("CODE 6.3")
@pytest.mark.clause("CODE 6.4")
def test_the_code_asks_for_an_answer_in_10_working_days_of_acknowledgement_and_10_more_at_most() -> None:
    assert asked(CODE, StepCode.ANSWER) == (10, "acknowledgement", "CODE 6.3")
    extension = CODE.steps[1].extension
    assert extension
    assert (extension.working_days, extension.clause) == (10, "CODE 6.4")


@pytest.mark.clause("CODE 6.11")
@pytest.mark.clause("CODE 6.14")
def test_the_code_asks_for_stage_2_in_5_and_20_working_days_and_20_more_at_most() -> None:
    assert asked(CODE, StepCode.ACKNOWLEDGE_REVIEW) == (5, "request", "CODE 6.11")
    assert asked(CODE, StepCode.ANSWER_REVIEW) == (20, "acknowledgement", "CODE 6.14")
    extension = CODE.steps[3].extension
    assert extension
    assert (extension.working_days, extension.clause) == (20, "CODE 6.14")


@pytest.mark.clause("ISHA 2.3a")
@pytest.mark.clause("INC 3.2.2")
@pytest.mark.clause("CODE 2")
def test_time_bars_are_6_months_6_months_and_12_months() -> None:
    assert [(p.time_bar.months, p.time_bar.clause) for p in (ISHA, INC, CODE)] == [
        (6, "ISHA 2.3a"),
        (6, "INC 3.2.2"),
        (12, "CODE 2"),
    ]


def test_stages_bear_the_landlords_names() -> None:
    assert [stage.name for stage in ISHA.stages] == ["Complaint", "Internal Review"]
    assert [stage.name for stage in INC.stages] == ["Service area", "Officer not previously involved", "Review"]
    assert [stage.name for stage in CODE.stages] == ["Stage 1", "Stage 2"]


@pytest.mark.clause("ISHA 2.9a")
@pytest.mark.clause("ISHA 2.9b")
@pytest.mark.clause("ISHA 2.9e")
def test_an_isha_review_is_by_a_senior_uninvolved_colleague_who_may_ask_reasons_and_hand_back() -> None:
    review = ISHA.stage(2)
    assert review.senior
    assert review.not_previously_involved
    assert review.reasons_may_be_demanded
    assert review.reasons_clause == "ISHA 2.9a"
    assert review.may_hand_back


@pytest.mark.clause("INC 3.2.4")
@pytest.mark.clause("INC 3.2.5")
def test_incommunities_goes_to_an_uninvolved_officer_and_then_to_a_panel() -> None:
    assert [stage.not_previously_involved for stage in INC.stages] == [False, True, True]
    assert [stage.panel for stage in INC.stages] == [False, False, True]


@pytest.mark.clause("CODE 6.12")
@pytest.mark.clause("CODE 6.13")
def test_the_code_wants_a_different_person_and_demands_no_reasons() -> None:
    assert CODE.stage(2).not_previously_involved
    assert not CODE.stage(2).reasons_may_be_demanded


@pytest.mark.clause("ISHA 2.7a")
@pytest.mark.clause("CODE 6.6")
def test_isha_closes_when_actions_and_compensation_are_done_and_the_code_answers_when_known() -> None:
    closing = ISHA.closing
    assert closing.actions_done
    assert closing.compensation_received
    assert closing.customer_confirms
    assert not ISHA.answer_closes
    assert CODE.answer_closes
    assert not CODE.closing.actions_done


@pytest.mark.clause("ISHA 2.7c")
@pytest.mark.clause("CODE 6.9")
def test_a_written_answer_is_on_request_not_stated_and_always() -> None:
    assert [p.written_answer for p in (ISHA, INC, CODE)] == ["on-request", "not-stated", "always"]


@pytest.mark.clause("INC 3.2.2")
@pytest.mark.clause("ISHA 2.3i")
def test_a_case_is_reopened_within_6_months_on_new_evidence() -> None:
    assert (INC.reopening.months, INC.reopening.clause) == (6, "INC 3.2.2")
    assert (ISHA.reopening.months, ISHA.reopening.clause) == (6, "ISHA 2.3i")
    assert "new evidence" in INC.reopening.on


@pytest.mark.clause("ISHA 2.10")
@pytest.mark.clause("ISHA 2.12")
def test_after_isha_comes_a_designated_person_or_eight_weeks_and_after_the_code_the_ombudsman_at_once() -> None:
    assert ISHA.onward.designated_person
    assert timedelta(days=ISHA.onward.ombudsman_wait_days) == timedelta(weeks=8)
    assert (CODE.onward.ombudsman_wait_days, CODE.onward.ombudsman_within_months) == (0, 12)


@pytest.mark.clause("ISHA A2.1a")
def test_an_isha_petition_needs_5_signatures_from_5_households_of_anyone() -> None:
    petitions = ISHA.petitions
    assert (petitions.signatures, petitions.households, petitions.signatories) == (5, 5, "any")
    assert petitions.clause == "ISHA A2.1a"


@pytest.mark.clause("INC 3.1.2c")
def test_the_screen_shows_the_landlords_words() -> None:
    assert (INC.words.handler, INC.words.case_worker) == ("Complaint Management Officer", "Case Worker")
    assert (ISHA.words.handler, ISHA.words.reviewer) == ("Complaint Handler", "Complaint Reviewer")
    assert (ISHA.words.review, CODE.words.review) == ("Internal Review", "Stage 2")


@pytest.mark.clause("CODE 1.2")
def test_the_codes_definition_is_in_its_fixed_wording() -> None:
    assert CODE.definition == (
        "an expression of dissatisfaction, however made, about the standard of service, actions or lack of action by "
        "the landlord, its own staff, or those acting on its behalf, affecting a resident or group of residents"
    )


@pytest.mark.parametrize(("policy", "prefix"), [(ISHA, "ISHA "), (INC, "INC "), (CODE, "CODE ")])
def test_a_pack_lists_every_clause_of_its_policy(policy: Policy, prefix: str) -> None:
    if not CLAUSES.exists():
        pytest.skip("the list of clauses is not beside the checkout")
    with CLAUSES.open(encoding="utf-8", newline="") as rows:
        known = {row["id"] for row in csv.DictReader(rows) if row["id"].startswith(prefix)}
    assert {clause.id for clause in policy.clauses} == known


@pytest.mark.parametrize("policy", [ISHA, INC, CODE])
def test_a_clause_is_found_by_its_id(policy: Policy) -> None:
    found = policy.clause(policy.definition_clause)
    assert found
    assert found.says
    assert policy.clause("ISHA 99") is None


def test_a_pack_says_which_letters_somebody_else_approves_and_without_saying_so_none_is() -> None:
    text = pack_text("isha-2018")
    first, _, rest = text.partition("\n[")
    asked = read_pack(f'{first}\nletters_approved = ["response"]\n[{rest}', "ours.toml")
    assert (ISHA.letters_approved, asked.letters_approved) == ((), (LetterKind.RESPONSE,))
    with pytest.raises(Refusal, match="letters_approved"):
        read_pack(f'{first}\nletters_approved = ["all"]\n[{rest}', "ours.toml")
