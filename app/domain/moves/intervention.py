"""Record an intervention: a meeting, a visit, an inspection, a mediation (ISHA 2.6e)."""

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.cases import Case
from app.domain.moves.checks import cite, found, missing, moment_problem, reason_not_to_touch, text_problem
from app.domain.words import InterventionKind


@dataclass(frozen=True, slots=True)
class NewIntervention:
    """What was done and when, who was there, and what came of it."""

    kind: InterventionKind | None
    at: datetime | None
    present: str = field(repr=False)
    came_of_it: str = field(repr=False)


def reason_not_to_record_intervention(case: Case) -> str | None:
    """Why nothing of the kind can be recorded now, or None: after the answer, agreed actions may still ask for it."""
    return reason_not_to_touch(case)


def problems_with_intervention(case: Case, typed: NewIntervention, now: datetime) -> dict[str, str]:
    """What is wrong with it, by field. It is recorded once it has been: what is to come is an agreed action."""
    came = f"Write down what came of it{cite(case, 'ISHA 2.6e')}."
    return found(
        (
            ("kind", None if typed.kind else "Choose what it was."),
            ("at", moment_problem(case, typed.at, now)),
            ("present", missing(typed.present, "Say who was there.")),
            ("came_of_it", missing(typed.came_of_it, came)),
            *((name, text_problem(getattr(typed, name))) for name in ("present", "came_of_it")),
        )
    )
