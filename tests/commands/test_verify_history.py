"""The command that walks the history: what it says where everything holds, and where not."""

from pathlib import Path

import pytest
from sqlalchemy import text

from app import launch
from app.services import anchors, histories
from tests.owner import owner
from tests.services.office import Office


def verify(office: Office, *arguments: str) -> int:
    return launch.main(["verify-history", "--database", office.database.url, *arguments])


def test_where_everything_holds_it_says_how_much_it_looked_at(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, file = office.under_way(), tmp_path / "anchors.txt"
    anchors.keep(office.database, file)
    head = office.ask(histories.head_of, "case", case)
    assert head is not None
    reference = office.view(case).case.reference
    assert verify(office, "--anchors", str(file), "--head", f"{reference}:{head.number}:{head.digest[:16]}") == 0
    said = capsys.readouterr().out
    assert "chains with" in said
    assert said.endswith("heads: all hold.\n")


def test_the_first_broken_line_of_each_chain_is_named(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    case, other = office.under_way(), office.under_way()
    with owner(office.database.url, disarmed=True) as connection:
        forged = "UPDATE history SET move = 'close' WHERE subject = 'case' AND "
        connection.execute(text(f"{forged} subject_id = {case} AND number IN (2, 4)"))
        connection.execute(text(f"{forged} subject_id = {other} AND number = 3"))
    assert verify(office) == 1
    first, second, count = capsys.readouterr().out.splitlines()
    assert first == f"{office.view(case).case.reference}, line 2: the line, or the one before it, was changed."
    assert second == f"{office.view(other).case.reference}, line 3: the line, or the one before it, was changed."
    assert count.endswith("2 do not hold.")


def test_a_head_on_paper_shows_what_was_cut_off(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, file = office.under_way(), tmp_path / "anchors.txt"
    anchors.keep(office.database, file)
    reference, head = office.view(case).case.reference, office.ask(histories.head_of, "case", case)
    assert head is not None
    with owner(office.database.url, disarmed=True) as connection:
        cut = f"subject = 'case' AND subject_id = {case} AND number > 3"
        connection.execute(text(f"DELETE FROM history_texts WHERE line_id IN (SELECT id FROM history WHERE {cut})"))  # noqa: S608
        connection.execute(text(f"DELETE FROM history WHERE {cut}"))  # noqa: S608
        connection.execute(text("DELETE FROM anchors"))
    assert verify(office) == 0
    capsys.readouterr()
    assert verify(office, "--head", f"{reference}:5:{head.digest}") == 1
    said = f"{reference}, line 4: the lines 4 to 5 are cut off; the head {reference}:5 knows line 5."
    assert capsys.readouterr().out.splitlines()[0] == said
    assert verify(office, "--anchors", str(file)) == 1
    gone, why, cut_off, lost, _ = capsys.readouterr().out.splitlines()
    assert gone.startswith("Anchor 1 of ")
    assert gone.endswith(" in the database is gone; the file has it.")
    assert why.startswith("Either a backup of before ")
    assert lost == "2 lines at the end of 1 chains are missing."
    assert cut_off.startswith(f"{reference}, line 4: the lines 4 to 5 are cut off; the anchor of ")


def test_what_is_asked_wrongly_is_refused_with_a_sentence(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(office, "--head", "R-2026-00001") == 1
    assert "expected REFERENCE:NUMBER:DIGEST" in capsys.readouterr().err
    assert verify(office, "--head", "R-1999-00001:1:" + "0" * 16) == 1
    assert "There is no case R-1999-00001 here" in capsys.readouterr().err
    assert verify(office, "--anchors", str(tmp_path / "nowhere.txt")) == 1
    assert "cannot be read" in capsys.readouterr().err
