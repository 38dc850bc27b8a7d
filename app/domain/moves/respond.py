"""Respond: the answer of the stage, in writing where the policy, the law or the customer asks for it."""

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.cases import Case
from app.domain.moves.checks import (
    cite,
    control_characters,
    found,
    missing,
    moment_problem,
    other_method_problem,
    reason_not_to_touch,
)
from app.domain.spoken_dates import day_of, full_day
from app.domain.words import Method

IN_WRITING = frozenset({Method.LETTER, Method.EMAIL})


@dataclass(frozen=True, slots=True)
class Response:
    """What the response form holds; `with_letter` is True where the response letter goes with it."""

    how: Method
    at: datetime | None
    summary: str = field(default="", repr=False)
    with_letter: bool = True
    why_other_method: str = ""


def reason_not_to_respond(case: Case) -> str | None:
    """Why this case cannot be answered now, or None."""
    if touched := reason_not_to_touch(case):
        return touched
    if case.answered_at:
        return f"Already answered on {full_day(day_of(case.answered_at))}."
    if undecided := case.undecided:
        numbers = ", ".join(str(issue.number) for issue in undecided)
        return f"Decide issue {numbers} first: each issue is answered separately{cite(case, 'ISHA 2.7d', 'CODE 6.9')}."
    if not case.anonymous and not case.acknowledged_at:
        return "Acknowledge the complaint first."
    return None


def why_in_writing(case: Case) -> str | None:
    """Why the answer has to be written, or None where it may be given by word of mouth."""
    if case.written_answer_requested:
        return f"{case.customer or 'The customer'} asked for a written answer{cite(case, 'ISHA 2.7c')}."
    if case.policy.written_answer == "always":
        return f"The answer is always given in writing ({case.policy.written_answer_clause})."
    if case.law is not None and case.law.from_day <= day_of(case.received_at):
        return f"The law asks for the answer in writing{cite(case, 'CODE 6.9')}."
    return None


def problems_with_response(case: Case, typed: Response, now: datetime) -> dict[str, str]:
    """What is wrong with a response, by field."""
    wanted = why_in_writing(case) if not case.anonymous else None
    spoken = not typed.with_letter and typed.how not in IN_WRITING
    return found(
        (
            ("at", moment_problem(case, typed.at, now)),
            ("at", _before_acknowledgement(case, typed.at)),
            ("with_letter", f"{wanted} Send the letter with it." if wanted and not typed.with_letter else None),
            ("summary", missing(typed.summary, "Write down what was said.") if spoken else None),
            ("summary", control_characters(typed.summary)),
            ("why_other_method", other_method_problem(case, typed.how, typed.why_other_method)),
        )
    )


def _before_acknowledgement(case: Case, at: datetime | None) -> str | None:
    if at and case.acknowledged_at and at < case.acknowledged_at:
        return f"That is before the complaint was acknowledged, {full_day(day_of(case.acknowledged_at))}."
    return None
