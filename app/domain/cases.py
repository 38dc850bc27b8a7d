"""What the rules need to know of a case: small frozen facts, as they stand at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from app.domain.deadlines import Extended, Pause
from app.domain.policy import Law, Policy, StepCode
from app.domain.signing_off import SignOff
from app.domain.words import (
    ActionState,
    ContactKind,
    Direction,
    InterventionKind,
    Kind,
    LetterKind,
    Method,
    Outcome,
    Screened,
    Status,
)

NEVER = datetime.min.replace(tzinfo=UTC)
"""The moment of what has not happened."""


@dataclass(frozen=True, slots=True)
class Person:
    """A colleague, as far as rules ask: who, and with which roles."""

    id: int
    name: str
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about one issue at one stage; `contractor` and `team` are whom it is about (INC 1.2)."""

    outcome: Outcome
    reasons: str
    remedy: str = ""
    root_cause: str = ""
    contractor: str = ""
    policy_needs_review: bool = False
    team: str = ""
    exception: str = field(default="", repr=False)
    circumstances: str = field(default="", repr=False)
    remedy_kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing complained of inside a case; outcome, root cause and remedy belong here, never to the case."""

    id: int
    number: int
    summary: str
    category: str
    service_area: str
    ground: str = ""
    findings: str = field(default="", repr=False)
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """Something agreed with the customer: who does it, by when (ISHA 2.6e)."""

    id: int
    number: int
    what: str
    owner: Person
    due_on: date
    state: ActionState = ActionState.OPEN
    done_on: date | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact or attempt: an attempt did not reach the customer and counts for nothing but itself."""

    at: datetime
    kind: ContactKind
    direction: Direction
    method: Method
    reached: bool
    by: str
    summary: str
    next_update_on: date | None = None


@dataclass(frozen=True, slots=True)
class Intervention:
    """Something done towards a resolution besides talking: a meeting, a visit, who was there and what came of it."""

    at: datetime
    kind: InterventionKind
    present: str = field(repr=False)
    came_of_it: str = field(repr=False)
    by: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal or referral as it was proposed; `approved` is None until somebody else has decided about it.

    `exclusion` is the pack's code, `earlier` the reference of the case in which the issue was considered before,
    `handed_to` the legal representative who has it now, `filed_on` the day of filing at court.
    """

    id: int
    result: Screened
    exclusion: str
    by: Person
    came_to_notice_on: date | None = None
    reason: str = field(default="", repr=False)
    evidence: str = field(default="", repr=False)
    circumstances: str = field(default="", repr=False)
    earlier: str = ""
    handed_to: str = field(default="", repr=False)
    filed_on: date | None = None
    needs_approval: bool = True
    approved: bool | None = None
    sent_back_because: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter that has not gone out: `approved` is None until somebody else has decided about it as it stands.

    `texts` are what its writer put into it, by field; `digest` is that of all it says.
    """

    id: int
    kind: LetterKind
    by: Person
    ready: bool = False
    how: Method = Method.LETTER
    needs_approval: bool = False
    texts: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    written_at: datetime = NEVER
    digest: str = ""
    approved: bool | None = None
    sent_back_because: str = field(default="", repr=False)

    @property
    def waits_for_approval(self) -> bool:
        """True where it is meant to go out, and somebody else has still to read it."""
        return self.ready and self.needs_approval and self.approved is None


@dataclass(frozen=True, slots=True)
class Case:
    """A complaint from receipt to closure, as the rules see it. Times are aware; `law` is None where it does not bind.

    `reviewer` reviews the stage at hand, `reviewers` any of its stages; these are known of a restricted case only.
    `kept_dates` are due dates that no calendar moves any more: of steps that are done, and of a closed case.
    `brought_as` is its reference where it was brought from; empty for a case that was logged here.
    """

    id: int
    reference: str
    kind: Kind
    landlord: str
    about: str
    received_at: datetime
    policy: Policy
    law: Law | None
    status: Status = Status.OPEN
    anonymous: bool = False
    customer: str = ""
    preferred: Method | None = None
    never_by: tuple[Method, ...] = ()
    has_adjustments: bool = False
    adjustments_review_on: date | None = None
    said: str = ""
    understood: str = ""
    outcome_sought: str = ""
    screened: Screened | None = None
    refusal: Refusal | None = None
    acknowledged_at: datetime | None = None
    acknowledged_by_method: Method | None = None
    handler: Person | None = None
    case_worker: Person | None = None
    reviewer: Person | None = None
    reviewers: frozenset[int] = frozenset()
    restricted: bool = False
    named_people: frozenset[int] = frozenset()
    first_contact_at: datetime | None = None
    promised_answer_on: date | None = None
    extensions: tuple[Extended, ...] = ()
    pauses: tuple[Pause, ...] = ()
    next_update_on: date | None = None
    update_every_days: int | None = None
    written_answer_requested: bool = False
    answered_at: datetime | None = None
    answered_in_writing: bool = False
    closed_at: datetime | None = None
    issues: tuple[Issue, ...] = ()
    actions: tuple[Action, ...] = ()
    contacts: tuple[Contact, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    drafts: tuple[Draft, ...] = ()
    kept_dates: tuple[tuple[StepCode, date], ...] = ()
    stage_number: int = 1
    stage_began_at: datetime | None = None
    sign_off: SignOff | None = None
    brought_as: str = ""

    @property
    def named_on(self) -> frozenset[int]:
        """The ids of those who look after the case or review it: a restricted one is read by them, and by managers."""
        return self.reviewers | {each.id for each in (self.handler, self.case_worker, self.reviewer) if each}

    @property
    def waits_for_approval(self) -> bool:
        """True where a refusal was proposed, and somebody else has still to decide about it."""
        proposed = self.refusal is not None and self.refusal.needs_approval and self.refusal.approved is None
        return proposed and not self.refused

    @property
    def refused(self) -> bool:
        """True where the complaint was not accepted: refused, or referred elsewhere."""
        return self.screened in {Screened.REFUSED, Screened.REFERRED}

    @property
    def open_actions(self) -> tuple[Action, ...]:
        """Agreed actions that are still to do."""
        return tuple(action for action in self.actions if action.state is ActionState.OPEN)

    @property
    def owes_written_answer(self) -> bool:
        """True where the answer was only spoken, and the customer has asked for it in writing (ISHA 2.7c)."""
        return self.written_answer_requested and self.answered_at is not None and not self.answered_in_writing

    def draft_of(self, kind: LetterKind) -> Draft | None:
        """The letter of this kind that has not gone out, if there is one."""
        return next((draft for draft in self.drafts if draft.kind is kind), None)

    @property
    def undecided(self) -> tuple[Issue, ...]:
        """Issues without an outcome at this stage."""
        return tuple(issue for issue in self.issues if issue.decision is None)
