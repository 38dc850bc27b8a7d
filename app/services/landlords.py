"""Whose something is that an office brings: one landlord of those that are set up."""

from sqlalchemy import select

from app.domain.errors import Refusal
from app.storage import tables
from app.storage.work import Work


def landlord_of(work: Work, landlord_id: int | None, what: str) -> tables.Landlord:
    """The landlord of that id; the only one, where none is said. `what` is what is brought: "homes"."""
    found = work.session.execute(select(tables.Landlord).order_by(tables.Landlord.name)).scalars().all()
    mine = [row for row in found if landlord_id in {None, row.id}]
    if len(mine) != 1:
        names = ", ".join(row.name for row in found) or "none is set up yet"
        raise Refusal.of_fields({"landlord_id": f"Say whose {what} these are: {names}."})
    return mine[0]
