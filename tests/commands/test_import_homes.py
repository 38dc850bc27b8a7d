"""The command that brings a register of homes in: every row accounted for, run nightly, closing nothing by mistake."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from app import launch
from app.storage import tables
from tests.services.office import DESK, Office

HOMES = """Homes as of 26 May 2026
Property Ref,Address 1,Town,Postcode
A1,"Flat 3, 27 Love Lane",London,EC2V 7AA
A2,"Flat 4, 27 Love Lane",London,EC2V 7AA
B7,9 Quay Road,London,EC2V 7AB
B8,11 Quay Road,London,nowhere
"""


def brought(folder: Path, content: str = HOMES) -> str:
    file = folder / "homes.csv"
    file.write_text(content, encoding="utf-8")
    return str(file)


@pytest.fixture(autouse=True)
def _signed_in_as_jo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOURSE_HOME", str(tmp_path))
    (tmp_path / "settings.toml").write_text(f'login = "{DESK}"\n', encoding="utf-8")


def run(office: Office, *arguments: str) -> int:
    return launch.main(["import-homes", *arguments, "--landlord", "ISHA", "--database", office.database.url])


def register(office: Office) -> dict[str, bool]:
    home = tables.Home
    mine = select(home.property_ref, home.closed_on).where(home.landlord_id == office.isha).order_by(home.id)
    found = office.ask(lambda work: work.session.execute(mine).all())
    return {reference: closed is None for reference, closed in found}


def test_it_says_what_it_would_do_then_does_it_and_the_next_night_nothing(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = brought(tmp_path)
    assert run(office, file, "--report-only") == 0
    assert capsys.readouterr().out.splitlines() == [
        "ISHA, 4 rows: 1 new, 2 as before, 1 no longer there, 1 refused.",
        "Columns: property_ref: Property Ref; line1: Address 1; town: Town; postcode: Postcode.",
        "  new: row 5, B7: 9 Quay Road, London, EC2V 7AB",
        "  no longer there: A3: 2 Quay Road, London, EC2V 7AA",
        "  refused: Row 6, column “Postcode”: nowhere is not a UK postcode. It should look like EC2V 7AA.",
        "Nothing was saved.",
    ]
    assert register(office) == {"A1": True, "A2": True, "A3": True}
    assert run(office, file, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["rows"], told["saved"], told["held_back"]) == (4, True, "")
    assert {found: number for found, number in told["counts"].items() if number} == {
        "new": 1,
        "same": 2,
        "gone": 1,
        "refused": 1,
    }
    assert [(line["row"], line["found"], line["property_ref"]) for line in told["lines"]] == [
        (5, "new", "B7"),
        (6, "refused", ""),
        (None, "gone", "A3"),
    ]
    assert register(office) == {"A1": True, "A2": True, "A3": False, "B7": True}
    assert run(office, file) == 0
    said = capsys.readouterr().out.splitlines()
    assert (said[0], said[-1]) == ("ISHA, 4 rows: 3 as before, 1 refused.", "The register says so already.")


def test_columns_are_said_once_and_a_file_cut_short_is_answered_with_1(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(f"C{number},{number} Quay Road,EC2V 7AA\n" for number in range(40))
    file = brought(tmp_path, f"code,where,pc\n{rows}")
    assert run(office, file) == 1
    assert "no column is known to hold the property reference" in capsys.readouterr().err
    said = ("--column", "property_ref=code", "--column", "line1=where", "--column", "postcode=pc")
    assert run(office, file, *said) == 0
    assert "  new: and 20 more" in capsys.readouterr().out
    assert run(office, brought(tmp_path, f"code,where,pc\n{rows[:200]}")) == 1
    assert "open homes are not in the file. Is it whole?" in capsys.readouterr().out
    assert all(register(office)[f"C{number}"] for number in range(40))
    assert run(office, file, "--close-many") == 0


def test_what_is_asked_wrongly_is_refused_with_a_sentence(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(office, str(tmp_path / "gone.csv")) == 1
    assert capsys.readouterr().err == "gone.csv cannot be read: No such file or directory.\n"
    assert run(office, brought(tmp_path), "--column", "rent=Rent") == 1
    assert "“rent=Rent”: expected FIELD=COLUMN" in capsys.readouterr().err
    assert register(office) == {"A1": True, "A2": True, "A3": True}
