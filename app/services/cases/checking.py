"""Fills the checklist of a case out of its history; a move that was taken back fills nothing."""

from sqlalchemy import select

from app.domain.checklist import Checked, MadeMove, checklist_of
from app.domain.words import Corrected
from app.services.facts.loading import LoadedCase
from app.storage import tables
from app.storage.work import Work


def checklist(work: Work, case: LoadedCase) -> tuple[Checked, ...]:
    """Every line with who did it and when; none where the policy keeps no checklist."""
    if not case.facts.policy.checklist:
        return ()
    line, person, correction = tables.HistoryLine, tables.Person, tables.Correction
    gone = select(correction.line).where(
        correction.case_id == case.row.id,
        correction.what == Corrected.WRONG_CASE,
        correction.line.is_not(None),
    )
    query = (
        select(line.move, line.at, person.name)
        .join(person, person.id == line.person_id)
        .where(line.subject == "case", line.subject_id == case.row.id, line.number.not_in(gone))
        .order_by(line.number)
    )
    made = (MadeMove(move, at, who) for move, at, who in work.session.execute(query))
    return checklist_of(case.facts, case.row.assistance, made)
