"""Add an issue: what comes up while a stage is unanswered joins the case, anything else is a new one (CODE 6.8)."""

from dataclasses import dataclass, field

from app.domain.cases import Case
from app.domain.moves.checks import LONGEST_LINE, cite, found, missing, reason_not_to_touch, text_problem
from app.domain.moves.log import LONGEST_GROUND
from app.domain.spoken_dates import day_of, full_day

CLAUSE = "CODE 6.8"


@dataclass(frozen=True, slots=True)
class AddedIssue:
    """An issue that came up later, and whether it belongs to this complaint."""

    summary: str = field(repr=False)
    category: str
    service_area: str
    ground: str = ""
    related: bool | None = True


def reason_not_to_add_issue(case: Case) -> str | None:
    """Why no issue can join this case now, or None: once a stage is answered, what comes up is a new case."""
    touched = reason_not_to_touch(case)
    if case.answered_at and (touched is None or case.closed_at):
        went = full_day(day_of(case.answered_at))
        return f"The answer went out on {went}: log what comes up now as a new case{cite(case, CLAUSE)}."
    return touched


def problems_with_added_issue(case: Case, typed: AddedIssue) -> dict[str, str]:
    """What is wrong with an issue that is added, by field; of a matter of its own nothing else is asked here."""
    if typed.related is False:
        clause = cite(case, CLAUSE)
        return {"related": f"A matter of its own is a new case, with dates of its own: log it as one{clause}."}
    return found(
        (
            ("summary", missing(typed.summary, "Say in short what it is.")),
            ("summary", text_problem(typed.summary)),
            ("category", missing(typed.category, "Choose a category.")),
            ("category", text_problem(typed.category, LONGEST_LINE)),
            ("service_area", missing(typed.service_area, "Choose the service area that will look into it.")),
            ("service_area", text_problem(typed.service_area, LONGEST_LINE)),
            ("ground", text_problem(typed.ground, LONGEST_GROUND)),
            ("related", None if typed.related else "Choose whether it belongs to this complaint."),
        )
    )
