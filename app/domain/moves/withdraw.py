"""Withdraw: the customer takes the complaint back, in words of their own (domain §4.10)."""

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.cases import Case
from app.domain.moves.checks import found, missing, moment_problem, reason_not_to_touch, text_problem
from app.domain.spoken_dates import day_of, full_day
from app.domain.words import Method


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """How, when and in whose words the complaint was taken back."""

    method: Method
    at: datetime | None
    words: str = field(repr=False)


def reason_not_to_withdraw(case: Case) -> str | None:
    """Why this complaint cannot be withdrawn now, or None."""
    if case.anonymous:
        return "The complaint is anonymous: there is nobody who could withdraw it."
    if touched := reason_not_to_touch(case):
        return touched
    if case.answered_at:
        return f"The answer went out on {full_day(day_of(case.answered_at))}: close the case instead."
    return None


def problems_with_withdrawal(case: Case, typed: Withdrawal, now: datetime) -> dict[str, str]:
    """What is wrong with a withdrawal, by field: nobody withdraws for the customer."""
    return found(
        (
            ("at", moment_problem(case, typed.at, now)),
            (
                "words",
                missing(typed.words, "Write down what they said, in their words: nobody else withdraws for them."),
            ),
            ("words", text_problem(typed.words)),
        )
    )
