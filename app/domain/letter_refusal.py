"""What the letter says that a complaint is not accepted: the reason with its clause, the evidence, where to turn."""

from dataclasses import dataclass

from app.domain.cases import Case, Refusal
from app.domain.exclusions import LATE, LEGAL, clause_of, exclusion_of, time_barred
from app.domain.letter_values import Opening, Row
from app.domain.policy import Exclusion
from app.domain.spoken_dates import long_day
from app.domain.words import Screened


@dataclass(frozen=True, slots=True, repr=False)
class RefusalLetter:
    """What a refusal says, and a referral elsewhere; `where_to_turn` is empty where nobody else deals with it."""

    opening: Opening
    complaint_defined: str = ""
    decision: str = ""
    policy_title: str = ""
    ground: str = ""
    clause: str = ""
    reason: str = ""
    evidence: str = ""
    time_limit: str = ""
    circumstances: str = ""
    earlier: str = ""
    where_to_turn: str = ""

    def fields(self) -> Row:
        """The fields of the refusal's template; what has no value is empty."""
        own = (
            *("complaint_defined", "decision", "policy_title", "ground", "clause", "reason"),
            *("evidence", "time_limit", "circumstances", "earlier", "where_to_turn"),
        )
        return {**self.opening.fields(), **{name: getattr(self, name) for name in own}}


def refusal_letter(case: Case, opening: Opening) -> RefusalLetter:
    """The letter of the refusal that was proposed; without one its own fields are empty, and asked for."""
    refusal = case.refusal
    excluded = exclusion_of(case, refusal.exclusion) if refusal else None
    if refusal is None or excluded is None:
        return RefusalLetter(opening, case.understood or case.said)
    last = time_barred(case, refusal.came_to_notice_on) if excluded.code == LATE else None
    referred = refusal.result is Screened.REFERRED
    return RefusalLetter(
        opening=opening,
        complaint_defined=case.understood or case.said,
        decision="it is dealt with elsewhere" if referred else "we cannot take it on as a complaint",
        policy_title=case.policy.title,
        ground=_ground(excluded, refusal),
        clause=clause_of(case, excluded, refusal.came_to_notice_on),
        reason=refusal.reason,
        evidence=refusal.evidence,
        time_limit=f"The last day in time was {long_day(last.day)}." if last else "",
        circumstances=refusal.circumstances,
        earlier=refusal.earlier,
        where_to_turn=_where_to_turn(excluded, refusal),
    )


def _ground(excluded: Exclusion, refusal: Refusal) -> str:
    filed = f" The claim was filed at court on {long_day(refusal.filed_on)}." if refusal.filed_on else ""
    return f"{_sentence(excluded.says)}{filed}"


def _where_to_turn(excluded: Exclusion, refusal: Refusal) -> str:
    """Where it is referred; what became a matter of law has its legal representative by name."""
    to = excluded.refer_to if refusal.result is Screened.REFERRED else ""
    if excluded.code != LEGAL:
        return to
    return ", ".join(part for part in (to or "the legal representative", refusal.handed_to) if part)


def _sentence(said: str) -> str:
    """What a policy says of a point, as a sentence of its own."""
    return f"{said[:1].upper()}{said[1:].rstrip('.')}."
