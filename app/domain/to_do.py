"""What is left to do on a case: its next step, the promised update, every agreed action; and what comes first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.domain.cases import Case
from app.domain.deadlines import update_due
from app.domain.letter_written import GOES_OUT_WITH
from app.domain.policy import StepCode
from app.domain.signing_off import is_signed_off
from app.domain.steps import ACKNOWLEDGEMENTS, ANSWERS, TITLES, done_at, due_dates
from app.domain.words import Status
from app.domain.working_days import WorkingCalendar

APPROVE = "Refusal waiting for approval"
STEP, UPDATE, APPROVAL = range(3)
"""The numbers of what every case has once; its actions are counted after them."""
LETTERS = 10_000
"""From this number on its letters are counted."""
_OF_THE_REVIEWER = frozenset({"decide", "sign-off", StepCode.ANSWER.value})
_CALLED = {"reviewer": "Choose a reviewer", "sign-off": "Sign off the answer"}
ADJUSTMENTS = 20_000
"""The number of the review of the customer's adjustments: it is the handler's work, and no step of the case."""


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something to be done on a case: by when, by whom (None: whoever is free), and the move that does it.

    What waits for approval is for whoever may approve it, but not for who proposed it. `number` tells it apart from
    everything else on the same case.
    """

    what: str
    day: date | None
    person_id: int | None
    move: str
    proposed_by_id: int | None = None
    number: int = STEP


def things_to_do(case: Case, calendar: WorkingCalendar) -> tuple[ToDo, ...]:
    """Everything that is left to do. What was agreed with the customer is followed to its end, after closing, too."""
    if case.status is Status.VOID:
        return ()
    step, actions = _next_step(case, calendar), tuple(_actions(case))
    if step is not None and step.move == "close" and actions and case.policy.closing.actions_done:
        step = None
    update = None if case.answered_at or case.closed_at else _update(case, calendar)
    once = (step, update, _approval(case, calendar))
    return (*(each for each in once if each is not None), *actions, *_letters(case), *_adjustments(case))


def next_to_do(case: Case, calendar: WorkingCalendar) -> ToDo | None:
    """What has the earliest date, or else the step that has none yet; None where nothing is left."""
    return first_of(things_to_do(case, calendar))


def first_of(left: tuple[ToDo, ...]) -> ToDo | None:
    """What of these has the earliest date, or else what has none yet; None of nothing that the case waits for."""
    waited_for = (each for each in left if each.number != ADJUSTMENTS)
    return min(waited_for, key=lambda each: each.day or date.max, default=None)


def _next_step(case: Case, calendar: WorkingCalendar) -> ToDo | None:
    dated = () if case.answered_at or case.closed_at else tuple(_dated_steps(case, calendar))
    return first_of(dated) or _undated_step(case)


def _dated_steps(case: Case, calendar: WorkingCalendar) -> Iterator[ToDo]:
    for code, found in due_dates(case, calendar).items():
        waits = case.waits_for_approval and code not in ACKNOWLEDGEMENTS
        if found and not waits and not done_at(case, code):
            move = _move_towards(case, code)
            yield ToDo(_step_words(case, code), found.day, _whose(case, move), move)


def _undated_step(case: Case) -> ToDo | None:
    if case.owes_written_answer:
        return ToDo("Written answer", None, _handler(case), StepCode.ANSWER.value)
    if case.closed_at or case.waits_for_approval:
        return None
    if case.answered_at:
        return ToDo("Close", None, _handler(case), "close")
    move = _move_towards(case, StepCode.ANSWER)
    what = "Answer" if case.handler and case.screened else move.capitalize()
    return ToDo(_CALLED.get(move, what), None, _whose(case, move), move)


def _update(case: Case, calendar: WorkingCalendar) -> ToDo | None:
    if case.next_update_on is None:
        return None
    day = update_due(case.next_update_on, calendar)
    return ToDo("Promised update", day, _handler(case), "contact", number=UPDATE)


def _actions(case: Case) -> Iterator[ToDo]:
    for action in case.open_actions:
        found = ToDo(f"Action: {action.what}", action.due_on, action.owner.id, "complete")
        yield replace(found, number=APPROVAL + action.number)


def _letters(case: Case) -> Iterator[ToDo]:
    """Letters that wait for approval; one that was decided about is its writer's again."""
    for place, draft in enumerate(case.drafts):
        number, what = LETTERS + place, f"{draft.kind.words[:1].upper()}{draft.kind.words[1:]} letter"
        if draft.waits_for_approval:
            yield ToDo(f"{what} waiting for approval", None, None, "approve-letter", draft.by.id, number)
        elif draft.approved is False:
            yield ToDo(f"{what} sent back", None, draft.by.id, f"{draft.kind.value}-letter", number=number)
        elif draft.ready and draft.approved and draft.kind not in GOES_OUT_WITH:
            yield ToDo(f"{what} approved: send it", None, draft.by.id, f"{draft.kind.value}-letter", number=number)


def _adjustments(case: Case) -> Iterator[ToDo]:
    """Whoever handles an open case goes through the customer's adjustments with them on their day (CODE 5.10)."""
    if case.adjustments_review_on and case.handler and not case.closed_at:
        what, day = "Ask about adjustments again", case.adjustments_review_on
        yield ToDo(what, day, case.handler.id, "adjustments", number=ADJUSTMENTS)


def _approval(case: Case, calendar: WorkingCalendar) -> ToDo | None:
    """A refusal is decided about before the first step that would be due without it."""
    if case.refusal is None or not case.waits_for_approval:
        return None
    days = (
        found.day
        for code, found in due_dates(case, calendar).items()
        if found and code not in ACKNOWLEDGEMENTS and not done_at(case, code)
    )
    return ToDo(APPROVE, min(days, default=None), None, "approve", case.refusal.by.id, APPROVAL)


def _handler(case: Case) -> int | None:
    return case.handler.id if case.handler else None


def _whose(case: Case, move: str) -> int | None:
    """Whose turn it is: what a review comes to is its reviewer's; until there is one, the handler sees to it."""
    return case.reviewer.id if case.reviewer and move in _OF_THE_REVIEWER else _handler(case)


def _step_words(case: Case, code: StepCode) -> str:
    if code is StepCode.ANSWER_REVIEW and case.reviewer is None:
        return "Choose a reviewer, then answer the review"
    if code is StepCode.FIRST_CONTACT and case.handler is None:
        return "Assign, then first contact"
    return TITLES[code]


def _move_towards(case: Case, code: StepCode) -> str:
    """The move that brings a dated step about now: a contact waits for a handler, an answer for its decisions."""
    if code in ACKNOWLEDGEMENTS:
        return StepCode.ACKNOWLEDGE.value
    if code in ANSWERS and not case.screened:
        return "screen"
    if case.handler is None:
        return "assign"
    if code in ANSWERS:
        return _move_towards_answer(case)
    return code.value


def _move_towards_answer(case: Case) -> str:
    if case.stage_number > 1 and case.reviewer is None:
        return "reviewer"
    if case.undecided or not case.issues:
        return "decide"
    return "sign-off" if case.stage_number > 1 and not is_signed_off(case) else StepCode.ANSWER.value
