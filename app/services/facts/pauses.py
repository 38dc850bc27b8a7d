"""The pauses of a stage, out of the rows that begin and end them."""

from dataclasses import replace
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.domain.deadlines import Pause
from app.storage import tables
from app.storage.tables.mapped import KEY

_PAUSES: Final = (
    select(tables.Pause.paused, tables.Pause.changed_on, tables.Pause.reason)
    .where(
        tables.Pause.case_id == bindparam("case_id", type_=KEY),
        tables.Pause.stage_id == bindparam("stage_id", type_=KEY),
    )
    .order_by(tables.Pause.id)
)


def pauses(session: Session, case_id: int, stage_id: int) -> tuple[Pause, ...]:
    """The pauses of a stage in their order; the last may go on."""
    made: list[Pause] = []
    for begins, day, reason in session.execute(_PAUSES, {"case_id": case_id, "stage_id": stage_id}):
        if begins:
            made.append(Pause(day, None, reason))
        elif made:
            made[-1] = replace(made[-1], end=day)
    return tuple(made)
