"""Assigns a case to its Complaint Handler, and to a Case Worker where the policy has one."""

from collections.abc import Mapping

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.assign import Assignment, problems_with_assignment, reason_not_to_assign
from app.domain.words import MoveName
from app.services.cases.merging import write_merged
from app.services.cases.settling import settle
from app.services.facts.loading import load_to_change
from app.services.people import active_people
from app.storage.work import Work


def assign(work: Work, case_id: int, typed: Assignment, opened: Mapping[str, object]) -> Done:
    """Sets handler and case worker; `opened` are their ids as the form found them."""
    work.move = MoveName.ASSIGN
    case = load_to_change(work, case_id)
    if reason := reason_not_to_assign(case.facts):
        raise Refusal(reason)
    if problems := problems_with_assignment(case.facts, typed, active_people(work), work.person):
        raise Refusal.of_fields(problems)
    wanted = {"handler_id": typed.handler_id, "case_worker_id": typed.case_worker_id}
    write_merged(case.row, opened, wanted)
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference} assigned")
