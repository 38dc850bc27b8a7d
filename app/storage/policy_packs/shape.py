"""What a pack's keys may hold, where the type hints of the rules' dataclasses leave it open."""

from dataclasses import dataclass
from datetime import date

from app.domain.policy import CountedFrom, Extension, LawStep, StepCode, StepRule

# The lowest and the highest whole number under a key, and what is counted.
WHOLE_NUMBERS = {
    "working_days": (1, 260, ""),
    "stage": (1, 9, ""),
    "number": (1, 9, ""),
    "months": (1, 120, " of months"),
    "time_bar_months": (1, 120, " of months"),
    "ombudsman_within_months": (1, 120, " of months"),
    "ombudsman_wait_days": (0, 366, " of days"),
    "signatures": (0, 1000, ""),
    "households": (0, 1000, ""),
    "attempts_before_closing_unreached": (0, 1000, ""),
}
# The keys that a pack may leave out, beside those that may be None. The dataclasses' own defaults do not count here: a
# pack says in writing what the law demands and how customers are kept informed.
LEFT_OUT: dict[str, object] = {
    "written_answer_clause": "",
    "reasons_clause": "",
    "refer_to": "",
    "letters_approved": (),
    "approval": True,
    "agreed_with_customer": False,
    "specialists": (),
    "checklist": (),
    "who": "",
    "reached_at": "",
}
TEXT_MAY_BE_EMPTY = {
    "who",
    "reached_at",
    "written_answer_clause",
    "reasons_clause",
    "refer_to",
    "telephone",
    "email",
    "website",
    "note",
}
LIST_MAY_NOT_BE_EMPTY = {"acknowledge_by", "stages"}


@dataclass(frozen=True, slots=True)
class StepTable:
    """One of a pack's `[[steps]]` as it is written: counted in working days, or agreed with the customer."""

    code: StepCode
    stage: int
    working_days: int | None
    agreed_with_customer: bool
    counted_from: CountedFrom
    says: str
    clause: str
    extension: Extension | None


@dataclass(frozen=True, slots=True)
class LawStepTable(StepTable):
    """One of the law's `[[steps]]` as it is written: a step, and the day it holds from, in one table."""

    from_day: date


WRITTEN_AS: dict[type, type[StepTable]] = {StepRule: StepTable, LawStep: LawStepTable}


def settled(step: StepTable) -> StepRule | LawStep:
    """The step as the rules read it. Raises ValueError, with what was expected, where it is both or neither."""
    if (step.working_days is None) != step.agreed_with_customer:
        raise ValueError("either working_days or agreed_with_customer = true")
    rule = StepRule(
        code=step.code,
        stage=step.stage,
        working_days=step.working_days,
        counted_from=step.counted_from,
        says=step.says,
        clause=step.clause,
        extension=step.extension,
    )
    return LawStep(rule=rule, from_day=step.from_day) if isinstance(step, LawStepTable) else rule
