"""What somebody who wants to bring a file in can choose among."""

from dataclasses import dataclass

from sqlalchemy import select

from app.domain.rights import reason_not_allowed
from app.domain.words import MoveName
from app.storage import tables
from app.storage.work import Work


@dataclass(frozen=True, slots=True)
class Offered:
    """Whose file can be brought in, by id and name; and why whoever asks cannot, empty where they can."""

    landlords: tuple[tuple[int, str], ...]
    why_not: str


def offered_for(work: Work, move: MoveName) -> Offered:
    """The landlords, held against the right that the move takes."""
    names = select(tables.Landlord.id, tables.Landlord.name).order_by(tables.Landlord.name)
    landlords = tuple((landlord_id, name) for landlord_id, name in work.session.execute(names))
    return Offered(landlords, reason_not_allowed(work.person, move) or "")
