"""Agreed actions: who does what by when, and whether it was done (ISHA 2.6e, CODE 6.6)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.cases import Action, Case
from app.domain.moves.checks import cite, coming_day_problem, found, missing, reason_not_to_touch, text_problem
from app.domain.spoken_dates import day_of, full_day
from app.domain.words import ActionState, Status


@dataclass(frozen=True, slots=True)
class NewAction:
    """What the form for an agreed action holds."""

    what: str
    owner_id: int | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Completion:
    """How an action ended: done on a day, or no longer needed for a reason."""

    action_id: int
    state: ActionState
    done_on: date | None
    evidence: str = field(default="", repr=False)


def reason_not_to_agree_action(case: Case) -> str | None:
    """Why no action can be agreed now, or None."""
    return reason_not_to_touch(case)


def reason_not_to_complete(case: Case) -> str | None:
    """Why no action can be completed now, or None. Actions are followed to their end, case closed or not (CODE 6.6)."""
    if case.open_actions and case.status is not Status.VOID:
        return None
    return reason_not_to_touch(case) or "No agreed action is still to do."


def problems_with_action(case: Case, typed: NewAction, active: Mapping[int, str], now: datetime) -> dict[str, str]:
    """What is wrong with a new action, by field; `active` are the colleagues who can own one."""
    return found(
        (
            ("what", missing(typed.what, "Say what will be done.")),
            ("what", text_problem(typed.what)),
            ("owner_id", None if typed.owner_id in active else "Choose who will do it."),
            ("due_on", None if typed.due_on else f"Say by when{cite(case, 'ISHA 2.6e', 'CODE 6.6')}."),
            ("due_on", coming_day_problem(typed.due_on, now, "An agreed action")),
        )
    )


def problems_with_completion(case: Case, typed: Completion, now: datetime) -> dict[str, str]:
    """What is wrong with how an action ended, by field."""
    action = next((a for a in case.actions if a.id == typed.action_id), None)
    reason_wanted = typed.state is ActionState.NO_LONGER_NEEDED
    return found(
        (
            ("action_id", _action_problem(action)),
            ("done_on", _done_problem(case, typed, now)),
            ("evidence", missing(typed.evidence, "Say why it is no longer needed.") if reason_wanted else None),
            ("evidence", text_problem(typed.evidence)),
        )
    )


def _action_problem(action: Action | None) -> str | None:
    if action is None:
        return "Choose the action."
    return None if action.state is ActionState.OPEN else f"This action is already {action.state.words}."


def _done_problem(case: Case, typed: Completion, now: datetime) -> str | None:
    if typed.state is ActionState.OPEN:
        return "Choose done, or no longer needed."
    if typed.done_on is None:
        return "Say on which day."
    if typed.done_on > day_of(now):
        return f"{full_day(typed.done_on)} is in the future."
    if typed.done_on < day_of(case.received_at):
        return f"That is before the complaint was received, {full_day(day_of(case.received_at))}."
    return None
