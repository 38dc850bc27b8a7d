"""A desk with a valid sign-in and SQL in hand, for tests of what it cannot do."""

from collections.abc import Generator
from contextlib import contextmanager

import psycopg

from app.storage.versions import HEAD
from tests.postgresql import as_login
from tests.storage.sql_typed import Signed

DENIED, REFUSED, OLD = "42501", "RC001", "RC002"
MOVE = "SELECT set_config('recourse.move', '{}', true)"
ASSIGN = "UPDATE cases SET case_worker_id = %(me)s WHERE id = %(case)s"
CLOSE = "UPDATE cases SET status = 'closed', closed_at = now() WHERE id = %(case)s"


@contextmanager
def desk(signed: Signed, login: str = "office", options: str = f"-c recourse.schema={HEAD}") -> Generator["Desk"]:
    """A connection of this sign-in; nothing of what it does stays."""
    with psycopg.connect(as_login(signed.url, login), options=options) as connection:
        yield Desk(signed, connection, signed.ids.get(login, 0))
        connection.rollback()


class Desk:
    """Types statements into one transaction."""

    def __init__(self, signed: Signed, connection: psycopg.Connection, me: int) -> None:
        self.connection, self.signed = connection, signed
        self.told = {"case": signed.case, "restricted": signed.restricted, "me": me}

    def types(self, *statements: str) -> str:
        """The state and sentence of the first error, or nothing."""
        try:
            for statement in statements:
                self.connection.execute(statement.encode(), self.told)
        except psycopg.Error as error:
            return f"{error.sqlstate} {error.diag.message_primary}"
        return ""

    def lines(self) -> list[tuple[str, int | None]]:
        """Move and person of the lines that this transaction wrote to the history of its case, when made to now."""
        self.connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        found = self._all_lines(self.connection)
        with psycopg.connect(self.signed.url) as other:
            return found[len(self._all_lines(other)) :]

    def _all_lines(self, connection: psycopg.Connection) -> list[tuple[str, int | None]]:
        asked = b"SELECT move, person_id FROM history WHERE subject = 'case' AND subject_id = %(case)s ORDER BY number"
        return [(move, person) for move, person in connection.execute(asked, self.told).fetchall()]
