"""Agreed actions: who does what by when, and how it ended."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.moves.act import (
    Completion,
    NewAction,
    problems_with_action,
    problems_with_completion,
    reason_not_to_agree_action,
    reason_not_to_complete,
)
from app.domain.words import ActionState, Status
from tests.domain.moves.complaints import ACTION, ACTIVE, NOW, acknowledged, closed, complaint, done

TYPED = NewAction("Repair the gutter.", 2, date(2026, 6, 16))
DONE = Completion(ACTION.id, ActionState.DONE, date(2026, 5, 26))


def agreed(typed: NewAction) -> dict[str, str]:
    return problems_with_action(complaint(), typed, ACTIVE, NOW)


def ended(typed: Completion, **more: Any) -> dict[str, str]:
    return problems_with_completion(acknowledged(**{"actions": (ACTION,), **more}), typed, NOW)


def test_actions_are_agreed_until_the_case_is_closed() -> None:
    assert reason_not_to_agree_action(complaint()) is None
    assert reason_not_to_agree_action(closed()) == "This case was closed on Tue 26 May 2026."


@pytest.mark.clause("ISHA 2.6e")
def test_an_action_has_a_wording_an_owner_and_a_date() -> None:
    assert agreed(TYPED) == {}
    assert agreed(NewAction("", None, None)) == {
        "what": "Say what will be done.",
        "owner_id": "Choose who will do it.",
        "due_on": "Say by when (ISHA 2.6e).",
    }
    assert agreed(replace(TYPED, owner_id=5)) == {"owner_id": "Choose who will do it."}
    assert agreed(replace(TYPED, due_on=date(2026, 5, 25))) == {
        "due_on": "An agreed action cannot be in the past: Mon 25 May 2026 has gone."
    }
    assert agreed(replace(TYPED, what="x" * 20_001)).keys() == {"what"}


@pytest.mark.clause("CODE 6.6")
def test_actions_are_followed_to_their_end_also_after_closing() -> None:
    assert reason_not_to_complete(acknowledged(actions=(ACTION,))) is None
    assert reason_not_to_complete(closed(actions=(ACTION,))) is None
    assert reason_not_to_complete(closed()) == "This case was closed on Tue 26 May 2026."
    assert reason_not_to_complete(acknowledged(actions=(done(),))) == "No agreed action is still to do."
    assert "void" in (reason_not_to_complete(complaint(actions=(ACTION,), status=Status.VOID)) or "")


def test_how_an_action_ended() -> None:
    assert ended(DONE) == {}
    assert ended(replace(DONE, state=ActionState.OPEN)) == {"done_on": "Choose done, or no longer needed."}
    assert ended(replace(DONE, done_on=None)) == {"done_on": "Say on which day."}
    assert ended(replace(DONE, done_on=date(2026, 5, 27))) == {"done_on": "Wed 27 May 2026 is in the future."}
    assert ended(replace(DONE, done_on=date(2026, 5, 21))) == {
        "done_on": "That is before the complaint was received, Fri 22 May 2026."
    }
    assert ended(replace(DONE, evidence="\x00")).keys() == {"evidence"}


def test_an_action_that_is_no_longer_needed_says_why() -> None:
    not_needed = replace(DONE, state=ActionState.NO_LONGER_NEEDED)
    assert ended(not_needed) == {"evidence": "Say why it is no longer needed."}
    assert ended(replace(not_needed, evidence="She has moved out.")) == {}


def test_another_cases_action_or_one_that_has_ended_is_refused() -> None:
    assert ended(replace(DONE, action_id=99)) == {"action_id": "Choose the action."}
    assert ended(DONE, actions=(done(),)) == {"action_id": "This action is already done."}
