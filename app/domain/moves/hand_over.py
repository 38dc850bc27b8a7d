"""Hand over: a legal letter comes while a case is worked on; the case may be closed and handed to a lawyer (ISHA 2.3l).

It is at the landlord's discretion, so it asks why; and it is proposed and approved as a refusal is.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.cases import Case
from app.domain.exclusions import LEGAL, ROUTES, exclusion_of
from app.domain.moves.checks import found, missing, reason_not_to_touch
from app.domain.moves.screen import Screening, problems_with_screening, reason_to_wait
from app.domain.policy import Exclusion
from app.domain.spoken_dates import day_of, full_day
from app.domain.words import Screened


@dataclass(frozen=True, slots=True)
class HandOver:
    """What the form holds: to whom, when the claim was filed at court (None: it was not), the letter, and why."""

    handed_to: str = field(repr=False)
    evidence: str = field(repr=False)
    reason: str = field(repr=False)
    filed_on: date | None = None


def reason_not_to_hand_over(case: Case) -> str | None:
    """Why this case cannot be handed to a legal representative now, or None."""
    if touched := reason_not_to_touch(case):
        return touched
    if waits := reason_to_wait(case):
        return waits
    if legal_point(case) is None:
        return "This policy has no point for legal proceedings."
    if case.screened is None:
        return "It has not been accepted yet: screen it, legal proceedings are one of the points there."
    if case.screened is Screened.AS_REQUEST:
        return "This is a service request: there is no complaint to hand over."
    if case.answered_at:
        return f"The answer went out on {full_day(day_of(case.answered_at))}: close the case as any other."
    return None


def legal_point(case: Case) -> Exclusion | None:
    """The point of the pack on legal proceedings, where a complaint can be refused or referred on it."""
    point = exclusion_of(case, LEGAL)
    return point if point and point.route in {"refuse", "refer"} else None


def as_screening(case: Case, typed: HandOver) -> Screening:
    """The handing over as a screening on the point of the pack: what is proposed, approved, and told in the letter."""
    point = legal_point(case)
    result = next((each for each, route in ROUTES.items() if point and route == point.route), Screened.REFERRED)
    return Screening(
        result=result,
        reason=typed.reason,
        exclusion=LEGAL,
        evidence=typed.evidence,
        handed_to=typed.handed_to,
        filed_on=typed.filed_on,
    )


def problems_with_hand_over(case: Case, typed: HandOver, now: datetime) -> dict[str, str]:
    """What is wrong with handing a case over, by field."""
    asked = "It is at your discretion: say why the complaint is closed on it."
    problems = problems_with_screening(case, as_screening(case, typed), now)
    return found((*problems.items(), ("reason", missing(typed.reason, asked))))
