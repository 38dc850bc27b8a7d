"""The commands that bring cases in: what they say, what they leave out, and with what they answer."""

import json
from pathlib import Path

import pytest

from app import launch
from app.services import lists
from tests.services.logs import row, written
from tests.services.office import DESK, Office


@pytest.fixture(autouse=True)
def _signed_in_as_jo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOURSE_HOME", str(tmp_path))
    (tmp_path / "settings.toml").write_text(f'login = "{DESK}"\n', encoding="utf-8")


def run(office: Office, command: str, *arguments: str) -> int:
    return launch.main([command, *arguments, "--landlord", "ISHA", "--database", office.database.url])


def test_it_says_what_it_would_bring_brings_it_and_the_second_time_nothing(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, row(handler="JB"), row(ref="C2", date="tbc"), row(ref="C3", outcome="Bad"))
    assert run(office, "import-cases", str(file), "--report-only") == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0] == ("ISHA: 1 row (1 case) new, 1 row (1 case) needs a look, 1 row (1 case) refused.")
    assert said[2:] == [
        "Not known what it stands for, in outcome: “Bad”.",
        "Not known what it stands for, in handler: “JB”.",
        "  needs a look: Row 4, column “Outcome”: it is not said what “Bad” stands for. Left undecided.",
        "  refused: Row 3, column “Date rec’d”: a case needs the day on which it was received.",
        "Nothing was saved.",
    ]  # fmt: skip
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('[values.outcome]\nBad = "upheld"\n[values.handler]\nJB = "jo"\n', encoding="utf-8")
    left = tmp_path / "left.csv"
    assert run(office, "import-cases", str(file), "--mapping", str(mapping), "--left-out", str(left), "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["rows"], told["cases"], told["saved"]) == (3, 3, True)
    assert {found: number for found, number in told["counts"].items() if number} == {"new": 2, "refused": 1}
    assert (told["by_category"], told["by_outcome"]) == ({"Damp": 3}, {"": 2, "upheld": 1})
    assert [(line["row"], line["found"], line["reference"]) for line in told["lines"]] == [
        (2, "new", "C1"), (3, "refused", "C2"), (4, "new", "C3"),
    ]  # fmt: skip
    assert "C2" in left.read_text("utf-8-sig")
    assert run(office, "import-cases", str(file), "--json") == 1, "what it means is remembered"
    told = json.loads(capsys.readouterr().out)
    assert {found: number for found, number in told["counts"].items() if number} == {"same": 2, "refused": 1}
    found = office.ask(lists.page_of_cases, lists.ListQuery("due", find="c3"), 0, None)
    assert [each.reference for each in found] == ["R-2026-00002"], "found by its reference in the log"


def test_enquiries_are_logged_by_their_own_command(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    headers = ("Submission ID", "Submitted", "Your name", "Postcode", "Message")
    file = written(tmp_path, ("7", "22/05/2026 16:50", "Joy Okafor", "EC2V 7AA", "Damp!"), headers=headers)
    assert run(office, "import-enquiries", str(file)) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "ISHA: 1 row (1 case) new. 1 case brought in."


def test_what_is_asked_wrongly_is_refused_with_a_sentence(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, mapping = str(written(tmp_path, row())), tmp_path / "mapping.toml"
    for text, said in (
        ("[columns]\nrent = 'Rent'", "The mapping's columns.rent is not known."),
        ("[values.outcome]\nBad = 'awful'", "The mapping's values.outcome: “Bad” stands for “awful”, which is none of"),
        ("[columns", "mapping.toml cannot be understood:"),
        ("[columns]\nreceived = 'When'\nsummary = 'What'", "log.csv: no row has all the columns “When”, “What”."),
    ):
        mapping.write_text(text, encoding="utf-8")
        assert run(office, "import-cases", file, "--mapping", str(mapping)) == 1
        assert said in capsys.readouterr().err
    assert run(office, "import-cases", str(tmp_path / "gone.csv")) == 1
    assert capsys.readouterr().err == "gone.csv cannot be read: No such file or directory.\n"
