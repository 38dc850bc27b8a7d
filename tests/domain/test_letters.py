import json
from dataclasses import replace
from datetime import date

import pytest

from app.domain.letter_values import ActionLine, IssueAnswer, Opening, WhomToContact
from app.domain.letters import (
    Content,
    contents_left_out,
    known_fields,
    letter_of,
    missing_fields,
    missing_words,
    what_it_must_contain,
)
from app.domain.policy import Policy
from app.domain.words import LetterKind, Outcome
from app.storage.policy_packs import load_law, load_pack
from tests.domain.letter_examples import (
    ACKNOWLEDGEMENT,
    CLOSURE,
    DEFINITION,
    EXTENSION,
    OMBUDSMAN,
    OPENING,
    RESPONSE,
    RESPONSIBILITIES,
    UPDATE,
    WRITTEN,
)

ISHA = load_pack("isha-2018")
INCOMMUNITIES = load_pack("incommunities-2017")
CODE = load_pack("ombudsman-code-2024")
LAW = load_law()
ACKNOWLEDGE, RESPOND = LetterKind.ACKNOWLEDGEMENT, LetterKind.RESPONSE


def clauses(contents: tuple[Content, ...]) -> list[str]:
    return [content.clause for content in contents]


def test_acknowledging_and_responding_call_for_a_letter_and_logging_does_not() -> None:
    assert [letter_of(move) for move in ("acknowledge", "respond", "extend", "log")] == [
        ACKNOWLEDGE,
        RESPOND,
        LetterKind.EXTENSION,
        None,
    ]


@pytest.mark.parametrize(("kind", "letter"), [(ACKNOWLEDGE, ACKNOWLEDGEMENT), (RESPOND, RESPONSE)])
def test_a_complete_letter_lacks_nothing(kind: LetterKind, letter: object) -> None:
    assert letter in (ACKNOWLEDGEMENT, RESPONSE)
    fields = ACKNOWLEDGEMENT.fields() if kind is ACKNOWLEDGE else RESPONSE.fields()

    assert missing_fields(kind, fields) == ()


def test_a_letter_has_exactly_the_fields_that_a_template_may_use() -> None:
    rows = {f"issues.{name}" for name in RESPONSE.issues[0].fields()} | {
        f"actions.{name}" for name in RESPONSE.actions[0].fields()
    }

    assert known_fields(ACKNOWLEDGE) == set(ACKNOWLEDGEMENT.fields())
    assert known_fields(LetterKind.EXTENSION) == set(EXTENSION.fields())
    assert known_fields(RESPOND) == {*RESPONSE.fields(), *WRITTEN} | rows


def test_every_missing_field_is_named_at_once_in_the_order_of_the_letter() -> None:
    letter = replace(ACKNOWLEDGEMENT, opening=Opening(reference="  "), in_touch_by=None, answer_by=None)

    missing = missing_fields(ACKNOWLEDGE, letter.fields())

    assert [lacking.field for lacking in missing] == [
        "landlord",
        "address_block",
        "reference",
        "letter_date",
        "salutation",
        "date_received",
        "in_touch_by",
        "contact_name",
        "contact_reached_at",
        "ombudsman_address",
        "ombudsman_telephone",
        "ombudsman_website",
        "signed_by",
        "history_head",
    ]
    assert missing[5].sentence == "The date received is missing: enter it on the Overview tab."


def test_a_missing_reason_names_its_issue_and_an_upheld_issue_needs_a_remedy() -> None:
    issues = (
        IssueAnswer(1, "Damp", Outcome.UPHELD, "The gutter."),
        IssueAnswer(2, "A call", Outcome.NOT_UPHELD),
        IssueAnswer(3, "A door"),
    )
    actions = (ActionLine("Repair the gutter", "", date(2026, 6, 16)),)

    missing = missing_fields(RESPOND, replace(RESPONSE, issues=issues, actions=actions).fields())

    assert [lacking.words for lacking in missing] == [
        "the outcome of issue 3",
        "the decision of issue 3",
        "the reasons of issue 2",
        "the reasons of issue 3",
        "the remedy of issue 1",
        "the owner of action 1",
    ]


@pytest.mark.clause("INC 3.2.3b")
def test_an_exception_that_was_made_is_told_with_the_reasons() -> None:
    answer = IssueAnswer(1, "A fence", Outcome.PARTIALLY, "Fences are yours.", "We mend it.", "you nurse your mother. ")
    assert answer.fields()["reasons"] == "Fences are yours.\nWe made an exception here: you nurse your mother."


def test_an_answer_to_no_issue_lacks_the_issues_but_needs_no_actions() -> None:
    missing = missing_fields(RESPOND, replace(RESPONSE, issues=(), actions=()).fields())

    assert [lacking.field for lacking in missing] == ["issues"]


def test_the_preview_knows_the_words_for_every_field() -> None:
    assert missing_words(ACKNOWLEDGE)["in_touch_by"] == "the date by which we will be in touch"
    assert missing_words(RESPOND).keys() == known_fields(RESPOND)


@pytest.mark.clause("ISHA 2.6a")
def test_ishas_acknowledgement_of_2020_says_who_will_be_in_touch_and_when() -> None:
    contents = what_it_must_contain(ACKNOWLEDGE, ISHA, None, 1)

    assert [content.says for content in contents][:5] == [
        "the reference",
        "the date received",
        "whom to contact: the team until a handler is assigned",
        "when they will be in touch",
        "the complaint as understood, and the outcome sought",
    ]
    assert clauses(contents) == [*["ISHA 2.6a"] * 5, "ISHA 2.2", "ISHA 2.10"]


@pytest.mark.clause("CODE 1.2")
@pytest.mark.clause("CODE 3.7")
def test_under_the_law_the_definition_and_the_ombudsman_are_asked_for_by_the_code() -> None:
    assert clauses(what_it_must_contain(ACKNOWLEDGE, ISHA, LAW, 1))[-2:] == ["CODE 1.2", "CODE 3.7"]


def test_a_pack_that_asks_for_no_acknowledgement_still_has_what_belongs_in_one() -> None:
    assert clauses(what_it_must_contain(ACKNOWLEDGE, INCOMMUNITIES, None, 1))[0] == INCOMMUNITIES.stages[0].clause


@pytest.mark.clause("CODE 6.9")
def test_a_stage_1_answer_under_the_code_has_its_seven_things_and_the_ombudsman() -> None:
    contents = what_it_must_contain(RESPOND, CODE, LAW, 1)

    assert [content.says for content in contents] == [
        "the stage",
        "the complaint as defined",
        "the decision on each issue",
        "the reasons for each decision",
        "the remedy that puts each issue right",
        "outstanding actions, each with owner and date",
        "how to ask for the next stage, Stage 2",
        "the Ombudsman’s details",
    ]
    assert clauses(contents) == [*["CODE 6.9"] * 7, "CODE 3.7"]


@pytest.mark.clause("ISHA 2.7d")
def test_ishas_own_answer_decides_each_issue_separately() -> None:
    contents = what_it_must_contain(RESPOND, ISHA, None, 1)

    assert contents[2] == Content(("issues.issue", "issues.decision"), "the decision on each issue", "ISHA 2.7d")


def test_the_last_answer_says_how_to_go_on_to_the_ombudsman() -> None:
    contents = what_it_must_contain(RESPOND, ISHA, None, 2)

    assert contents[-2] == Content(("how_to_escalate",), "how to go on to the Ombudsman, and until when", "ISHA 2.10")


def test_a_template_without_the_ombudsmans_telephone_number_leaves_its_details_out() -> None:
    contents = what_it_must_contain(RESPOND, CODE, LAW, 1)
    printed = known_fields(RESPOND) - {"ombudsman_telephone"}

    assert contents_left_out(printed, contents) == (contents[-1],)
    assert contents_left_out(known_fields(RESPOND), contents) == ()


def test_dates_addresses_and_the_way_to_reach_somebody_are_written_as_letters_write_them() -> None:
    fields = ACKNOWLEDGEMENT.fields()

    assert fields["date_received"] == "Friday 22 May 2026"
    assert fields["ombudsman_address"] == "Housing Ombudsman Service, PO Box 1484, Unit D, PRESTON PR2 0ET"
    assert fields["contact_reached_at"] == "020 7946 0412 or complaints@example.org"
    assert fields["definition"] == "an expression of dissatisfaction, however made, about the standard of service"
    assert WhomToContact("our team", email="complaints@example.org").reached_at == "complaints@example.org"


@pytest.mark.clause("ISHA 2.7d")
def test_each_outcome_is_explained_and_only_what_was_upheld_calls_for_a_remedy() -> None:
    rows = [issue.fields() for issue in RESPONSE.issues]

    assert [row["outcome"] for row in rows] == ["Upheld", "Partially upheld", "Not upheld", "Withdrawn"]
    assert [row["remedy_due"] for row in rows] == [True, True, False, False]
    assert rows[0]["decision"] == "Upheld: we agree with you"


def test_a_letter_is_not_shown_in_a_crash_report() -> None:
    assert "mould" not in repr(ACKNOWLEDGEMENT) + repr(RESPONSE)
    assert "Okafor" not in repr(OPENING)
    assert OMBUDSMAN.telephone in str(OPENING.fields())


def test_values_read_again_from_json_lack_what_they_lacked_before() -> None:
    letter = replace(RESPONSE, issues=(IssueAnswer(1, "Damp", Outcome.UPHELD, "The gutter."),))

    again = json.loads(json.dumps(letter.fields()))

    assert missing_fields(RESPOND, again) == missing_fields(RESPOND, letter.fields()) != ()


@pytest.mark.parametrize("policy", [ISHA, INCOMMUNITIES, CODE], ids=lambda policy: policy.code)
@pytest.mark.parametrize("kind", LetterKind)
def test_what_a_letter_must_contain_is_among_its_fields_and_cites_a_clause_that_binds(
    kind: LetterKind, policy: Policy
) -> None:
    clauses_known = {clause.id for clause in (*policy.clauses, *LAW.clauses)}
    for content in what_it_must_contain(kind, policy, LAW, 1):
        assert set(content.fields) <= known_fields(kind)
        assert content.clause in clauses_known


def test_a_written_letter_has_exactly_the_fields_that_a_template_may_use() -> None:
    rows = {f"actions.{name}" for name in ActionLine().fields()} | {"actions_done.what", "actions_done.done"}
    issues = {"issues.issue", "issues.outcome"}
    assert known_fields(LetterKind.DEFINITION) == {*DEFINITION.fields(), *WRITTEN, *RESPONSIBILITIES}
    assert known_fields(LetterKind.UPDATE) == {*UPDATE.fields(), *WRITTEN} | rows
    assert known_fields(LetterKind.CLOSURE) == {*CLOSURE.fields(), *WRITTEN} | rows | issues


def test_a_closure_asks_how_it_was_whether_they_were_invited_to_the_survey_or_not() -> None:
    invited, asked = CLOSURE.fields(), replace(CLOSURE, survey_invited=False).fields()
    assert str(invited["survey"]).startswith("We have invited you to our survey. Please tell us how")
    assert str(asked["survey"]).startswith("Please tell us how")
    undecided = replace(CLOSURE.case, issues=(replace(CLOSURE.case.issues[0], decision=None),), closed_at=None)
    fields = replace(CLOSURE, case=undecided).fields()
    assert (fields["outcome"], fields["closed_on"]) == ("", "")
    assert fields["issues"] == ({"issue": "Damp and mould", "outcome": ""},)
