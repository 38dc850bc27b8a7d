"""What tests of the owner's commands begin with."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from app.services import anchors
from tests import postgresql
from tests.postgresql import PASSWORD, as_login
from tests.services.office import Office
from tests.storage.moves import made_case


@pytest.fixture
def owned(postgresql_cluster: postgresql.PostgresServer) -> Iterator[str]:
    """An empty database of anna's, who may make roles and is no superuser."""
    with postgresql.database(postgresql_cluster) as name:
        with psycopg.connect(postgresql_cluster.get_uri(), autocommit=True) as connection:
            connection.execute("CREATE ROLE anna LOGIN CREATEROLE")
            connection.execute(f"ALTER DATABASE {name} OWNER TO anna".encode())
        yield as_login(postgresql_cluster.get_uri(name), "anna")


@pytest.fixture
def password(tmp_path: Path) -> list[str]:
    file = tmp_path / "password.txt"
    file.write_text(f"{PASSWORD}\n", encoding="utf-8")
    return ["--password-file", str(file)]


@pytest.fixture
def small(sqlite_office: Office) -> Office:
    """An office with one case and an anchor, whose file nobody has open."""
    made_case(sqlite_office)
    sqlite_office.do(anchors.cast)
    sqlite_office.database.close()
    return sqlite_office
