"""Record findings: what the investigation of an issue found, before it is decided (ISHA 2.6d, INC 3.2.3)."""

from dataclasses import dataclass, field

from app.domain.cases import Case, Issue
from app.domain.moves.checks import cite, found, missing, reason_not_to_touch, text_problem
from app.domain.spoken_dates import day_of, full_day


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found on one issue."""

    issue_id: int | None
    findings: str = field(repr=False)


def reason_not_to_record_findings(case: Case) -> str | None:
    """Why nothing more can be recorded as found now, or None: an answer rests on what had been found by then."""
    if touched := reason_not_to_touch(case):
        return touched
    if case.answered_at:
        return f"The answer went out on {full_day(day_of(case.answered_at))}: it rests on what was found by then."
    return None if case.issues else "No issue is recorded on which anything could be found: add it first."


def issue_to_investigate(case: Case) -> Issue | None:
    """The issue whose findings come next: the first without any, else the first; None where there is no issue."""
    without = (issue for issue in case.issues if not issue.findings)
    return next(without, case.issues[0] if case.issues else None)


def problems_with_findings(case: Case, typed: Findings) -> dict[str, str]:
    """What is wrong with findings, by field."""
    issue = next((each for each in case.issues if each.id == typed.issue_id), None)
    wanted = f"Write down what was found{cite(case, 'ISHA 2.6d', 'INC 3.2.3')}."
    return found(
        (
            ("issue_id", None if issue else "Choose the issue it was found on."),
            ("findings", missing(typed.findings, wanted)),
            ("findings", text_problem(typed.findings)),
        )
    )
