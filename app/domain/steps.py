"""The steps a case has still to take under its policy."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from app.domain.cases import Case
from app.domain.deadlines import DueDate, due
from app.domain.happened import happened_so_far, pause_words
from app.domain.policy import StepCode
from app.domain.signing_off import is_signed_off
from app.domain.spoken_dates import day_of, full_day
from app.domain.words import Kind, Status
from app.domain.working_days import WorkingCalendar

State = Literal["done", "open", "not-needed"]
STEPS_OF_FIRST_STAGE = (StepCode.ACKNOWLEDGE, StepCode.FIRST_CONTACT, StepCode.ANSWER)
STEPS_OF_A_REVIEW = (StepCode.ACKNOWLEDGE_REVIEW, StepCode.ANSWER_REVIEW)
TITLES: dict[StepCode, str] = {
    StepCode.ACKNOWLEDGE: "Acknowledge",
    StepCode.FIRST_CONTACT: "First contact",
    StepCode.ANSWER: "Answer",
    StepCode.ACKNOWLEDGE_REVIEW: "Acknowledge the review",
    StepCode.ANSWER_REVIEW: "Answer the review",
}
ANSWERS = (StepCode.ANSWER, StepCode.ANSWER_REVIEW)
ACKNOWLEDGEMENTS = (StepCode.ACKNOWLEDGE, StepCode.ACKNOWLEDGE_REVIEW)


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way: its move's name, what stands beside it, and when it is due or was done."""

    code: str
    title: str
    state: State
    due: DueDate | None = None
    done_at: datetime | None = None
    note: str = ""


def steps_of(case: Case, calendar: WorkingCalendar) -> tuple[Step, ...]:
    """Every step from receipt to closure, in the order of the policy."""
    acknowledge, *contact, answer = codes_of_stage(case)
    return tuple(
        _as_over(case, _as_refused(case, step))
        for step in (
            Step("received", "Received", "done", done_at=case.received_at),
            _review_requested(case),
            _dated(case, calendar, acknowledge),
            _screen(case),
            _assign(case),
            _reviewer(case),
            *(_dated(case, calendar, code) for code in contact),
            _act(case),
            _decide(case),
            _sign_off(case),
            _dated(case, calendar, answer),
            _close(case),
        )
        if step
    )


def codes_of_stage(case: Case) -> tuple[StepCode, ...]:
    """The dated steps of the stage at which a case is, in their order."""
    return STEPS_OF_FIRST_STAGE if case.stage_number == 1 else STEPS_OF_A_REVIEW


def answer_of_stage(case: Case) -> StepCode:
    """The step that answers the stage at which a case is."""
    return codes_of_stage(case)[-1]


def _review_requested(case: Case) -> Step | None:
    if case.stage_number == 1:
        return None
    name = case.policy.stage(case.stage_number).name
    return Step("review-requested", f"{name} asked for", "done", done_at=case.stage_began_at)


def due_dates(case: Case, calendar: WorkingCalendar) -> dict[StepCode, DueDate | None]:
    """When each dated step of the stage is due; None where that is still to be agreed."""
    happened = happened_so_far(case)
    return {
        code: None if _not_needed(case, code) else due(code, case.policy, case.law, calendar, happened)
        for code in codes_of_stage(case)
        if is_demanded(case, code)
    }


def done_at(case: Case, code: StepCode) -> datetime | None:
    """When a dated step was done; None while it is open."""
    if code in ACKNOWLEDGEMENTS:
        return case.acknowledged_at
    return case.answered_at if code in ANSWERS else case.first_contact_at


def _dated(case: Case, calendar: WorkingCalendar, code: StepCode) -> Step | None:
    title, done = TITLES[code], done_at(case, code)
    if not is_demanded(case, code) and not done:
        return Step(code.value, title, "open", note="no date in this policy") if code in ANSWERS else None
    found = _as_kept(case, code, due_dates(case, calendar).get(code))
    if done:
        owed = code in ANSWERS and case.owes_written_answer
        return Step(code.value, title, "done", found, done, "a written answer was asked for" if owed else "")
    if _not_needed(case, code):
        note = "anonymous: not applicable" if case.anonymous else "not in the log; an answer was promised"
        return Step(code.value, title, "not-needed", note=note)
    if case.answered_at:
        return Step(code.value, title, "not-needed", found, note="not made before the answer")
    return Step(code.value, title, "open", due=found, note="" if found else _why_no_date(case, code))


def _why_no_date(case: Case, code: StepCode) -> str:
    rule, paused = case.policy.step(code), pause_words(case)
    counts = rule is not None and rule.working_days is not None
    return f"paused {paused}" if paused and counts else "date to be agreed with the customer"


def _screen(case: Case) -> Step:
    if case.screened:
        waits = "; handing it over waits for approval" if case.waits_for_approval else ""
        return Step("screen", "Screen", "done", note=f"{case.screened.words}{waits}")
    if case.refusal is None:
        return Step("screen", "Screen", "open")
    note = "waiting for approval" if case.waits_for_approval else f"not approved: {case.refusal.sent_back_because}"
    return Step("screen", "Screen", "open", note=note)


def _as_refused(case: Case, step: Step) -> Step:
    """Of a complaint that was not accepted nothing more is demanded."""
    if not case.refused or case.screened is None or step.state != "open":
        return step
    return replace(step, state="not-needed", due=None, note=case.screened.words)


def _as_over(case: Case, step: Step) -> Step:
    """Nor of one that is void, or was withdrawn before its answer; agreed actions are followed to their end."""
    void = case.status is Status.VOID
    withdrawn = case.closed_at is not None and case.answered_at is None
    if step.state != "open" or not (void or (withdrawn and step.code != "act") or (case.closed_at and case.brought_as)):
        return step
    note = "made void" if void else "not in the log" if case.brought_as else "withdrawn before that"
    return replace(step, state="not-needed", due=None, note=note)


def _assign(case: Case) -> Step:
    words = case.policy.words
    if case.handler:
        return Step("assign", f"Assign a {words.handler}", "done", note=case.handler.name)
    return Step("assign", f"Assign a {words.handler}", "open", note="nobody yet")


def _reviewer(case: Case) -> Step | None:
    if case.stage_number == 1:
        return None
    chosen = case.reviewer
    return Step(
        "reviewer", "Choose a reviewer", "done" if chosen else "open", note=chosen.name if chosen else "nobody yet"
    )


def _sign_off(case: Case) -> Step | None:
    if case.stage_number == 1:
        return None
    signed = case.sign_off if is_signed_off(case) else None
    state: State = "done" if signed else "not-needed" if case.answered_at else "open"
    return Step("sign-off", "Sign off the answer", state, done_at=signed.at if signed else None)


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
    return Step(
        "decide",
        "Decide each issue",
        "done" if decided else "open",
        note=issues if decided else f"{issues}, {still} to decide",
    )


def _close(case: Case) -> Step:
    closing = case.policy.closing
    note = "when all actions are done" if closing.actions_done else "when the answer has gone"
    return Step(
        "close",
        "Close",
        "done" if case.closed_at else "open",
        done_at=case.closed_at,
        note="" if case.closed_at else note,
    )


def is_demanded(case: Case, code: StepCode) -> bool:
    """True where the policy or the law asks for this step; of a request for service neither asks for any."""
    if case.kind is Kind.SERVICE_REQUEST:
        return False
    law_demands = case.law is not None and case.law.step_on(code, day_of(case.received_at)) is not None
    return case.policy.step(code) is not None or law_demands


def _as_kept(case: Case, code: StepCode, found: DueDate | None) -> DueDate | None:
    """The date a step was done under: a closure or bank holiday entered later moves neither it nor a closed case."""
    day = dict(case.kept_dates).get(code)
    if found is None or day is None or day == found.day:
        return found
    kept = f"It was due on {full_day(day)} by the calendar as it stood then: days entered later do not move it."
    return replace(found, day=day, because=(kept, f"{found.rule.clause}: {found.rule.says.rstrip('.')}."))


def _not_needed(case: Case, code: StepCode) -> bool:
    """Steps towards the customer do not apply where nobody knows who the customer is.

    Nor is a first contact asked for again where a log says what day was promised, and not how: it has been.
    """
    brought = bool(case.brought_as) and code is StepCode.FIRST_CONTACT and case.promised_answer_on is not None
    return (case.anonymous and code not in ANSWERS) or brought
