"""Sessions that remember what they have read: a use case asks for the same landlord and pack again and again."""

from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.orm import Session


def remembering_session(bind: Connection) -> Session:
    """A session for one transaction. SQLAlchemy holds rows weakly: unheld, each would be read again when asked for."""
    session = Session(bind, expire_on_commit=False, autoflush=False)
    held: list[object] = []

    def hold(_session: Session, row: Any) -> None:
        held.append(row)

    event.listen(session, "loaded_as_persistent", hold)
    event.listen(session, "pending_to_persistent", hold)
    return session
