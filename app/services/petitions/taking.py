"""Decides that a petition is verified, or taken at face value after all; who and why is kept (ISHA A2.3a)."""

from collections.abc import Callable

from sqlalchemy import select

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.petition import problems_with_taking, reason_not_to_take_at_face_value, reason_not_to_verify
from app.domain.petitions.deciding import Taken
from app.domain.words import MoveName
from app.services.facts.loading import load_to_change
from app.storage import tables
from app.storage.work import Work


def verify(work: Work, case_id: int, reason: str) -> Done:
    """From now on the signatures are decided one by one."""
    return _take(work, case_id, (MoveName.VERIFY_A_PETITION, Taken.VERIFY), reason, reason_not_to_verify)


def take_at_face_value(work: Work, case_id: int, reason: str) -> Done:
    """From now on what nobody decided stands as it is; what was decided is kept."""
    what = (MoveName.TAKE_AT_FACE_VALUE, Taken.FACE_VALUE)
    return _take(work, case_id, what, reason, reason_not_to_take_at_face_value)


def last_taken(work: Work, case_id: int) -> tables.PetitionDecision | None:
    """What was decided last; nothing where nobody has decided, and the petition is taken at face value."""
    row = tables.PetitionDecision
    query = select(row).where(row.case_id == case_id).order_by(row.id.desc()).limit(1)
    return work.session.execute(query).scalar_one_or_none()


def is_verified(work: Work, case_id: int) -> bool:
    """True where the petition's signatures are decided one by one."""
    last = last_taken(work, case_id)
    return last is not None and last.what is Taken.VERIFY


def _take(
    work: Work, case_id: int, as_what: tuple[MoveName, Taken], reason: str, reason_not_to: Callable[..., str | None]
) -> Done:
    work.move, what = as_what
    case = load_to_change(work, case_id)
    if refused := reason_not_to(case.facts, verified=is_verified(work, case_id)):
        raise Refusal(refused)
    if problems := problems_with_taking(reason):
        raise Refusal.of_fields(problems)
    row = tables.PetitionDecision(case_id=case_id, what=what, reason=reason.strip(), by_id=work.person.id, at=work.now)
    work.session.add(row)
    return Done(case_id, case.row.reference, f"{case.row.reference}: the petition is {what.words}")
