"""Correct what was recorded wrongly of a case, and make void what should never have been one (domain §4.11)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.cases import Case
from app.domain.moves.checks import found, is_before, missing, received_problem, text_problem
from app.domain.spoken_dates import full_moment
from app.domain.words import Status

WHY = "Say why: it stands in the history of the case."
VOID = "This case was made void: nothing more can be done on it."
"""Why nothing is corrected any more."""


@dataclass(frozen=True, slots=True)
class CorrectedReceipt:
    """When the complaint was received after all, and how the wrong moment came about."""

    received_at: datetime | None
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Voiding:
    """Why a case is none: a test, or the same complaint logged twice."""

    reason: str = field(repr=False)


def reason_not_to_correct_receipt(case: Case) -> str | None:
    """Why the receipt cannot be corrected, or None. A closed case counts in the figures, so its receipt still can."""
    return VOID if case.status is Status.VOID else None


def problems_with_receipt(case: Case, typed: CorrectedReceipt, now: datetime) -> dict[str, str]:
    """What is wrong with a corrected receipt, by field."""
    return found(
        (
            ("received_at", received_problem(typed.received_at, now)),
            ("received_at", _unchanged(case, typed.received_at)),
            ("received_at", happened_before(case, typed.received_at)),
            *_reason_problems(typed.reason),
        )
    )


def happened_before(case: Case, received: datetime | None) -> str | None:
    """What had already happened by a moment of receipt, as a sentence, or None."""
    if received is None:
        return None
    too_early = [(at, what) for at, what in _happened(case) if is_before(at, received)]
    if not too_early:
        return None
    at, what = min(too_early)
    return f"{what} on {full_moment(at)}: it was received before that."


def reason_not_to_make_void(case: Case) -> str | None:
    """Why this case cannot be made void, or None: what a customer was answered is no test."""
    if case.status is Status.VOID:
        return "This case was made void already."
    if case.closed_at:
        return "This case is closed: it stays in the record as it is."
    answered = case.answered_at or case.stage_number > 1
    return "The customer has our answer: close the case instead." if answered else None


def problems_with_voiding(typed: Voiding) -> dict[str, str]:
    """What is wrong with it, by field."""
    return found(_reason_problems(typed.reason))


def _reason_problems(reason: str) -> tuple[tuple[str, str | None], ...]:
    return (("reason", missing(reason, WHY)), ("reason", text_problem(reason)))


def _unchanged(case: Case, received: datetime | None) -> str | None:
    if received is None or is_before(received, case.received_at) or is_before(case.received_at, received):
        return None
    return "It is recorded so already. Give the moment at which it was received after all."


def _happened(case: Case) -> Iterator[tuple[datetime, str]]:
    """What happened to the complaint; contacts before it belong to the request for service that it once was."""
    for at, what in (
        (case.acknowledged_at, "It was acknowledged"),
        (case.first_contact_at, "The first contact was made"),
        (case.answered_at, "It was answered"),
        (case.closed_at, "It was closed"),
    ):
        if at:
            yield at, what
    for contact in case.contacts:
        if not is_before(contact.at, case.received_at):
            yield contact.at, "There was a contact about it"
