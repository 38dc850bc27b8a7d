"""Loads a case as the rules see it, with the calendar and policy that govern it."""

from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import cases
from app.domain.cases import Decision, Person
from app.domain.errors import Refusal
from app.domain.policy import Law, Policy
from app.domain.working_days import WorkingCalendar
from app.services.calendars import calendar_for
from app.storage import tables
from app.storage.policy_packs import load_law, read_pack
from app.storage.work import Work


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
    """The case, held for this transaction: another desk that wants to change it waits."""
    return load(work, case_id, to_change=True)


def load(work: Work, case_id: int, *, to_change: bool = False) -> LoadedCase:
    """The case as of this transaction. Raises Refusal where there is none of that id."""
    query = select(tables.Case).where(tables.Case.id == case_id)
    row = work.session.execute(query.with_for_update() if to_change else query).scalar_one_or_none()
    if row is None:
        raise Refusal("This case is no longer there.")
    return loaded(work, row)


def loaded(work: Work, row: tables.Case) -> LoadedCase:
    """The facts of a row that is already at hand."""
    session = work.session
    work.session.flush()
    stage = session.execute(
        select(tables.Stage).where(tables.Stage.case_id == row.id).order_by(tables.Stage.number.desc()).limit(1)
    ).scalar_one()
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
    people = _people(session, row)
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
        said=row.said,
        understood=row.understood,
        outcome_sought=row.outcome_sought,
        screened=row.screened,
        acknowledged_at=stage.acknowledged_at,
        acknowledged_by_method=stage.acknowledged_how,
        handler=people.get(row.handler_id or 0),
        case_worker=people.get(row.case_worker_id or 0),
        named_people=_named(session, row.id),
        first_contact_at=stage.first_contact_at,
        promised_answer_on=stage.promised_answer_on,
        next_update_on=row.next_update_on,
        update_every_days=row.update_every_days,
        written_answer_requested=row.written_answer_requested,
        answered_at=stage.answered_at,
        closed_at=row.closed_at,
        issues=_issues(session, row.id, stage.id),
        actions=_actions(session, row.id),
        contacts=_contacts(session, row.id),
    )


def customer_name(customer: tables.Customer) -> str:
    """A customer as lists and forms name them: "Ms Joy Okafor"; the title is optional."""
    return " ".join(part for part in (customer.title, customer.forenames, customer.surname) if part)


def _people(session: Session, row: tables.Case) -> dict[int, Person]:
    ids = [i for i in (row.handler_id, row.case_worker_id) if i]
    if not ids:
        return {}
    found = session.execute(select(tables.Person.id, tables.Person.name).where(tables.Person.id.in_(ids)))
    return {person_id: Person(person_id, name) for person_id, name in found.tuples()}


def _named(session: Session, case_id: int) -> frozenset[int]:
    query = select(tables.NamedPerson.person_id).where(tables.NamedPerson.case_id == case_id)
    return frozenset(session.execute(query).scalars())


def _issues(session: Session, case_id: int, stage_id: int) -> tuple[cases.Issue, ...]:
    decided: dict[int, Decision] = {}
    decisions = select(tables.IssueDecision).where(
        tables.IssueDecision.case_id == case_id, tables.IssueDecision.stage_id == stage_id
    )
    for d in session.execute(decisions.order_by(tables.IssueDecision.id)).scalars():
        decided[d.issue_id] = Decision(d.outcome, d.reasons, d.remedy, d.root_cause, d.contractor, d.policy_needs_review)
    rows = select(tables.Issue).where(tables.Issue.case_id == case_id).order_by(tables.Issue.number)
    return tuple(
        cases.Issue(i.id, i.number, i.summary, i.category, i.service_area, i.ground, decided.get(i.id))
        for i in session.execute(rows).scalars()
    )


def _actions(session: Session, case_id: int) -> tuple[cases.Action, ...]:
    rows = (
        select(tables.Action, tables.Person.name)
        .join(tables.Person, tables.Person.id == tables.Action.owner_id)
        .where(tables.Action.case_id == case_id)
        .order_by(tables.Action.number)
    )
    return tuple(
        cases.Action(a.id, a.number, a.what, Person(a.owner_id, name), a.due_on, a.state, a.done_on, a.evidence)
        for a, name in session.execute(rows).tuples()
    )


def _contacts(session: Session, case_id: int) -> tuple[cases.Contact, ...]:
    rows = (
        select(tables.Contact, tables.Person.name)
        .join(tables.Person, tables.Person.id == tables.Contact.by_id)
        .where(tables.Contact.case_id == case_id)
        .order_by(tables.Contact.at, tables.Contact.id)
    )
    return tuple(
        cases.Contact(c.at, c.kind, c.direction, c.method, c.reached, name, c.summary, c.next_update_on)
        for c, name in session.execute(rows).tuples()
    )
