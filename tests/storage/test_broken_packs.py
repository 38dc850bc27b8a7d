"""A pack that cannot be used says why: the file, the key, what was expected and what was found."""

import pytest

from app.domain.errors import Refusal
from app.resources import resources_folder
from app.storage.policy_packs import load_law, pack_text, read_law, read_pack


def faults(old: str, new: str) -> list[str]:
    """What is said of ISHA's pack after one change, line by line."""
    text = pack_text("isha-2018")
    assert old in text
    with pytest.raises(Refusal) as refused:
        read_pack(text.replace(old, new, 1), "isha-2018")
    return refused.value.sentence.splitlines()


@pytest.mark.parametrize(
    ("found", "written"), [('"one"', '"one"'), ("0", "0"), ("261", "261"), ("1.5", "1.5"), ("true", "true")]
)
def test_working_days_are_a_whole_number_from_1_to_260(found: str, written: str) -> None:
    assert faults("working_days = 1", f"working_days = {written}") == [
        f"isha-2018.toml: steps[0].working_days: expected a whole number from 1 to 260, found {found}"
    ]


def test_a_misspelt_key_is_told_with_the_key_it_looks_like() -> None:
    assert faults("working_days = 1", "working_dys = 1") == [
        "isha-2018.toml: steps[0].working_dys: unknown key; did you mean working_days?"
    ]


def test_a_misspelt_table_is_missing_under_its_name_and_unknown_under_the_other() -> None:
    assert faults("[closing]", "[closng]") == [
        "isha-2018.toml: closing: is missing",
        "isha-2018.toml: closng: unknown key; did you mean closing?",
    ]


def test_how_customers_are_kept_informed_is_never_left_out() -> None:
    text = pack_text("isha-2018")
    table = text[text.index("[updates]") : text.index("[time_bar]")]
    assert faults(table, "") == ["isha-2018.toml: updates: is missing"]


def test_a_key_like_no_other_is_told_without_a_suggestion() -> None:
    assert faults("[words]", "[words]\nzzz = 1") == ["isha-2018.toml: words.zzz: unknown key"]


def test_a_step_without_its_clause_is_refused() -> None:
    assert faults('clause = "ISHA 2.6a"\n', "") == ["isha-2018.toml: steps[0].clause: is missing"]


def test_a_clause_cited_must_be_listed() -> None:
    assert faults('clause = "ISHA 2.6a"', 'clause = "ISHA 9.9"') == [
        'isha-2018.toml: steps[0].clause: "ISHA 9.9" is not listed under [[clauses]]'
    ]


def test_a_definitions_clause_must_be_listed_too() -> None:
    assert faults('definition_clause = "ISHA 2.2"', 'definition_clause = "ISHA 22"') == [
        'isha-2018.toml: definition_clause: "ISHA 22" is not listed under [[clauses]]'
    ]


def test_a_step_is_given_once() -> None:
    assert faults('code = "first-contact"', 'code = "acknowledge"') == [
        'isha-2018.toml: steps[1].code: "acknowledge" is already given by steps[0]'
    ]


def test_a_step_that_no_policy_knows_is_told_with_those_there_are() -> None:
    assert faults('code = "first-contact"', 'code = "greet"') == [
        (
            'isha-2018.toml: steps[1].code: expected "acknowledge", "first-contact", "answer", "acknowledge-review" '
            'or "answer-review", found "greet"'
        )
    ]


def test_a_step_belongs_to_a_stage_that_exists() -> None:
    step = 'code = "answer-review"\nstage = '
    assert faults(f"{step}2", f"{step}3") == [
        "isha-2018.toml: steps[3].stage: expected a stage of this pack, from 1 to 2, found 3"
    ]


def test_stages_stand_in_order() -> None:
    assert faults("number = 2", "number = 3") == [
        "isha-2018.toml: stages[1].number: expected 2, because stages stand in order, found 3"
    ]


def test_a_step_is_counted_or_agreed() -> None:
    fault = "isha-2018.toml: steps[2]: expected either working_days or agreed_with_customer = true"
    assert faults("agreed_with_customer = true\n", "") == [fault]
    assert faults("agreed_with_customer = true", "agreed_with_customer = true\nworking_days = 10") == [fault]


def test_a_step_counted_from_an_acknowledgement_needs_one_in_its_stage() -> None:
    assert faults('counted_from = "request"', 'counted_from = "acknowledgement"') == [
        (
            "isha-2018.toml: steps[3].counted_from: expected a step that acknowledges stage 2, because this step is "
            "counted from its acknowledgement, found none"
        )
    ]


@pytest.mark.parametrize(
    ("written", "found"),
    [('"2018-09-18"', '"2018-09-18"'), ("2018-09-18T10:00:00", "2018-09-18T10:00:00"), ("20180918", "20180918")],
)
def test_a_date_is_written_as_a_date(written: str, found: str) -> None:
    assert faults("effective = 2018-09-18", f"effective = {written}") == [
        f"isha-2018.toml: effective: expected a date such as 2018-09-18, found {found}"
    ]


def test_30_february_is_told_with_its_line() -> None:
    line = pack_text("isha-2018").splitlines().index("effective = 2018-09-18") + 1
    assert faults("effective = 2018-09-18", "effective = 2018-02-30") == [
        f"isha-2018.toml: line {line}: expected a date that exists, found 2018-02-30"
    ]


def test_a_review_comes_after_the_policy_takes_effect() -> None:
    assert faults("review_by = 2020-10-31", "review_by = 2018-09-18") == [
        "isha-2018.toml: review_by: expected a date after effective (2018-09-18), found 2018-09-18"
    ]


def test_what_is_not_toml_is_told_with_its_line() -> None:
    line = pack_text("isha-2018").splitlines().index('version = "1"') + 1
    (fault,) = faults('version = "1"', "version = one")
    assert fault.startswith(f"isha-2018.toml: line {line}, column 11: ")
    assert fault.endswith("found version = one")


def test_a_file_that_breaks_off_is_told() -> None:
    text = pack_text("isha-2018").partition("[words]")[0] + "[words"
    with pytest.raises(Refusal, match=r"^cut\.toml: line \d+: the file ends too early: "):
        read_pack(text, "cut")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("pausing_allowed = false", 'pausing_allowed = "no"', 'pausing_allowed: expected true or false, found "no"'),
        (
            "pausing_allowed",
            'cut_off = "4 pm"\npausing_allowed',
            'cut_off: expected a time such as 16:00:00, found "4 pm"',
        ),
        ('landlords = ["ISHA", "Lien Viet"]', 'landlords = "ISHA"', 'landlords: expected a list, found "ISHA"'),
        ('landlords = ["ISHA", "Lien Viet"]', "landlords = [1]", "landlords[0]: expected text, found 1"),
        ('version = "1"', 'version = ""', 'version: expected text, found ""'),
        (
            'acknowledge_by = ["telephone", "email", "letter"]',
            "acknowledge_by = []",
            "acknowledge_by: expected at least one entry, found an empty list",
        ),
        (
            'counted_from = "receipt"',
            'counted_from = "acceptance"',
            'steps[0].counted_from: expected "receipt", "acknowledgement" or "request", found "acceptance"',
        ),
        (
            "ombudsman_wait_days = 56",
            "ombudsman_wait_days = -1",
            "onward.ombudsman_wait_days: expected a whole number of days from 0 to 366, found -1",
        ),
        ('title = "ISHA complaints policy 2018"', "title = { long = 1 }", "title: expected text, found a table"),
        ('code = "anonymous"', 'code = ["anonymous"]', "exclusions[5].code: expected text, found a list"),
        (
            'code = "acknowledge"\nstage = 1',
            'code = "acknowledge"\nstage = [1]',
            "steps[0].stage: expected a whole number from 1 to 9, found a list",
        ),
        ('id = "ISHA 1"', 'id = ["ISHA 1"]', "clauses[0].id: expected text, found a list"),
        ('code = "anonymous"', 'code = "late"', 'exclusions[5].code: "late" is already given by exclusions[0]'),
    ],
)
def test_each_value_is_of_its_kind(old: str, new: str, fault: str) -> None:
    assert faults(old, new) == [f"isha-2018.toml: {fault}"]


def test_a_table_is_not_a_number() -> None:
    text = "words = 1\n" + pack_text("isha-2018").replace("[words]", "[wordz]")
    with pytest.raises(Refusal, match=r"(?m)^isha-2018\.toml: words: expected a table, found 1$"):
        read_pack(text, "isha-2018.toml")


def test_steps_are_tables_in_a_list() -> None:
    text = "steps = 1\n" + pack_text("isha-2018").replace("[[steps]]", "[[stepz]]")
    with pytest.raises(Refusal, match=r"(?m)^isha-2018\.toml: steps: expected a list, found 1$"):
        read_pack(text, "isha-2018")


def test_every_fault_is_told_at_once() -> None:
    text = (
        pack_text("isha-2018")
        .replace("working_days = 1", 'working_days = "one"')
        .replace('code = "first-contact"', 'code = "acknowledge"')
        .replace('clause = "ISHA 2.9d"', 'clause = "ISHA 9.9"')
    )
    with pytest.raises(Refusal) as refused:
        read_pack(text, "ours.toml")
    assert refused.value.sentence.splitlines() == [
        'ours.toml: steps[0].working_days: expected a whole number from 1 to 260, found "one"',
        'ours.toml: steps[1].code: "acknowledge" is already given by steps[0]',
        'ours.toml: steps[3].clause: "ISHA 9.9" is not listed under [[clauses]]',
    ]


def test_the_law_is_checked_as_a_pack_is() -> None:
    text = (resources_folder() / "policies" / "law-england.toml").read_text(encoding="utf-8")
    broken = text.replace('removes = "ombudsman-wait"', 'removes = "wait"').replace(
        'clause = "CODE 6.9"', 'clause = "6.9"'
    )
    with pytest.raises(Refusal) as refused:
        read_law(broken, "law-england")
    assert refused.value.sentence.splitlines() == [
        'law-england.toml: changes[1].removes: expected "designated-person-filter" or "ombudsman-wait", found "wait"',
        'law-england.toml: demands[5].clause: "6.9" is not listed under [[clauses]]',
    ]


def test_a_law_that_does_not_exist_is_told() -> None:
    with pytest.raises(Refusal, match=r"^law-scotland\.toml: there is no such file in "):
        load_law("law-scotland")


def test_a_specialist_has_a_role_named_once_a_clause_and_perhaps_a_name_and_a_number() -> None:
    text = pack_text("incommunities-2017")
    role = 'role = "Performance Officers"'
    ours = read_pack(text.replace(role, f'{role}\nwho = "Lee Novak"\nreached_at = "01274 254000"'), "ours")
    assert ours.specialists[2].words == "Performance Officers: Lee Novak, 01274 254000"
    with pytest.raises(Refusal) as refused:
        read_pack(text.replace(role, 'role = "Service Directors"\nrol = ""'), "ours")
    assert refused.value.sentence.splitlines() == [
        "ours.toml: specialists[2].rol: unknown key; did you mean role?",
        'ours.toml: specialists[2].role: "Service Directors" is already given by specialists[0]',
    ]
