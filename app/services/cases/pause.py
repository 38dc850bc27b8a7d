"""Pauses a case where its pack allows that, and resumes it: its dates follow."""

from datetime import date

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.pause import (
    NewPause,
    Resumption,
    problems_with_pause,
    problems_with_resumption,
    reason_not_to_pause,
    reason_not_to_resume,
)
from app.domain.spoken_dates import short_day
from app.domain.words import MoveName
from app.services.cases.settling import settle
from app.services.facts.loading import LoadedCase, load_to_change
from app.storage import tables
from app.storage.work import Work


def pause(work: Work, case_id: int, typed: NewPause) -> Done:
    """From the day after this one no working day is counted by the policy, until the case is resumed."""
    work.move = MoveName.PAUSE
    case = load_to_change(work, case_id)
    if reason := reason_not_to_pause(case.facts):
        raise Refusal(reason)
    problems, day = problems_with_pause(case.facts, typed, case.calendar, work.now), typed.day
    if problems or not day:
        raise Refusal.of_fields(problems)
    _write(work, case, day, typed.reason.strip(), paused=True)
    return Done(case_id, case.row.reference, f"{case.row.reference}: paused since {short_day(day)}")


def resume(work: Work, case_id: int, typed: Resumption) -> Done:
    """From the day after this one working days are counted again."""
    work.move = MoveName.RESUME
    case = load_to_change(work, case_id)
    if reason := reason_not_to_resume(case.facts):
        raise Refusal(reason)
    problems, day = problems_with_resumption(case.facts, typed, work.now), typed.day
    if problems or not day:
        raise Refusal.of_fields(problems)
    _write(work, case, day, "", paused=False)
    return Done(case_id, case.row.reference, f"{case.row.reference}: resumed after {short_day(day)}")


def _write(work: Work, case: LoadedCase, day: date, reason: str, *, paused: bool) -> None:
    work.session.add(
        tables.Pause(
            case_id=case.row.id,
            stage_id=case.stage.id,
            paused=paused,
            changed_on=day,
            reason=reason,
            by_id=work.person.id,
            at=work.now,
        )
    )
    settle(work, case.row)
