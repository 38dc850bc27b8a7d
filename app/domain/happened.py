"""What has happened to a case so far, as far as its dates depend on it."""

from app.domain.cases import Case
from app.domain.deadlines import Happened, Pause
from app.domain.spoken_dates import full_day


def happened_so_far(case: Case) -> Happened:
    """The happenings from which every due date of the case follows."""
    return Happened(
        received=case.received_at,
        acknowledged=case.acknowledged_at,
        promised_answer=case.promised_answer_on,
        extended=case.extensions,
        pauses=case.pauses,
    )


def open_pause(case: Case) -> Pause | None:
    """The pause that still goes on, if there is one."""
    return next((each for each in case.pauses if each.end is None), None)


def pause_words(case: Case) -> str:
    """Since when the policy's clock stands still, and why; nothing where it runs, or runs no more."""
    paused = open_pause(case)
    if paused is None or not case.policy.pausing_allowed or case.answered_at or case.closed_at:
        return ""
    return f"since {full_day(paused.start)}: {paused.reason}"
