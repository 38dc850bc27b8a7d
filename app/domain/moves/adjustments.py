"""Review adjustments: what we do differently for a customer is gone through with them again (CODE 5.10)."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from app.domain.cases import Case
from app.domain.moves.checks import coming_day_problem, found, text_problem
from app.domain.moves.customer import review_needed
from app.domain.spoken_dates import day_of, full_day

NEAR = timedelta(days=14)
"""How long before its day a review is shown as coming up."""
YEAR = timedelta(days=365)
"""What is offered as the time to the next review."""


@dataclass(frozen=True, slots=True)
class AdjustmentsReview:
    """What is still needed, and when it was and will be asked."""

    adjustments: str = field(repr=False)
    reviewed_on: date | None = None
    next_on: date | None = None


def reason_not_to_review_adjustments(case: Case) -> str | None:
    """Why there is nothing to review, or None; the customer of a closed case still has their adjustments."""
    if case.anonymous:
        return "The complaint is anonymous: nobody has told us what they need."
    if case.has_adjustments:
        return None
    return "No adjustments are recorded for this customer: change the customer to record some."


def problems_with_adjustments_review(typed: AdjustmentsReview, now: datetime) -> dict[str, str]:
    """What is wrong with a review, by field; adjustments that are needed no longer need no next day."""
    return found(
        (
            ("adjustments", text_problem(typed.adjustments)),
            ("reviewed_on", _reviewed_problem(typed.reviewed_on, now)),
            ("next_on", review_needed(typed.adjustments, typed.next_on)),
            ("next_on", coming_day_problem(typed.next_on, now, "The next review")),
        )
    )


def review_is_near(review_on: date | None, today: date) -> bool:
    """True where the review of adjustments is due, or will be soon."""
    return review_on is not None and review_on - NEAR <= today


def _reviewed_problem(day: date | None, now: datetime) -> str | None:
    if day is None:
        return "Say on which day you went through it with them."
    return f"{full_day(day)} is in the future. Give the day on which you asked." if day > day_of(now) else None
