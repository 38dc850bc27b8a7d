"""Logs a complaint: customer, home, issues and the first stage, governed by the pack in force on the day of receipt."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.log import Intake, NewCustomer, problems_with_intake
from app.domain.postcodes import written_postcode
from app.domain.spoken_dates import day_of
from app.domain.words import Kind, LetterFormat, MoveName, Status
from app.services.cases.settling import settle
from app.services.facts.loading import customer_found_by, policy_from
from app.services.permits import refuse_without_right
from app.storage import tables
from app.storage.work import Work

LAWS = {"ENG": "law-england"}
"""The law layer of each nation that has one."""


@dataclass(frozen=True, slots=True)
class PackOfTheDay:
    """The pack that governs what a landlord receives on one day, and the law layer beside it."""

    pack: tables.PolicyPack
    law: str | None


def log(work: Work, intake: Intake) -> Done:
    """Logs the complaint and gives it its reference. Raises Refusal with a sentence for each field that is wrong."""
    work.move = MoveName.LOG
    if intake.kind is Kind.PETITION:
        raise Refusal("A petition is registered, with what came with its signatures.")
    row = log_as_named(work, intake)
    return Done(row.id, row.reference, f"{row.reference} logged")


def log_as_named(work: Work, intake: Intake) -> tables.Case:
    """Logs it as part of the move that was named, for the services that log more than a complaint."""
    refuse_without_right(work)
    if problems := problems_with_intake(intake, work.now):
        raise Refusal.of_fields(problems)
    landlord = held_landlord(work, intake.landlord_id)
    if landlord is None:
        raise Refusal.of_fields({"landlord_id": "This landlord is no longer there. Choose another."})
    if gone := _no_longer_there(work, intake, landlord):
        raise Refusal.of_fields(gone)
    received_at = intake.received_at or work.now
    governed = pack_on(work, landlord, day_of(received_at))
    nobody = intake.anonymous
    typed = intake.customer or NewCustomer()
    customer = None if nobody else known_or_new(work, intake.customer_id, typed, intake.home_id)
    row = _case(work, intake, governed, customer)
    _first_stage(work, intake, row, governed)
    settle(work, row)
    return row


def held_landlord(work: Work, landlord_id: int | None) -> tables.Landlord | None:
    """The landlord, held: a closure that is being entered waits for this case, or this case for the closure."""
    query = select(tables.Landlord).where(tables.Landlord.id == landlord_id).with_for_update(read=True)
    return work.session.execute(query).scalar_one_or_none()


def _no_longer_there(work: Work, intake: Intake, landlord: tables.Landlord) -> dict[str, str]:
    """What was chosen from a list that another desk, or time, has changed since."""
    problems: dict[str, str] = {}
    if problem := home_problem(work, intake.home_id, landlord):
        problems["home_id"] = problem
    if any(work.session.get(tables.Person, person_id) is None for person_id in intake.named_people):
        problems["named_people"] = "One of the colleagues named is not known here. Choose again."
    return problems


def home_problem(work: Work, home_id: int | None, landlord: tables.Landlord) -> str | None:
    """What is wrong with the home that was chosen, or None."""
    home = work.session.get(tables.Home, home_id) if home_id else None
    if home_id and home is None:
        return "This home is no longer there. Choose again."
    if home and home.landlord_id != landlord.id:
        return f"This home is not one of {landlord.name}'s. Choose its own landlord, or another home."
    return None


def pack_on(work: Work, landlord: tables.Landlord, received: date) -> PackOfTheDay:
    """The pack in force for a landlord on the day of receipt; its earliest pack for anything received before."""
    in_force = select(tables.PackInForce).where(tables.PackInForce.landlord_id == landlord.id)
    rows = work.session.execute(in_force.order_by(tables.PackInForce.from_day)).scalars().all()
    if not rows:
        raise Refusal.of_fields(
            {"landlord_id": f"{landlord.name} has no policy in force yet. Choose one on the Policy page."}
        )
    chosen = next((row for row in reversed(rows) if row.from_day <= received), rows[0])
    law = LAWS.get(landlord.nation) if landlord.law_layer else None
    return PackOfTheDay(work.session.get_one(tables.PolicyPack, chosen.pack_id), law)


def next_reference(work: Work, year: int) -> str:
    """The next reference of the year: without gaps or doubles, since the counter's row is held until the commit."""
    counter = tables.ReferenceCounter
    insert = postgresql.insert if work.is_postgresql else sqlite.insert
    work.session.execute(insert(counter).values(year=year, last=0).on_conflict_do_nothing())
    drawn = update(counter).where(counter.year == year).values(last=counter.last + 1).returning(counter.last)
    number = work.session.execute(drawn).scalar_one()
    return f"R-{year}-{number:05d}"


def known_or_new(work: Work, known_id: int | None, typed: NewCustomer, home_id: int | None) -> tables.Customer:
    """The customer of that id, or the record it was merged into; a new one, of that home, where there is no id."""
    if known_id is not None:
        known = work.session.get(tables.Customer, known_id)
        while known is not None and known.merged_into_id is not None:
            known = work.session.get(tables.Customer, known.merged_into_id)
        if known is None:
            raise Refusal.of_fields({"surname": "This customer is no longer there. Choose again."})
        return known
    address = typed.address
    customer = tables.Customer(
        kind=typed.kind,
        title=typed.title.strip(),
        forenames=typed.forenames.strip(),
        surname=typed.surname.strip(),
        found_by=customer_found_by(typed.surname, typed.forenames),
        home_id=home_id,
        line1=address.line1.strip(),
        line2=address.line2.strip(),
        town=address.town.strip(),
        postcode=written_postcode(address.postcode),
        telephone=typed.telephone.strip(),
        email=typed.email.strip(),
        preferred=typed.preferred,
        contact_notes=typed.contact_notes.strip(),
        never_by=typed.never_by,
        forbidden_contact=typed.forbidden_contact.strip(),
        joint_with=typed.joint_with.strip(),
        letter_format=typed.letter_format or LetterFormat.STANDARD,
        language=typed.language.strip(),
        interpreter=typed.interpreter,
        adjustments=typed.adjustments.strip(),
        adjustments_review_on=typed.adjustments_review_on,
        risk_marker=typed.risk_marker.strip(),
    )
    work.session.add(customer)
    work.session.flush()
    return customer


def _case(work: Work, intake: Intake, governed: PackOfTheDay, customer: tables.Customer | None) -> tables.Case:
    row = tables.Case(
        reference=next_reference(work, day_of(work.now).year),
        kind=intake.kind,
        status=Status.OPEN,
        landlord_id=intake.landlord_id,
        pack_id=governed.pack.id,
        law=governed.law,
        received_at=intake.received_at,
        channel=intake.channel,
        recorded_by_id=work.person.id,
        anonymous=intake.anonymous,
        customer_id=customer.id if customer else None,
        home_id=intake.home_id or (customer.home_id if customer else None),
        about=" ".join(intake.about.split()),
        said=intake.said.strip(),
        outcome_sought=intake.outcome_sought.strip(),
        assistance=intake.assistance.strip(),
    )
    work.session.add(row)
    work.session.flush()
    return row


def _first_stage(work: Work, intake: Intake, row: tables.Case, governed: PackOfTheDay) -> None:
    policy = policy_from(governed.pack.text, governed.pack.code)
    stage = policy.stage(1)
    work.session.add(tables.Stage(case_id=row.id, number=1, name=stage.name, began_at=row.received_at))
    for number, issue in enumerate(intake.issues, start=1):
        work.session.add(
            tables.Issue(
                case_id=row.id,
                number=number,
                summary=issue.summary.strip() or row.about,
                category=issue.category,
                service_area=issue.service_area,
                ground=issue.ground,
            )
        )
    for person_id in dict.fromkeys(intake.named_people):
        work.session.add(tables.NamedPerson(case_id=row.id, person_id=person_id))
