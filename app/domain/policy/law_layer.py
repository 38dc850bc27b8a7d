"""What the law of a nation asks of every policy, as frozen dataclasses: dated facts, each with its clause."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.domain.policy.pack import Clause, StepCode, StepRule


@dataclass(frozen=True, slots=True)
class LawStep:
    """A step that the law demands of every landlord of the nation, from a date on."""

    rule: StepRule
    from_day: date


@dataclass(frozen=True, slots=True)
class LawChange:
    """Something the law took away or added on a date: `removes` names what no longer binds a customer."""

    removes: Literal["designated-person-filter", "ombudsman-wait"]
    from_day: date
    says: str
    clause: str


LawTopic = Literal[
    "definition",
    "time-bar",
    "exclusions",
    "declines",
    "reasons",
    "different-person",
    "written-answer",
    "answer-when-known",
]


@dataclass(frozen=True, slots=True)
class LawDemand:
    """Something the law demands that is not a date: what it says on one topic, from a date on."""

    topic: LawTopic
    from_day: date
    says: str
    clause: str


@dataclass(frozen=True, slots=True)
class ContactBlock:
    """Where to write to or telephone a body outside the landlord, from a date on."""

    body: str
    from_day: date
    address: tuple[str, ...]
    telephone: str
    email: str
    website: str
    note: str


@dataclass(frozen=True, slots=True)
class Law:
    """Dated facts that bind every pack of a landlord of one nation (the law layer)."""

    code: str
    nation: str
    title: str
    steps: tuple[LawStep, ...]
    changes: tuple[LawChange, ...]
    time_bar_months: int
    exclusions_known: tuple[str, ...]
    contacts: tuple[ContactBlock, ...]
    from_day: date
    clauses: tuple[Clause, ...]
    demands: tuple[LawDemand, ...] = ()

    def demand_on(self, topic: LawTopic, day: date) -> LawDemand | None:
        """What the law demands on a topic on that day, or None while it demands nothing."""
        return next((d for d in self.demands if d.topic == topic and d.from_day <= day), None)

    def step_on(self, code: StepCode, received: date) -> StepRule | None:
        """What the law demands of a case received on that day, or None if it demanded nothing yet."""
        return next((s.rule for s in self.steps if s.rule.code == code and s.from_day <= received), None)

    def removed_on(self, what: str, day: date) -> LawChange | None:
        """The change that took something away by that day, or None while it still stands."""
        return next((c for c in self.changes if c.removes == what and c.from_day <= day), None)

    def contact_on(self, body: str, day: date) -> ContactBlock | None:
        """The body's contact block in force on that day (before the first one: the first one)."""
        blocks = sorted((c for c in self.contacts if c.body == body), key=lambda c: c.from_day)
        return next((c for c in reversed(blocks) if c.from_day <= day), blocks[0] if blocks else None)
