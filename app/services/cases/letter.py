"""Makes the letter of a move that was saved without it."""

from sqlalchemy import select

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.letter import reason_not_to_make_letter
from app.domain.words import LetterKind, Method, MoveName
from app.services.facts.loading import load_to_change
from app.services.letters import send_with
from app.storage import tables
from app.storage.work import Work


def make_letter(work: Work, case_id: int, kind: LetterKind) -> Done:
    """Makes the letter and files it as sent. Raises Refusal naming every field that is still empty."""
    work.move = MoveName(f"make the {kind.words} letter")
    case = load_to_change(work, case_id)
    letter = tables.Letter
    same = select(letter.id).where(letter.case_id == case_id, letter.stage_id == case.stage.id, letter.kind == kind)
    made = work.session.execute(same.limit(1)).first() is not None
    if reason := reason_not_to_make_letter(case.facts, kind, made=made):
        raise Refusal(reason)
    how = case.stage.acknowledged_how if kind is LetterKind.ACKNOWLEDGEMENT else case.stage.answered_how
    send_with(work, case, kind, how or Method.LETTER)
    return Done(case_id, case.row.reference, f"{case.row.reference}: {kind.words} letter made")
