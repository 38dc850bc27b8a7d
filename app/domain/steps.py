"""The steps a case has still to take under its policy, and what is to be done next."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.domain.cases import Case
from app.domain.deadlines import DueDate, due, update_due
from app.domain.happened import happened_so_far
from app.domain.policy import StepCode
from app.domain.words import Status
from app.domain.working_days import WorkingCalendar

State = Literal["done", "open", "not-needed"]
STEPS_OF_FIRST_STAGE = (StepCode.ACKNOWLEDGE, StepCode.FIRST_CONTACT, StepCode.ANSWER)


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way: its move's name, what stands beside it, and when it is due or was done."""

    code: str
    title: str
    state: State
    due: DueDate | None = None
    done_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ToDo:
    """What is to be done next on a case, by when, and by whom (None: whoever is free)."""

    what: str
    day: date | None
    person_id: int | None


def steps_of(case: Case, calendar: WorkingCalendar) -> tuple[Step, ...]:
    """Every step from receipt to closure, in the order of the policy."""
    return tuple(
        step
        for step in (
            Step("received", "Received", "done", done_at=case.received_at),
            _dated(case, calendar, StepCode.ACKNOWLEDGE, "Acknowledge", case.acknowledged_at),
            _screen(case),
            _assign(case),
            _dated(case, calendar, StepCode.FIRST_CONTACT, "First contact", case.first_contact_at),
            _act(case),
            _decide(case),
            _dated(case, calendar, StepCode.ANSWER, "Answer", case.answered_at),
            _close(case),
        )
        if step
    )


def due_dates(case: Case, calendar: WorkingCalendar) -> dict[StepCode, DueDate | None]:
    """When each dated step of the stage is due; None where that is still to be agreed."""
    happened = happened_so_far(case)
    return {
        code: None if _not_needed(case, code) else due(code, case.policy, case.law, calendar, happened)
        for code in STEPS_OF_FIRST_STAGE
        if _demanded(case, code)
    }


def next_to_do(case: Case, calendar: WorkingCalendar) -> ToDo | None:
    """The open step, update or action with the earliest date; None when the case is closed."""
    if case.status in {Status.CLOSED, Status.VOID}:
        return None
    handler = case.handler.id if case.handler else None
    dated = [
        ToDo(_todo_words(case, code), found.day, handler)
        for code, found in due_dates(case, calendar).items()
        if found and not done_at(case, code)
    ]
    if case.next_update_on and not case.answered_at:
        dated.append(ToDo("Promised update", update_due(case.next_update_on, calendar), handler))
    dated += [ToDo(f"Action: {action.what}", action.due_on, action.owner.id) for action in case.open_actions]
    if dated:
        return min(dated, key=lambda to_do: to_do.day or date.max)
    return ToDo(_undated(case), None, handler)


def done_at(case: Case, code: StepCode) -> datetime | None:
    """When a dated step was done; None while it is open."""
    return {
        StepCode.ACKNOWLEDGE: case.acknowledged_at,
        StepCode.FIRST_CONTACT: case.first_contact_at,
        StepCode.ANSWER: case.answered_at,
    }.get(code)


def _dated(case: Case, calendar: WorkingCalendar, code: StepCode, title: str, done: datetime | None) -> Step | None:
    if not _demanded(case, code) and not done:
        return Step(code.value, title, "open", note="no date in this policy") if code is StepCode.ANSWER else None
    if done:
        return Step(code.value, title, "done", due=due_dates(case, calendar).get(code), done_at=done)
    if _not_needed(case, code):
        return Step(code.value, title, "not-needed", note="anonymous: not applicable")
    found = due_dates(case, calendar).get(code)
    return Step(code.value, title, "open", due=found, note="" if found else "date to be agreed with the customer")


def _screen(case: Case) -> Step:
    return Step("screen", "Screen", "done" if case.screened else "open", note=case.screened.words if case.screened else "")


def _assign(case: Case) -> Step:
    words = case.policy.words
    if case.handler:
        return Step("assign", f"Assign a {words.handler}", "done", note=case.handler.name)
    return Step("assign", f"Assign a {words.handler}", "open", note="nobody yet")


def _act(case: Case) -> Step:
    still = len(case.open_actions)
    if not case.actions:
        return Step("act", "Agree actions", "open" if not case.answered_at else "not-needed", note="none agreed")
    note = f"{len(case.actions)} agreed, {still} to do"
    return Step("act", "Agree actions", "open" if still else "done", note=note)


def _decide(case: Case) -> Step:
    count, still = len(case.issues), len(case.undecided)
    issues = "1 issue" if count == 1 else f"{count} issues"
    decided = bool(count) and not still
    return Step("decide", "Decide each issue", "done" if decided else "open", note=issues if decided else f"{issues}, {still} to decide")


def _close(case: Case) -> Step:
    closing = case.policy.closing
    note = "when all actions are done" if closing.actions_done else "when the answer has gone"
    return Step("close", "Close", "done" if case.closed_at else "open", done_at=case.closed_at, note="" if case.closed_at else note)


def _demanded(case: Case, code: StepCode) -> bool:
    law_demands = case.law is not None and case.law.step_on(code, case.received_at.date()) is not None
    return case.policy.step(code) is not None or law_demands


def _not_needed(case: Case, code: StepCode) -> bool:
    """Steps towards the customer do not apply where nobody knows who the customer is."""
    return case.anonymous and code in {StepCode.ACKNOWLEDGE, StepCode.FIRST_CONTACT}


def _todo_words(case: Case, code: StepCode) -> str:
    if code is StepCode.FIRST_CONTACT and case.handler is None:
        return "Assign, then first contact"
    return {StepCode.ACKNOWLEDGE: "Acknowledge", StepCode.FIRST_CONTACT: "First contact", StepCode.ANSWER: "Answer"}[code]


def _undated(case: Case) -> str:
    if case.answered_at:
        return "Close"
    if not case.screened:
        return "Screen"
    return "Answer" if case.handler else "Assign"
