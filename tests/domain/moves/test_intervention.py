"""A meeting or a visit: what it was, who was there, what came of it."""

from dataclasses import replace

import pytest

from app.domain.moves.intervention import (
    NewIntervention,
    problems_with_intervention,
    reason_not_to_record_intervention,
)
from app.domain.words import InterventionKind
from tests.domain.moves.complaints import CODE, NOW, answered, at, closed, complaint

TYPED = NewIntervention(InterventionKind.VISIT, NOW, "Ms Okafor, Sam Carter, a surveyor", "The gutter is the cause.")


@pytest.mark.clause("ISHA 2.6e")
def test_a_meeting_is_recorded_until_the_case_is_closed() -> None:
    assert reason_not_to_record_intervention(complaint()) is None
    assert reason_not_to_record_intervention(answered()) is None, "an agreed action may ask for a visit"
    assert reason_not_to_record_intervention(closed()) == "This case was closed on Tue 26 May 2026."


@pytest.mark.clause("ISHA 2.6e")
def test_it_says_what_it_was_when_who_was_there_and_what_came_of_it() -> None:
    assert problems_with_intervention(complaint(), TYPED, NOW) == {}
    assert problems_with_intervention(complaint(), NewIntervention(None, None, "", " "), NOW) == {
        "kind": "Choose what it was.",
        "at": "Say when: a day and a time, such as 26 May 14:05.",
        "present": "Say who was there.",
        "came_of_it": "Write down what came of it (ISHA 2.6e).",
    }
    silent = replace(TYPED, came_of_it="")
    theirs = problems_with_intervention(complaint(policy=CODE), silent, NOW)
    assert theirs == {"came_of_it": "Write down what came of it."}


def test_what_is_to_come_is_no_intervention_yet_and_texts_can_be_stored() -> None:
    wrong = replace(TYPED, at=at("2026-05-27"), present="\x00", came_of_it="x" * 20_001)
    assert problems_with_intervention(complaint(), wrong, NOW).keys() == {"at", "present", "came_of_it"}
