"""Settings, the seat that the desk is opened with, and the demonstration's file."""

import os
import subprocess
import sys
from datetime import date
from multiprocessing.reduction import ForkingPickler
from pathlib import Path

import pytest

from app import launch, settings
from app.services import people
from app.storage.database import Database

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 5, 26)
HEAVY = {"sqlalchemy", "docx", "pydantic", "holidays", "dateutil", "alembic", "multiprocessing", "platformdirs"}
HEAVY_ONCE_SHARED = {"keyring", "psycopg", "ssl"}


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {settings.HOME: str(tmp_path), "USER": "jo"}


def test_without_a_settings_file_the_database_is_a_file_of_ones_own_and_the_login_the_account(
    home: dict[str, str], tmp_path: Path
):
    mine = settings.read(environment=home)
    assert mine.database == f"sqlite:///{(tmp_path / 'recourse.sqlite').as_posix()}"
    assert (mine.login, mine.place, mine.shared) == ("jo", "recourse.sqlite", False)


def test_the_settings_file_names_database_and_login_and_the_command_line_comes_first(
    home: dict[str, str], tmp_path: Path
):
    said = 'database = "postgresql://db.example:5432/recourse"\nlogin = "sam"\n'
    (tmp_path / settings.FILE).write_text(said, encoding="utf-8")
    mine = settings.read(environment=home)
    assert (mine.login, mine.place, mine.shared) == ("sam", "recourse on db.example", True)
    other = settings.read(str(tmp_path / "other.sqlite"), home)
    assert (other.place, other.shared) == ("other.sqlite", False)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("database = ", "settings.toml is not understood"),
        ('data = "x"', "has the key data, which means nothing here. It may hold: database, login, authority."),
        ("login = 7", "login must be a text in quotation marks"),
    ],
)
def test_a_settings_file_with_a_mistake_is_refused_with_file_and_key(
    home: dict[str, str], tmp_path: Path, text: str, sentence: str
):
    (tmp_path / settings.FILE).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"settings\.toml") as refused:
        settings.read(environment=home)
    assert sentence in str(refused.value)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="elsewhere the system says where such files belong")
def test_the_folder_is_where_the_system_keeps_a_persons_data():
    assert settings.settings_folder({"XDG_DATA_HOME": "/data"}) == Path("/data/recourse")
    assert settings.settings_folder({"HOME": "/home/jo"}) == Path("/home/jo/.local/share/recourse")


def test_whoever_opens_an_empty_database_is_its_first_person_and_nobody_after_them(tmp_path: Path):
    mine = settings.Settings(tmp_path, settings.as_url(str(tmp_path / "new.sqlite")), "ann")
    for login in ("ann", "bob"):
        opened = launch.office_seat(mine).open_for(login)
        assert isinstance(opened, Database)
        assert opened.read(people.sign_ins) == {"ann": "ann"}
        opened.close()


def test_the_demonstration_is_made_anew_on_another_day_and_older_ones_are_removed(tmp_path: Path):
    mine = settings.Settings(tmp_path, "sqlite:///x", "ann")
    for name in ("demo-2026-05-25.sqlite", "demo-2026-05-25.sqlite-wal", "recourse.sqlite"):
        (tmp_path / name).touch()
    seat = launch.demonstration_seat(mine, DAY)
    assert [file.name for file in tmp_path.iterdir()] == ["recourse.sqlite"]
    assert (seat.login, seat.place, seat.demonstration) == ("jo", "demonstration of Tue 26 May", True)
    assert seat.preparation is not None
    assert seat.preparation.arguments == (str(tmp_path / "demo-2026-05-26.sqlite"),)


def test_a_demonstration_of_today_is_used_as_it_is(tmp_path: Path):
    mine = settings.Settings(tmp_path, "sqlite:///x", "ann")
    (tmp_path / "demo-2026-05-26.sqlite").touch()
    assert launch.demonstration_seat(mine, DAY).preparation is None
    assert (tmp_path / "demo-2026-05-26.sqlite").exists()


def test_nothing_heavy_is_loaded_before_the_first_paint():
    code = "import sys, app.launch, app.ui.desk.opening; print(*{name.partition('.')[0] for name in sys.modules})"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert "PySide6" in loaded.stdout.split()
    assert (HEAVY | HEAVY_ONCE_SHARED) & set(loaded.stdout.split()) == set()


def test_a_mistake_in_the_settings_ends_the_start_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / settings.FILE).write_text("login = 7", encoding="utf-8")
    monkeypatch.setenv(settings.HOME, str(tmp_path))
    assert launch.main(["desk"]) == 1
    assert "login must be a text in quotation marks" in capsys.readouterr().err


def test_a_shared_database_is_opened_by_its_address_with_the_password_of_the_command_line(home: dict[str, str]):
    mine = settings.read("postgresql://jo:secret@db.office.example/recourse", home)
    seat = launch.office_seat(mine)
    assert (seat.shared, seat.login, seat.place) == (True, "jo", "recourse on db.office.example")
    assert (seat.address, seat.password) == (settings.OfficeAddress("db.office.example", "recourse", "jo"), "secret")
    assert "secret" not in f"{seat.address}"


def test_what_opens_the_database_can_be_handed_to_a_process_of_its_own(home: dict[str, str]):
    office = launch.office_seat(settings.read("postgresql://jo:secret@db.office.example/recourse", home))
    mine = settings.read("", home)
    seats = (office, launch.office_seat(mine), launch.demonstration_seat(mine, DAY))
    assert all(ForkingPickler.dumps(seat.open_for) for seat in seats)
