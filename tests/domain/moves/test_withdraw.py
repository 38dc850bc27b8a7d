"""A complaint that is taken back, and a request for service that becomes one."""

from dataclasses import replace

import pytest

from app.domain.moves.complain import (
    Dissatisfaction,
    problems_with_dissatisfaction,
    reason_not_to_turn_into_complaint,
)
from app.domain.moves.withdraw import Withdrawal, problems_with_withdrawal, reason_not_to_withdraw
from app.domain.steps import due_dates, steps_of
from app.domain.to_do import next_to_do
from app.domain.words import Kind, Method, Status
from tests.domain.moves.complaints import (
    ACTION,
    CALENDAR,
    CODE,
    NOW,
    acknowledged,
    answered,
    at,
    closed,
    complaint,
)


def test_a_complaint_is_withdrawn_until_it_is_answered() -> None:
    assert reason_not_to_withdraw(complaint()) is None
    assert reason_not_to_withdraw(answered()) == "The answer went out on Tue 26 May 2026: close the case instead."
    assert reason_not_to_withdraw(closed()) == "This case was closed on Tue 26 May 2026."
    assert reason_not_to_withdraw(complaint(anonymous=True)) == (
        "The complaint is anonymous: there is nobody who could withdraw it."
    )


def test_when_and_in_whose_words_is_asked() -> None:
    said = Withdrawal(Method.TELEPHONE, NOW, "They came and did it; I no longer want to complain.")
    assert problems_with_withdrawal(complaint(), said, NOW) == {}
    assert list(problems_with_withdrawal(complaint(), replace(said, words=" ", at=None), NOW)) == ["at", "words"]
    early = problems_with_withdrawal(complaint(), replace(said, at=at("2026-05-22", "09:00")), NOW)
    assert early["at"].startswith("That is before the complaint was received")


def test_nothing_but_agreed_actions_is_left_of_a_withdrawn_case() -> None:
    case = acknowledged(closed_at=NOW, status=Status.CLOSED)
    assert next_to_do(case, CALENDAR) is None
    assert {step.note for step in steps_of(case, CALENDAR) if step.code == "answer"} == {"withdrawn before that"}
    agreed = next_to_do(replace(case, actions=(ACTION,)), CALENDAR)
    assert agreed is not None
    assert agreed.move == "complete"


@pytest.mark.clause("ISHA 2.3d")
@pytest.mark.clause("CODE 1.4")
@pytest.mark.clause("CODE 1.5")
def test_no_clock_of_a_complaint_runs_on_a_request_for_service() -> None:
    request = complaint(kind=Kind.SERVICE_REQUEST)
    assert due_dates(request, CALENDAR) == {}
    assert reason_not_to_turn_into_complaint(request) is None
    assert reason_not_to_turn_into_complaint(complaint()) == "This is a complaint already (ISHA 2.3d)."
    assert reason_not_to_turn_into_complaint(complaint(policy=CODE)) == "This is a complaint already (CODE 1.4)."
    disappointed = answered(kind=Kind.SERVICE_REQUEST)
    assert reason_not_to_turn_into_complaint(disappointed) is None, "its answer may be what disappoints"
    dealt_with = "The request for service is dealt with: log the complaint as a new case."
    assert reason_not_to_turn_into_complaint(closed(kind=Kind.SERVICE_REQUEST)) == dealt_with


def test_dissatisfaction_comes_after_the_request_and_not_in_the_future() -> None:
    request = complaint(kind=Kind.SERVICE_REQUEST)
    assert problems_with_dissatisfaction(request, Dissatisfaction(NOW, "Nobody came."), NOW) == {}
    early = problems_with_dissatisfaction(request, Dissatisfaction(at("2026-05-22", "16:49"), " "), NOW)
    assert early == {
        "expressed_at": "The request for service came on Fri 22 May 2026 at 16:50; "
        "the complaint about it came after that.",
        "said": "Write down what they are dissatisfied with, in their words.",
    }
    late = problems_with_dissatisfaction(request, Dissatisfaction(at("2026-05-26", "10:01"), "x"), NOW)
    assert "is in the future" in late["expressed_at"]
