"""What is known already of the cases of one piece of a log: brought before, logged by hand, whose, and which home."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import select

from app.domain.complaints_log.cases import LoggedCase
from app.domain.complaints_log.entries import Entry
from app.domain.complaints_log.sorting import Known
from app.domain.postcodes import written_postcode
from app.domain.spoken_dates import day_of
from app.domain.written.addresses import without_postcode
from app.domain.written.names import Name, written_name
from app.services.facts.loading import customer_found_by
from app.storage import tables
from app.storage.folding import fold
from app.storage.work import Work

_WORD: Final = re.compile(r"[a-z0-9]+")
_INSIDE: Final = frozenset(("flat", "flt", "fl", "apartment", "apt", "unit", "room", "maisonette", "floor", "studio"))


class HomeFound(NamedTuple):
    """A home of the landlord, with its address."""

    id: int
    property_ref: str
    line1: str
    line2: str
    town: str
    postcode: str

    @property
    def words(self) -> list[str]:
        """Its address without town and postcode, word by word."""
        return words_of_address(f"{self.line1} {self.line2}")


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
    homes: dict[str, list[HomeFound]] = field(default_factory=dict[str, list[HomeFound]])
    by_reference: dict[str, HomeFound] = field(default_factory=dict[str, HomeFound])
    customers: dict[str, list[CustomerFound]] = field(default_factory=dict[str, list[CustomerFound]])
    logged: dict[tuple[int, date], str] = field(default_factory=dict[tuple[int, date], str])

    def home_of(self, case: LoggedCase) -> HomeFound | None:
        """The one home that is meant by the property reference or the address; None where none is, or two could be."""
        if case.property_ref and (home := self.by_reference.get(case.property_ref.casefold())):
            return home
        words = words_of_address(case.address)
        at_postcode = self.homes.get(case.postcode, []) if case.postcode else []
        found = [home for home in at_postcode if _is_at(words, home.words)]
        return found[0] if len(found) == 1 else None

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


def look_up(work: Work, landlord_id: int, groups: Sequence[Sequence[Entry]]) -> LookedUp:
    """Asks once for all cases of a piece."""
    found = LookedUp(_known(work, landlord_id, [group[0].key for group in groups]))
    _find_homes(work, landlord_id, groups, found)
    _find_customers(work, groups, found)
    return found


def found_by(name: Name) -> str:
    """What a customer of that name is found by."""
    return customer_found_by(name.surname, name.forenames)


def words_of_address(written: str) -> list[str]:
    """An address word by word, without punctuation."""
    return _WORD.findall(fold(written))


def _is_at(written: Sequence[str], home: Sequence[str]) -> bool:
    """Whether an address begins with that of a home, and goes on with no more than locality and town.

    "27 Love Lane, Flat 3" begins with the whole house, and is another home.
    """
    rest = written[len(home) :]
    same = bool(home) and list(written[: len(home)]) == list(home)
    return same and not any(word in _INSIDE or word[0].isdecimal() for word in rest)


def _known(work: Work, landlord_id: int, keys: Sequence[str]) -> dict[str, Known]:
    brought, case = tables.BroughtCase, tables.Case
    query = select(brought.key, case.reference, brought.digest).join(case, case.id == brought.case_id)
    rows = work.session.execute(query.where(brought.landlord_id == landlord_id, brought.key.in_(keys)))
    return {key: Known(reference, digest) for key, reference, digest in rows}


def _find_homes(work: Work, landlord_id: int, groups: Sequence[Sequence[Entry]], found: LookedUp) -> None:
    postcodes = {written_postcode(text) for text in _texts(groups, "postcode")}
    postcodes.update(filter(None, (without_postcode(text)[1] for text in _texts(groups, "address"))))
    references = set(_texts(groups, "property_ref"))
    home = tables.Home
    columns = (home.id, home.property_ref, home.line1, home.line2, home.town, home.postcode)
    mine = select(*columns).where(home.landlord_id == landlord_id)
    for row in work.session.execute(mine.where(home.postcode.in_(postcodes))):
        found.homes.setdefault(row.postcode, []).append(HomeFound(*row))
    for row in work.session.execute(mine.where(home.property_ref.in_(references))) if references else ():
        found.by_reference[row.property_ref.casefold()] = HomeFound(*row)


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


def _texts(groups: Sequence[Sequence[Entry]], name: str) -> Iterable[str]:
    return (entry[name] for group in groups for entry in group if entry[name])
