"""Records contacts with the customer: the first, every other, and attempts that did not reach them."""

from datetime import date

from app.domain.deadlines import next_update
from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.contact import (
    FirstContact,
    NewContact,
    problems_with_contact,
    problems_with_first_contact,
    reason_not_to_make_first_contact,
    reason_not_to_record_contact,
)
from app.domain.spoken_dates import day_of
from app.domain.words import ContactKind, Direction, MoveName
from app.services.cases.noting import Noted, note
from app.services.cases.settling import settle
from app.services.facts.loading import LoadedCase, load_to_change
from app.storage.work import Work


def make_first_contact(work: Work, case_id: int, typed: FirstContact) -> Done:
    """Records the first contact, with what was promised in it."""
    work.move = MoveName.FIRST_CONTACT
    case = load_to_change(work, case_id)
    if reason := reason_not_to_make_first_contact(case.facts):
        raise Refusal(reason)
    if problems := problems_with_first_contact(case.facts, typed, work.now):
        raise Refusal.of_fields(problems)
    note(
        work,
        case,
        Noted(
            ContactKind.FIRST_CONTACT,
            typed.method,
            typed.at,
            typed.summary,
            typed.why_other_method,
            next_update_on=typed.next_update_on,
            first_findings=typed.first_findings,
            options=typed.options,
        ),
    )
    case.stage.first_contact_at = typed.at
    case.stage.promised_answer_on = typed.promised_answer_on or case.stage.promised_answer_on
    case.row.update_every_days = typed.update_every_days or case.row.update_every_days
    case.row.next_update_on = typed.next_update_on or _next(work, case)
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference}: first contact made")


def record_contact(work: Work, case_id: int, typed: NewContact) -> Done:
    """Records a contact, or an attempt; an update that reached the customer moves the next update on."""
    work.move = MoveName.RECORD_A_CONTACT
    case = load_to_change(work, case_id)
    if reason := reason_not_to_record_contact(case.facts):
        raise Refusal(reason)
    if problems := problems_with_contact(case.facts, typed, work.now):
        raise Refusal.of_fields(problems)
    outbound = typed.direction is Direction.OUTBOUND
    note(
        work,
        case,
        Noted(
            ContactKind.UPDATE if outbound else ContactKind.OTHER,
            typed.method,
            typed.at,
            typed.summary,
            typed.why_other_method,
            typed.direction,
            typed.reached,
            typed.next_update_on,
        ),
    )
    case.row.written_answer_requested |= typed.written_answer_requested
    if typed.next_update_on:
        case.row.next_update_on = typed.next_update_on
    elif typed.reached and outbound and case.row.update_every_days:
        case.row.next_update_on = _next(work, case)
    settle(work, case.row)
    said = "contact recorded" if typed.reached else "attempt recorded"
    return Done(case_id, case.row.reference, f"{case.row.reference}: {said}")


def _next(work: Work, case: LoadedCase) -> date | None:
    days = case.row.update_every_days
    return next_update(day_of(work.now), days, case.calendar) if days else None
