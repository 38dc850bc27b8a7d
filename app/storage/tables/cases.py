"""Cases with their stages, issues, contacts and actions; what needs a right of its own is an insert-only table."""

from datetime import date, datetime
from typing import Final

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped as Column
from sqlalchemy.orm import mapped_column

from app.domain.words import (
    ActionState,
    Channel,
    ContactKind,
    Direction,
    Kind,
    Method,
    Outcome,
    Satisfied,
    Screened,
    Status,
)
from app.storage.tables.mapped import ACTOR, KEY, Mapped, Moment, coded, key, personal

SEVERAL: Final = "; "
"""What stands between the office's own words where a column holds several of them."""


class Case(Mapped):
    """One complaint or petition from receipt to closure, governed by the pack of the day it was received."""

    __tablename__ = "cases"
    __table_args__ = (
        Index("ix_cases_customer_id", "customer_id"),
        Index("ix_cases_home_id", "home_id"),
        Index("ix_cases_status", "status", "id"),
        # Few, and asked for at every turn: which they are says who may read what.
        Index(
            "ix_cases_restricted",
            *("id", "handler_id", "case_worker_id"),
            postgresql_where=text("restricted"),
            sqlite_where=text("restricted = 1"),
        ),
        {"sqlite_autoincrement": True},
    )
    id: Column[int] = key()
    version: Column[int] = mapped_column()
    reference: Column[str] = mapped_column(String(20), unique=True)
    kind: Column[Kind] = coded(Kind)
    status: Column[Status] = coded(Status)
    landlord_id: Column[int] = mapped_column(KEY, ForeignKey("landlords.id"))
    pack_id: Column[int] = mapped_column(KEY, ForeignKey("policy_packs.id"))
    law: Column[str | None] = mapped_column(String(60))
    received_at: Column[datetime] = mapped_column(Moment)
    channel: Column[Channel] = coded(Channel)
    recorded_by_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"), info=ACTOR)
    anonymous: Column[bool] = mapped_column(default=False)
    customer_id: Column[int | None] = mapped_column(KEY, ForeignKey("customers.id"))
    representative_id: Column[int | None] = mapped_column(KEY, ForeignKey("representatives.id"))
    home_id: Column[int | None] = mapped_column(KEY, ForeignKey("homes.id"))
    about: Column[str] = personal()
    said: Column[str] = personal()
    understood: Column[str] = personal(default="")
    outcome_sought: Column[str] = personal(default="")
    assistance: Column[str] = personal(default="")
    screened: Column[Screened | None] = coded(Screened)
    handler_id: Column[int | None] = mapped_column(KEY, ForeignKey("people.id"))
    case_worker_id: Column[int | None] = mapped_column(KEY, ForeignKey("people.id"))
    next_update_on: Column[date | None]
    update_every_days: Column[int | None]
    written_answer_requested: Column[bool] = mapped_column(default=False)
    restricted: Column[bool] = mapped_column(default=False)
    closed_at: Column[datetime | None] = mapped_column(Moment)
    satisfied: Column[Satisfied | None] = coded(Satisfied)
    learning: Column[str] = personal(default="")
    remains: Column[str] = personal(default="")
    survey_invited: Column[bool] = mapped_column(default=False)
    brought_as: Column[str | None] = mapped_column(String(60))
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it from the class


class Stage(Mapped):
    """One stage of a case: when it began, and what happened in it."""

    __tablename__ = "stages"
    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        Index("ix_stages_reviewer_id", "reviewer_id"),
        {"sqlite_autoincrement": True},
    )
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    number: Column[int]
    name: Column[str] = mapped_column(String(60))
    began_at: Column[datetime] = mapped_column(Moment)
    acknowledged_at: Column[datetime | None] = mapped_column(Moment)
    acknowledged_how: Column[Method | None] = coded(Method)
    first_contact_at: Column[datetime | None] = mapped_column(Moment)
    promised_answer_on: Column[date | None]
    answered_at: Column[datetime | None] = mapped_column(Moment)
    answered_how: Column[Method | None] = coded(Method)
    reviewer_id: Column[int | None] = mapped_column(KEY, ForeignKey("people.id"))


class Step(Mapped):
    """Something the policy demands by a date. The date is stored so that lists can sort by it."""

    __tablename__ = "steps"
    __table_args__ = (
        UniqueConstraint("stage_id", "code"),
        Index("ix_steps_case_id", "case_id"),
        {"sqlite_autoincrement": True},
    )
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    stage_id: Column[int] = mapped_column(KEY, ForeignKey("stages.id"))
    code: Column[str] = mapped_column(String(30))
    due_on: Column[date | None]
    promised: Column[bool] = mapped_column(default=False)
    done_at: Column[datetime | None] = mapped_column(Moment)


class NamedPerson(Mapped):
    """A colleague whom the complaint is about: they cannot look after it."""

    __tablename__ = "named_people"
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"), primary_key=True)
    person_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"), primary_key=True)


class Issue(Mapped):
    """One thing complained of inside a case."""

    __tablename__ = "issues"
    __table_args__ = (UniqueConstraint("case_id", "number"), {"sqlite_autoincrement": True})
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    number: Column[int]
    summary: Column[str] = personal()
    category: Column[str] = mapped_column(String(120))
    service_area: Column[str] = mapped_column(String(120))
    ground: Column[str] = mapped_column(String(60), default="")
    findings: Column[str] = personal(default="")


class Screening(Mapped):
    """A screening decision. Insert only."""

    __tablename__ = "screenings"
    __table_args__ = (Index("ix_screenings_case_id", "case_id"), {"sqlite_autoincrement": True})
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    result: Column[Screened] = coded(Screened)
    came_to_notice_on: Column[date | None]
    reason: Column[str] = personal(default="")
    exclusion: Column[str] = mapped_column(String(60), default="")
    evidence: Column[str] = personal(default="")
    circumstances: Column[str] = personal(default="")
    earlier: Column[str] = mapped_column(String(20), default="")
    handed_to: Column[str] = personal(default="")
    filed_on: Column[date | None]
    needs_approval: Column[bool] = mapped_column(default=False)
    decided_by_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"), info=ACTOR)
    decided_at: Column[datetime] = mapped_column(Moment)


class IssueDecision(Mapped):
    """What was decided about an issue at a stage. Insert only: the last one counts."""

    __tablename__ = "issue_decisions"
    __table_args__ = (Index("ix_issue_decisions_case_id", "case_id"), {"sqlite_autoincrement": True})
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    stage_id: Column[int] = mapped_column(KEY, ForeignKey("stages.id"))
    issue_id: Column[int] = mapped_column(KEY, ForeignKey("issues.id"))
    outcome: Column[Outcome] = coded(Outcome)
    reasons: Column[str] = personal()
    remedy: Column[str] = personal(default="")
    root_cause: Column[str] = mapped_column(String(120), default="")
    contractor: Column[str] = mapped_column(String(120), default="")
    policy_needs_review: Column[bool] = mapped_column(default=False)
    team: Column[str] = mapped_column(String(120), default="")
    remedy_kinds: Column[str] = mapped_column(Text, default="")
    exception: Column[str] = personal(default="")
    circumstances: Column[str] = personal(default="")
    decided_by_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"), info=ACTOR)
    decided_at: Column[datetime] = mapped_column(Moment)


class Contact(Mapped):
    """One contact with the customer, or one attempt that did not reach them."""

    __tablename__ = "contacts"
    __table_args__ = (Index("ix_contacts_case_id", "case_id"), {"sqlite_autoincrement": True})
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    stage_id: Column[int] = mapped_column(KEY, ForeignKey("stages.id"))
    kind: Column[ContactKind] = coded(ContactKind)
    direction: Column[Direction] = coded(Direction)
    method: Column[Method] = coded(Method)
    why_other_method: Column[str] = personal(default="")
    reached: Column[bool]
    at: Column[datetime] = mapped_column(Moment)
    by_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"), info=ACTOR)
    summary: Column[str] = personal()
    first_findings: Column[str] = personal(default="")
    options: Column[str] = personal(default="")
    next_update_on: Column[date | None]


class Action(Mapped):
    """Something agreed with the customer: owner, due date, and what shows that it was done."""

    __tablename__ = "actions"
    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        Index("ix_actions_owner_id", "owner_id"),
        {"sqlite_autoincrement": True},
    )
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    number: Column[int]
    what: Column[str] = personal()
    owner_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"))
    due_on: Column[date]
    state: Column[ActionState] = coded(ActionState)
    done_on: Column[date | None]
    evidence: Column[str] = personal(default="")
