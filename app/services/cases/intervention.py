"""Records a meeting, a visit or another intervention towards resolving a complaint."""

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.intervention import (
    NewIntervention,
    problems_with_intervention,
    reason_not_to_record_intervention,
)
from app.domain.words import MoveName
from app.services.cases.settling import settle
from app.services.facts.loading import load_to_change
from app.storage import tables
from app.storage.work import Work


def record_intervention(work: Work, case_id: int, typed: NewIntervention) -> Done:
    """Adds what was done to the stage at hand, recorded by whoever acts."""
    work.move = MoveName.RECORD_AN_INTERVENTION
    case = load_to_change(work, case_id)
    if reason := reason_not_to_record_intervention(case.facts):
        raise Refusal(reason)
    problems = problems_with_intervention(case.facts, typed, work.now)
    if problems or typed.kind is None:
        raise Refusal.of_fields(problems)
    work.session.add(
        tables.Intervention(
            case_id=case_id,
            stage_id=case.stage.id,
            kind=typed.kind,
            at=typed.at,
            present=typed.present.strip(),
            came_of_it=typed.came_of_it.strip(),
            by_id=work.person.id,
            recorded_at=work.now,
        )
    )
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference}: {typed.kind.words} recorded")
