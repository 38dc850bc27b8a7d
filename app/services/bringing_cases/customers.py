"""Whose complaint a case out of a log is: somebody who is known, or a new record."""

from collections.abc import Iterator
from typing import Final

from app.domain.complaints_log.cases import LoggedCase
from app.domain.history import Change
from app.domain.words import ComplainantKind, LetterFormat
from app.domain.written.addresses import lines_of
from app.services.bringing_cases.looking_up import CustomerFound, LookedUp, found_by
from app.services.bringing_cases.register import HomeFound
from app.services.bringing_cases.rows import Rows
from app.storage import tables
from app.storage.history import First, Subject

_PERSONAL: Final = ("title", "forenames", "surname", "line1", "line2", "town", "postcode", "telephone", "email")


def customer(
    rows: Rows, case: LoggedCase, home: HomeFound | None, looked_up: LookedUp, ids: Iterator[int]
) -> int | None:
    """Whose complaint it is: somebody who is known, or a new record."""
    if case.name is None:
        return None
    if known := looked_up.customer_of(case.name, home, case):
        return known.id
    customer_id = next(ids)
    line1, line2, town = (home.line1, home.line2, home.town) if home else lines_of(case.address)
    values = {
        "title": case.name.title,
        "forenames": case.name.forenames,
        "surname": case.name.surname,
        "line1": line1,
        "line2": line2,
        "town": case.town or town,
        "postcode": home.postcode if home else case.postcode,
        "telephone": case.telephone,
        "email": case.email,
    }
    rows.add(
        tables.Customer,
        id=customer_id,
        version=1,
        kind=ComplainantKind.TENANT,
        found_by=found_by(case.name),
        home_id=home.id if home else None,
        letter_format=LetterFormat.STANDARD,
        never_by=(),
        interpreter=False,
        preferred=case.preferred,
        **dict.fromkeys(
            ("contact_notes", "forbidden_contact", "joint_with", "language", "adjustments", "risk_marker"), ""
        ),
        **values,
    )
    found = CustomerFound(customer_id, found_by(case.name), home.id if home else None, values["postcode"], line1)
    looked_up.customers.setdefault(found.found_by, []).append(found)
    row = str(customer_id)
    plain = [Change("customers", row, "kind", None, ComplainantKind.TENANT.value)]
    personal = [Change("customers", row, name, None, values[name]) for name in _PERSONAL if values[name]]
    rows.firsts.append(First(Subject("customer", customer_id), plain, personal))
    return customer_id
