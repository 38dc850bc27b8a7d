"""Turn a request for service into a complaint, received when dissatisfaction was expressed (domain §4, CODE 1.5).

That its answer disappoints is one reason more: an answered request can become a complaint, a closed one cannot.
"""

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.cases import Case
from app.domain.moves.checks import (
    cite,
    found,
    is_before,
    missing,
    reason_not_to_touch,
    received_problem,
    text_problem,
)
from app.domain.spoken_dates import full_moment
from app.domain.words import Kind

REQUESTED = "Service request"
"""What the stage is called in which it was a request."""


@dataclass(frozen=True, slots=True)
class Dissatisfaction:
    """When the customer expressed that they are dissatisfied, and what they said."""

    expressed_at: datetime | None
    said: str = field(repr=False)


def reason_not_to_turn_into_complaint(case: Case) -> str | None:
    """Why this case cannot become a complaint, or None."""
    if case.kind is not Kind.SERVICE_REQUEST:
        return f"This is a {case.kind.words} already{cite(case, 'CODE 1.4', 'ISHA 2.3d', 'INC 2.1')}."
    if case.closed_at:
        return "The request for service is dealt with: log the complaint as a new case."
    return reason_not_to_touch(case)


def problems_with_dissatisfaction(case: Case, typed: Dissatisfaction, now: datetime) -> dict[str, str]:
    """What is wrong with it, by field."""
    return found(
        (
            ("expressed_at", received_problem(typed.expressed_at, now)),
            ("expressed_at", _too_early(case, typed.expressed_at)),
            ("said", missing(typed.said, "Write down what they are dissatisfied with, in their words.")),
            ("said", text_problem(typed.said)),
        )
    )


def _too_early(case: Case, expressed: datetime | None) -> str | None:
    if expressed is None or not is_before(expressed, case.received_at):
        return None
    return f"The request for service came on {full_moment(case.received_at)}; the complaint about it came after that."
