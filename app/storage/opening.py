"""Opens the office's database for a desk: a file of one's own is made ready here, a shared one by its owner."""

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from app.domain.errors import Unavailable
from app.storage.database import Database
from app.storage.network_share import is_on_network_share
from app.storage.tables import Person, PersonRole
from app.storage.troubles import told_in_a_sentence
from app.storage.versions import HEAD, reason_not_to_open, reason_not_to_upgrade, version_of
from app.storage.work import Clock

_SOMEBODY = select(Person.id).limit(1)


def open_database(url: str, login: str, clock: Clock | None = None) -> Database:
    """The database at this address, upgraded if it is a file of this computer. Raises Unavailable if it cannot be."""
    database = Database(url, login, clock)
    try:
        with told_in_a_sentence():
            if database.engine.dialect.name == "sqlite":
                _make_ready(database)
            elif reason := reason_not_to_open(version_of(database.engine)):
                raise Unavailable(reason)
    except Exception:
        database.close()
        raise
    return database


def ensure_first_person(database: Database, login: str, roles: Iterable[str]) -> None:
    """Whoever opens a database without any people becomes its first, with these roles; later nobody is added so."""
    # Not a use case: a use case has someone who acts, and there is nobody yet. Hence no line of history either.
    with told_in_a_sentence():
        if _has_people(database):  # a start must not wait for those who write
            return
        with (
            database.engine.connect().execution_options(recourse_writing=True) as connection,
            Session(connection) as session,
        ):
            if session.execute(_SOMEBODY).first() is None:
                held = [PersonRole(role=role) for role in roles]
                session.add(Person(login=login, name=login, roles=held))
                session.commit()


def _has_people(database: Database) -> bool:
    with database.engine.connect().execution_options(recourse_writing=False) as connection:
        return connection.execute(_SOMEBODY).first() is not None


def _make_ready(database: Database) -> None:
    file = Path(make_url(database.url).database or "")
    if is_on_network_share(file.parent):
        raise Unavailable(
            f"{file.name} lies on a network drive, where a database file can be damaged. "
            "Keep it on this computer, or use the office's PostgreSQL."
        )
    _make_folder(file.parent)
    version = version_of(database.engine)
    if reason := reason_not_to_upgrade(version):
        raise Unavailable(reason)
    if version == HEAD:
        return
    from app.storage import schema  # brings Alembic, which a start without an upgrade does without

    if version is not None:
        schema.back_up(file)
    database.close()
    schema.upgrade(database.url)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # what people complain of is not for everybody
    except OSError:
        raise Unavailable(
            f"The folder {folder.name} for the database cannot be made. Check that you may write there."
        ) from None
