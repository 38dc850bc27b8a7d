"""A file that is held: to nobody else while it is read, and as it was to the byte."""

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.errors import Unavailable
from app.storage import backups
from app.storage.database import Database
from app.storage.held_file import held_alone
from app.storage.versions import HEAD, version_on
from tests.services.office import DESK
from tests.storage.somebody_else import let_in, rights_of_somebody_else


def test_while_a_file_is_held_no_desk_gets_in_and_afterwards_nothing_is_left_beside_it(
    sqlite_template: Path, tmp_path: Path
) -> None:
    file = Path(shutil.copy(sqlite_template, tmp_path / "office.sqlite"))
    before = file.read_bytes()
    with held_alone(file) as held:
        assert version_on(held) == HEAD
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            held.connection.execute("DELETE FROM terms")
        with closing(sqlite3.connect(file, timeout=0)) as desk, pytest.raises(sqlite3.OperationalError, match="locked"):
            desk.execute("SELECT * FROM terms")
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_what_a_desk_left_in_its_journal_when_it_died_is_not_passed_over(sqlite_template: Path, tmp_path: Path) -> None:
    living, file = Path(shutil.copy(sqlite_template, tmp_path / "a.sqlite")), tmp_path / "office.sqlite"
    with closing(Database(f"sqlite:///{living.as_posix()}", DESK)) as desk, desk.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE terms SET active = 0")
        connection.commit()
        for journal in ("", "-wal"):
            shutil.copy(f"{living}{journal}", f"{file}{journal}")
    with pytest.raises(Unavailable, match="or was not closed as it should be"), held_alone(file):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="there a folder cannot be made read-only in this way")
def test_a_file_that_nobody_may_write_is_read_where_it_lies(sqlite_template: Path, tmp_path: Path) -> None:
    folder = tmp_path / "disc"
    folder.mkdir()
    file = Path(shutil.copy(sqlite_template, folder / "office.sqlite"))
    file.chmod(0o444)
    folder.chmod(0o555)
    let_in(tmp_path)
    with rights_of_somebody_else(), held_alone(file) as held:
        assert version_on(held) == HEAD
    folder.chmod(0o755)


def test_no_backup_is_brought_back_to_a_network_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def far_away(_folder: Path) -> bool:
        return True

    monkeypatch.setattr(backups, "is_on_network_share", far_away)
    with pytest.raises(Unavailable, match="lies on a network drive"):
        backups.refuse_unfit(tmp_path / "recourse.sqlite")
