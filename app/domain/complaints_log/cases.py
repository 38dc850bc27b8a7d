"""A case as a complaints log tells it, with whatever in it needs a look."""

from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.words import Channel, Method, Outcome
from app.domain.written.money import Money
from app.domain.written.names import Name


@dataclass(frozen=True, slots=True, repr=False)
class LoggedIssue:
    """One row of a case: what was complained of, and what was decided."""

    summary: str
    category: str
    service_area: str = ""
    outcome: Outcome | None = None
    compensation: Money | None = None
    unread_compensation: str = ""
    root_cause: str = ""
    comments: str = ""
    outcome_sought: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class LoggedCase:
    """A case out of a log. Days without a time stay days; `stage` is the last that it has reached."""

    key: str
    reference: str
    received: date | datetime
    name: Name | None
    address: str
    town: str
    postcode: str
    property_ref: str
    telephone: str
    email: str
    preferred: Method | None
    channel: Channel
    stage: int
    handler: str
    handler_id: int | None
    acknowledged: date | datetime | None
    first_contact: date | datetime | None
    due: date | None
    extended: date | None
    extension_reason: str
    answered: date | datetime | None
    escalated: date | datetime | None
    review_acknowledged: date | datetime | None
    review_due: date | None
    review_answered: date | datetime | None
    closed: date | datetime | None
    learning: str
    issues: tuple[LoggedIssue, ...]
    digest: str

    @property
    def answered_last(self) -> date | datetime | None:
        """When the stage that it has reached was answered."""
        return self.answered if self.stage == 1 else self.review_answered


@dataclass(slots=True, repr=False)
class Understanding:
    """What is found out about the rows of one case: why some are refused, what needs a look, what is worth saying."""

    refused: dict[int, str] = field(default_factory=dict[int, str])
    doubts: dict[int, str] = field(default_factory=dict[int, str])
    notes: dict[int, str] = field(default_factory=dict[int, str])

    def refuse(self, row: int, sentence: str) -> None:
        """The first reason of each row counts."""
        self.refused.setdefault(row, sentence)

    def doubt(self, row: int, sentence: str) -> None:
        """Somebody should look at this before it is taken."""
        self._say(self.doubts, row, sentence)

    def note(self, row: int, sentence: str) -> None:
        """It is taken so, and the report says so."""
        self._say(self.notes, row, sentence)

    def _say(self, where: dict[int, str], row: int, sentence: str) -> None:
        said = where.get(row)
        where[row] = f"{said} {sentence}" if said else sentence
