"""Corrects when a case was received, with all that follows from it; and makes void what should not have been a case."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.correct import (
    CorrectedReceipt,
    Voiding,
    problems_with_receipt,
    problems_with_voiding,
    reason_not_to_correct_receipt,
    reason_not_to_make_void,
)
from app.domain.spoken_dates import day_of, full_moment
from app.domain.words import Corrected, MoveName, Status
from app.services.cases.log import pack_on
from app.services.cases.merging import write_merged
from app.services.cases.settling import settle
from app.services.facts.loading import LoadedCase, load_to_change
from app.storage import tables
from app.storage.work import Work

_UNSEEN: Final[Mapping[str, object]] = MappingProxyType({})


def correct_receipt(work: Work, case_id: int, typed: CorrectedReceipt, opened: Mapping[str, object] = _UNSEEN) -> Done:
    """The case was received at another moment: the policy and law of that day govern it, and all dates are new.

    `opened` is the moment that was corrected: another desk may have corrected it meanwhile.
    """
    work.move = MoveName.CORRECT_THE_RECEIPT
    case = load_to_change(work, case_id)
    if reason := reason_not_to_correct_receipt(case.facts):
        raise Refusal(reason)
    if problems := problems_with_receipt(case.facts, typed, work.now):
        raise Refusal.of_fields(problems)
    received = typed.received_at or case.facts.received_at
    write_merged(case.row, opened, {"received_at": received})
    receive(work, case, received)
    give_reason(work, case, Corrected.RECEIPT, typed.reason)
    settle(work, case.row, afresh=True)
    return Done(case_id, case.row.reference, f"{case.row.reference} was received on {full_moment(received)}")


def make_void(work: Work, case_id: int, typed: Voiding) -> Done:
    """A test or a duplicate: it leaves the lists of work, and stays in the record."""
    work.move = MoveName.MAKE_VOID
    case = load_to_change(work, case_id)
    if reason := reason_not_to_make_void(case.facts):
        raise Refusal(reason)
    if problems := problems_with_voiding(typed):
        raise Refusal.of_fields(problems)
    give_reason(work, case, Corrected.VOID, typed.reason)
    case.row.status = Status.VOID
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference} made void")


def receive(work: Work, case: LoadedCase, received: datetime) -> None:
    """Gives a case its moment of receipt, and what governs it from that day on; its dates are settled by the caller."""
    landlord = work.session.get_one(tables.Landlord, case.row.landlord_id)
    governed = pack_on(work, landlord, day_of(received))
    case.row.received_at, case.row.pack_id, case.row.law = received, governed.pack.id, governed.law
    if case.stage.number == 1:
        case.stage.began_at = received


def give_reason(work: Work, case: LoadedCase, what: Corrected, reason: str) -> None:
    """Keeps who corrected what, and why."""
    work.session.add(
        tables.Correction(case_id=case.row.id, what=what, reason=reason.strip(), by_id=work.person.id, at=work.now)
    )
