"""Merges two records of one customer: every case of either is then one customer's, and says so in its history."""

from dataclasses import fields
from typing import Any

from sqlalchemy import select

from app.domain.done import Done
from app.domain.errors import ChangedElsewhere, Refusal
from app.domain.moves.customer import CustomerDetails
from app.domain.moves.merge_customers import Merger, merged, problems_with_merger
from app.domain.words import Corrected, MoveName
from app.services.cases.settling import settle
from app.services.customers import held_customer
from app.services.facts.loading import customer_found_by, customer_name
from app.services.permits import refuse_without_right
from app.storage import tables
from app.storage.work import Work

CHANGED = "One of the two records was changed meanwhile. Choose the other record again to see both as they are."


def two_records(work: Work, kept_id: int, other_id: int) -> tuple[CustomerDetails, CustomerDetails]:
    """Both records as they stand, for a person to hold against each other."""
    found = (work.session.get(tables.Customer, each) for each in (kept_id, other_id))
    kept, other = (_details(row) if row else None for row in found)
    if kept is None or other is None:
        raise Refusal.of_fields({"other_id": "This customer is no longer there. Choose again."})
    return kept, other


def merge_customers(work: Work, kept_id: int, typed: Merger) -> Done:
    """All cases of the other record are the kept one's; the other is closed, and points to it."""
    work.move = MoveName.MERGE_CUSTOMERS
    refuse_without_right(work)
    if problems := problems_with_merger(kept_id, typed):
        raise Refusal.of_fields(problems)
    other_id = typed.other_id or kept_id
    rows = {each: held_customer(work, each) for each in sorted((kept_id, other_id))}
    kept, other = rows[kept_id], rows[other_id]
    seen = (_details(kept), _details(other))
    if seen != typed.seen:
        raise ChangedElsewhere((), CHANGED)
    for name, value in _values(merged(*seen, typed.taken)).items():
        setattr(kept, name, value)
    kept.found_by = customer_found_by(kept.surname, kept.forenames)
    kept.home_id = kept.home_id or other.home_id
    asked = (kept.adjustments_reviewed_on, other.adjustments_reviewed_on)
    kept.adjustments_reviewed_on = max((day for day in asked if day), default=None)
    other.merged_into_id = kept_id
    _move_cases(work, kept_id, other_id, typed.reason)
    return Done(None, "", f"Two records of {customer_name(kept)} are one")


def _move_cases(work: Work, kept_id: int, other_id: int, reason: str) -> None:
    case = tables.Case
    query = select(case).where(case.customer_id.in_((kept_id, other_id))).order_by(case.id).with_for_update()
    for row in work.session.execute(query).scalars().all():
        if row.customer_id == other_id:
            row.customer_id = kept_id
            work.session.add(
                tables.Correction(
                    case_id=row.id,
                    what=Corrected.MERGED,
                    of_what="customers",
                    of_id=other_id,
                    reason=reason.strip(),
                    by_id=work.person.id,
                    at=work.now,
                )
            )
        settle(work, row)


def _details(row: tables.Customer) -> CustomerDetails:
    values: dict[str, Any] = {each.name: getattr(row, each.name) for each in fields(CustomerDetails)}
    return CustomerDetails(**values)


def _values(details: CustomerDetails) -> dict[str, Any]:
    return {each.name: getattr(details, each.name) for each in fields(details)}
