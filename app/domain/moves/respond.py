"""Respond: the answer of the stage, in writing where the policy, the law or the customer asks for it."""

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.cases import Case
from app.domain.moves.checks import (
    DIFFERENT_PERSON,
    IN_WRITING,
    cite,
    found,
    is_before,
    missing,
    moment_problem,
    other_method_problem,
    reason_not_to_touch,
    text_problem,
)
from app.domain.moves.write import why_not_to_send
from app.domain.signing_off import is_signed_off
from app.domain.spoken_dates import day_of, full_day, full_moment
from app.domain.steps import codes_of_stage, is_demanded
from app.domain.words import LetterKind, Method, Status


@dataclass(frozen=True, slots=True)
class Response:
    """What the response form holds; `with_letter` is True where the response letter goes with it."""

    how: Method
    at: datetime | None
    summary: str = field(default="", repr=False)
    with_letter: bool = True
    why_other_method: str = ""


def reason_not_to_respond(case: Case) -> str | None:
    """Why this case cannot be answered now, or None. What was said is written down later, when it is asked for."""
    if case.owes_written_answer and case.status is not Status.VOID:
        return None
    if touched := reason_not_to_touch(case):
        return touched
    if case.answered_at:
        return f"Already answered on {full_day(day_of(case.answered_at))}."
    if undecided := case.undecided:
        numbers = ", ".join(str(issue.number) for issue in undecided)
        return f"Decide issue {numbers} first: each issue is answered separately{cite(case, 'ISHA 2.7d', 'CODE 6.9')}."
    acknowledge, *_ = codes_of_stage(case)
    if not case.acknowledged_at and not case.anonymous and is_demanded(case, acknowledge):
        return "Acknowledge the complaint first." if case.stage_number == 1 else "Acknowledge the review first."
    return _not_signed_off(case) if case.stage_number > 1 else None


def _not_signed_off(case: Case) -> str | None:
    reviewer = case.reviewer
    if reviewer is None:
        return f"Choose the {case.policy.words.reviewer} first{cite(case, *DIFFERENT_PERSON)}."
    if is_signed_off(case):
        return None
    changed = ": it was changed since it was signed" if case.sign_off else ""
    return f"{reviewer.name} signs off the answer before it goes{changed}."


def why_in_writing(case: Case) -> str | None:
    """Why the answer has to be written, or None where it may be given by word of mouth."""
    if case.written_answer_requested:
        return f"{case.customer or 'The customer'} asked for a written answer{cite(case, 'ISHA 2.7c')}."
    if case.stage_number > 1:
        return f"What a review comes to is told in writing{cite(case, 'ISHA 2.9d', 'CODE 6.9')}."
    if case.policy.written_answer == "always":
        return f"The answer is always given in writing ({case.policy.written_answer_clause})."
    demand = case.law.demand_on("written-answer", day_of(case.received_at)) if case.law else None
    return f"The law asks for the answer in writing ({demand.clause})." if demand else None


def problems_with_response(case: Case, typed: Response, now: datetime) -> dict[str, str]:
    """What is wrong with a response, by field. An anonymous complaint has nobody to be answered."""
    if case.anonymous:
        return found((("at", moment_problem(case, typed.at, now)), ("summary", text_problem(typed.summary))))
    wanted = why_in_writing(case)
    spoken = not typed.with_letter and typed.how not in IN_WRITING
    return found(
        (
            ("at", moment_problem(case, typed.at, now)),
            ("at", _out_of_order(case, typed.at)),
            ("with_letter", f"{wanted} Send the letter with it." if wanted and not typed.with_letter else None),
            ("with_letter" if typed.with_letter else "how", _not_approved(case, typed)),
            ("summary", missing(typed.summary, "Write down what was said.") if spoken else None),
            ("summary", text_problem(typed.summary)),
            ("why_other_method", other_method_problem(case, typed.how, typed.why_other_method)),
            ("why_other_method", text_problem(typed.why_other_method)),
        )
    )


def _not_approved(case: Case, typed: Response) -> str | None:
    written = typed.with_letter or typed.how in IN_WRITING
    return why_not_to_send(case, LetterKind.RESPONSE) if written else None


def _out_of_order(case: Case, at: datetime | None) -> str | None:
    if at and case.acknowledged_at and is_before(at, case.acknowledged_at):
        return f"That is before the complaint was acknowledged, {full_moment(case.acknowledged_at)}."
    if at and case.answered_at and is_before(at, case.answered_at):
        return f"That is before the answer was given, {full_moment(case.answered_at)}."
    return None
