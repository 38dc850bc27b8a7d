"""Registers a petition as a case, and completes later what came with its signatures."""

from collections.abc import Mapping
from dataclasses import asdict, replace

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.log import Intake
from app.domain.moves.petition import CameWith, problems_with_what_came, reason_not_to_complete_petition
from app.domain.words import Kind, MoveName
from app.services.cases.log import log_as_named
from app.services.cases.merging import write_merged
from app.services.facts.loading import load_to_change
from app.storage import tables
from app.storage.work import Work

_NO_SUBJECT = "Petition, subject not stated"
_NO_ISSUES = "The petition does not say what gave cause to it."


def register(work: Work, intake: Intake, came: CameWith) -> Done:
    """Logs the petition with stages and clocks of any case, from its receipt (ISHA A2.2); its customer leads it.

    What it does not say is missing, and no reason to refuse it: the case is called so.
    """
    work.move = MoveName.REGISTER_A_PETITION
    if problems := problems_with_what_came(came, work.now):
        raise Refusal.of_fields(problems)
    called = replace(
        intake,
        kind=Kind.PETITION,
        about=came.subject.strip() or _NO_SUBJECT,
        said=came.issues.strip() or _NO_ISSUES,
        outcome_sought=came.action_asked_for.strip(),
    )
    row = log_as_named(work, called)
    work.session.add(tables.Petition(case_id=row.id, **_stripped(came)))
    return Done(row.id, row.reference, f"{row.reference}: petition registered")


def complete(work: Work, case_id: int, opened: Mapping[str, object], came: CameWith) -> Done:
    """Writes what has come since, or was overlooked; merged with what another desk wrote meanwhile."""
    work.move = MoveName.COMPLETE_A_PETITION
    case = load_to_change(work, case_id)
    if reason := reason_not_to_complete_petition(case.facts):
        raise Refusal(reason)
    if problems := problems_with_what_came(came, work.now):
        raise Refusal.of_fields(problems)
    write_merged(petition_of(work, case_id), opened, _stripped(came))
    return Done(case_id, case.row.reference, f"{case.row.reference}: petition completed")


def petition_of(work: Work, case_id: int) -> tables.Petition:
    """What came with the signatures of a petition. Raises Refusal where the case was never registered as one."""
    found = work.session.get(tables.Petition, case_id)
    if found is None:
        raise Refusal("This case was not registered as a petition. Register the petition as a case of its own.")
    return found


def _stripped(came: CameWith) -> dict[str, object]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in asdict(came).items()}
