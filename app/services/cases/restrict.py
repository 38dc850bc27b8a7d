"""Restricts a case, lifts the restriction, and notes who opened a restricted one."""

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.restrict import (
    Restriction,
    problems_with_restriction,
    reason_not_to_lift,
    reason_not_to_restrict,
)
from app.domain.words import MoveName
from app.services.cases.settling import settle
from app.services.facts.loading import LoadedCase, load, load_to_change
from app.services.permits import refuse_without_right
from app.storage import tables
from app.storage.work import Work


def restrict(work: Work, case_id: int, typed: Restriction) -> Done:
    """From now on only managers, and those who look after the case, can open it; lists show its reference alone."""
    work.move = MoveName.RESTRICT
    case = load_to_change(work, case_id)
    if reason := reason_not_to_restrict(case.facts):
        raise Refusal(reason)
    _write(work, case, typed, restricted=True)
    return Done(case_id, case.row.reference, f"{case.row.reference} restricted")


def lift_restriction(work: Work, case_id: int, typed: Restriction) -> Done:
    """From now on everybody who reads cases can open it again."""
    work.move = MoveName.LIFT_THE_RESTRICTION
    case = load_to_change(work, case_id)
    if reason := reason_not_to_lift(case.facts):
        raise Refusal(reason)
    _write(work, case, typed, restricted=False)
    return Done(case_id, case.row.reference, f"{case.row.reference} is no longer restricted")


def open_restricted(work: Work, case_id: int) -> Done:
    """Notes in the history of a restricted case that whoever acts has opened it."""
    work.move = MoveName.OPEN_A_RESTRICTED_CASE
    refuse_without_right(work)
    reference = load(work, case_id).row.reference
    work.note("case", case_id, MoveName.OPEN_A_RESTRICTED_CASE)
    return Done(case_id, reference, f"{reference} is restricted: its history says that you opened it")


def _write(work: Work, case: LoadedCase, typed: Restriction, *, restricted: bool) -> None:
    if problems := problems_with_restriction(typed):
        raise Refusal.of_fields(problems)
    work.session.add(
        tables.Restriction(
            case_id=case.row.id,
            restricted=restricted,
            reason=typed.reason.strip(),
            by_id=work.person.id,
            at=work.now,
        )
    )
    case.row.restricted = restricted
    settle(work, case.row)
