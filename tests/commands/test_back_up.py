"""Backups of a file: made while somebody works, sound, brought back, and what is missing since is named."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import command

from app import launch
from app.domain.errors import Refusal, Unavailable
from app.services import anchors, cases
from app.storage import backups, schema
from app.storage.database import Database
from app.storage.opening import open_database
from tests.owner import owner
from tests.services.office import DESK, Office
from tests.storage.every_table import fill_empty_tables
from tests.storage.reading import whole
from tests.storage.test_schema import file_of


def back_up(office: Office, target: Path, *more: str) -> int:
    return launch.main(["back-up", str(target), "--database", office.database.url, *more])


def restore(office: Office, backup: Path) -> int:
    return launch.main(["restore", str(backup), "--database", office.database.url])


def kept_beside(office: Office) -> list[Path]:
    return sorted(file_of(office.database.url).parent.glob("recourse-before-restore-*"))


def held_by(office: Office, file: Path | None = None) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that an office's file, or another, holds."""
    there = replace(office, database=Database(f"sqlite:///{(file or file_of(office.database.url)).as_posix()}", DESK))
    rows = whole(there)
    there.database.close()
    return rows


def test_a_backup_is_made_while_a_desk_works_and_holds_all_of_it(
    small: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill_empty_tables(small.database.url)
    small.log()
    target = tmp_path / "backup.sqlite"
    assert file_of(small.database.url).with_name("recourse.sqlite-wal").stat().st_size > 0
    assert back_up(small, target) == 0
    assert capsys.readouterr().out.startswith(f"recourse.sqlite backed up to {target}: ")
    assert os.name == "nt" or target.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.glob("backup.sqlite?*")) == []
    assert held_by(small, target) == held_by(small)


def test_a_backup_stands_over_no_other_unless_it_is_told_to(
    small: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "backup.sqlite"
    assert back_up(small, target) == 0
    first = target.read_bytes()
    small.log()
    assert back_up(small, target) == 1
    assert "backup.sqlite is there already. Give another name, or --replace it." in capsys.readouterr().err
    assert target.read_bytes() == first
    assert back_up(small, target, "--replace") == 0
    assert held_by(small, target) == held_by(small)


def test_where_no_backup_can_stand_is_said(small: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = {
        file_of(small.database.url): "A backup is another file than the one that is backed up.",
        tmp_path: "is a folder. Give the name of the backup's file in it.",
        tmp_path / "nowhere" / "backup.sqlite": "backup.sqlite cannot be written in",
    }
    for target, sentence in wrong.items():
        assert back_up(small, target, "--replace") == 1
        assert sentence in capsys.readouterr().err
    assert launch.main(["back-up", "x", "--database", "postgresql://jo@db.example/office"]) == 1
    assert "backed up by its owner with: pg_dump" in capsys.readouterr().err


def test_a_history_that_does_not_hold_is_told_and_backed_up_and_brought_back_all_the_same(
    small: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "backup.sqlite"
    with owner(small.database.url, disarmed=True) as connection:
        connection.exec_driver_sql("UPDATE history SET move = 'close' WHERE subject = 'case' AND number = 3")
    assert back_up(small, target) == 1
    assert restore(small, target) == 1
    first, second, *_, named = [line for line in capsys.readouterr().out.splitlines() if "line" in line]
    assert first.endswith("they do not all hold.")
    assert second == "R-2026-00001, line 3: the line, or the one before it, was changed."
    assert named == second
    assert len(kept_beside(small)) == 1


def test_the_restore_drill_on_a_file_and_what_is_missing_since(
    small: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target, filed = tmp_path / "backup.sqlite", tmp_path / "anchors.txt"
    anchors.keep(small.database, filed)
    before = held_by(small)
    assert back_up(small, target) == 0
    backup = target.read_bytes()
    small.now += timedelta(days=1)
    small.log()
    small.do(cases.record_help, 1, {"assistance": ""}, "Read it out.")
    anchors.keep(small.database, filed)
    later = held_by(small)

    assert restore(small, target) == 1
    assert "recourse.sqlite is open at a desk. Close Recourse" in capsys.readouterr().err
    small.database.close()
    assert restore(small, target) == 0
    assert "all hold.\nWhat stood there until now is kept as recourse-before-restore-" in capsys.readouterr().out
    assert held_by(small) == before
    (kept,) = kept_beside(small)
    assert held_by(small, kept) == later
    assert target.read_bytes() == backup

    verify = ["verify-history", "--database", small.database.url, "--anchors", str(filed)]
    assert launch.main(verify) == 1
    gone, why, first, second, third, lost, _ = capsys.readouterr().out.splitlines()
    day = "Wed 27 May 2026 at 10:00"
    assert gone == f"Anchor 2 of {day} in the database is gone; the file has it."
    assert why.startswith(f"Either a backup of before {day} was brought back, or the history was cut off or made anew.")
    assert first == f"R-2026-00001, line 8: line 8 is cut off; the anchor of {day} in the file knows line 8."
    assert second == f"case 2, line 1: the whole chain is gone; the anchor of {day} in the file knows it."
    assert third.startswith("customer 2, line 1: the whole chain is gone;")
    assert lost == "3 lines at the end of 3 chains are missing."


def test_a_file_of_anchors_that_knows_more_than_the_database_is_not_written_on(small: Office, tmp_path: Path) -> None:
    target, filed = tmp_path / "backup.sqlite", tmp_path / "anchors.txt"
    assert back_up(small, target) == 0
    small.now += timedelta(days=1)
    small.log()
    anchors.keep(small.database, filed)
    known = filed.read_bytes()
    small.database.close()
    assert restore(small, target) == 0
    small.log(said="Another complaint than the one that is lost.")
    small.now += timedelta(days=1)
    with pytest.raises(Refusal, match=r"knows one of Wed 27 May 2026 at 10:00 that is not in the database: a backup"):
        anchors.keep(small.database, filed)
    assert filed.read_bytes() == known
    filed.rename(tmp_path / "until the restore.txt")
    assert anchors.keep(small.database, filed) == 2
    assert [each.number for each in anchors.read_file(filed)] == [1, 2]
    small.database.close()


def test_a_backup_of_an_older_version_is_brought_back_and_upgraded_by_the_next_desk(
    small: Office, tmp_path: Path
) -> None:
    target = tmp_path / "backup.sqlite"
    with owner(f"sqlite:///{(tmp_path / 'old.sqlite').as_posix()}") as connection:
        command.upgrade(schema.alembic_on(connection), "0001")
        connection.exec_driver_sql(
            "INSERT INTO people (login, name, job_title, team, telephone, email, senior, active) "
            "VALUES ('jo', 'Jo', '', '', '', '', false, true)"
        )
    assert launch.main(["back-up", str(target), "--database", str(tmp_path / "old.sqlite")]) == 0
    assert restore(small, target) == 0
    with closing(open_database(small.database.url, DESK)) as desk:
        assert desk.read(lambda work: work.person.name) == "Jo"


def spoil(backup: Path) -> None:
    """Overwrites the second half, as a disk does that forgets."""
    whole_size = backup.stat().st_size
    with backup.open("r+b") as opened:
        opened.seek(whole_size // 2)
        opened.write(b"\x5a" * (whole_size // 2))


def of_newer_program(backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as opened, opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")


def with_dangling_reference(backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as opened, opened:
        opened.execute("UPDATE cases SET home_id = 99")


WRONG: dict[str, tuple[Callable[[Path], object], str]] = {
    "damaged": (spoil, "backup.sqlite is damaged: what was read of it is not sound. Nothing was changed."),
    "inconsistent": (with_dangling_reference, "backup.sqlite is damaged: what was read of it is not sound."),
    "of a newer program": (of_newer_program, "This database was made by a newer Recourse."),
    "no database": (lambda backup: backup.write_text("Dear Ms Okafor, " * 99), "This file is not a database of"),
    "empty": (lambda backup: backup.write_text(""), "backup.sqlite is empty: there is no office in it."),
    "not there": (lambda backup: backup.unlink(), "There is no file"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_no_sound_backup_is_not_brought_back(
    small: Office, tmp_path: Path, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target, file = tmp_path / "backup.sqlite", file_of(small.database.url)
    assert back_up(small, target) == 0
    do_wrong, sentence = WRONG[what]
    do_wrong(target)
    before = file.read_bytes()
    assert restore(small, target) == 1
    assert sentence in capsys.readouterr().err
    assert file.read_bytes() == before
    assert [each.name for each in file.parent.glob("recourse*")] == ["recourse.sqlite"]


def test_a_backup_in_which_somebody_works_is_not_brought_back(
    small: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "backup.sqlite"
    assert back_up(small, target) == 0
    with closing(small.copied(f"sqlite:///{target.as_posix()}").database) as desk:
        desk.read(lambda work: work.person)
        assert restore(small, target) == 1
    assert "backup.sqlite is open at a desk" in capsys.readouterr().err
    assert restore(small, file_of(small.database.url)) == 1
    assert "recourse.sqlite is that very file." in capsys.readouterr().err


def test_a_file_that_is_damaged_or_gone_or_whose_desk_died_is_replaced_and_kept(small: Office, tmp_path: Path) -> None:
    target, file = tmp_path / "backup.sqlite", file_of(small.database.url)
    assert back_up(small, target) == 0
    before = held_by(small, target)
    file.write_bytes(b"\x5a" * 9_000)
    file.with_name("recourse.sqlite-wal").write_bytes(b"\x5a" * 5_000)
    assert restore(small, target) == 0
    assert held_by(small) == before
    assert kept_beside(small)[0].read_bytes() == b"\x5a" * 9_000
    assert not file.with_name("recourse.sqlite-wal").exists(), "a journal belongs to its own file"
    file.unlink()
    assert restore(small, target) == 0
    assert held_by(small) == before
    assert len(kept_beside(small)) == 1


def test_where_the_file_cannot_be_exchanged_all_is_as_before(
    small: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target, file = tmp_path / "backup.sqlite", file_of(small.database.url)
    assert back_up(small, target) == 0
    before = file.read_bytes()

    def refused(_part: Path, target: Path) -> None:
        raise Unavailable(f"{target.name} cannot be written.")

    monkeypatch.setattr(backups, "put", refused)
    assert restore(small, target) == 1
    assert "recourse.sqlite cannot be written." in capsys.readouterr().err
    assert file.read_bytes() == before
    assert [each.name for each in file.parent.glob("recourse*")] == ["recourse.sqlite"]
