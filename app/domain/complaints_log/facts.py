"""A case out of a log as the rules see it: at each of its stages, governed by the policy of the day of its receipt."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from app.domain.cases import Case, Decision, Issue, Person
from app.domain.complaints_log.cases import LoggedCase, LoggedIssue
from app.domain.deadlines import Extended, due
from app.domain.happened import happened_so_far
from app.domain.moves.checks import LONGEST_LINE
from app.domain.policy import Law, Policy
from app.domain.spoken_dates import at_no_time, day_of
from app.domain.steps import codes_of_stage
from app.domain.words import Kind, Screened, Status
from app.domain.working_days import WorkingCalendar

REASONS: Final = "Decided before the case was brought in; its log gives no reasons."
PUT_OFF: Final = "Put off before the case was brought in; its log gives no reason."
PAYMENT: Final = "Payment"
NO_REFERENCE: Final = "(no reference)"
"""What stands for the reference of a case that had none where it was brought from."""


@dataclass(frozen=True, slots=True)
class Rules:
    """By what a case is governed: policy, law and calendar of its landlord, and what day it is."""

    landlord: str
    policy: Policy
    law: Law | None
    calendar: WorkingCalendar
    today: date
    screened: Screened | None = Screened.ACCEPTED
    says_when_closed: bool = True
    """Whether the log has a column for that; where it has none, an answered case is over."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a case is called here, and who looks after it."""

    id: int
    reference: str
    handler: Person | None = None
    issue_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stage:
    number: int
    began: datetime
    acknowledged: datetime | None = None
    first_contact: datetime | None = None
    promised: date | None = None
    extended: date | None = None
    answered: datetime | None = None


def facts_of(case: LoggedCase, identity: Identity, rules: Rules) -> tuple[Case, ...]:
    """The case at each stage that it has been through, the last as it stands now."""
    stages = tuple(_stages(case))
    decided_at = _stage_of_decisions(case)
    last = stages[-1]
    closed = _moment(case.closed) or (None if rules.says_when_closed else last.answered)
    status = Status.CLOSED if closed else Status.ANSWERED if last.answered else Status.OPEN
    return tuple(
        _facts(case, identity, rules, stage, decided=stage.number == decided_at, status=status, closed=closed)
        for stage in stages
    )


def title_of(case: LoggedCase) -> str:
    """The title of a case: what its first row says, in a line."""
    words = " ".join(case.issues[0].summary.split())
    if len(words) <= LONGEST_LINE:
        return words
    return f"{words[: LONGEST_LINE - 1].rsplit(' ', 1)[0]}…"


def said_in(case: LoggedCase) -> str:
    """What went wrong, issue by issue, as the log words it."""
    return "\n".join(issue.summary for issue in case.issues)


def findings_of(issue: LoggedIssue) -> str:
    """What a log says besides, so that none of it is lost."""
    undecided = issue.compensation is not None and issue.outcome is None
    parts = (
        f"Comments in the log: {issue.comments}" if issue.comments else "",
        f"Compensation in the log: {issue.compensation.words}." if issue.compensation and undecided else "",
        f"Compensation in the log: “{issue.unread_compensation}”." if issue.unread_compensation else "",
    )
    return "\n".join(part for part in parts if part)


def decision_of(issue: LoggedIssue) -> Decision | None:
    """What was decided about an issue, with the compensation that was paid for it."""
    if issue.outcome is None:
        return None
    remedy = f"Compensation of {issue.compensation.words}." if issue.compensation else ""
    return Decision(
        outcome=issue.outcome,
        reasons=REASONS,
        remedy=remedy,
        root_cause=issue.root_cause,
        remedy_kinds=(PAYMENT,) if issue.compensation else (),
    )


def _stages(case: LoggedCase) -> Iterator[_Stage]:
    received = _moment_of(case.received)
    # A day that was promised belongs to the stage that was under way on it.
    later = day_of(case.escalated) if case.escalated else None
    due_later = case.due if case.due and later and case.due >= later else None
    extended_later = case.extended if case.extended and later and case.extended >= later else None
    yield _Stage(
        1,
        received,
        _no_sooner(case.acknowledged, received),
        _no_sooner(case.first_contact, received),
        None if due_later else case.due,
        None if extended_later else case.extended,
        _no_sooner(case.answered, received),
    )
    for number in range(2, case.stage + 1):
        began = _no_sooner(case.escalated, received) or received
        if number < case.stage:
            yield _Stage(number, began)
            continue
        yield _Stage(
            number,
            began,
            acknowledged=_no_sooner(case.review_acknowledged, began),
            promised=case.review_due or due_later,
            extended=extended_later,
            answered=_no_sooner(case.review_answered, began),
        )


def _stage_of_decisions(case: LoggedCase) -> int:
    """The stage at which the outcomes were decided: the last that was answered, else the last."""
    return case.stage if case.review_answered or not case.answered else 1


def _facts(
    case: LoggedCase,
    identity: Identity,
    rules: Rules,
    stage: _Stage,
    *,
    decided: bool,
    status: Status,
    closed: datetime | None,
) -> Case:
    facts = Case(
        id=identity.id,
        reference=identity.reference,
        kind=Kind.COMPLAINT,
        landlord=rules.landlord,
        about=title_of(case),
        received_at=_moment_of(case.received),
        policy=rules.policy,
        law=rules.law,
        status=status,
        anonymous=case.name is None,
        customer=case.name.in_full if case.name else "",
        said=said_in(case),
        screened=rules.screened,
        acknowledged_at=stage.acknowledged,
        handler=identity.handler,
        first_contact_at=stage.first_contact,
        promised_answer_on=stage.promised,
        answered_at=stage.answered,
        closed_at=closed,
        issues=tuple(_issues(case, identity, decided=decided)),
        stage_number=stage.number,
        stage_began_at=stage.began,
        brought_as=case.reference or NO_REFERENCE,
    )
    return _put_off(facts, stage, rules, case.extension_reason)


def _issues(case: LoggedCase, identity: Identity, *, decided: bool) -> Iterator[Issue]:
    for number, (issue_id, issue) in enumerate(zip(identity.issue_ids, case.issues, strict=True), start=1):
        decision, findings = decision_of(issue) if decided else None, findings_of(issue)
        yield Issue(issue_id, number, issue.summary, issue.category, issue.service_area, "", findings, decision)


def _put_off(facts: Case, stage: _Stage, rules: Rules, reason: str) -> Case:
    """The case with its extension; when the customer was told the log does not say: the last day that was in time."""
    if stage.extended is None:
        return facts
    code = codes_of_stage(facts)[-1]
    found = due(code, rules.policy, rules.law, rules.calendar, happened_so_far(facts))
    if found is None or stage.extended <= found.day:
        return replace(facts, promised_answer_on=stage.extended)
    told = min(found.day, rules.today)
    return replace(facts, extensions=(Extended(found.day, stage.extended, reason or PUT_OFF, told, code),))


def _moment_of(when: date | datetime) -> datetime:
    return when if isinstance(when, datetime) else at_no_time(when)


def _moment(when: date | datetime | None) -> datetime | None:
    return None if when is None else _moment_of(when)


def _no_sooner(when: date | datetime | None, than: datetime) -> datetime | None:
    """A day without its time is never before the moment of the same day that it followed."""
    return None if when is None else max(_moment_of(when), than)
