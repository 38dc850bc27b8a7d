"""The `due` command, as a person types it."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.launch import main
from app.storage.policy_packs import pack_text

Printed = pytest.CaptureFixture[str]


def answer(printed: Printed, *arguments: str) -> dict[str, Any]:
    assert main(["due", *arguments, "--json"]) == 0
    return json.loads(printed.readouterr().out)


def dates(given: dict[str, Any]) -> dict[str, str | None]:
    return {step["step"]: step["due"] for step in given["due"]}


def refusal(printed: Printed, *arguments: str) -> str:
    assert main(["due", *arguments]) == 2
    out, err = printed.readouterr()
    assert out == ""
    return err.rstrip("\n")


@pytest.mark.clause("ISHA 2.6a")
@pytest.mark.clause("ISHA 2.6c")
def test_isha_received_fri_22_may_2026_at_16_50_is_due_26_and_29_may_and_answered_by_the_codes_15_june(
    capsys: Printed,
) -> None:
    given = answer(capsys, "2026-05-22T16:50", "--pack", "isha-2018")
    assert (given["pack"], given["received"], given["nation"]) == ("isha-2018", "2026-05-22T16:50", "ENG")
    assert dates(given) == {
        "acknowledge": "2026-05-26",
        "first-contact": "2026-05-29",
        "answer": "2026-06-15",
        "acknowledge-review": None,
        "answer-review": None,
    }


def test_without_the_law_the_policy_runs_as_published(capsys: Printed) -> None:
    given = answer(capsys, "2026-05-22T16:50", "--pack", "isha-2018", "--no-law")
    assert [(step["step"], step["due"], step["clause"]) for step in given["due"]] == [
        ("acknowledge", "2026-05-26", "ISHA 2.6a"),
        ("first-contact", "2026-05-29", "ISHA 2.6c"),
        ("answer", None, "ISHA 2.1b"),
        ("answer-review", None, "ISHA 2.9d"),
    ]
    assert not any(step["from_law"] for step in given["due"])
    assert all(step["because"] for step in given["due"])


@pytest.mark.clause("CODE 6.2")
@pytest.mark.clause("CODE 6.3")
def test_the_code_received_fri_22_may_2026_is_acknowledged_by_1_june_and_answered_by_15_june(capsys: Printed) -> None:
    given = dates(answer(capsys, "2026-05-22", "--pack", "ombudsman-code-2024"))
    assert (given["acknowledge"], given["answer"]) == ("2026-06-01", "2026-06-15")


@pytest.mark.clause("INC 6.3b")
@pytest.mark.parametrize(("nation", "due"), [("ENG", "2027-01-12"), ("SCT", "2027-01-13"), ("NIR", "2027-01-12")])
def test_10_working_days_from_christmas_eve_2026_end_a_day_later_in_scotland(
    capsys: Printed, nation: str, due: str
) -> None:
    given = answer(capsys, "2026-12-24", "--pack", "incommunities-2017", "--nation", nation)
    assert dates(given)["answer"] == due


def test_the_law_of_england_is_off_elsewhere(capsys: Printed) -> None:
    given = answer(capsys, "2026-05-22", "--pack", "isha-2018", "--nation", "SCT")
    assert given["law"] is None
    assert dates(given)["answer"] is None


def test_a_day_alone_is_given_no_time(capsys: Printed) -> None:
    assert answer(capsys, "2026-05-22", "--pack", "isha-2018")["received"] == "2026-05-22"
    assert main(["due", "2026-05-22", "--pack", "isha-2018"]) == 0
    assert "Received Fri 22 May 2026." in capsys.readouterr().out


def test_a_moment_of_another_zone_counts_on_londons_day(capsys: Printed) -> None:
    given = answer(capsys, "2026-05-20T23:30Z", "--pack", "isha-2018")
    assert dates(given)["acknowledge"] == "2026-05-22"


def test_in_words_each_step_has_its_day_its_clause_and_its_reasons(capsys: Printed) -> None:
    assert main(["due", "2026-05-22T16:50", "--pack", "isha-2018"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == (
        "ISHA complaints policy 2018 (isha-2018), received Fri 22 May 2026 at 16:50, England, "
        "bound by the law of England"
    )
    assert lines[2] == "Acknowledge: by Tue 26 May 2026 (2026-05-26). ISHA 2.6a"
    assert "    Mon 25 May is the Spring bank holiday." in lines
    assert "Answer: by Mon 15 June 2026 (2026-06-15). CODE 6.3, the law" in lines
    assert "Answer the review: no date yet. ISHA 2.9d" in lines


def test_in_words_without_the_law_says_so(capsys: Printed) -> None:
    assert main(["due", "2026-05-22", "--pack", "isha-2018", "--no-law"]) == 0
    assert "as published, without the law layer" in capsys.readouterr().out.splitlines()[0]


def test_a_pack_of_ones_own_is_read_from_its_file(capsys: Printed, tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    text = pack_text("isha-2018").replace('"receipt-day-zero"', '"roll-forward"')
    path.write_text(text, encoding="utf-8")
    given = dates(answer(capsys, "2026-05-23", "--pack", str(path)))
    assert (given["acknowledge"], given["first-contact"]) == ("2026-05-27", "2026-06-01")


@pytest.mark.parametrize(
    ("received", "sentence"),
    [
        ("2026-02-30", 'received: "2026-02-30" does not exist; look at the day of the month, and the time.'),
        (
            "2026-05-22T25:00",
            'received: "2026-05-22T25:00" does not exist; look at the day of the month, and the time.',
        ),
        (
            "next Friday",
            (
                "received: expected a day such as 2026-05-22, or a day and time such as 2026-05-22T16:50, "
                'found "next Friday".'
            ),
        ),
        ("0001-01-01", 'received: expected a year from 1990 to 2099, found "0001-01-01".'),
    ],
)
def test_a_receipt_that_cannot_be_is_a_sentence_and_exit_code_2(capsys: Printed, received: str, sentence: str) -> None:
    assert refusal(capsys, received, "--pack", "isha-2018") == sentence


def test_an_unknown_pack_is_told_with_those_there_are(capsys: Printed) -> None:
    assert refusal(capsys, "2026-05-22", "--pack", "isha") == (
        'There is no policy pack "isha". The packs are incommunities-2017, isha-2018, ombudsman-code-2024.'
    )


def test_gb_is_not_a_nation(capsys: Printed) -> None:
    sentence = refusal(capsys, "2026-05-22", "--pack", "isha-2018", "--nation", "GB")
    assert sentence == '--nation: expected ENG, WLS, SCT, NIR, found "GB".'


def test_the_law_of_england_cannot_be_asked_for_in_scotland(capsys: Printed) -> None:
    sentence = refusal(capsys, "2026-05-22", "--pack", "isha-2018", "--nation", "SCT", "--law")
    assert sentence == "--law: the law that is known is England's, and does not bind in SCT; leave --law out."


def test_a_broken_pack_is_told_fault_by_fault(capsys: Printed, tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(pack_text("isha-2018").replace("working_days = 1", "working_days = 0"), encoding="utf-8")
    assert refusal(capsys, "2026-05-22", "--pack", str(path)) == (
        "ours.toml: steps[0].working_days: expected a whole number from 1 to 260, found 0"
    )
