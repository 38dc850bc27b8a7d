"""The sign-off of a review's answer: the reviewer's signature under what was decided, which is its approval."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.history import sha256_hex
from app.domain.words import LetterKind

if TYPE_CHECKING:
    from app.domain.cases import Case


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who signed off the answer of a stage, when, and the digest of what they signed."""

    by_id: int
    at: datetime
    digest: str


def digest_to_sign(case: "Case") -> str:
    """What is signed: each decision as it stands, and what was written into the letter; a change asks for it again."""
    decided = [[issue.number, asdict(issue.decision) if issue.decision else None] for issue in case.issues]
    draft = case.draft_of(LetterKind.RESPONSE)
    return sha256_hex(json.dumps([decided, dict(draft.texts) if draft else {}], sort_keys=True))


def is_signed_off(case: "Case") -> bool:
    """True where the reviewer of the stage has signed off its answer as it now stands."""
    signed, reviewer = case.sign_off, case.reviewer
    return bool(signed and reviewer and signed.by_id == reviewer.id and signed.digest == digest_to_sign(case))
