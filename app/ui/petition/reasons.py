"""Why what the Petition tab offers cannot be done now: by right, and by the moves' own rules."""

from functools import partial
from typing import TYPE_CHECKING

from app.domain.moves.petition import (
    reason_not_to_bring_signatures,
    reason_not_to_complete_petition,
    reason_not_to_decide_signatures,
    reason_not_to_take_at_face_value,
    reason_not_to_verify,
)
from app.domain.petitions.deciding import next_to_check, open_by_suggestion
from app.domain.rights import reason_against
from app.domain.words import MoveName

if TYPE_CHECKING:
    from app.services.cases import CaseView
    from app.services.petitions import PetitionView

NONE_OPEN = "Every line is decided."
NOTHING_BY_RULE = "No open line was understood plainly enough to be decided together with others."


def reasons(view: "CaseView", petition: "PetitionView") -> dict[str, str | None]:
    """By what is offered: why not now, or None."""
    verified, me, case = petition.verified, view.me, view.case
    deciding = partial(reason_not_to_decide_signatures, verified=verified)
    not_to_decide = reason_against(me, MoveName.DECIDE_A_SIGNATURE, case, deciding)
    if verified:
        other = partial(reason_not_to_take_at_face_value, verified=verified)
        not_to_take = reason_against(me, MoveName.TAKE_AT_FACE_VALUE, case, other)
    else:
        other = partial(reason_not_to_verify, verified=verified)
        not_to_take = reason_against(me, MoveName.VERIFY_A_PETITION, case, other)
    return {
        "bring": reason_against(me, MoveName.BRING_IN_SIGNATURES, case, reason_not_to_bring_signatures),
        "complete": reason_against(me, MoveName.COMPLETE_A_PETITION, case, reason_not_to_complete_petition),
        "take": not_to_take,
        "decide": not_to_decide,
        "rules": not_to_decide or (None if open_by_suggestion(petition.lines) else NOTHING_BY_RULE),
        "next": None if next_to_check(petition.lines) is not None else NONE_OPEN,
    }
