"""Restrict: a case that only managers and those who look after it can open, until the restriction is lifted."""

from dataclasses import dataclass, field

from app.domain.cases import Case
from app.domain.moves.checks import found, missing, text_problem


@dataclass(frozen=True, slots=True)
class Restriction:
    """What the form holds that restricts a case, or lifts the restriction."""

    reason: str = field(repr=False)


def reason_not_to_restrict(case: Case) -> str | None:
    """Why this case cannot be restricted now, or None. A closed one can: it is still there to be read."""
    return "This case is restricted already." if case.restricted else None


def reason_not_to_lift(case: Case) -> str | None:
    """Why there is no restriction to lift, or None."""
    return None if case.restricted else "This case is not restricted."


def problems_with_restriction(typed: Restriction) -> dict[str, str]:
    """What is wrong with it, by field: whoever reads the history later wants to know why."""
    return found(
        (
            ("reason", missing(typed.reason, "Say why: it stands in the history of the case.")),
            ("reason", text_problem(typed.reason)),
        )
    )
