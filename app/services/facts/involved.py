"""Who may review a case: everybody with the right, each with what they had to do with it before."""

from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.domain.history import as_changes
from app.domain.involvement import Entry, Involved, involved_before
from app.domain.moves.review import PossibleReviewer, reason_against_reviewer
from app.domain.rights import RIGHTS
from app.domain.signing_off import SignOff
from app.domain.words import MoveName
from app.storage import tables
from app.storage.work import Work

if TYPE_CHECKING:
    from app.services.facts.loading import LoadedCase

_REVIEWS: Final = frozenset(right.role for right in RIGHTS if right.move == MoveName.SIGN_OFF)
_LINES: Final = (
    select(
        tables.HistoryLine.number,
        tables.HistoryLine.at,
        tables.HistoryLine.person_id,
        tables.HistoryLine.move,
        tables.HistoryLine.changes,
    )
    .where(tables.HistoryLine.subject == "case", tables.HistoryLine.subject_id == bindparam("case_id"))
    .order_by(tables.HistoryLine.number)
)
_SIGNED: Final = (
    select(tables.SignOff)
    .where(tables.SignOff.stage_id == bindparam("stage_id"))
    .order_by(tables.SignOff.id.desc())
    .limit(1)
)


def involved(work: Work, case: "LoadedCase") -> dict[int, Involved]:
    """Everybody who was involved in a case before its stage was asked for, by id."""
    lines = work.session.execute(_LINES, {"case_id": case.row.id})
    entries = (Entry(number, at, who, move, as_changes(changes)) for number, at, who, move, changes in lines)
    return involved_before(entries, case.facts.stage_number, case.facts.policy.words)


def possible_reviewers(work: Work, case: "LoadedCase") -> tuple[PossibleReviewer, ...]:
    """Everybody who may review cases at all, in the order of their names, each with the reason against them."""
    person, role = tables.Person, tables.PersonRole
    holders = select(role.person_id).where(role.role.in_(_REVIEWS))
    query = select(person.id, person.name, person.senior).where(person.active, person.id.in_(holders))
    known = involved(work, case)
    found = (PossibleReviewer(*row) for row in work.session.execute(query.order_by(person.name, person.id)))
    return tuple(
        PossibleReviewer(each.id, each.name, each.senior, reason_against_reviewer(case.facts, each, known))
        for each in found
    )


def sign_off(session: Session, stage: tables.Stage) -> SignOff | None:
    """The sign-off of a stage made last; a first stage has none."""
    if stage.number <= 1:
        return None
    row = session.execute(_SIGNED, {"stage_id": stage.id}).scalar_one_or_none()
    return SignOff(row.by_id, row.at, row.digest) if row else None
