"""Close: when everything agreed is done and the customer says so (ISHA 2.7a, 2.7b)."""

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.cases import Case, Contact
from app.domain.moves.checks import (
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
from app.domain.spoken_dates import full_moment
from app.domain.words import Direction, Method, Satisfied


@dataclass(frozen=True, slots=True)
class Closure:
    """What the closing form holds."""

    at: datetime | None
    method: Method
    satisfied: Satisfied
    learning: str = field(default="", repr=False)
    survey_invited: bool = True
    remains: str = field(default="", repr=False)
    why_other_method: str = ""


ASKED_NOTHING = frozenset({Satisfied.UNKNOWN, Satisfied.NOT_ASKED})
"""What is recorded where nobody spoke with the customer."""


def ways_to_close(case: Case) -> tuple[Satisfied, ...]:
    """What can be recorded of the customer when this case is closed: not asking is for policies that do not ask."""
    may_not_ask = not case.policy.closing.customer_confirms
    return tuple(each for each in Satisfied if each is not Satisfied.NOT_ASKED or may_not_ask)


def reason_not_to_close(case: Case) -> str | None:
    """Why this case cannot be closed now, or None."""
    if touched := reason_not_to_touch(case):
        return touched
    if not case.answered_at:
        return "Answer the complaint first."
    if case.owes_written_answer:
        return f"{case.customer or 'The customer'} asked for a written answer: send it first{cite(case, 'ISHA 2.7c')}."
    closing = case.policy.closing
    if closing.actions_done and (still := case.open_actions):
        what = "1 agreed action is" if len(still) == 1 else f"{len(still)} agreed actions are"
        return f"{what} still to do: {still[0].what.rstrip('.')} ({closing.clause})."
    return None


def problems_with_closure(case: Case, typed: Closure, now: datetime) -> dict[str, str]:
    """What is wrong with a closure, by field. An anonymous complaint has no customer to ask."""
    if case.anonymous:
        return found((("at", moment_problem(case, typed.at, now)), ("at", _before_answer(case, typed.at))))
    spoke = typed.satisfied not in ASKED_NOTHING
    closing = case.policy.closing
    unhappy = typed.satisfied is Satisfied.NO
    return found(
        (
            ("at", moment_problem(case, typed.at, now)),
            ("at", _before_answer(case, typed.at)),
            ("why_other_method", other_method_problem(case, typed.method, typed.why_other_method) if spoke else None),
            ("satisfied", _unasked_problem(case, typed.satisfied)),
            ("remains", missing(typed.remains, "Write down what they remain unhappy about.") if unhappy else None),
            ("learning", _learning_problem(case, typed) if closing.learning_discussed and spoke else None),
            ("survey_invited", _survey_problem(case, typed) if closing.survey_invited else None),
            *((name, text_problem(getattr(typed, name))) for name in ("learning", "remains", "why_other_method")),
        )
    )


def _before_answer(case: Case, at: datetime | None) -> str | None:
    if at and case.answered_at and is_before(at, case.answered_at):
        return f"That is before the answer, {full_moment(case.answered_at)}."
    return None


def _unasked_problem(case: Case, satisfied: Satisfied) -> str | None:
    if satisfied not in ways_to_close(case):
        return f"Ask the customer: it is closed when they confirm ({case.policy.closing.clause})."
    return _attempts_problem(case) if satisfied is Satisfied.UNKNOWN else None


def _attempts_problem(case: Case) -> str | None:
    """A customer who cannot be reached can be closed after the attempts the pack names, and a letter."""
    needed = case.policy.closing.attempts_before_closing_unreached
    since = [c for c in case.contacts if c.direction is Direction.OUTBOUND and _is_since_answer(case, c)]
    made = sum(not contact.reached for contact in since)
    if made < needed:
        return f"{made} of {needed} attempts since the answer are recorded. Record each attempt as a contact first."
    written = case.answered_in_writing or any(contact.method in IN_WRITING for contact in since)
    if needed and not written:
        return "Write to them as well, and record the letter as a contact: calls alone may never have reached them."
    return None


def _is_since_answer(case: Case, contact: Contact) -> bool:
    return case.answered_at is not None and not is_before(contact.at, case.answered_at)


def _learning_problem(case: Case, typed: Closure) -> str | None:
    clause = cite(case, "ISHA 2.7b", "INC 3.1.4a")
    return missing(typed.learning, f"Write down what can be learnt from it, as the customer sees it{clause}.")


def _survey_problem(case: Case, typed: Closure) -> str | None:
    if typed.survey_invited:
        return None
    return f"Invite them to the survey: it goes with every closure{cite(case, 'ISHA 6.6', 'INC 3.1.3')}."
