"""An Internal Review: asked for, given to somebody not involved, signed off (ISHA 2.9, INC 3.2.4, CODE 6.13)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.cases import Case
from app.domain.deadlines import add_months
from app.domain.escalation import is_last_stage
from app.domain.involvement import Involved
from app.domain.moves.checks import (
    DIFFERENT_PERSON,
    cite,
    coming_day_problem,
    found,
    is_before,
    missing,
    moment_problem,
    reason_not_to_touch,
    text_problem,
)
from app.domain.policy import StageRule, StepCode
from app.domain.signing_off import is_signed_off
from app.domain.spoken_dates import day_of, full_day, full_moment
from app.domain.words import Kind, Method, Status


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    """How and when the customer asked for a review, and in their words why, and what is still not put right."""

    how: Method
    at: datetime | None
    reasons: str = field(default="", repr=False)
    unresolved: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ChosenReviewer:
    """Who reviews, and the day that was agreed with the customer where the policy has it agreed."""

    reviewer_id: int | None
    promised_answer_on: date | None = None


@dataclass(frozen=True, slots=True)
class PossibleReviewer:
    """A colleague who may review cases at all; `reason` says why not this one."""

    id: int
    name: str
    senior: bool
    reason: str | None = None


def reason_not_to_request_review(case: Case) -> str | None:
    """Why no review of this case can be asked for now, or None. A case that was closed with its answer opens again."""
    if case.status is Status.VOID:
        return reason_not_to_touch(case)
    if case.kind is Kind.SERVICE_REQUEST:
        return "This is a request for service: turn it into a complaint first."
    if case.refused:
        return "The complaint was not accepted: the customer can go to the Housing Ombudsman about that."
    if not case.answered_at:
        return reason_not_to_touch(case) or "Answer the complaint first: a review looks again at the answer."
    if is_last_stage(case.policy, case.stage_number):
        return (
            f"“{case.policy.stage(case.stage_number).name}” is the last stage: what is left is the Housing Ombudsman."
        )
    return "The complaint is anonymous: nobody can be told what a review found." if case.anonymous else None


def next_stage(case: Case) -> StageRule:
    """The stage that a review of this case is."""
    return case.policy.stage(case.stage_number + 1)


def reasons_demanded(case: Case) -> str | None:
    """The clause by which a customer has to say why they want a review, or None: the law forbids to demand it."""
    stage = next_stage(case)
    if not stage.reasons_may_be_demanded or (case.law and case.law.demand_on("reasons", day_of(case.received_at))):
        return None
    return stage.reasons_clause or stage.clause


def problems_with_request(case: Case, typed: ReviewRequest, now: datetime) -> dict[str, str]:
    """What is wrong with a request, by field."""
    clause = reasons_demanded(case)
    why = "Say why the customer is still unhappy: what did they say"
    what = "Say what has not been put right"
    return found(
        (
            ("at", moment_problem(case, typed.at, now)),
            ("at", _before_answer(case, typed.at)),
            ("at", _too_late(case, typed.at)),
            ("reasons", missing(typed.reasons, f"{why} ({clause})?") if clause else None),
            ("unresolved", missing(typed.unresolved, f"{what} ({clause}).") if clause else None),
            ("reasons", text_problem(typed.reasons)),
            ("unresolved", text_problem(typed.unresolved)),
        )
    )


def request_words(typed: ReviewRequest) -> str:
    """The request as it is kept: what the customer said, or that nothing was asked of them."""
    parts = (("Why: ", typed.reasons.strip()), ("Not put right: ", typed.unresolved.strip()))
    return "\n".join(f"{head}{said}" for head, said in parts if said) or "Asked for a review, without giving reasons."


def reason_not_to_choose_reviewer(case: Case) -> str | None:
    """Why nobody can be made the reviewer of this case now, or None."""
    if touched := reason_not_to_touch(case):
        return touched
    if case.stage_number <= 1:
        return "No review was asked for."
    return _answered(case)


def reason_against_reviewer(case: Case, who: PossibleReviewer, involved: Mapping[int, Involved]) -> str | None:
    """Why this colleague cannot review this stage, or None."""
    stage, words = case.policy.stage(case.stage_number), case.policy.words
    barred = cite(case, *DIFFERENT_PERSON)
    if who.id in case.named_people:
        return f"{who.name} is named in the complaint{barred}."
    if who.id in involved:
        return f"{who.name} {involved[who.id].words}{barred}."
    if case.handler and case.handler.id == who.id:
        return f"{who.name} is its {words.handler}{barred}."
    if case.case_worker and case.case_worker.id == who.id:
        return f"{who.name} is its {words.case_worker}{barred}."
    if stage.senior and not who.senior:
        return f"{who.name} is not recorded as a senior colleague ({stage.clause})."
    return None


def problems_with_reviewer(
    case: Case, typed: ChosenReviewer, possible: Mapping[int, PossibleReviewer], now: datetime
) -> dict[str, str]:
    """What is wrong with a choice, by field; `possible` are all who may review cases at all, by id."""
    chosen = possible.get(typed.reviewer_id or 0)
    promised = typed.promised_answer_on
    new = promised is not None and promised != case.promised_answer_on
    return found(
        (
            ("reviewer_id", None if typed.reviewer_id else f"Choose the {case.policy.words.reviewer}."),
            ("reviewer_id", None if chosen else "This colleague cannot review cases. Choose another."),
            ("reviewer_id", chosen.reason if chosen else None),
            ("promised_answer_on", promise_of_review_needed(case) if promised is None else None),
            ("promised_answer_on", coming_day_problem(promised, now, "The promised answer") if new else None),
        )
    )


def promise_of_review_needed(case: Case) -> str | None:
    """The sentence that asks for the day agreed with the customer, where the policy leaves it to be agreed, or None."""
    rule = case.policy.step(StepCode.ANSWER_REVIEW)
    if rule is None or not rule.agreed_with_customer:
        return None
    return f"Agree with the customer by when they will have the outcome, and enter that day ({rule.clause})."


def reason_not_to_sign_off(case: Case) -> str | None:
    """Why the answer of a review cannot be signed off now, or None. Who may is told by the table of rights."""
    if reason := reason_not_to_choose_reviewer(case):
        return reason
    if case.reviewer is None:
        return f"Choose the {case.policy.words.reviewer} first."
    if undecided := case.undecided:
        return f"Decide issue {', '.join(str(issue.number) for issue in undecided)} first."
    if case.sign_off and is_signed_off(case):
        return f"Signed off on {full_day(day_of(case.sign_off.at))}; nothing was changed since."
    return None


def _answered(case: Case) -> str | None:
    return f"The review was answered on {full_day(day_of(case.answered_at))}." if case.answered_at else None


def _before_answer(case: Case, at: datetime | None) -> str | None:
    if at is None or case.answered_at is None or not is_before(at, case.answered_at):
        return None
    return f"That is before the answer, {full_moment(case.answered_at)}: a review is asked for after it."


def _too_late(case: Case, at: datetime | None) -> str | None:
    """A closed case opens again as long as the policy lets one be opened again."""
    rule = case.policy.reopening
    if at is None or case.closed_at is None or rule.months is None:
        return None
    last = add_months(day_of(case.closed_at), rule.months)
    if day_of(at) <= last:
        return None
    return f"The case was closed, and could be opened again until {full_day(last)} ({rule.clause}): log a new case."
