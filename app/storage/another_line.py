"""Another line to the same database, for work that is done in a process of its own."""

from dataclasses import dataclass, field
from typing import Any

from app.storage.database import Database
from app.storage.work import Work


@dataclass(frozen=True, slots=True)
class Line:
    """Where the database is, and who signs in; it goes from this process to its own child, and nowhere else."""

    url: str = field(repr=False)
    login: str

    def open(self) -> Database:
        """The database, as the same person uses it."""
        return Database(self.url, self.login)


def line_of(work: Work) -> Line:
    """How the database of this transaction was come to, with the password that it was last signed in with."""
    connection = work.session.connection()
    url = connection.engine.url
    if work.is_postgresql:
        driver: Any = connection.connection.driver_connection
        url = url.set(password=driver.info.password or None)
    return Line(url.render_as_string(hide_password=False), work.login)
