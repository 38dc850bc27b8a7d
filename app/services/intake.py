"""What the log form asks while someone types: known customers, homes, likely duplicates and this home's other cases."""

from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz
from sqlalchemy import and_, or_, select

from app.domain.spoken_dates import day_of
from app.domain.words import Method, Status
from app.services.facts.loading import customer_name, folded_name
from app.storage import tables
from app.storage.folding import fold, just_after
from app.storage.work import Work

MOST = 12
MOST_OF_A_POSTCODE = 100
LIKELY = 55
"""How alike two titles are, of 100, before one is shown as a likely duplicate of the other."""


@dataclass(frozen=True, slots=True, repr=False)
class KnownCustomer:
    """A customer who could be meant."""

    id: int
    name: str
    address: str
    home_id: int | None
    preferred: Method | None
    never_by: tuple[Method, ...] = ()
    risk_marker: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class KnownHome:
    """A home of the landlord that could be meant."""

    id: int
    property_ref: str
    line1: str
    line2: str
    town: str
    postcode: str

    @property
    def written(self) -> str:
        """The address in one line."""
        return ", ".join(part for part in (self.line1, self.line2, self.town, self.postcode) if part)


@dataclass(frozen=True, slots=True)
class EarlierCase:
    """A case of this customer or home, or one so like this complaint that it may be the same."""

    id: int
    reference: str
    about: str = field(repr=False)
    status: Status
    received_on: date
    because: str
    likely_duplicate: bool


def find_customers(work: Work, typed: str) -> tuple[KnownCustomer, ...]:
    """Customers whose surname or first name begins with what is typed."""
    words = folded_name(typed).split()
    if not words:
        return ()
    customer = tables.Customer
    # Either name may come first: "Joy Okafor" is as likely as "Okafor Joy".
    begins = (and_(customer.found_by >= word, customer.found_by < just_after(word)) for word in words)
    query = select(customer).where(customer.merged_into_id.is_(None), or_(*begins))
    query = query.order_by(customer.found_by, customer.id).limit(MOST * 5)
    found = [c for c in work.session.execute(query).scalars() if all(w in c.found_by for w in words)]
    return tuple(
        KnownCustomer(
            c.id,
            customer_name(c),
            ", ".join(p for p in (c.line1, c.town, c.postcode) if p),
            c.home_id,
            c.preferred,
            c.never_by,
            c.risk_marker,
        )
        for c in found[:MOST]
    )


def find_homes(work: Work, landlord_id: int, typed: str) -> tuple[KnownHome, ...]:
    """Homes of a landlord whose address begins with what is typed, whose postcode it is, or who have it inside."""
    wanted, home = fold(typed), tables.Home
    if not wanted:
        return ()
    packed = wanted.replace(" ", "").upper()
    for condition, most in (
        ((home.found_by >= wanted) & (home.found_by < just_after(wanted)), MOST),
        (home.postcode == f"{packed[:-3]} {packed[-3:]}", MOST_OF_A_POSTCODE),
        # "27 Love Lane" for "Flat 3, 27 Love Lane": no index helps, and a register of homes is short enough to read.
        (home.found_by.contains(wanted.replace(",", ""), autoescape=True), MOST),
    ):
        mine = select(home).where(home.landlord_id == landlord_id, home.closed_on.is_(None), condition)
        if found := work.session.execute(mine.order_by(home.found_by).limit(most)).scalars().all():
            return tuple(KnownHome(h.id, h.property_ref, h.line1, h.line2, h.town, h.postcode) for h in found)
    return ()


def earlier_cases(work: Work, customer_id: int | None, home_id: int | None, about: str) -> tuple[EarlierCase, ...]:
    """This customer's and this home's cases, likely duplicates first, then the newest."""
    found: dict[int, EarlierCase] = {}
    case = tables.Case
    for column, value, because in (
        (case.customer_id, customer_id, "same customer"),
        (case.home_id, home_id, "same home"),
    ):
        if value is None:
            continue
        query = select(case).where(column == value).order_by(case.id.desc()).limit(30)
        for row in work.session.execute(query).scalars():
            found.setdefault(row.id, _earlier(row, because, about))
    ordered = sorted(found.values(), key=lambda each: (not each.likely_duplicate, -each.id))
    return tuple(ordered[:MOST])


def _earlier(row: tables.Case, because: str, about: str) -> EarlierCase:
    """Same issue as a previous or current complaint: shown while logging, decided by a person (ISHA 2.3i)."""
    theirs = "" if row.restricted else row.about  # a restricted case shows its reference alone
    alike = bool(theirs and about.strip()) and fuzz.token_set_ratio(fold(theirs), fold(about)) >= LIKELY
    return EarlierCase(
        row.id,
        row.reference,
        theirs,
        row.status,
        day_of(row.received_at),
        f"{because}, much the same words" if alike else because,
        alike,
    )
