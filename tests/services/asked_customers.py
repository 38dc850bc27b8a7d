"""Customers who complained in the first quarter of 2026 and answered the equality questions."""

from datetime import datetime

from sqlalchemy import select, text

from app.services import equality
from app.storage import tables
from tests.owner import owner
from tests.services.office import Office, at

THEN = at("2026-02-10")
PERIOD = "2026-Q1"


def complainants(office: Office, many: int, **answers: str) -> list[int]:
    """New customers with a case each, logged in February 2026, who all gave these answers; their ids."""
    now, office.now = office.now, THEN
    found = [office.log() for _ in range(many)]
    logged_on(office, found, THEN)
    office.now = now
    customers = [customer_of(office, case) for case in found]
    for customer in customers:
        office.do(equality.record, customer, answers)
    return customers


def customer_of(office: Office, case: int) -> int:
    """Whose case it is."""
    customer = office.ask(
        lambda work: work.session.execute(select(tables.Case.customer_id).where(tables.Case.id == case)).scalar_one()
    )
    assert customer is not None
    return customer


def logged_on(office: Office, found: list[int], moment: datetime) -> None:
    """PostgreSQL goes by its own clock, so its owner turns back what history says."""
    if office.database.url.startswith("postgresql"):
        with owner(office.database.url, disarmed=True) as connection:
            back = text("UPDATE history SET at = :at WHERE subject = 'case' AND subject_id = ANY(:cases)")
            connection.execute(back, {"at": moment, "cases": found})
