"""Correcting when a case was received, and making void what is none."""

from collections.abc import Callable
from datetime import datetime

import pytest

from app.domain.cases import Case
from app.domain.moves.checks import reason_not_to_touch
from app.domain.moves.correct import (
    CorrectedReceipt,
    Voiding,
    problems_with_receipt,
    problems_with_voiding,
    reason_not_to_correct_receipt,
    reason_not_to_make_void,
)
from app.domain.steps import steps_of
from app.domain.to_do import next_to_do
from app.domain.words import Status
from tests.domain.moves.complaints import CALENDAR, NOW, acknowledged, answered, at, attempt, closed, complaint

LETTER = "The letter lay in the post room over the weekend."
VOID = "This case was made void: nothing more can be done on it."


def wrong(case: Case, received: datetime | None, reason: str = LETTER) -> dict[str, str]:
    return problems_with_receipt(case, CorrectedReceipt(received, reason), NOW)


def test_an_earlier_moment_with_its_reason_is_taken() -> None:
    assert wrong(complaint(), at("2026-05-20", "09:15")) == {}
    assert wrong(closed(), at("2026-05-20", "09:15")) == {}


def test_a_receipt_in_the_future_is_refused() -> None:
    assert wrong(complaint(), at("2026-05-26", "10:01")) == {
        "received_at": "Tue 26 May 2026 at 10:01 is in the future. A complaint is logged when it has been received."
    }


def test_a_receipt_after_what_already_happened_is_refused_with_the_first_of_it() -> None:
    assert wrong(answered(), at("2026-05-26", "09:31")) == {
        "received_at": "It was acknowledged on Tue 26 May 2026 at 09:00: it was received before that."
    }
    assert wrong(complaint(contacts=(attempt("09:40"),)), at("2026-05-26", "09:41")) == {
        "received_at": "There was a contact about it on Tue 26 May 2026 at 09:40: it was received before that."
    }
    assert wrong(acknowledged(), at("2026-05-26", "09:00")) == {}


def test_a_contact_before_the_receipt_was_about_the_request_that_it_once_was() -> None:
    case = complaint(received_at=at("2026-05-26", "09:50"), contacts=(attempt("09:40"),))
    assert wrong(case, at("2026-05-26", "09:45")) == {}


def test_the_same_moment_and_no_reason_are_no_correction() -> None:
    assert wrong(complaint(), at("2026-05-22", "16:50"), " ") == {
        "received_at": "It is recorded so already. Give the moment at which it was received after all.",
        "reason": "Say why: it stands in the history of the case.",
    }
    assert list(wrong(complaint(), None)) == ["received_at"]


def test_a_case_is_made_void_once_with_a_reason_while_nothing_was_answered() -> None:
    assert reason_not_to_make_void(acknowledged()) is None
    assert reason_not_to_make_void(answered()) == "The customer has our answer: close the case instead."
    assert reason_not_to_make_void(acknowledged(stage_number=2)) == reason_not_to_make_void(answered())
    assert reason_not_to_make_void(closed()) == "This case is closed: it stays in the record as it is."
    assert reason_not_to_make_void(complaint(status=Status.VOID)) == "This case was made void already."
    assert problems_with_voiding(Voiding("A test.")) == {}
    assert problems_with_voiding(Voiding("")) == {"reason": "Say why: it stands in the history of the case."}


@pytest.mark.parametrize("rule", [reason_not_to_touch, reason_not_to_correct_receipt])
def test_nothing_more_can_be_done_on_a_void_case_and_nothing_is_demanded(rule: Callable[[Case], str | None]) -> None:
    case = acknowledged(status=Status.VOID)
    assert rule(case) == VOID
    assert next_to_do(case, CALENDAR) is None
    assert {step.note for step in steps_of(case, CALENDAR) if step.state == "not-needed"} == {"made void"}
    assert not [step for step in steps_of(case, CALENDAR) if step.state == "open"]
