"""What has happened to a case so far, as far as its dates depend on it."""

from datetime import date, datetime

from app.domain.cases import Case
from app.domain.deadlines import Happened, Pause
from app.domain.spoken_dates import day_of, full_day, has_no_time


def happened_so_far(case: Case) -> Happened:
    """The happenings from which every due date of the stage follows; after the first stage those of the review."""
    if case.stage_number == 1:
        return Happened(
            received=_received(case),
            acknowledged=case.acknowledged_at,
            promised_answer=case.promised_answer_on,
            extended=case.extensions,
            pauses=case.pauses,
        )
    return Happened(
        received=_received(case),
        requested=case.stage_began_at,
        review_acknowledged=case.acknowledged_at,
        promised_review_answer=case.promised_answer_on,
        extended=case.extensions,
        pauses=case.pauses,
    )


def _received(case: Case) -> date | datetime:
    """A plain day where the time of day is not known: none is invented."""
    return day_of(case.received_at) if has_no_time(case.received_at) else case.received_at


def open_pause(case: Case) -> Pause | None:
    """The pause that still goes on, if there is one."""
    return next((each for each in case.pauses if each.end is None), None)


def pause_words(case: Case) -> str:
    """Since when the policy's clock stands still, and why; nothing where it runs, or runs no more."""
    paused = open_pause(case)
    if paused is None or not case.policy.pausing_allowed or case.answered_at or case.closed_at:
        return ""
    return f"since {full_day(paused.start)}: {paused.reason}"
