"""The parts of a case as its rules see them: issues with their decisions, actions, contacts, people named.

Every move reads these, some twice, so the questions are put together once, when the program starts.
"""

import json
from dataclasses import replace
from typing import Final

from sqlalchemy import Select, and_, bindparam, select
from sqlalchemy.orm import Session

from app.domain import cases
from app.domain.cases import Decision, Person
from app.domain.deadlines import Extended
from app.domain.policy import StepCode
from app.domain.spoken_dates import day_of
from app.domain.words import LetterState, Screened
from app.storage.tables import (
    Action,
    Approval,
    Contact,
    Correction,
    Extension,
    Intervention,
    Issue,
    IssueDecision,
    LetterDraft,
    NamedPerson,
    Screening,
    Stage,
)
from app.storage.tables import Person as PersonRow
from app.storage.tables.approvals import OF_LETTER, OF_REFUSAL
from app.storage.tables.cases import SEVERAL
from app.storage.tables.mapped import KEY

_CASE: Final = bindparam("case_id", type_=KEY)
_STAGE: Final = bindparam("stage_id", type_=KEY)


def _taken_back(of_what: str) -> Select[int | None]:
    """The rows of a table that were made on the wrong case: they stay, and count no more."""
    mine = Correction.case_id == bindparam("case_id", type_=KEY)
    return select(Correction.of_id).where(mine, Correction.of_what == of_what, Correction.of_id.is_not(None))


_DECISIONS: Final = (
    select(
        IssueDecision.issue_id,
        IssueDecision.remedy_kinds,
        IssueDecision.outcome,
        IssueDecision.reasons,
        IssueDecision.remedy,
        IssueDecision.root_cause,
        IssueDecision.contractor,
        IssueDecision.policy_needs_review,
        IssueDecision.team,
        IssueDecision.exception,
        IssueDecision.circumstances,
    )
    .where(IssueDecision.case_id == _CASE, IssueDecision.stage_id == _STAGE)
    .order_by(IssueDecision.id)
)
_ISSUES: Final = (
    select(Issue.id, Issue.number, Issue.summary, Issue.category, Issue.service_area, Issue.ground, Issue.findings)
    .where(Issue.case_id == _CASE)
    .order_by(Issue.number)
)
_ACTIONS: Final = (
    select(
        Action.id,
        Action.number,
        Action.what,
        Action.owner_id,
        PersonRow.name,
        Action.due_on,
        Action.state,
        Action.done_on,
        Action.evidence,
    )
    .join(PersonRow, PersonRow.id == Action.owner_id)
    .where(Action.case_id == _CASE, Action.id.not_in(_taken_back("actions")))
    .order_by(Action.number)
)
_CONTACTS: Final = (
    select(
        Contact.at,
        Contact.kind,
        Contact.direction,
        Contact.method,
        Contact.reached,
        PersonRow.name,
        Contact.summary,
        Contact.next_update_on,
    )
    .join(PersonRow, PersonRow.id == Contact.by_id)
    .where(Contact.case_id == _CASE, Contact.id.not_in(_taken_back("contacts")))
    .order_by(Contact.at, Contact.id)
)
_INTERVENTIONS: Final = (
    select(Intervention.at, Intervention.kind, Intervention.present, Intervention.came_of_it, PersonRow.name)
    .join(PersonRow, PersonRow.id == Intervention.by_id)
    .where(Intervention.case_id == _CASE, Intervention.id.not_in(_taken_back("interventions")))
    .order_by(Intervention.at, Intervention.id)
)
_LAST_SCREENING: Final = (
    select(Screening, PersonRow.name, Approval.approved, Approval.reason)
    .join(PersonRow, PersonRow.id == Screening.decided_by_id)
    .outerjoin(Approval, and_(Approval.of_what == OF_REFUSAL, Approval.of_id == Screening.id))
    .where(Screening.case_id == _CASE)
    .order_by(Screening.id.desc())
    .limit(1)
)
_EXTENSIONS: Final = (
    select(Extension.old_due_on, Extension.new_due_on, Extension.reason, Extension.told_at, Extension.step)
    .where(Extension.case_id == _CASE, Extension.stage_id == _STAGE)
    .order_by(Extension.id)
)
_DRAFTS: Final = (
    select(LetterDraft, PersonRow.name, Approval.approved, Approval.reason)
    .join(PersonRow, PersonRow.id == LetterDraft.written_by_id)
    .outerjoin(
        Approval,
        and_(Approval.of_what == OF_LETTER, Approval.of_id == LetterDraft.id, Approval.digest == LetterDraft.digest),
    )
    .where(
        LetterDraft.case_id == _CASE,
        LetterDraft.stage_id == _STAGE,
        LetterDraft.state.in_((LetterState.DRAFT, LetterState.READY)),
    )
    .order_by(LetterDraft.id)
)
_REVIEWERS: Final = select(Stage.reviewer_id).where(Stage.case_id == _CASE, Stage.reviewer_id.is_not(None))
_NAMED: Final = select(NamedPerson.person_id).where(NamedPerson.case_id == _CASE)


def issues(session: Session, case_id: int, stage_id: int) -> tuple[cases.Issue, ...]:
    """The issues of a case in their order, each with the decision that counts at this stage: the last one."""
    rows = session.execute(_DECISIONS, {"case_id": case_id, "stage_id": stage_id})
    decided = {row.issue_id: replace(Decision(*row[2:]), remedy_kinds=_several(row.remedy_kinds)) for row in rows}
    found = session.execute(_ISSUES, {"case_id": case_id})
    return tuple(cases.Issue(*issue, decision=decided.get(issue[0])) for issue in found)


def _several(kept: str) -> tuple[str, ...]:
    return tuple(kept.split(SEVERAL)) if kept else ()


def refusal(session: Session, case_id: int) -> cases.Refusal | None:
    """The refusal or referral that was proposed last, with what somebody else decided about it."""
    row = session.execute(_LAST_SCREENING, {"case_id": case_id}).first()
    if row is None or row[0].result not in {Screened.REFUSED, Screened.REFERRED}:
        return None
    screening, name, approved, because = row
    return cases.Refusal(
        id=screening.id,
        result=screening.result,
        exclusion=screening.exclusion,
        by=Person(screening.decided_by_id, name),
        came_to_notice_on=screening.came_to_notice_on,
        reason=screening.reason,
        evidence=screening.evidence,
        circumstances=screening.circumstances,
        earlier=screening.earlier,
        handed_to=screening.handed_to,
        filed_on=screening.filed_on,
        needs_approval=screening.needs_approval,
        approved=approved,
        sent_back_because=because or "",
    )


def actions(session: Session, case_id: int) -> tuple[cases.Action, ...]:
    """The agreed actions of a case in their order."""
    return tuple(
        cases.Action(action_id, number, what, Person(owner_id, owner), due_on, state, done_on, evidence)
        for action_id, number, what, owner_id, owner, due_on, state, done_on, evidence in session.execute(
            _ACTIONS, {"case_id": case_id}
        )
    )


def contacts(session: Session, case_id: int) -> tuple[cases.Contact, ...]:
    """Contacts and attempts, oldest first."""
    return tuple(cases.Contact(*contact) for contact in session.execute(_CONTACTS, {"case_id": case_id}))


def interventions(session: Session, case_id: int) -> tuple[cases.Intervention, ...]:
    """Meetings, visits and the like, oldest first."""
    return tuple(cases.Intervention(*each) for each in session.execute(_INTERVENTIONS, {"case_id": case_id}))


def extensions(session: Session, case_id: int, stage_id: int) -> tuple[Extended, ...]:
    """The extensions of a stage, in the order in which they were made."""
    rows = session.execute(_EXTENSIONS, {"case_id": case_id, "stage_id": stage_id})
    return tuple(
        Extended(old, new, reason, day_of(told_at), StepCode(step)) for old, new, reason, told_at, step in rows
    )


def drafts(session: Session, case_id: int, stage_id: int) -> tuple[cases.Draft, ...]:
    """The letters of a stage that have not gone out, each with what somebody else decided about it as it stands."""
    rows = session.execute(_DRAFTS, {"case_id": case_id, "stage_id": stage_id})
    return tuple(
        cases.Draft(
            id=draft.id,
            kind=draft.kind,
            by=Person(draft.written_by_id, name),
            ready=draft.state is LetterState.READY,
            how=draft.how,
            needs_approval=draft.needs_approval,
            texts=json.loads(draft.texts),
            written_at=draft.written_at,
            digest=draft.digest,
            approved=approved,
            sent_back_because=because or "",
        )
        for draft, name, approved, because in rows
    )


def named_people(session: Session, case_id: int) -> frozenset[int]:
    """The colleagues whom the complaint is about, by id."""
    return frozenset(session.execute(_NAMED, {"case_id": case_id}).scalars())


def reviewers(session: Session, case_id: int) -> frozenset[int]:
    """The colleagues who review a stage of a case, or did."""
    found = session.execute(_REVIEWERS, {"case_id": case_id}).scalars()
    return frozenset(each for each in found if each is not None)
