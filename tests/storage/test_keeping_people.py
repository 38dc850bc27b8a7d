"""People and their sign-ins, kept by functions that do no more than that: nobody raises themselves, nobody else's role
is touched, and who is disabled is out at once.
"""

from collections.abc import Generator
from contextlib import contextmanager

import psycopg
import pytest

from app.domain.words import Role
from app.storage.versions import HEAD
from tests.postgresql import add_login, as_login, roles_in, verifier

ADDED = "SELECT add_person(%s, 'Kim Lee', 'Officer', '', '', '', false, %s, %s)"
CHANGED = "SELECT change_person(%s, 'Kim Lee', 'Officer', '', '', '', %s, %s)"


@pytest.fixture
def url(postgresql_url: str) -> str:
    """An office with two administrators, ada and lee, and Sam of the office."""
    for login, role in (("ada", Role.SYSTEM_ADMIN), ("lee", Role.SYSTEM_ADMIN), ("sam", Role.OFFICE)):
        add_login(postgresql_url, login, role)
    return postgresql_url


@contextmanager
def typing(url: str, login: str) -> Generator[psycopg.Connection]:
    with psycopg.connect(as_login(url, login), autocommit=True, options=f"-c recourse.schema={HEAD}") as connection:
        yield connection


def one(connection: psycopg.Connection, query: bytes, *values: object) -> object:
    (found,) = connection.execute(query, values).fetchone() or (None,)
    return found


def refused(connection: psycopg.Connection, query: str, *values: object) -> str:
    with pytest.raises(psycopg.Error) as met:
        connection.execute(query.encode(), values)
    assert met.value.sqlstate == "RC001", met.value
    return met.value.diag.message_primary or ""


def groups_of(url: str, login: str) -> set[str]:
    prefix = roles_in(url)["desk"].removesuffix("desk")
    asked = """SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
        JOIN pg_roles l ON l.oid = m.member WHERE l.rolname = %s"""
    with typing(url, "postgres") as connection:
        found = connection.execute(asked, (login,)).fetchall()
    return {name.removeprefix(prefix) for (name,) in found}


def test_who_is_added_signs_in_with_the_roles_they_were_given_and_history_says_so(url: str) -> None:
    with typing(url, "ada") as ada:
        kim = one(ada, ADDED.encode(), "kim", ["office", "reviewer"], verifier())
        assert one(ada, b"SELECT move FROM history WHERE subject = 'person' AND subject_id = %s", kim) == "add a person"
        assert one(ada, b"SELECT person_id FROM history WHERE subject = 'person' AND subject_id = %s", kim) == 1
    assert groups_of(url, "kim") == {"desk", "office", "reviewer"}
    with typing(url, "kim") as desk:
        assert one(desk, b"SELECT me()") == kim
        assert one(desk, b"SELECT reads_cases()") is True
        asked = b"SELECT rolcreaterole OR rolsuper OR rolcreatedb OR rolbypassrls FROM pg_roles WHERE rolname = 'kim'"
        assert one(desk, asked) is False


def test_other_roles_are_other_groups_from_the_next_statement_on(url: str) -> None:
    with typing(url, "ada") as ada, typing(url, "sam") as sam:
        assert one(sam, b"SELECT count(*) FROM cases") == 0
        ada.execute(CHANGED.encode(), (3, True, ["auditor", "system-admin"]))
        assert groups_of(url, "sam") == {"desk", "auditor", "system_admin"}
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            sam.execute("UPDATE cases SET about = ''")
        ada.execute(CHANGED.encode(), (3, True, ["system-admin"]))
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            sam.execute("SELECT * FROM cases")


def test_who_is_disabled_is_out_at_once_and_cannot_come_back_until_enabled(url: str) -> None:
    with typing(url, "ada") as ada, typing(url, "sam") as sam:
        assert one(sam, b"SELECT count(*) FROM case_list") == 0
        ada.execute("SELECT disable_person(3)")
        for query in (b"SELECT * FROM case_list", b"SELECT * FROM people", b"SELECT me()"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                sam.execute(query)
        with pytest.raises(psycopg.OperationalError, match="not permitted to log in"):
            psycopg.connect(as_login(url, "sam"))
        ada.execute("SELECT enable_person(3, %s)", (verifier(),))
        assert one(sam, b"SELECT me()") == 3
    assert groups_of(url, "sam") == {"desk", "office"}
    with typing(url, "sam") as again:
        assert one(again, b"SELECT reads_cases()") is True


def test_nobody_raises_disables_or_renews_themselves(url: str) -> None:
    with typing(url, "ada") as ada:
        ada.execute(CHANGED.encode(), (1, False, ["system-admin"]))
        assert one(ada, b"SELECT name FROM people WHERE id = 1") == "Kim Lee", "one's own telephone may be one's own"
        for senior, roles in ((False, ["system-admin", "manager"]), (True, ["system-admin"]), (False, list[str]())):
            assert refused(ada, CHANGED, 1, senior, roles) == "Another administrator changes your own roles."
        assert refused(ada, "SELECT disable_person(1)") == "Another administrator disables your own sign-in."
        assert "your own password" in refused(ada, "SELECT set_password(1, %s)", verifier())
        assert groups_of(url, "ada") == {"desk", "system_admin"}


def test_somebody_disabled_in_the_meantime_disables_nobody(url: str) -> None:
    with typing(url, "ada") as ada, typing(url, "lee") as lee:
        ada.execute("SELECT disable_person(2)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            lee.execute("SELECT disable_person(1)")
        assert one(ada, b"SELECT active FROM people WHERE id = 1") is True


def test_only_what_cannot_be_read_back_is_taken_for_a_password(url: str) -> None:
    with typing(url, "ada") as ada:
        for password in ("correct horse battery", "md5" + "0" * 32, "", None, verifier() + "'; DROP ROLE sam; --"):
            assert "SCRAM verifier" in refused(ada, ADDED, "kim", ["office"], password)
            assert "SCRAM verifier" in refused(ada, "SELECT set_password(3, %s)", password)
        assert one(ada, b"SELECT count(*) FROM people") == 3
    assert groups_of(url, "kim") == set()


@pytest.mark.parametrize(
    "login", ["postgres", "pg_monitor", "pg_mine", "recourse_mine_owner", "public", "none", "", None]
)
def test_a_sign_in_that_is_the_servers_own_is_not_given_out(url: str, login: str | None) -> None:
    with typing(url, "ada") as ada, pytest.raises(psycopg.Error) as met:
        ada.execute(ADDED.encode(), (login, ["office"], verifier()))
    assert met.value.sqlstate in {"RC001", "23502"}


def test_a_sign_in_is_given_out_once_and_a_role_is_one_of_ours(url: str) -> None:
    with typing(url, "ada") as ada:
        assert "given out before" in refused(ada, ADDED, "sam", ["office"], verifier())
        for role in ("superuser", "owner", "keeper", 'x"; DROP ROLE sam; --'):
            assert "There is no role" in refused(ada, ADDED, "kim", ["office", role], verifier())
        name = "kim.o'neill\"k%s"
        ada.execute(ADDED.encode(), (name, ["office"], verifier()))
    with typing(url, name) as kim:
        assert one(kim, b"SELECT name FROM people WHERE id = me()") == "Kim Lee"


def test_a_sign_in_of_another_program_or_of_the_owner_is_left_alone(url: str) -> None:
    with typing(url, "postgres") as connection:
        connection.execute("CREATE ROLE accounts LOGIN")
        connection.execute(
            "INSERT INTO people (login, name, job_title, team, telephone, email, senior, active) "
            "VALUES ('accounts', 'A', '', '', '', '', false, true), ('postgres', 'P', '', '', '', '', false, true)"
        )
        asked = b"SELECT rolpassword IS NULL AND rolcanlogin FROM pg_authid WHERE rolname = %s"
        with typing(url, "ada") as ada:
            ids = dict(ada.execute("SELECT login, id FROM people").fetchall())
            for login in ("accounts", "postgres"):
                for query in ("SELECT set_password(%s, %s)", "SELECT enable_person(%s, %s)"):
                    assert "already in use on this server" in refused(ada, query, ids[login], verifier())
                assert "not made by Recourse" in refused(ada, CHANGED, ids[login], False, ["manager"])
                assert one(connection, asked, login) is True
            ada.execute("SELECT disable_person(%s)", (ids["accounts"],))
        assert one(connection, asked, "accounts") is True
        assert groups_of(url, "accounts") == set()
        connection.execute("DROP ROLE accounts")


def test_rights_that_the_owner_gave_by_hand_do_not_outlive_the_role_unseen(url: str) -> None:
    manager = roles_in(url)["manager"]
    with typing(url, "postgres") as connection:
        connection.execute(f'GRANT "{manager}" TO sam'.encode())
    with typing(url, "ada") as ada:
        assert "The owner of the database gave" in refused(ada, "SELECT disable_person(3)")
