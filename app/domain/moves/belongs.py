"""Correct whose complaint it is, and whose case: its customer and home, or its landlord (domain §4.11)."""

from dataclasses import dataclass, field

from app.domain.cases import Case
from app.domain.moves.checks import found, missing, text_problem
from app.domain.moves.correct import VOID, WHY
from app.domain.moves.log import NewCustomer, problems_with_new_customer
from app.domain.words import Status


@dataclass(frozen=True, slots=True)
class CorrectedCustomer:
    """Who complained after all: somebody known, or somebody new; of which home; and why it had been somebody else."""

    customer_id: int | None
    customer: NewCustomer | None = None
    home_id: int | None = None
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class CorrectedLandlord:
    """Whose case it is after all, about which of its homes, and why it had been another's."""

    landlord_id: int | None
    home_id: int | None = None
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Held:
    """Whom and what the case belongs to now, by id."""

    customer_id: int | None
    landlord_id: int
    home_id: int | None


def reason_not_to_correct_customer(case: Case) -> str | None:
    """Why the customer cannot be corrected, or None; somebody who stayed anonymous can come to be known."""
    return VOID if case.status is Status.VOID else None


def problems_with_corrected_customer(held: Held, typed: CorrectedCustomer) -> dict[str, str]:
    """What is wrong with a corrected customer, by field."""
    nobody = typed.customer_id is None and typed.customer is None
    same = typed.customer_id is not None and (typed.customer_id, typed.home_id) == (held.customer_id, held.home_id)
    return found(
        (
            ("customer", "Choose the customer it belongs to, or go on as a new one." if nobody else None),
            ("customer", "It is recorded so already. Choose the customer it belongs to." if same else None),
            *(problems_with_new_customer(typed.customer).items() if typed.customer else ()),
            *_reason_problems(typed.reason),
        )
    )


def reason_not_to_correct_landlord(case: Case) -> str | None:
    """Why the landlord cannot be corrected, or None: a refusal stands on the policy under which it was proposed."""
    if case.status is Status.VOID:
        return VOID
    if case.waits_for_approval:
        return "A refusal under the policy of this landlord waits for approval: have it sent back first."
    if case.refused:
        return "It was refused under the policy of this landlord, and the customer was told so: log it anew."
    if case.stage_number > 1:
        return "It was answered under the policy of this landlord, and is reviewed under it: log it anew."
    return None


def problems_with_corrected_landlord(held: Held, typed: CorrectedLandlord) -> dict[str, str]:
    """What is wrong with a corrected landlord, by field."""
    same = typed.landlord_id == held.landlord_id
    return found(
        (
            ("landlord_id", None if typed.landlord_id else "Choose the landlord whose case it is."),
            ("landlord_id", "It is this landlord's already. Choose the one whose case it is." if same else None),
            *_reason_problems(typed.reason),
        )
    )


def _reason_problems(reason: str) -> tuple[tuple[str, str | None], ...]:
    return (("reason", missing(reason, WHY)), ("reason", text_problem(reason)))
