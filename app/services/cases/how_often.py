"""Keeps how often to update a customer, as agreed with them."""

from collections.abc import Mapping

from app.domain.deadlines import next_update
from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.how_often import HowOften, problems_with_how_often, reason_not_to_agree_how_often
from app.domain.spoken_dates import day_of, every
from app.domain.words import MoveName
from app.services.cases.merging import write_merged
from app.services.cases.settling import settle
from app.services.facts.loading import load_to_change
from app.storage.work import Work


def agree_how_often(work: Work, case_id: int, typed: HowOften, opened: Mapping[str, object]) -> Done:
    """From now on every update that reaches the customer dates the next; the first day may be agreed with them.

    `opened` is how often it was when the form was opened: another desk may have agreed something else meanwhile.
    """
    work.move = MoveName.AGREE_HOW_OFTEN
    case = load_to_change(work, case_id)
    if reason := reason_not_to_agree_how_often(case.facts):
        raise Refusal(reason)
    problems, days = problems_with_how_often(case.facts, typed, work.now), typed.update_every_days
    if problems or not days:
        raise Refusal.of_fields(problems)
    write_merged(case.row, opened, {"update_every_days": days})
    case.row.next_update_on = typed.next_update_on or next_update(day_of(work.now), days, case.calendar)
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference}: an update {every(days)}")
