"""Adjustments are gone through with the customer again, on the day that was set for it."""

from datetime import date

import pytest

from app.domain.moves.adjustments import (
    AdjustmentsReview,
    problems_with_adjustments_review,
    reason_not_to_review_adjustments,
    review_is_near,
)
from tests.domain.moves.complaints import NOW, closed, complaint

DEAF = "Deaf: write, do not ring."
TODAY, NEXT_YEAR = date(2026, 5, 26), date(2027, 5, 26)


@pytest.mark.clause("CODE 5.10")
def test_what_was_gone_through_says_when_it_is_asked_again() -> None:
    assert problems_with_adjustments_review(AdjustmentsReview(DEAF, TODAY, NEXT_YEAR), NOW) == {}
    assert problems_with_adjustments_review(AdjustmentsReview(DEAF), NOW) == {
        "reviewed_on": "Say on which day you went through it with them.",
        "next_on": "Say on which day to ask them whether this is still right: adjustments are reviewed.",
    }


def test_what_is_needed_no_longer_is_not_asked_again() -> None:
    assert problems_with_adjustments_review(AdjustmentsReview(" ", TODAY), NOW) == {}


def test_it_was_asked_in_the_past_and_will_be_asked_in_the_future() -> None:
    assert problems_with_adjustments_review(AdjustmentsReview(DEAF, date(2026, 5, 27), date(2026, 5, 25)), NOW) == {
        "reviewed_on": "Wed 27 May 2026 is in the future. Give the day on which you asked.",
        "next_on": "The next review cannot be in the past: Mon 25 May 2026 has gone.",
    }


def test_only_recorded_adjustments_are_reviewed_on_a_closed_case_too() -> None:
    assert reason_not_to_review_adjustments(closed(has_adjustments=True)) is None
    assert reason_not_to_review_adjustments(complaint()) == (
        "No adjustments are recorded for this customer: change the customer to record some."
    )
    assert reason_not_to_review_adjustments(complaint(anonymous=True)) == (
        "The complaint is anonymous: nobody has told us what they need."
    )


@pytest.mark.clause("CODE 5.10")
@pytest.mark.parametrize(
    ("review_on", "near"),
    [(None, False), (date(2026, 6, 10), False), (date(2026, 6, 9), True), (TODAY, True), (date(2026, 1, 1), True)],
)
def test_a_review_is_shown_from_two_weeks_before_its_day(review_on: date | None, *, near: bool) -> None:
    assert review_is_near(review_on, TODAY) is near
