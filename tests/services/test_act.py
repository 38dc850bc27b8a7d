"""Agreed actions on the case, with owner and date, until they end."""

from datetime import date, timedelta

import pytest

from app.domain.errors import Refusal
from app.domain.moves.act import Completion, NewAction
from app.domain.words import ActionState
from app.services import cases
from tests.services.office import Office, at


def agree(office: Office, case: int, what: str = "Repair the gutter.") -> int:
    day = (office.now + timedelta(days=7)).date()
    office.do(cases.agree_action, case, NewAction(what, office.people["Ada Mensah"], day))
    return office.view(case).case.actions[-1].id


@pytest.mark.clause("ISHA 2.6e")
def test_an_action_has_an_owner_and_a_date_and_is_done_with_evidence(office: Office) -> None:
    case = office.log()
    action = agree(office, case)
    agree(office, case, "Treat the wall.")
    first, second = office.view(case).case.actions
    assert (first.number, first.owner.name, first.due_on) == (1, "Ada Mensah", date(2026, 6, 2))
    assert second.number == 2
    done = Completion(action, ActionState.DONE, office.now.date(), "Photograph of 26 May.")
    assert office.do(cases.complete_action, case, done).said == "R-2026-00001: action done"
    ended = office.view(case).case.actions[0]
    assert (ended.state, ended.done_on, ended.evidence) == (
        ActionState.DONE,
        date(2026, 5, 26),
        "Photograph of 26 May.",
    )


def test_another_cases_action_is_refused_and_stays_open(office: Office) -> None:
    mine, other = office.log(), office.log()
    agree(office, mine)
    theirs = agree(office, other)
    done = Completion(theirs, ActionState.DONE, office.now.date())
    with pytest.raises(Refusal, match=r"Choose the action\."):
        office.do(cases.complete_action, mine, done)
    assert office.view(other).case.open_actions


def test_an_owner_who_left_and_a_day_that_has_gone_are_refused(office: Office) -> None:
    case = office.log()
    with pytest.raises(Refusal) as met:
        office.do(cases.agree_action, case, NewAction("Repair", office.people["Pat Gone"], date(2026, 5, 25)))
    assert met.value.fields.keys() == {"owner_id", "due_on"}


def test_nothing_is_completed_where_nothing_was_agreed(office: Office) -> None:
    with pytest.raises(Refusal, match="No agreed action is still to do"):
        office.do(cases.complete_action, office.log(), Completion(1, ActionState.DONE, office.now.date()))


def test_a_very_long_action_is_kept_whole_and_fits_the_list(office: Office) -> None:
    case = office.under_way(at("2026-05-22"))
    long = "".join(f"{number} bricks, " for number in range(2_000))[:20_000]
    office.do(cases.agree_action, case, NewAction(long, office.people["Ada Mensah"], date(2026, 5, 26)))
    assert office.view(case).case.actions[0].what == long.strip()
