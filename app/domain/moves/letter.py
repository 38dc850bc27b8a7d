"""Make a letter later: the letter of a move that was saved without it."""

from app.domain.cases import Case
from app.domain.moves.checks import reason_not_to_touch
from app.domain.words import LetterKind


def reason_not_to_make_letter(case: Case, kind: LetterKind, *, made: bool) -> str | None:
    """Why the letter of a move cannot be made now, or None; `made` is True where it is among the letters already."""
    if made:
        return f"The {kind.words} letter is made already: it stands in the list of letters."
    if case.anonymous:
        return "The complaint is anonymous: there is nobody to write to."
    if kind is LetterKind.ACKNOWLEDGEMENT and not case.acknowledged_at:
        return "Acknowledge the complaint first."
    if kind is LetterKind.RESPONSE and not case.answered_at:
        return "Answer the complaint first."
    return reason_not_to_touch(case)
