"""What a policy excludes, held against one case: which points there are, what bars it by time, who must approve."""

from datetime import date
from typing import Final

from app.domain.cases import Case
from app.domain.deadlines import LastDayInTime, last_day_in_time
from app.domain.policy import Exclusion, LawDemand
from app.domain.spoken_dates import day_of
from app.domain.words import Screened

LATE: Final = "late"
ALREADY_CONSIDERED: Final = "already-considered"
ANONYMOUS: Final = "anonymous"
LEGAL: Final = "legal-proceedings"
ROUTES: Final = {Screened.REFUSED: "refuse", Screened.REFERRED: "refer", Screened.AS_REQUEST: "log-as-request"}
"""What each result of a screening is called among the routes of a pack."""


def exclusions_for(case: Case, result: Screened) -> tuple[Exclusion, ...]:
    """The points of the pack on which a complaint can be screened to this result."""
    return tuple(each for each in case.policy.exclusions if each.route == ROUTES.get(result))


def exclusion_of(case: Case, code: str) -> Exclusion | None:
    """The point of the pack with that code, or None."""
    return next((each for each in case.policy.exclusions if each.code == code), None)


def unknown_to_the_law(case: Case, exclusion: Exclusion, filed_on: date | None = None) -> LawDemand | None:
    """What the law demands of refusals, where this point is none that it knows; None where it does not object.

    Legal proceedings are a point that it knows from the day on which the claim was filed at court.
    """
    demand = case.law.demand_on("exclusions", day_of(case.received_at)) if case.law else None
    known = case.law is not None and exclusion.code in case.law.exclusions_known
    return None if known and (exclusion.code != LEGAL or filed_on) else demand


def against_the_law(case: Case, exclusion: Exclusion, filed_on: date | None = None) -> str:
    """What is to be said before a refusal that the law does not know, with its clause; empty where it knows it."""
    demand = unknown_to_the_law(case, exclusion, filed_on)
    if demand is None:
        return ""
    if exclusion.code == LEGAL:
        return f"The law knows this point only once the claim is filed at court ({demand.clause})."
    return f"The law does not know this point: {demand.says} ({demand.clause})."


def needs_approval(case: Case, exclusion: Exclusion, filed_on: date | None = None) -> bool:
    """True unless the pack waives it, and the law has nothing against that."""
    return exclusion.approval or unknown_to_the_law(case, exclusion, filed_on) is not None


def time_barred(case: Case, noticed: date | None) -> LastDayInTime | None:
    """The last day on which it could be complained of, where it was received after it; an unknown date never bars."""
    if noticed is None:
        return None
    last = last_day_in_time(case.policy, case.law, noticed, day_of(case.received_at))
    return last if day_of(case.received_at) > last.day else None


def time_bar_clause(case: Case, last: LastDayInTime) -> str:
    """The clause that sets the limit: the law's where it gives the longer one, else the policy's."""
    demand = case.law.demand_on("time-bar", day_of(case.received_at)) if case.law and last.from_law else None
    return demand.clause if demand else case.policy.time_bar.clause


def clause_of(case: Case, exclusion: Exclusion, noticed: date | None) -> str:
    """The clause on which a complaint is not accepted."""
    barred = time_barred(case, noticed) if exclusion.code == LATE else None
    return time_bar_clause(case, barred) if barred else exclusion.clause
