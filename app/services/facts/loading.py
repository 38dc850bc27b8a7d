"""Loads a case as the rules see it, with the calendar and policy that govern it."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.domain import cases
from app.domain.cases import Person
from app.domain.errors import Refusal
from app.domain.moves.checks import IN_WRITING
from app.domain.policy import Law, Policy, StepCode
from app.domain.rights import reason_not_to_read
from app.domain.words import LetterKind
from app.domain.working_days import WorkingCalendar
from app.services.calendars import calendar_for
from app.services.facts import involved, parts
from app.services.facts.pauses import pauses
from app.services.permits import refuse_unless_reading, refuse_without_right
from app.storage import tables
from app.storage.folding import LONGEST_FOLDED, fold
from app.storage.policy_packs import load_law, read_pack
from app.storage.work import Work

_STAGE: Final = (
    select(tables.Stage)
    .where(tables.Stage.case_id == bindparam("case_id"))
    .order_by(tables.Stage.number.desc())
    .limit(1)
)
_STEPS: Final = select(tables.Step).where(tables.Step.stage_id == bindparam("stage_id")).order_by(tables.Step.id)
_CASE: Final = select(tables.Case).where(tables.Case.id == bindparam("case_id"))


@dataclass(frozen=True, slots=True)
class LoadedCase:
    """A case at work: the rows to change, and the facts the rules ask about as they stand now."""

    row: tables.Case
    stage: tables.Stage
    facts: cases.Case
    calendar: WorkingCalendar


@lru_cache(maxsize=64)
def policy_from(text: str, name: str) -> Policy:
    """A policy out of a pack's stored text; the text never changes, so reading it once is enough."""
    return read_pack(text, name)


@lru_cache(maxsize=8)
def law_named(name: str) -> Law:
    """A law layer by its name."""
    return load_law(name)


def load_to_change(work: Work, case_id: int) -> LoadedCase:
    """The case, held for this transaction: another desk that wants to change it waits.

    Raises Refusal where whoever acts may not make the move that was named, on this case or on any.
    """
    refuse_without_right(work)
    case = load(work, case_id, to_change=True)
    refuse_without_right(work, case.facts)
    return case


def load(work: Work, case_id: int, *, to_change: bool = False) -> LoadedCase:
    """The case as of this transaction. Raises Refusal where there is none of that id, or it is not for this person."""
    if reason := reason_not_to_read(work.person):
        raise Refusal(reason)
    query = _CASE.with_for_update() if to_change else _CASE
    row = work.session.execute(query, {"case_id": case_id}).scalar_one_or_none()
    if row is None:
        raise Refusal(_why_not_there(work, case_id))
    found = loaded(work, row)
    refuse_unless_reading(work, found.facts)
    return found


def _why_not_there(work: Work, case_id: int) -> str:
    """PostgreSQL keeps a restricted case from those who may not read it; the lists still have its reference."""
    listed = work.session.get(tables.CaseListRow, case_id)
    hidden = reason_not_to_read(work.person, restricted=True) if listed and listed.restricted else None
    return hidden or "This case is no longer there."


def loaded(work: Work, row: tables.Case) -> LoadedCase:
    """The facts of a row that is already at hand."""
    session = work.session
    work.session.flush()
    stage = session.execute(_STAGE, {"case_id": row.id}).scalar_one()
    pack = session.get_one(tables.PolicyPack, row.pack_id)
    policy = policy_from(pack.text, pack.code)
    landlord = session.get_one(tables.Landlord, row.landlord_id)
    facts = _facts(session, row, stage, (policy, law_named(row.law) if row.law else None, landlord))
    return LoadedCase(row, stage, facts, calendar_for(session, landlord, policy))


def _facts(
    session: Session, row: tables.Case, stage: tables.Stage, rules: tuple[Policy, Law | None, tables.Landlord]
) -> cases.Case:
    policy, law, landlord = rules
    customer = session.get(tables.Customer, row.customer_id) if row.customer_id else None
    return cases.Case(
        id=row.id,
        reference=row.reference,
        kind=row.kind,
        landlord=landlord.name,
        about=row.about,
        received_at=row.received_at,
        policy=policy,
        law=law,
        status=row.status,
        anonymous=row.anonymous,
        customer=customer_name(customer) if customer else "",
        preferred=customer.preferred if customer else None,
        never_by=customer.never_by if customer else (),
        has_adjustments=bool(customer and customer.adjustments),
        adjustments_review_on=customer.adjustments_review_on if customer else None,
        said=row.said,
        understood=row.understood,
        outcome_sought=row.outcome_sought,
        screened=row.screened,
        refusal=parts.refusal(session, row.id),
        acknowledged_at=stage.acknowledged_at,
        acknowledged_by_method=stage.acknowledged_how,
        handler=_person(session, row.handler_id),
        case_worker=_person(session, row.case_worker_id),
        reviewer=_person(session, stage.reviewer_id),
        reviewers=parts.reviewers(session, row.id) if row.restricted else frozenset(),
        restricted=row.restricted,
        named_people=parts.named_people(session, row.id),
        first_contact_at=stage.first_contact_at,
        promised_answer_on=stage.promised_answer_on,
        extensions=parts.extensions(session, row.id, stage.id),
        pauses=pauses(session, row.id, stage.id),
        next_update_on=row.next_update_on,
        update_every_days=row.update_every_days,
        written_answer_requested=row.written_answer_requested,
        answered_at=stage.answered_at,
        answered_in_writing=_answered_in_writing(session, stage),
        closed_at=row.closed_at,
        issues=parts.issues(session, row.id, stage.id),
        actions=parts.actions(session, row.id),
        contacts=parts.contacts(session, row.id),
        drafts=parts.drafts(session, row.id, stage.id),
        interventions=parts.interventions(session, row.id),
        kept_dates=_kept_dates(session, row, stage),
        stage_number=stage.number,
        stage_began_at=stage.began_at,
        sign_off=involved.sign_off(session, stage),
        brought_as=row.brought_as or "",
    )


def customer_name(customer: tables.Customer) -> str:
    """A customer as lists and forms name them: "Ms Joy Okafor"; the title is optional."""
    return " ".join(part for part in (customer.title, customer.forenames, customer.surname) if part)


def customer_found_by(surname: str, forenames: str) -> str:
    """What a customer is found by, surname first; without apostrophes, which are typed in many ways or not at all."""
    return folded_name(f"{surname} {forenames}")


def folded_name(text: str) -> str:
    """A name, or the part of one that was typed, as it is looked for."""
    return fold(text).replace("'", "")[:LONGEST_FOLDED]


def _answered_in_writing(session: Session, stage: tables.Stage) -> bool:
    if stage.answered_at is None or stage.answered_how in IN_WRITING:
        return stage.answered_at is not None
    letter = tables.Letter
    query = select(letter.id).where(letter.stage_id == stage.id, letter.kind == LetterKind.RESPONSE)
    return session.execute(query.limit(1)).first() is not None


def _kept_dates(session: Session, row: tables.Case, stage: tables.Stage) -> tuple[tuple[StepCode, date], ...]:
    """Due dates of steps that are done, and all of a closed case: no calendar moves them any more."""
    steps = session.execute(_STEPS, {"stage_id": stage.id}).scalars()
    closed = row.closed_at is not None
    return tuple((StepCode(step.code), step.due_on) for step in steps if step.due_on and (closed or step.done_at))


def _person(session: Session, person_id: int | None) -> Person | None:
    row = session.get(tables.Person, person_id) if person_id else None
    return Person(row.id, row.name) if row else None
