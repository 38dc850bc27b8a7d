"""The command that says what a petition comes to, and saves nothing."""

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app import launch
from tests.domain.petitions.made_up import SHARED

HOMES = """Register of homes
Property Ref,Address 1,Town,Postcode
A1,"Flat 3, 27 Love Lane",London,EC2V 7AA
A2,"Flat 4, 27 Love Lane",London,EC2V 7AA
B7,9 Quay Road,London,EC2V 7AB
B7,9 Quay Road,London,EC2V 7AB
B8,11 Quay Road,London,nowhere
"""
PETITION = """Petition about the lift,,,
Name,Address,Postcode,Signature
Ivan Khan,Fl 3 27 love ln,ec2v7aa,Y
Grace Khan,as above,,Y
,,,
"Khan, Ivan",Flat 3 27 Love Lane,EC2V 7AA,Y
Page 2,,,
Olu Chen,9 Quay Rd,EC2V 7AB,N
Wei Chen,226 Nowhere Street,ZE1 0AA,Y
"""
EXAMPLE = SHARED / "petition_example"


def written(folder: Path, name: str, content: str) -> str:
    file = folder / name
    file.write_text(content, encoding="utf-8")
    return str(file)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert launch.main(["check-petition", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.clause("ISHA A2.1a")
@pytest.mark.clause("ISHA A2.1d")
def test_each_line_is_answered_and_what_falls_short_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    homes = written(tmp_path, "homes.csv", HOMES)
    found = told(capsys, written(tmp_path, "lift.csv", PETITION), "--homes", homes)
    assert list(found) == ["accepted", "households", "valid", "missing", "lines"]
    assert (found["accepted"], found["households"], found["valid"]) == (2, 1, False)
    assert found["missing"][:2] == [
        "2 signatures counted: 5 are needed (ISHA A2.1a).",
        "1 household counted: 5 are needed (ISHA A2.1a).",
    ]
    lines = [(line["line"], line["suggestion"], line["home"], line["household"]) for line in found["lines"]]
    assert lines == [
        (1, "accepted", "A1", "A1"),
        (2, "accepted", "A1", "A1"),
        (4, "duplicate person", "A1", "A1"),
        (6, "no signature", None, ""),
        (7, "not our home", None, ""),
    ]
    assert all(line["because"] for line in found["lines"])
    found = told(capsys, str(tmp_path / "lift.csv"), "--homes", homes, "--signatories", "any")
    assert found["lines"][-1]["household"] == "ZE1 0AA, 226 Nowhere St"
    assert (found["accepted"], found["households"]) == (3, 2)


def test_in_words_what_does_not_count_is_told_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    petition = written(tmp_path, "lift.csv", PETITION + "Ruth Chen,1 Nowhere Street,ZE1 0AA,Y\n" * 21)
    assert launch.main(["check-petition", petition, "--homes", written(tmp_path, "homes.csv", HOMES)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "lift.csv, 26 lines: 2 accepted, from 1 household: not valid."
    assert "  line 4: The same name in the same household as line 1." in said
    assert "  and 2 more" in said
    assert said[-1] == "Held against 3 homes, 2 rows of the register are left out. Nothing was saved."


def test_every_sheet_with_names_is_read_and_counted_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.Workbook()
    book.active.append(["We ask you to mend the lift"])  # pyright: ignore[reportOptionalMemberAccess]
    for number, name in enumerate(("Block A", "Block B")):
        sheet = book.create_sheet(name)
        sheet.append(["Name", "Address", "Postcode"])
        sheet.append(["Ivan Khan", f"Flat {number + 3}, 27 Love Lane", "EC2V 7AA"])
        sheet.append(["Grace Khan", "as above"])
    file = tmp_path / "lift.xlsx"
    book.save(file)
    found = told(capsys, str(file), "--homes", written(tmp_path, "homes.csv", HOMES))
    lines = [(line["line"], line["suggestion"], line["home"]) for line in found["lines"]]
    assert lines == [(1, "accepted", "A1"), (2, "accepted", "A1"), (3, "accepted", "A2"), (4, "accepted", "A2")]


@pytest.mark.parametrize(
    ("petition", "homes", "sentence"),
    [
        ("gone.csv", HOMES, "gone.csv cannot be read: No such file or directory."),
        (
            "we ask,you to\nmend,the lift\n",
            HOMES,
            "no columns with names and addresses are found. Its first row has “we",
        ),
        (PETITION, "Ref,Where\nA1,here\n", "no column is known to hold the"),
        (PETITION, "Property Ref,Address,Postcode\nA1,,\n", "has no home that can be read below its headers."),
        (PETITION, "", "homes.csv is empty."),
    ],
)
def test_a_file_that_cannot_be_believed_is_refused_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], petition: str, homes: str, sentence: str
) -> None:
    file = str(tmp_path / petition) if petition.endswith(".csv") else written(tmp_path, "lift.csv", petition)
    assert launch.main(["check-petition", file, "--homes", written(tmp_path, "homes.csv", homes)]) == 1
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.out == ""


@pytest.mark.skipif(not EXAMPLE.exists(), reason="the example is not at hand")
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_example_comes_to_what_is_known_of_it(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, str(EXAMPLE / f"petition.{kind}"), "--homes", str(EXAMPLE / "homes.csv"))
    summary = json.loads((EXAMPLE / "summary.json").read_text("utf-8"))
    assert (found["accepted"], found["households"], found["valid"]) == (
        summary["accepted"],
        summary["households"],
        True,
    )
    with (EXAMPLE / "truth.csv").open(encoding="utf-8", newline="") as opened:
        truth = [(int(row["line"]), row["status"], row["property_ref"] or None) for row in csv.DictReader(opened)]
    assert [(line["line"], line["suggestion"], line["home"]) for line in found["lines"]] == truth
