"""Puts an answer off, and sends the letter that says so; told too late, it is recorded and moves nothing."""

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.extend import (
    NewExtension,
    answer_due,
    problems_with_extension,
    reason_not_to_extend_answer,
)
from app.domain.spoken_dates import day_of, short_day
from app.domain.steps import answer_of_stage
from app.domain.words import ContactKind, LetterKind, MoveName
from app.services.cases.noting import Noted, note
from app.services.cases.settling import settle
from app.services.facts.loading import LoadedCase, load_to_change
from app.services.letters import send_with
from app.storage import tables
from app.storage.work import Work


def extend(work: Work, case_id: int, typed: NewExtension) -> Done:
    """Keeps old date, new date and reason; the answer is due on the new one, where that was told in time."""
    work.move = MoveName.EXTEND
    case = load_to_change(work, case_id)
    if reason := reason_not_to_extend_answer(case.facts):
        raise Refusal(reason)
    if problems := problems_with_extension(case.facts, typed, case.calendar, work.person, work.now):
        raise Refusal.of_fields(problems)
    row = _row(work, case, typed)
    work.session.add(row)
    note(work, case, _noted(typed, row))
    case.row.next_update_on = typed.next_update_on
    case.row.update_every_days = typed.update_every_days or case.row.update_every_days
    now = settle(work, case.row)
    send_with(work, now, LetterKind.EXTENSION, typed.how)
    return Done(case_id, case.row.reference, f"{case.row.reference}: {_said(row)}")


def _said(row: tables.Extension) -> str:
    until = short_day(row.new_due_on)
    if day_of(row.told_at) <= row.old_due_on:
        return f"the answer is put off until {until}"
    return f"told late that it takes until {until}; the answer was due on {short_day(row.old_due_on)}"


def _row(work: Work, case: LoadedCase, typed: NewExtension) -> tables.Extension:
    current = answer_due(case.facts, case.calendar)
    if current is None:
        raise Refusal("Nothing sets a date for the answer at present: there is nothing to put off.")
    return tables.Extension(
        case_id=case.row.id,
        stage_id=case.stage.id,
        step=answer_of_stage(case.facts).value,
        old_due_on=current.day,
        new_due_on=typed.new_due_on,
        reason=typed.reason.strip(),
        good_reason=typed.good_reason.strip(),
        next_update_on=typed.next_update_on,
        told_at=typed.at,
        by_id=work.person.id,
        at=work.now,
    )


def _noted(typed: NewExtension, row: tables.Extension) -> Noted:
    moved = f"from {short_day(row.old_due_on)} to {short_day(row.new_due_on)}"
    summary = f"Told that the answer is put off {moved}: {row.reason}"
    return Noted(
        ContactKind.UPDATE, typed.how, typed.at, summary, typed.why_other_method, next_update_on=typed.next_update_on
    )
