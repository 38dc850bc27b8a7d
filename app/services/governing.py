"""What governs a landlord: the policy of a day with the law beside it, what it asks for, and its bank holidays."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from app.domain.cases import Person
from app.domain.errors import Refusal
from app.domain.law import Weakness, weaker_than_law
from app.domain.policy import Law, Policy
from app.domain.spoken_dates import day_of
from app.services.calendars import calendar_for
from app.services.cases.log import pack_on
from app.services.closures import ClosureLine, closures
from app.services.facts.loading import law_named, policy_from
from app.services.offices import LandlordChoice, landlords
from app.services.packs import InForceLine, PackLine, in_force, packs
from app.services.policies import StepDue, what_is_due
from app.storage import tables
from app.storage.work import Work


@dataclass(frozen=True, slots=True)
class Governed:
    """What a landlord's policy of the day asks for after a receipt."""

    landlord: str
    policy: Policy
    law: Law | None
    steps: tuple[StepDue, ...]


@dataclass(frozen=True, slots=True)
class PolicyShown:
    """Everything the Policy page shows of one landlord."""

    landlord: LandlordChoice
    policy: Policy
    law: Law | None
    in_force: tuple[InForceLine, ...]
    weaker: tuple[Weakness, ...]
    packs: tuple[PackLine, ...]
    landlords: tuple[LandlordChoice, ...]
    closures: tuple[ClosureLine, ...]
    holidays: tuple[tuple[date, str], ...]
    today: date
    me: Person


def due_from(work: Work, landlord_id: int, received: date | datetime) -> Governed:
    """What is due after a receipt, by the pack in force on its day and on the landlord's own calendar."""
    landlord = work.session.get(tables.Landlord, landlord_id)
    if landlord is None:
        raise Refusal.of_fields({"landlord_id": "This landlord is no longer there. Choose another."})
    governed = pack_on(work, landlord, day_of(received))
    policy = policy_from(governed.pack.text, governed.pack.code)
    law = law_named(governed.law) if governed.law else None
    steps = what_is_due(policy, law, calendar_for(work.session, landlord, policy), received)
    return Governed(landlord.name, policy, law, steps)


def policy_shown(work: Work, landlord_id: int | None, year: int | None = None) -> PolicyShown:
    """One landlord's policy in force today (the first landlord's, unless one is named), and what stands around it."""
    today = day_of(work.now)
    choices = landlords(work)
    chosen = next((each for each in choices if each.id == landlord_id), choices[0] if choices else None)
    if chosen is None:
        raise Refusal("There is no landlord yet: set the office up first.")
    governed = pack_on(work, work.session.get_one(tables.Landlord, chosen.id), today)
    policy = policy_from(governed.pack.text, governed.pack.code)
    law = law_named(governed.law) if governed.law else None
    return PolicyShown(
        landlord=chosen,
        policy=policy,
        law=law,
        in_force=in_force(work, chosen.id),
        weaker=weaker_than_law(policy, law, today) if law else (),
        packs=packs(work),
        landlords=choices,
        closures=tuple(each for each in closures(work) if each.landlord == chosen.name),
        holidays=bank_holidays(work, chosen.nation, year or today.year),
        today=today,
        me=work.person,
    )


def bank_holidays(work: Work, nation: str, year: int) -> tuple[tuple[date, str], ...]:
    """A nation's bank holidays of one year, in order."""
    row = tables.BankHoliday
    first, last = date(year, 1, 1), date(year, 12, 31)
    query = select(row.day, row.name).where(row.nation == nation, row.day >= first, row.day <= last)
    return tuple(work.session.execute(query.order_by(row.day)).all())
