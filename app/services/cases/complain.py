"""Turns a request for service into a complaint: its clocks start when dissatisfaction was expressed."""

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.complain import (
    REQUESTED,
    Dissatisfaction,
    problems_with_dissatisfaction,
    reason_not_to_turn_into_complaint,
)
from app.domain.words import Kind, MoveName, Status
from app.services.cases.correct import receive
from app.services.cases.settling import settle
from app.services.facts.loading import LoadedCase, load_to_change, policy_from
from app.storage import tables
from app.storage.work import Work


def turn_into_complaint(work: Work, case_id: int, typed: Dissatisfaction) -> Done:
    """The case is a complaint from now on; contacts and agreed actions stay, and work on the request goes on."""
    work.move = MoveName.TURN_INTO_A_COMPLAINT
    case = load_to_change(work, case_id)
    if reason := reason_not_to_turn_into_complaint(case.facts):
        raise Refusal(reason)
    if problems := problems_with_dissatisfaction(case.facts, typed, work.now):
        raise Refusal.of_fields(problems)
    row = case.row
    _begin_first_stage(work, case, typed)
    row.kind, row.status, row.screened, row.next_update_on = Kind.COMPLAINT, Status.OPEN, None, None
    row.said = f"{row.said}\n\n{typed.said.strip()}"
    settle(work, row, afresh=True)
    return Done(case_id, row.reference, f"{row.reference} is a complaint now")


def _begin_first_stage(work: Work, case: LoadedCase, typed: Dissatisfaction) -> None:
    """What was done about the request is kept as a stage before the first: none of it is done about the complaint."""
    received = typed.expressed_at or work.now
    case.stage.number, case.stage.name = 0, REQUESTED
    work.session.flush()  # one case has one first stage: the request's makes room before there is another
    receive(work, case, received)
    pack = work.session.get_one(tables.PolicyPack, case.row.pack_id)
    name = policy_from(pack.text, pack.code).stage(1).name
    work.session.add(tables.Stage(case_id=case.row.id, number=1, name=name, began_at=received))
