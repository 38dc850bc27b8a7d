"""Shows a petition: its lines as they stand, what they come to, what is missing; frozen, for a window to keep."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from app.domain.moves.petition import CameWith
from app.domain.petitions.completeness import Submitted, lacks
from app.domain.petitions.deciding import Counts, Decided, Signature, Taken, counts_of, shortfall
from app.domain.spoken_dates import full_day
from app.domain.words import Kind
from app.services.facts.loading import customer_name, load
from app.services.intake import find_homes
from app.services.petitions.registering import petition_of
from app.services.petitions.taking import last_taken
from app.storage import tables
from app.storage.work import Work


@dataclass(frozen=True, slots=True)
class SignatureLine(Signature):
    """A line as the table shows it: as it was received, what was understood, and who decided."""

    page: str = ""
    line: int = 0
    as_written: tuple[str, ...] = field(default=(), repr=False)
    name: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    because: str = field(default="", repr=False)
    file: str = ""
    home: str = ""
    home_address: str = field(default="", repr=False)
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class PetitionView:
    """Everything the window shows of a petition besides its case; `taken_by` and `why` say who wanted it verified."""

    counts: Counts
    missing: tuple[str, ...]
    verified: bool
    taken_by: str
    why: str = field(repr=False)
    came: CameWith = field(repr=False)
    lines: tuple[SignatureLine, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class HomeFound:
    """A home that can be chosen for a line."""

    id: int
    property_ref: str
    address: str = field(repr=False)


def view(work: Work, case_id: int) -> PetitionView | None:
    """The petition as it stands at this moment; None where the case is none."""
    case = load(work, case_id)
    if case.facts.kind is not Kind.PETITION or work.session.get(tables.Petition, case_id) is None:
        return None
    row = petition_of(work, case_id)
    came = CameWith(
        row.subject, row.issues, row.action_asked_for, row.submitted_on, row.letter_on, row.letter_where, row.declared
    )
    last = last_taken(work, case_id)
    verified = last is not None and last.what is Taken.VERIFY
    lines = signatures_of(work, case_id)
    counts = counts_of(lines, verified=verified)
    customer = work.session.get(tables.Customer, case.row.customer_id) if case.row.customer_id else None
    missing = (*shortfall(counts, case.facts.policy.petitions), *lacks(_submitted(came, customer)))
    by = work.session.get_one(tables.Person, last.by_id).name if last else ""
    return PetitionView(counts, missing, verified, by, last.reason if last else "", came, tuple(lines))


def homes_named(work: Work, case_id: int, typed: str) -> tuple[HomeFound, ...]:
    """The landlord's home of this reference, else those whose address or postcode is typed; a few of them."""
    landlord_id, home = load(work, case_id).row.landlord_id, tables.Home
    of_reference = select(home).where(
        home.landlord_id == landlord_id, home.closed_on.is_(None), home.property_ref == typed.strip().upper()
    )
    if found := work.session.execute(of_reference).scalars().all():
        return tuple(HomeFound(each.id, each.property_ref, _address(each)) for each in found)
    return tuple(HomeFound(each.id, each.property_ref, each.written) for each in find_homes(work, landlord_id, typed))


def signatures_of(work: Work, case_id: int) -> list[SignatureLine]:
    """Every line in its order, with the decision that counts."""
    row, decision, sheet = tables.Signature, tables.SignatureDecision, tables.PetitionSheet
    decided = {
        each.signature_id: each
        for each in work.session.execute(
            select(decision.signature_id, decision.decided, decision.home_id, tables.Person.name)
            .join(tables.Person, tables.Person.id == decision.by_id)
            .where(decision.case_id == case_id)
            .order_by(decision.id)
        )
    }
    files = dict(work.session.execute(select(sheet.id, sheet.file).where(sheet.case_id == case_id)).all())
    rows = work.session.execute(select(*row.__table__.columns).where(row.case_id == case_id).order_by(row.number)).all()
    wanted = {each.home_id for each in rows} | {each.home_id for each in decided.values()}
    homes = _homes(work, [each for each in wanted if each])
    found: list[SignatureLine] = []
    for each in rows:
        last = decided.get(each.id)
        chosen = homes.get(last.home_id) if last and last.home_id else None
        home = chosen or homes.get(each.home_id)
        found.append(
            SignatureLine(
                id=each.id,
                number=each.number,
                suggestion=each.suggestion,
                decided=last.decided if last else None,
                household=chosen.property_ref if chosen else each.household,
                page=each.page,
                line=each.line,
                as_written=tuple(json.loads(each.as_written)),
                name=each.name,
                address=each.address,
                because=each.because,
                file=files[each.sheet_id],
                home=home.property_ref if home else "",
                home_address=home.address if home else "",
                decided_by=last.name if last and last.decided is not Decided.OPEN else "",
            )
        )
    return found


def _homes(work: Work, ids: Sequence[int]) -> dict[int | None, HomeFound]:
    """The homes of these ids; asked for a thousand at a time."""
    home, found = tables.Home, dict[int | None, HomeFound]()
    for start in range(0, len(ids), 1000):
        query = select(home).where(home.id.in_(ids[start : start + 1000]))
        rows = work.session.execute(query).scalars()
        found |= {each.id: HomeFound(each.id, each.property_ref, _address(each)) for each in rows}
    return found


def _address(home: tables.Home) -> str:
    return ", ".join(part for part in (home.line1, home.line2, home.town, home.postcode) if part)


def _submitted(came: CameWith, customer: tables.Customer | None) -> Submitted:
    ways = (customer.telephone, customer.email, customer.line1) if customer else ()
    return Submitted(
        subject=came.subject,
        issues=came.issues,
        action_asked_for=came.action_asked_for,
        lead_name=customer_name(customer) if customer else "",
        lead_contact=", ".join(way for way in ways if way),
        submitted_on=full_day(came.submitted_on) if came.submitted_on else "",
        covering_letter=full_day(came.letter_on) if came.letter_on else "",
    )
