"""The parts of a case as its rules see them: issues with their decisions, actions, contacts, people named.

Every move reads these, some twice, so the questions are put together once, when the program starts.
"""

from typing import Final

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Session

from app.domain import cases
from app.domain.cases import Decision, Person
from app.domain.deadlines import Extended
from app.domain.policy import StepCode
from app.domain.spoken_dates import day_of
from app.domain.words import Screened
from app.storage.tables import Action, Approval, Contact, Extension, Issue, IssueDecision, NamedPerson, Screening, Stage
from app.storage.tables import Person as PersonRow
from app.storage.tables.approvals import OF_REFUSAL
from app.storage.tables.mapped import KEY

_CASE: Final = bindparam("case_id", type_=KEY)
_STAGE: Final = bindparam("stage_id", type_=KEY)

_DECISIONS: Final = (
    select(
        IssueDecision.issue_id,
        IssueDecision.outcome,
        IssueDecision.reasons,
        IssueDecision.remedy,
        IssueDecision.root_cause,
        IssueDecision.contractor,
        IssueDecision.policy_needs_review,
    )
    .where(IssueDecision.case_id == _CASE, IssueDecision.stage_id == _STAGE)
    .order_by(IssueDecision.id)
)
_ISSUES: Final = (
    select(Issue.id, Issue.number, Issue.summary, Issue.category, Issue.service_area, Issue.ground)
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
    .where(Action.case_id == _CASE)
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
    .where(Contact.case_id == _CASE)
    .order_by(Contact.at, Contact.id)
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
_REVIEWERS: Final = select(Stage.reviewer_id).where(Stage.case_id == _CASE, Stage.reviewer_id.is_not(None))
_NAMED: Final = select(NamedPerson.person_id).where(NamedPerson.case_id == _CASE)


def issues(session: Session, case_id: int, stage_id: int) -> tuple[cases.Issue, ...]:
    """The issues of a case in their order, each with the decision that counts at this stage: the last one."""
    rows = session.execute(_DECISIONS, {"case_id": case_id, "stage_id": stage_id})
    decided = {
        issue_id: Decision(outcome, reasons, remedy, root_cause, contractor, policy_needs_review)
        for issue_id, outcome, reasons, remedy, root_cause, contractor, policy_needs_review in rows
    }
    found = session.execute(_ISSUES, {"case_id": case_id})
    return tuple(cases.Issue(*issue, decision=decided.get(issue[0])) for issue in found)


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


def extensions(session: Session, case_id: int, stage_id: int) -> tuple[Extended, ...]:
    """The extensions of a stage, in the order in which they were made."""
    rows = session.execute(_EXTENSIONS, {"case_id": case_id, "stage_id": stage_id})
    return tuple(
        Extended(old, new, reason, day_of(told_at), StepCode(step)) for old, new, reason, told_at, step in rows
    )


def named_people(session: Session, case_id: int) -> frozenset[int]:
    """The colleagues whom the complaint is about, by id."""
    return frozenset(session.execute(_NAMED, {"case_id": case_id}).scalars())


def reviewers(session: Session, case_id: int) -> frozenset[int]:
    """The colleagues who review a stage of a case, or did."""
    found = session.execute(_REVIEWERS, {"case_id": case_id}).scalars()
    return frozenset(each for each in found if each is not None)
