"""Changes what is known of a customer, and what the lists show of it on their open cases."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import select

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.adjustments import AdjustmentsReview, problems_with_adjustments_review
from app.domain.moves.customer import CustomerDetails, problems_with_customer
from app.domain.postcodes import written_postcode
from app.domain.words import MoveName, Status
from app.services.cases.merging import write_merged
from app.services.cases.settling import settle
from app.services.facts.loading import customer_found_by, customer_name
from app.services.permits import refuse_without_right
from app.storage import tables
from app.storage.work import Work


def change_customer(work: Work, customer_id: int, opened: Mapping[str, object], wanted: CustomerDetails) -> Done:
    """Writes what was changed on a customer's card; `opened` are its values as the form found them."""
    work.move = MoveName.CHANGE_CUSTOMER
    refuse_without_right(work)
    customer = held_customer(work, customer_id)
    if problems := problems_with_customer(wanted):
        raise Refusal.of_fields(problems)
    write_merged(customer, opened, _as_stored(wanted))
    customer.found_by = customer_found_by(customer.surname, customer.forenames)
    work.session.flush()
    _settle_open_cases(work, customer_id)
    return Done(None, "", f"{customer_name(customer)} changed")


def review_adjustments(work: Work, customer_id: int, opened: Mapping[str, object], typed: AdjustmentsReview) -> Done:
    """Writes that adjustments were gone through with the customer, and when that is done again (CODE 5.10)."""
    work.move = MoveName.REVIEW_ADJUSTMENTS
    refuse_without_right(work)
    customer = held_customer(work, customer_id)
    if problems := problems_with_adjustments_review(typed, work.now):
        raise Refusal.of_fields(problems)
    still = typed.adjustments.strip()
    write_merged(customer, opened, {"adjustments": still})
    customer.adjustments_reviewed_on = typed.reviewed_on
    customer.adjustments_review_on = typed.next_on if still else None
    work.session.flush()
    _settle_open_cases(work, customer_id)
    return Done(None, "", f"Adjustments of {customer_name(customer)} reviewed")


def held_customer(work: Work, customer_id: int) -> tables.Customer:
    """A customer's row, held for this transaction. Raises Refusal where it is gone or was closed."""
    held = select(tables.Customer).where(tables.Customer.id == customer_id).with_for_update()
    customer = work.session.execute(held).scalar_one_or_none()
    if customer is None:
        raise Refusal("This customer is no longer there.")
    if customer.merged_into_id is not None:
        raise Refusal("This record was merged with another of the same customer. Open the case again to see it.")
    return customer


def _as_stored(wanted: CustomerDetails) -> dict[str, Any]:
    written = replace(wanted, postcode=written_postcode(wanted.postcode))
    values = {each.name: getattr(written, each.name) for each in fields(written)}
    return {name: value.strip() if type(value) is str else value for name, value in values.items()}


def _settle_open_cases(work: Work, customer_id: int) -> None:
    case = tables.Case
    still_open = case.status.not_in((Status.CLOSED, Status.VOID))
    query = select(case).where(case.customer_id == customer_id, still_open).order_by(case.id).with_for_update()
    for row in work.session.execute(query).scalars():
        settle(work, row)
