"""The owner's command that makes an office: roles, tables, the first administrator; said, and done once."""

import getpass
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from app import launch
from app.domain.words import Role
from app.services import offices
from app.services.offices import NewOffice
from app.storage.database import Database
from app.storage.versions import HEAD
from tests.postgresql import as_login
from tests.services.office import Office, at

PASSWORD = "violet harbour tin whistle"  # noqa: S105 - the test's own


@pytest.fixture
def given(tmp_path: Path) -> list[str]:
    """The administrator as the command line names her."""
    file = tmp_path / "password.txt"
    file.write_text(f"{PASSWORD}\n", encoding="utf-8")
    return ["--administrator", "jo", "--name", "Jo Bloggs", "--password-file", str(file)]


def test_the_first_administrator_signs_in_and_sets_the_office_up(
    owned: str, given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert launch.main(["create-office", owned, *given]) == 0
    said = capsys.readouterr().out
    assert "Made the roles recourse_test_" in said
    assert f"Upgraded from empty to {HEAD}." in said
    assert "jo is the first administrator" in said
    with closing(Database(as_login(owned, "jo"), "whoever the desk says")) as database:
        office = Office(database, at("2026-05-26"))
        assert office.ask(lambda work: (work.person.name, set(work.person.roles))) == ("Jo Bloggs", {"system-admin"})
        office.do(offices.set_up, NewOffice("Jo Bloggs", "ISHA", "isha-2018"))
        assert [landlord.name for landlord in office.ask(offices.landlords)] == ["ISHA"]


def test_the_second_time_nothing_is_made_and_nobody_is_asked(
    owned: str, given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    launch.main(["create-office", owned, *given])
    capsys.readouterr()
    assert launch.main(["create-office", owned]) == 0
    assert capsys.readouterr().out == (
        f"The database stands at {HEAD}.\njo administers this office already; nobody was added.\n"
    )
    assert launch.main(["upgrade-database", owned]) == 0
    assert capsys.readouterr().out == f"The database stands at {HEAD}.\n"


def test_the_password_is_asked_for_twice_and_kept_as_a_verifier(
    owned: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = iter(["jo", "Jo Bloggs"])
    passwords = iter([PASSWORD, "another", PASSWORD, PASSWORD])

    def typed(_question: str) -> str:
        return next(asked)

    def typed_unseen(_question: str) -> str:
        return next(passwords)

    monkeypatch.setattr("builtins.input", typed)
    monkeypatch.setattr(getpass, "getpass", typed_unseen)
    assert launch.main(["create-office", owned]) == 1
    assert "The two differ" in capsys.readouterr().err
    asked = iter(["jo", "Jo Bloggs"])
    assert launch.main(["create-office", owned, "--role", "manager"]) == 0
    with psycopg.connect(as_login(owned, "postgres")) as connection:
        kept = connection.execute("SELECT rolpassword FROM pg_authid WHERE rolname = 'jo'").fetchone()
        held = connection.execute("SELECT role FROM person_roles ORDER BY role").fetchall()
    assert kept
    assert kept[0].startswith("SCRAM-SHA-256$4096:")
    assert held == [(Role.MANAGER.value,), (Role.SYSTEM_ADMIN.value,)]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--administrator", "postgres"], "The database keeps postgres for itself."),
        (["--administrator", "anna", "--name", "Anna"], 'The sign-in "anna" is already in use on this server.'),
        (["--password-file", "nowhere.txt"], "nowhere.txt cannot be read."),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence_and_nobody_is_added(
    owned: str, given: list[str], more: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert launch.main(["create-office", owned, *given, *more]) == 1
    assert sentence in capsys.readouterr().err
    with psycopg.connect(as_login(owned, "postgres")) as connection:
        assert connection.execute("SELECT count(*) FROM people").fetchone() == (0,)
    assert launch.main(["upgrade-database", owned]) == 0
    assert "Nobody administers this office yet." in capsys.readouterr().out


def test_a_short_password_in_the_file_is_refused(
    owned: str, given: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "password.txt").write_text("secret", encoding="utf-8")
    assert launch.main(["create-office", owned, *given]) == 1
    assert "A password has at least 12 characters" in capsys.readouterr().err


def test_a_file_is_no_office_of_many(sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert launch.main(["create-office", sqlite_url]) == 1
    assert "An office is made on PostgreSQL" in capsys.readouterr().err


def test_an_empty_database_is_not_upgraded_but_made_an_office(owned: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert launch.main(["upgrade-database", owned]) == 1
    assert "Make an office of it with: main.py create-office" in capsys.readouterr().err


def test_whoever_may_not_make_roles_or_does_not_own_the_database_is_told_what_to_ask_for(
    owned: str, given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with psycopg.connect(as_login(owned, "postgres"), autocommit=True) as connection:
        connection.execute("ALTER ROLE anna NOCREATEROLE")
        assert launch.main(["create-office", owned, *given]) == 1
        assert 'ALTER ROLE "anna" CREATEROLE' in capsys.readouterr().err
        connection.execute("CREATE ROLE bea LOGIN CREATEROLE")
        assert launch.main(["create-office", as_login(owned, "bea"), *given]) == 1
        assert 'OWNER TO "bea"' in capsys.readouterr().err
        connection.execute("ALTER ROLE anna CREATEROLE")
        assert launch.main(["create-office", owned, *given]) == 0
        assert launch.main(["upgrade-database", as_login(owned, "jo")]) == 1
        assert "jo is not an owner of this office. An owner lets it in with: GRANT" in capsys.readouterr().err
