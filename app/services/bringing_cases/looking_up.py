"""What is known already of the cases of one piece of a log: brought before, logged by hand, whose, and which home."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from sqlalchemy import select

from app.domain.complaints_log.cases import LoggedCase
from app.domain.complaints_log.entries import Entry
from app.domain.complaints_log.sorting import Known
from app.domain.spoken_dates import day_of
from app.domain.written.names import Name, written_name
from app.services.bringing_cases.register import HomeFound, Register
from app.services.facts.loading import customer_found_by
from app.storage import tables
from app.storage.folding import fold
from app.storage.work import Work

_NAMES_KEPT: Final = 8192


class CustomerFound(NamedTuple):
    """A customer who is known, or was brought in with this very log."""

    id: int
    found_by: str
    home_id: int | None
    postcode: str
    line1: str


@dataclass(slots=True)
class LookedUp:
    """All that is known of the cases of one piece."""

    known: dict[str, Known]
    register: Register
    homes: dict[str, tuple[HomeFound | None, str]] = field(default_factory=dict[str, tuple[HomeFound | None, str]])
    customers: dict[str, list[CustomerFound]] = field(default_factory=dict[str, list[CustomerFound]])
    logged: dict[tuple[int, date], str] = field(default_factory=dict[tuple[int, date], str])

    def home_of(self, case: LoggedCase) -> HomeFound | None:
        """The one home that is meant."""
        return self._home(case)[0]

    def doubt_about_home(self, case: LoggedCase) -> str:
        """Why no home was chosen though one is written, or nothing."""
        return self._home(case)[1]

    def _home(self, case: LoggedCase) -> tuple[HomeFound | None, str]:
        if case.key not in self.homes:
            self.homes[case.key] = self.register.meant(case)
        return self.homes[case.key]

    def customer_of(self, name: Name, home: HomeFound | None, case: LoggedCase) -> CustomerFound | None:
        """Somebody of that name who lives there, if known."""
        for each in self.customers.get(found_by(name), ()):
            same_home = home is not None and each.home_id == home.id
            same_place = bool(case.postcode) and each.postcode == case.postcode
            same_line = not case.postcode and bool(case.address) and fold(case.address).startswith(fold(each.line1))
            if same_home or same_place or (same_line and bool(each.line1)):
                return each
        return None

    def alike(self, case: LoggedCase) -> str:
        """The reference of a case that was logged here for the same customer on the same day, or nothing."""
        if case.name is None:
            return ""
        customer = self.customer_of(case.name, self.home_of(case), case)
        return self.logged.get((customer.id, day_of(case.received)), "") if customer else ""


def look_up(work: Work, landlord_id: int, register: Register, groups: Sequence[Sequence[Entry]]) -> LookedUp:
    """Asks once for all cases of a piece; a database is not asked for what it could not hold."""
    sound = [group for group in groups if not any(entry.problem for entry in group)]
    found = LookedUp(_known(work, landlord_id, [group[0].key for group in sound]), register)
    _find_customers(work, sound, found)
    return found


@lru_cache(_NAMES_KEPT)
def found_by(name: Name) -> str:
    """What a customer of that name is found by."""
    return customer_found_by(name.surname, name.forenames)


def _known(work: Work, landlord_id: int, keys: Sequence[str]) -> dict[str, Known]:
    brought, case = tables.BroughtCase, tables.Case
    query = select(brought.key, case.reference, brought.digest).join(case, case.id == brought.case_id)
    rows = work.session.execute(query.where(brought.landlord_id == landlord_id, brought.key.in_(keys)))
    return {key: Known(reference, digest) for key, reference, digest in rows}


def _find_customers(work: Work, groups: Sequence[Sequence[Entry]], found: LookedUp) -> None:
    names = {found_by(name) for group in groups if (name := _name(group[0]))}
    customer, case = tables.Customer, tables.Case
    columns = (customer.id, customer.found_by, customer.home_id, customer.postcode, customer.line1)
    query = select(*columns).where(customer.found_by.in_(names), customer.merged_into_id.is_(None))
    for row in work.session.execute(query.order_by(customer.id)):
        found.customers.setdefault(row.found_by, []).append(CustomerFound(*row))
    ids = [each.id for some in found.customers.values() for each in some]
    logged = select(case.customer_id, case.received_at, case.reference)
    for row in work.session.execute(logged.where(case.customer_id.in_(ids), case.brought_as.is_(None))):
        found.logged[row.customer_id, day_of(row.received_at)] = row.reference


def _name(entry: Entry) -> Name | None:
    if entry["surname"]:
        return Name(entry["title"], entry["forenames"], entry["surname"])
    return written_name(entry["customer"])
