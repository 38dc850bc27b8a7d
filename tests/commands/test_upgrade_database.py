"""The owner's command: an empty file gets its schema and its first person, an upgraded database is left as it is."""

from pathlib import Path

import pytest
from sqlalchemy import text

from app import launch
from app.storage.database import make_engine
from app.storage.versions import HEAD


def test_an_empty_sqlite_file_is_made_ready_and_the_second_time_nothing_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address = f"sqlite:///{(tmp_path / 'office.sqlite').as_posix()}"
    assert launch.main(["upgrade-database", address]) == 0
    assert capsys.readouterr().out == f"Upgraded from empty to {HEAD}.\n"
    assert launch.main(["upgrade-database", address]) == 0
    assert capsys.readouterr().out == f"The database stands at {HEAD}.\n"


def test_a_database_of_a_newer_program_is_left_alone_with_a_sentence(
    sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = make_engine(sqlite_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    assert launch.main(["upgrade-database", sqlite_url]) == 1
    assert "made by a newer Recourse" in capsys.readouterr().err
