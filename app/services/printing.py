"""Letters of several cases to print: each a file of its own, just as it was sent, and noted as printed."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.words import LetterState, Method, MoveName
from app.services.facts.loading import load_to_change
from app.services.letters import MadeLetter, make_again
from app.storage import tables
from app.storage.work import Work

NONE_LEFT = "None of the chosen cases has a letter to be posted that was not printed before."


def to_print(work: Work, case_ids: Sequence[int]) -> tuple[int, ...]:
    """The letters of these cases that went by post and were not printed yet, by id, in the order of the cases.

    Raises Refusal where there is none.
    """
    letter, printed = tables.Letter, tables.LetterPrint
    query = (
        select(letter.id, letter.case_id)
        .outerjoin(printed, printed.letter_id == letter.id)
        .where(
            letter.case_id.in_(case_ids),
            letter.state == LetterState.SENT,
            letter.sent_how == Method.LETTER,
            printed.id.is_(None),
        )
        .order_by(letter.id)
    )
    places = {case_id: place for place, case_id in enumerate(case_ids)}
    found = sorted(work.session.execute(query), key=lambda row: places[row[1]])
    if not found:
        raise Refusal(NONE_LEFT)
    return tuple(letter_id for letter_id, _ in found)


def files_to_print(work: Work, letter_ids: Sequence[int]) -> tuple[MadeLetter, ...]:
    """These letters as Word files, numbered in their order: each has its own pages, and nobody else's address."""
    wide = len(str(len(letter_ids)))
    made = (make_again(work, letter_id) for letter_id in letter_ids)
    return tuple(MadeLetter(f"{place:0{wide}} {each.name}", each.content) for place, each in enumerate(made, start=1))


def note_printed(work: Work, letter_ids: Iterable[int]) -> Done:
    """Each case says in its history that its letter was printed."""
    work.move = MoveName.PRINT_LETTERS
    letter = tables.Letter
    rows = work.session.execute(select(letter.id, letter.case_id).where(letter.id.in_(tuple(letter_ids)))).all()
    for case_id in sorted({case_id for _, case_id in rows}):
        load_to_change(work, case_id)
    for letter_id, case_id in rows:
        work.session.add(tables.LetterPrint(case_id=case_id, letter_id=letter_id, by_id=work.person.id, at=work.now))
    count = len(rows)
    return Done(None, "", f"{count:,} {'letter is' if count == 1 else 'letters are'} ready to be printed")
