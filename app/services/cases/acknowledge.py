"""Acknowledges a complaint, and makes the acknowledgement letter where one is wanted."""

from collections.abc import Mapping

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.acknowledge import (
    Acknowledgement,
    problems_with_acknowledgement,
    reason_not_to_acknowledge,
)
from app.domain.words import ContactKind, LetterKind, MoveName
from app.services.cases.merging import write_merged
from app.services.cases.noting import Noted, note
from app.services.cases.settling import settle
from app.services.facts.loading import load_to_change
from app.services.letters import send_with
from app.storage.work import Work


def acknowledge(
    work: Work, case_id: int, typed: Acknowledgement, opened: Mapping[str, object], *, with_letter: bool
) -> Done:
    """Records the acknowledgement; `opened` are understood and outcome_sought as the form found them."""
    work.move = MoveName.ACKNOWLEDGE
    case = load_to_change(work, case_id)
    if reason := reason_not_to_acknowledge(case.facts):
        raise Refusal(reason)
    if problems := problems_with_acknowledgement(case.facts, typed, case.calendar, work.now):
        raise Refusal.of_fields(problems)
    wanted = {"understood": typed.understood.strip(), "outcome_sought": typed.outcome_sought.strip()}
    write_merged(case.row, opened, wanted)
    case.row.next_update_on = typed.next_update_on or case.row.next_update_on
    case.stage.acknowledged_at, case.stage.acknowledged_how = typed.at, typed.how
    note(work, case, _noted(typed))
    now = settle(work, case.row)
    if with_letter:
        send_with(work, now, LetterKind.ACKNOWLEDGEMENT, typed.how)
    return Done(case_id, case.row.reference, f"{case.row.reference} acknowledged")


def _noted(typed: Acknowledgement) -> Noted:
    summary = "Acknowledged: the complaint has arrived, and this is how we understand it."
    return Noted(
        ContactKind.ACKNOWLEDGEMENT,
        typed.how,
        typed.at,
        summary,
        typed.why_other_method,
        next_update_on=typed.next_update_on,
    )
