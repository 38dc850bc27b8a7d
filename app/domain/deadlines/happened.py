"""What has happened to a case so far, as far as its dates depend on it, and what a due date is."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.policy import StepCode, StepRule

_OF_THE_REVIEW = (StepCode.ACKNOWLEDGE_REVIEW, StepCode.ANSWER_REVIEW)


@dataclass(frozen=True, slots=True)
class Extended:
    """An answer that was put off: from which day to which, why, and when the customer was told."""

    old: date
    new: date
    reason: str
    said_on: date
    step: StepCode = StepCode.ANSWER

    @property
    def in_time(self) -> bool:
        """True where the customer was told before the old date had passed; a late one is recorded and moves nothing."""
        return self.said_on <= self.old


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which the policy's clock stood still: the days after its start, up to and including its end.

    An end of None means that it still does. A pause that ends on the day it starts changes nothing.
    """

    start: date
    end: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Happened:
    """What has happened to a case so far, as far as its dates depend on it.

    A receipt whose time of day is not known is a plain day: no time is invented for it.
    """

    received: date | datetime
    acknowledged: datetime | None = None
    requested: datetime | None = None
    review_acknowledged: datetime | None = None
    promised_answer: date | None = None
    promised_review_answer: date | None = None
    extended: tuple[Extended, ...] = ()
    pauses: tuple[Pause, ...] = ()

    def waits_for_request(self, code: StepCode) -> bool:
        """True for a step of the review while no review has been asked for."""
        return code in _OF_THE_REVIEW and self.requested is None

    def acknowledged_for(self, code: StepCode) -> datetime | None:
        """When the complaint was acknowledged, or the request for a review where the step belongs to the review."""
        return self.review_acknowledged if code in _OF_THE_REVIEW else self.acknowledged

    def promised_for(self, code: StepCode) -> date | None:
        """The day promised to the customer for an answer, or None."""
        promised = {StepCode.ANSWER: self.promised_answer, StepCode.ANSWER_REVIEW: self.promised_review_answer}
        return promised.get(code)

    def extensions_of(self, code: StepCode) -> tuple[Extended, ...]:
        """The extensions of one step, in the order in which they were made."""
        return tuple(each for each in self.extended if each.step == code)


@dataclass(frozen=True, slots=True)
class DueDate:
    """The day by which a step is to be done, the rule that asks for it, and why, in sentences.

    `from_law` is True where the law layer binds; `promised` where the day was told to the customer, and is a fact.
    """

    day: date
    rule: StepRule
    because: tuple[str, ...]
    from_law: bool
    promised: bool = False


def acknowledgement_of(code: StepCode) -> StepCode:
    """The acknowledgement that comes before a step: the review's, for a step of the review."""
    return StepCode.ACKNOWLEDGE_REVIEW if code in _OF_THE_REVIEW else StepCode.ACKNOWLEDGE
