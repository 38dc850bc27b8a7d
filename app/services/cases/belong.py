"""Corrects whose complaint a case is, and whose case: what follows from either is computed anew."""

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.belongs import (
    CorrectedCustomer,
    CorrectedLandlord,
    Held,
    problems_with_corrected_customer,
    problems_with_corrected_landlord,
    reason_not_to_correct_customer,
    reason_not_to_correct_landlord,
)
from app.domain.moves.log import NewCustomer
from app.domain.words import Corrected, MoveName
from app.services.cases.correct import give_reason, receive
from app.services.cases.log import held_landlord, home_problem, known_or_new
from app.services.cases.settling import settle
from app.services.facts.loading import customer_name, load_to_change, policy_from
from app.storage import tables
from app.storage.work import Work


def correct_customer(work: Work, case_id: int, typed: CorrectedCustomer, opened: Held | None = None) -> Done:
    """The complaint is another customer's; what was said and sent to somebody else stays in the record.

    `opened` is what was corrected: another desk may have corrected it meanwhile, and is not overruled unseen.
    """
    work.move = MoveName.CORRECT_THE_CUSTOMER
    case = load_to_change(work, case_id)
    if reason := reason_not_to_correct_customer(case.facts):
        raise Refusal(reason)
    _refuse_unseen(case.row, opened)
    landlord = work.session.get_one(tables.Landlord, case.row.landlord_id)
    problems = problems_with_corrected_customer(_held(case.row), typed)
    if problem := home_problem(work, typed.home_id, landlord):
        problems.setdefault("home_id", problem)
    if problems:
        raise Refusal.of_fields(problems)
    customer = known_or_new(work, typed.customer_id, typed.customer or NewCustomer(), typed.home_id)
    case.row.customer_id, case.row.anonymous = customer.id, False
    case.row.home_id = typed.home_id
    give_reason(work, case, Corrected.CUSTOMER, typed.reason)
    settle(work, case.row, afresh=True)
    return Done(case_id, case.row.reference, f"{case.row.reference} is the complaint of {customer_name(customer)}")


def correct_landlord(work: Work, case_id: int, typed: CorrectedLandlord, opened: Held | None = None) -> Done:
    """The case is another landlord's: its policy of the day of receipt governs it, and all dates are new."""
    work.move = MoveName.CORRECT_THE_LANDLORD
    case = load_to_change(work, case_id)
    if reason := reason_not_to_correct_landlord(case.facts):
        raise Refusal(reason)
    _refuse_unseen(case.row, opened)
    if problems := problems_with_corrected_landlord(_held(case.row), typed):
        raise Refusal.of_fields(problems)
    landlord = held_landlord(work, typed.landlord_id)
    if landlord is None:
        raise Refusal.of_fields({"landlord_id": "This landlord is no longer there. Choose another."})
    if problem := home_problem(work, typed.home_id, landlord):
        raise Refusal.of_fields({"home_id": problem})
    case.row.landlord_id, case.row.home_id = landlord.id, typed.home_id
    receive(work, case, case.facts.received_at)
    pack = work.session.get_one(tables.PolicyPack, case.row.pack_id)
    case.stage.name = policy_from(pack.text, pack.code).stage(case.stage.number).name
    give_reason(work, case, Corrected.LANDLORD, typed.reason)
    settle(work, case.row, afresh=True)
    return Done(case_id, case.row.reference, f"{case.row.reference} is a case of {landlord.name}")


def _refuse_unseen(row: tables.Case, opened: Held | None) -> None:
    if opened is not None and opened != _held(row):
        raise Refusal(
            "Somebody else corrected whose case this is while you were typing. Leave this form, look again, and decide."
        )


def _held(row: tables.Case) -> Held:
    return Held(row.customer_id, row.landlord_id, row.home_id)
