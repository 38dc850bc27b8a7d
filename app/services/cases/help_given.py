"""Records the help that a customer was given."""

from collections.abc import Mapping

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.help_given import problems_with_help, reason_not_to_record_help
from app.domain.words import MoveName
from app.services.cases.merging import write_merged
from app.services.cases.settling import settle
from app.services.facts.loading import load_to_change
from app.storage.work import Work


def record_help(work: Work, case_id: int, opened: Mapping[str, object], assistance: str) -> Done:
    """Writes what was done to help; merged with what another desk wrote meanwhile."""
    work.move = MoveName.RECORD_HELP_GIVEN
    case = load_to_change(work, case_id)
    if reason := reason_not_to_record_help(case.facts):
        raise Refusal(reason)
    if problems := problems_with_help(case.facts, assistance):
        raise Refusal.of_fields(problems)
    write_merged(case.row, opened, {"assistance": assistance.strip()})
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference}: help given recorded")
