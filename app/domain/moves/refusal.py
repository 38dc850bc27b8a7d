"""Approve a refusal, or send it back: decided by somebody else than who proposed it (ISHA 2.3, CODE 2)."""

import json
from dataclasses import dataclass, field
from hashlib import sha256

from app.domain.cases import Case, Refusal
from app.domain.moves.checks import found, missing, reason_not_to_touch, text_problem


@dataclass(frozen=True, slots=True)
class RefusalDecision:
    """What the forms hold that approve a refusal or send it back; `refusal_id` is the one that was read."""

    refusal_id: int
    reason: str = field(default="", repr=False)


def reason_not_to_approve(case: Case) -> str | None:
    """Why there is no refusal to decide about now, or None. Who may is told by the table of rights."""
    if touched := reason_not_to_touch(case):
        return touched
    return None if case.waits_for_approval else "No refusal of this case waits for approval."


def problems_with_approval(case: Case, typed: RefusalDecision) -> dict[str, str]:
    """What is wrong with an approval, by field."""
    return found((("reason", _changed_meanwhile(case, typed)), ("reason", text_problem(typed.reason))))


def problems_with_sending_back(case: Case, typed: RefusalDecision) -> dict[str, str]:
    """What is wrong with sending a refusal back, by field: whoever proposed it needs to know why."""
    asked = missing(typed.reason, "Say why it is not approved: whoever proposed it goes on from there.")
    return found(
        (("reason", asked), ("reason", _changed_meanwhile(case, typed)), ("reason", text_problem(typed.reason)))
    )


def digest_of_refusal(refusal: Refusal) -> str:
    """What is approved, as one SHA-256: an approval shows for good which words it was given to."""
    noticed, filed = (day.isoformat() if day else "" for day in (refusal.came_to_notice_on, refusal.filed_on))
    said = (
        *(str(refusal.id), refusal.result.value, refusal.exclusion, str(refusal.by.id), noticed),
        *(refusal.reason, refusal.evidence, refusal.circumstances, refusal.earlier, refusal.handed_to, filed),
    )
    return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _changed_meanwhile(case: Case, typed: RefusalDecision) -> str | None:
    if case.refusal is None or case.refusal.id == typed.refusal_id:
        return None
    return "Another refusal was proposed meanwhile. Leave this form, and read that one first."
