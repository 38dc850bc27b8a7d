"""Screen: hold a complaint against the policy's exclusions. Never in the way of acknowledging."""

from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.cases import Case, Person, Refusal
from app.domain.exclusions import (
    ALREADY_CONSIDERED,
    ANONYMOUS,
    LATE,
    LEGAL,
    ROUTES,
    against_the_law,
    exclusion_of,
    exclusions_for,
    needs_approval,
    time_bar_clause,
    time_barred,
)
from app.domain.moves.checks import LONGEST_LINE, found, missing, reason_not_to_touch, text_problem
from app.domain.policy import Exclusion
from app.domain.spoken_dates import day_of, full_day
from app.domain.words import Screened

NOT_ACCEPTED = frozenset({Screened.REFUSED, Screened.REFERRED})


@dataclass(frozen=True, slots=True)
class Screening:
    """What the screening form holds. An unknown date of coming to notice never bars.

    `exclusion` is a code of the pack, `circumstances` what was said when exceptional ones were asked about, `earlier`
    the reference of the case in which the same issue was considered. Where there are legal proceedings, `handed_to` is
    the legal representative and `filed_on` the day on which the claim was filed at court, None where it was not.
    """

    result: Screened
    came_to_notice_on: date | None = None
    reason: str = field(default="", repr=False)
    exclusion: str = ""
    evidence: str = field(default="", repr=False)
    circumstances: str = field(default="", repr=False)
    earlier: str = ""
    handed_to: str = field(default="", repr=False)
    filed_on: date | None = None


def reason_not_to_screen(case: Case) -> str | None:
    """Why this case cannot be screened now, or None."""
    if case.screened:
        return f"Already screened: {case.screened.words}."
    return reason_to_wait(case) or reason_not_to_touch(case)


def reason_to_wait(case: Case) -> str | None:
    """What was proposed of this case and waits for somebody else's approval, or None."""
    if case.waits_for_approval and case.refusal:
        return f"{case.refusal.by.name} proposed that it is {case.refusal.result.words}: that waits for approval."
    return None


def problems_with_screening(case: Case, screening: Screening, now: datetime) -> dict[str, str]:
    """What is wrong with a screening, by field."""
    texts = ("reason", "evidence", "circumstances")
    return found(
        (
            ("came_to_notice_on", _notice_problem(case, screening, now)),
            *(_refusal_problems(case, screening, now) if screening.result in ROUTES else ()),
            ("reason", _reason_problem(screening)),
            *((name, text_problem(getattr(screening, name))) for name in texts),
            ("earlier", text_problem(screening.earlier, 20)),
            ("handed_to", text_problem(screening.handed_to, LONGEST_LINE)),
            ("result", _time_bar_problem(case, screening)),
        )
    )


def as_proposed(case: Case, screening: Screening, by: Person) -> Refusal | None:
    """The refusal that a screening proposes, as the case would hold it; None for one that accepts."""
    excluded = exclusion_of(case, screening.exclusion)
    if screening.result not in NOT_ACCEPTED or excluded is None:
        return None
    return Refusal(
        id=0,
        result=screening.result,
        exclusion=excluded.code,
        by=by,
        came_to_notice_on=screening.came_to_notice_on,
        reason=screening.reason.strip(),
        evidence=screening.evidence.strip(),
        circumstances=screening.circumstances.strip() if excluded.code == LATE else "",
        earlier=screening.earlier.strip().upper() if excluded.code == ALREADY_CONSIDERED else "",
        handed_to=screening.handed_to.strip() if excluded.code == LEGAL else "",
        filed_on=screening.filed_on if excluded.code == LEGAL else None,
        needs_approval=needs_approval(case, excluded, screening.filed_on),
    )


def _notice_problem(case: Case, screening: Screening, now: datetime) -> str | None:
    day = screening.came_to_notice_on
    if day is None:
        return None
    if day > day_of(now):
        return f"{full_day(day)} is in the future."
    if day > day_of(case.received_at):
        return f"That is after the complaint was received, {full_day(day_of(case.received_at))}."
    return None


def _reason_problem(screening: Screening) -> str | None:
    if screening.result is Screened.BY_DISCRETION:
        return missing(screening.reason, "Say why it is accepted all the same.")
    return None


def _refusal_problems(case: Case, typed: Screening, now: datetime) -> tuple[tuple[str, str | None], ...]:
    excluded = next((e for e in exclusions_for(case, typed.result) if e.code == typed.exclusion), None)
    if excluded is None:
        none = not exclusions_for(case, typed.result)
        said = "This policy has no point for that." if none else "Choose the point of the policy that it falls under."
        return (("exclusion", said),)
    if typed.result is Screened.AS_REQUEST:
        return ()
    return (
        *_point_problems(case, typed, excluded, now),
        ("evidence", missing(typed.evidence, f"Say what shows it: it stands in the letter ({excluded.clause}).")),
        ("reason", _own_reason_problem(case, typed, excluded)),
    )


def _point_problems(
    case: Case, typed: Screening, excluded: Exclusion, now: datetime
) -> tuple[tuple[str, str | None], ...]:
    """What each point of a policy asks of its own."""
    clause = excluded.clause
    if excluded.code == ANONYMOUS and not case.anonymous:
        return (("exclusion", f"This complaint is not anonymous: it was made by {case.customer} ({clause})."),)
    if excluded.code == ALREADY_CONSIDERED:
        asked = f"Name the case in which the same issue was considered, such as R-2026-00001 ({clause})."
        return (("earlier", missing(typed.earlier, asked)),)
    if excluded.code == LEGAL:
        asked = f"Name the legal representative to whom it is handed ({clause})."
        return (("handed_to", missing(typed.handed_to, asked)), ("filed_on", _filing_problem(typed.filed_on, now)))
    if excluded.code != LATE:
        return ()
    if typed.came_to_notice_on is None:
        return (("came_to_notice_on", f"Ask them when they noticed it: an unknown date never bars ({clause})."),)
    if time_barred(case, typed.came_to_notice_on) is None:
        return (("exclusion", f"It was made in time: the last day itself still counts ({clause})."),)
    asked = f"Ask about exceptional circumstances before refusing, and write down what they said ({clause})."
    return (("circumstances", missing(typed.circumstances, asked)),)


def _filing_problem(day: date | None, now: datetime) -> str | None:
    if day and day > day_of(now):
        return f"{full_day(day)} is in the future. Leave it empty until the claim is filed."
    return None


def _own_reason_problem(case: Case, typed: Screening, excluded: Exclusion) -> str | None:
    """Each complaint is judged on its merits; a point that the law does not know needs a reason all the more."""
    if objection := against_the_law(case, excluded, typed.filed_on):
        return missing(typed.reason, f"{objection} Say why it is not accepted.")
    if typed.result is Screened.REFUSED:
        return missing(typed.reason, "Say why this complaint is refused: each is judged on its own merits.")
    return None


def _time_bar_problem(case: Case, screening: Screening) -> str | None:
    """Exceptional circumstances are asked before anything is refused as too late."""
    last = time_barred(case, screening.came_to_notice_on)
    if last is None or screening.result is not Screened.ACCEPTED:
        return None
    return (
        f"The last day in time was {full_day(last.day)} ({time_bar_clause(case, last)}). "
        f"Accept by discretion when there are exceptional circumstances, and say which."
    )
