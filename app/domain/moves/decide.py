"""Decide: an outcome for each issue, with reasons (ISHA 2.7d, INC 3.2.3, CODE 6.9)."""

from app.domain.cases import Case, Decision, Issue
from app.domain.moves.checks import (
    DIFFERENT_PERSON,
    LONGEST_LINE,
    cite,
    found,
    missing,
    reason_not_to_touch,
    text_problem,
)
from app.domain.spoken_dates import day_of, full_day
from app.domain.words import Outcome

WEIGHED = "INC 3.2.3b"
_TEXTS = ("reasons", "remedy", "exception", "circumstances")
_LINES = ("contractor", "team", "root_cause")


def reason_not_to_decide(case: Case) -> str | None:
    """Why no issue of this case can be decided now, or None."""
    if touched := reason_not_to_touch(case):
        return touched
    if case.answered_at:
        return f"The answer went out on {full_day(day_of(case.answered_at))}: its decisions stand."
    if not case.screened:
        return "Screen the complaint first."
    if case.handler is None:
        return f"Assign a {case.policy.words.handler} first{cite(case, 'ISHA 2.6b', 'INC 3.1.2c')}."
    if case.stage_number > 1 and case.reviewer is None:
        return f"Choose the {case.policy.words.reviewer} first{cite(case, *DIFFERENT_PERSON)}."
    return None


def problems_with_decision(case: Case, issue: Issue | None, typed: Decision) -> dict[str, str]:
    """What is wrong with a decision, by field. A decision can be made again until the answer goes out."""
    upheld = typed.outcome in {Outcome.UPHELD, Outcome.PARTIALLY}
    return found(
        (
            ("issue_id", None if issue else "Choose the issue that is decided."),
            ("reasons", missing(typed.reasons, "Give the reasons, with the policy or law they rest on.")),
            *((name, text_problem(getattr(typed, name))) for name in _TEXTS),
            *((name, text_problem(getattr(typed, name), LONGEST_LINE)) for name in _LINES),
            *(("remedy_kinds", text_problem(kind, LONGEST_LINE)) for kind in typed.remedy_kinds),
            (
                "remedy",
                missing(typed.remedy, f"Say what puts it right{cite(case, 'INC 3.1.2a', 'CODE 7')}.")
                if upheld
                else None,
            ),
            ("root_cause", missing(typed.root_cause, "Choose why it went wrong.") if upheld else None),
            ("circumstances", _circumstances_problem(case, typed)),
            ("policy_needs_review", _review_problem(case, typed)),
        )
    )


def weighs_circumstances(case: Case, outcome: Outcome | None) -> bool:
    """True where the policy asks what was considered of the customer's circumstances before saying no (INC 3.2.3b)."""
    return outcome in {Outcome.NOT_UPHELD, Outcome.PARTIALLY} and bool(cite(case, WEIGHED))


def _circumstances_problem(case: Case, typed: Decision) -> str | None:
    if not weighs_circumstances(case, typed.outcome):
        return None
    said = "Say what was considered of their circumstances, and whether an exception is reasonable"
    return missing(typed.circumstances, f"{said} ({WEIGHED}).")


def _review_problem(case: Case, typed: Decision) -> str | None:
    if typed.policy_needs_review and typed.outcome is not Outcome.NOT_UPHELD:
        clause = cite(case, "INC 3.2.3")
        return (
            f"Only for an issue that is not upheld: the practice was followed, but the policy needs a review{clause}."
        )
    return None
