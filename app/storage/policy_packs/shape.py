"""The shape of a pack's TOML: which keys stand where, and what each may hold."""

from collections.abc import Callable
from datetime import date, time
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, WrapValidator, model_validator
from pydantic_core import PydanticCustomError

from app.domain.policy import CountedFrom, Counting, Signatories, StepCode, WrittenAnswer
from app.domain.words import Method


def _expecting(what: str) -> WrapValidator:
    """Says what was expected in one phrase, whichever part of it failed."""

    def check(value: object, settle: Callable[[object], object]) -> object:
        try:
            return settle(value)
        except ValidationError:
            raise PydanticCustomError("expected", "{what}", {"what": what}) from None

    return WrapValidator(check)


Text = Annotated[str, Field(min_length=1)]
WorkingDays = Annotated[int, Field(ge=1, le=260), _expecting("a whole number from 1 to 260")]
Days = Annotated[int, Field(ge=0, le=366), _expecting("a whole number of days from 0 to 366")]
Months = Annotated[int, Field(ge=1, le=120), _expecting("a whole number of months from 1 to 120")]
StageNumber = Annotated[int, Field(ge=1, le=9), _expecting("a whole number from 1 to 9")]
Count = Annotated[int, Field(ge=0, le=1000), _expecting("a whole number from 0 to 1000")]
# TOML knows text, not enumerations: these two are looked up by their value.
Code = Annotated[StepCode, Field(strict=False)]
By = Annotated[Method, Field(strict=False)]


class Table(BaseModel):
    """One table of a pack: no key beyond those named, and no value of another kind made to fit."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ClauseTable(Table):
    """One of `[[clauses]]`."""

    id: Text
    says: Text


class WordsTable(Table):
    """`[words]`: the landlord's own."""

    handler: Text
    case_worker: Text
    reviewer: Text
    review: Text
    team: Text


class UpdatesTable(Table):
    """`[updates]`: how customers are kept informed."""

    says: Text
    next_date_always: bool
    clause: Text


class ExtensionTable(Table):
    """`extension` of a step."""

    working_days: WorkingDays
    clause: Text


class StepTable(Table):
    """One of `[[steps]]`: counted in working days, or agreed with the customer."""

    code: Code
    stage: StageNumber
    working_days: WorkingDays | None = None
    agreed_with_customer: bool = False
    counted_from: CountedFrom
    says: Text
    clause: Text
    extension: ExtensionTable | None = None

    @model_validator(mode="after")
    def _counted_or_agreed(self) -> "StepTable":
        if (self.working_days is None) != self.agreed_with_customer:
            raise PydanticCustomError("either", "either working_days or agreed_with_customer = true")
        return self


class StageTable(Table):
    """One of `[[stages]]`, in order."""

    number: StageNumber
    name: Text
    not_previously_involved: bool
    senior: bool
    panel: bool
    reasons_may_be_demanded: bool
    may_hand_back: bool
    clause: Text
    reasons_clause: str = ""


class TimeBarTable(Table):
    """`[time_bar]`."""

    months: Months
    counted_from: Text
    override: Text
    clause: Text


class ExclusionTable(Table):
    """One of `[[exclusions]]`, with the way it goes."""

    code: Text
    says: Text
    route: Literal["refuse", "refer", "join", "log-as-request"]
    clause: Text
    refer_to: str = ""
    approval: bool = True


class GroundTable(Table):
    """One of `[[grounds]]` or `[[decline_codes]]`."""

    code: Text
    says: Text
    clause: Text


class ClosingTable(Table):
    """`[closing]`: what must be so before a case is closed."""

    actions_done: bool
    compensation_received: bool
    customer_confirms: bool
    learning_discussed: bool
    survey_invited: bool
    attempts_before_closing_unreached: Count
    clause: Text


class ReopeningTable(Table):
    """`[reopening]`."""

    months: Months | None = None
    on: Text
    clause: Text


class OnwardTable(Table):
    """`[onward]`: after exhaustion."""

    designated_person: bool
    ombudsman_wait_days: Days
    ombudsman_within_months: Months | None = None
    clause: Text


class PetitionsTable(Table):
    """`[petitions]`."""

    signatures: Count
    households: Count
    signatories: Signatories
    clause: Text


class PackTable(Table):
    """A whole pack."""

    code: Text
    version: Text
    title: Text
    published_by: Text
    landlords: list[Text]
    effective: date
    review_by: date | None = None
    definition: Text
    definition_clause: Text
    counting: Counting
    cut_off: time | None = None
    pausing_allowed: bool
    acknowledge_by: Annotated[list[By], Field(min_length=1)]
    written_answer: WrittenAnswer
    written_answer_clause: str = ""
    answer_closes: bool
    words: WordsTable
    updates: UpdatesTable
    time_bar: TimeBarTable
    stages: Annotated[list[StageTable], Field(min_length=1)]
    steps: list[StepTable]
    exclusions: list[ExclusionTable]
    grounds: list[GroundTable]
    decline_codes: list[GroundTable]
    closing: ClosingTable
    reopening: ReopeningTable
    onward: OnwardTable
    petitions: PetitionsTable
    clauses: list[ClauseTable]
