"""What tests read of a database, past the use cases."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from app.storage import tables
from app.storage.work import Work
from tests.owner import owner
from tests.services.office import Office


def all_in(work: Work, wanted: Any) -> list[Any]:
    """Every value of a column, or every row of a table."""
    return list(work.session.execute(select(wanted)).scalars())


def count_in(work: Work, table: type[tables.Mapped]) -> int:
    """How many rows a table has, as this transaction sees it."""
    return work.session.execute(select(func.count()).select_from(table)).scalar_one()


def counted(office: Office, table: type[tables.Mapped]) -> int:
    """How many rows a table has."""
    return office.ask(count_in, table)


def whole(office: Office) -> dict[str, list[tuple[Any, ...]]]:
    """Everything the database holds."""
    with owner(office.database.url) as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in tables.Mapped.metadata.sorted_tables
        }


def my_name(work: Work) -> str:
    """The name of whoever acts."""
    return work.person.name


def is_now(office: Office, moment: datetime) -> bool:
    """True for this moment by whoever writes history: PostgreSQL goes by its own clock, SQLite by the office's."""
    if office.database.engine.dialect.name == "postgresql":
        return abs(datetime.now(UTC) - moment) < timedelta(minutes=5)
    return moment == office.now
