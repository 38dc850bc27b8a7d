"""What a policy pack says, as frozen dataclasses. Every number carries the clause that it comes from."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Literal

from app.domain.policy.practice import ChecklistLine, Specialist
from app.domain.words import LetterKind, Method

Counting = Literal["receipt-day-zero", "roll-forward"]
CountedFrom = Literal["receipt", "acknowledgement", "request"]
WrittenAnswer = Literal["always", "on-request", "not-stated"]
Signatories = Literal["homes", "any"]


class StepCode(StrEnum):
    """What a policy can demand by a date, in the order in which a case meets it."""

    ACKNOWLEDGE = "acknowledge"
    FIRST_CONTACT = "first-contact"
    ANSWER = "answer"
    ACKNOWLEDGE_REVIEW = "acknowledge-review"
    ANSWER_REVIEW = "answer-review"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a policy: its id, and what it says, in short."""

    id: str
    says: str


@dataclass(frozen=True, slots=True)
class Words:
    """The words a landlord uses for the people and papers of its policy."""

    handler: str
    case_worker: str
    reviewer: str
    review: str
    team: str


@dataclass(frozen=True, slots=True)
class Extension:
    """How far a step may be put off, in working days, without a manager's good reason."""

    working_days: int
    clause: str


@dataclass(frozen=True, slots=True)
class StepRule:
    """One thing the policy demands by a date.

    `working_days` is None where the date is agreed with the customer. A step counted from the acknowledgement counts
    from the acknowledgement or its due date, whichever is earlier: a late acknowledgement never buys time.
    """

    code: StepCode
    stage: int
    working_days: int | None
    counted_from: CountedFrom
    says: str
    clause: str
    extension: Extension | None = None

    @property
    def agreed_with_customer(self) -> bool:
        """True where the customer and the handler agree the date between them."""
        return self.working_days is None


@dataclass(frozen=True, slots=True)
class StageRule:
    """One stage of the procedure: who answers it, and on what conditions."""

    number: int
    name: str
    not_previously_involved: bool
    senior: bool
    panel: bool
    reasons_may_be_demanded: bool
    may_hand_back: bool
    clause: str
    reasons_clause: str = ""


@dataclass(frozen=True, slots=True)
class TimeBar:
    """How long after learning of a matter a customer may complain, in months; the last day itself is in time."""

    months: int
    counted_from: str
    override: str
    clause: str


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A reason for which a complaint may be refused, referred elsewhere, joined or logged otherwise."""

    code: str
    says: str
    route: Literal["refuse", "refer", "join", "log-as-request"]
    clause: str
    refer_to: str = ""
    approval: bool = True


@dataclass(frozen=True, slots=True)
class Ground:
    """What a complaint can be about in the policy's own definition (ISHA 2.2, INC 2.1)."""

    code: str
    says: str
    clause: str


@dataclass(frozen=True, slots=True)
class DeclineCode:
    """A reason for which a review may be declined."""

    code: str
    says: str
    clause: str


@dataclass(frozen=True, slots=True)
class Closing:
    """What must be so before an answered case is closed."""

    actions_done: bool
    compensation_received: bool
    customer_confirms: bool
    learning_discussed: bool
    survey_invited: bool
    attempts_before_closing_unreached: int
    clause: str


@dataclass(frozen=True, slots=True)
class Reopening:
    """Within how many months of closure a case may be opened again, and on what; None months: any time."""

    months: int | None
    on: str
    clause: str


@dataclass(frozen=True, slots=True)
class Onward:
    """Where a customer may go when the internal procedure is exhausted."""

    designated_person: bool
    ombudsman_wait_days: int
    ombudsman_within_months: int | None
    clause: str


@dataclass(frozen=True, slots=True)
class PetitionRules:
    """What makes a petition valid."""

    signatures: int
    households: int
    signatories: Signatories
    clause: str


@dataclass(frozen=True, slots=True)
class Updates:
    """How a customer is kept informed; `next_date_always`: an open case always has the date of its next update."""

    says: str
    next_date_always: bool
    clause: str


@dataclass(frozen=True, slots=True)
class Policy:
    """One landlord's policy as data; a case keeps the pack of the day it was received."""

    code: str
    version: str
    title: str
    published_by: str
    landlords: tuple[str, ...]
    effective: date
    review_by: date | None
    definition: str
    definition_clause: str
    words: Words
    counting: Counting
    cut_off: time | None
    pausing_allowed: bool
    acknowledge_by: tuple[Method, ...]
    written_answer: WrittenAnswer
    written_answer_clause: str
    answer_closes: bool
    time_bar: TimeBar
    stages: tuple[StageRule, ...]
    steps: tuple[StepRule, ...]
    exclusions: tuple[Exclusion, ...]
    grounds: tuple[Ground, ...]
    decline_codes: tuple[DeclineCode, ...]
    closing: Closing
    reopening: Reopening
    onward: Onward
    petitions: PetitionRules
    clauses: tuple[Clause, ...]
    updates: Updates = Updates("", False, "")
    specialists: tuple[Specialist, ...] = ()
    checklist: tuple[ChecklistLine, ...] = ()
    letters_approved: tuple[LetterKind, ...] = ()

    def step(self, code: StepCode) -> StepRule | None:
        """The rule for one step, or None where the policy does not demand it."""
        return next((rule for rule in self.steps if rule.code == code), None)

    @property
    def without_approval(self) -> tuple[str, ...]:
        """The codes of the exclusions on which the policy asks for nobody's approval."""
        return tuple(each.code for each in self.exclusions if not each.approval)

    def stage(self, number: int) -> StageRule:
        """The stage of that number, counted from 1."""
        return self.stages[number - 1]

    def clause(self, clause_id: str) -> Clause | None:
        """The clause of that id, or None."""
        return next((clause for clause in self.clauses if clause.id == clause_id), None)
