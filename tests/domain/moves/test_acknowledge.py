"""Acknowledging: every reason it is refused, and what is wrong with what was typed."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.domain.moves.acknowledge import Acknowledgement, problems_with_acknowledgement, reason_not_to_acknowledge
from app.domain.words import Method, Status
from tests.domain.moves.complaints import (
    CALENDAR,
    CODE,
    INCOMMUNITIES,
    NOW,
    acknowledged,
    answered,
    at,
    closed,
    complaint,
)

TYPED = Acknowledgement(Method.TELEPHONE, NOW, "Damp in the back bedroom.")


def problems(typed: Acknowledgement = TYPED, **more: Any) -> dict[str, str]:
    return problems_with_acknowledgement(complaint(**more), typed, CALENDAR, NOW)


def test_every_reason_not_to_acknowledge() -> None:
    assert reason_not_to_acknowledge(complaint()) is None
    assert reason_not_to_acknowledge(acknowledged()) == "Already acknowledged on Tue 26 May 2026 by telephone."
    assert (
        reason_not_to_acknowledge(acknowledged(acknowledged_by_method=Method.OFFICE))
        == "Already acknowledged on Tue 26 May 2026 at the office."
    )
    assert (
        reason_not_to_acknowledge(acknowledged(acknowledged_by_method=None))
        == "Already acknowledged on Tue 26 May 2026."
    )
    assert (
        reason_not_to_acknowledge(complaint(anonymous=True))
        == "The complaint is anonymous: there is nobody to acknowledge it to."
    )
    assert reason_not_to_acknowledge(closed(acknowledged_at=None)) == "This case was closed on Tue 26 May 2026."
    assert reason_not_to_acknowledge(answered(acknowledged_at=None)) == (
        "The answer went out on Tue 26 May 2026: nothing is left to acknowledge."
    )
    assert "void" in (reason_not_to_acknowledge(complaint(status=Status.VOID)) or "")


def test_screening_is_never_in_the_way() -> None:
    assert complaint().screened is None
    assert reason_not_to_acknowledge(complaint()) is None


@pytest.mark.clause("ISHA 2.6a")
def test_by_telephone_email_or_letter_and_no_other_way() -> None:
    for method in (Method.TELEPHONE, Method.EMAIL, Method.LETTER):
        assert problems(replace(TYPED, how=method)) == {}
    for method in (Method.TEXT, Method.VISIT, Method.OFFICE):
        assert problems(replace(TYPED, how=method)) == {
            "how": "The policy says: by telephone, by email or by letter (ISHA 2.6a)."
        }


@pytest.mark.clause("INC 3.1.1b")
def test_any_way_will_do_where_the_policy_restricts_none() -> None:
    for method in Method:
        assert problems(replace(TYPED, how=method), policy=INCOMMUNITIES) == {}


def test_the_ways_of_a_pack_are_said_as_they_are_however_many() -> None:
    no_step = replace(INCOMMUNITIES, acknowledge_by=(Method.OFFICE,))
    assert problems(policy=no_step) == {"how": "The policy says: at the office."}
    assert problems(policy=replace(INCOMMUNITIES, acknowledge_by=())) == {}


@pytest.mark.clause("ISHA 2.6a")
def test_a_voicemail_is_an_attempt() -> None:
    assert problems(replace(TYPED, reached=False)) == {
        "reached": "A voicemail is an attempt. Record it as a contact instead."
    }


def test_not_before_receipt_and_not_in_the_future() -> None:
    assert problems(replace(TYPED, at=at("2026-05-22", "16:49"))) == {
        "at": "That is before the complaint was received, Fri 22 May 2026 at 16:50."
    }
    assert "is in the future" in problems(replace(TYPED, at=NOW + timedelta(hours=1)))["at"]
    assert "Say when" in problems(replace(TYPED, at=None))["at"]


def test_the_next_update_is_no_later_than_first_contact() -> None:
    assert problems(replace(TYPED, next_update_on=date(2026, 5, 29))) == {}
    assert problems(replace(TYPED, next_update_on=date(2026, 5, 30))) == {
        "next_update_on": "Later than first contact, due Fri 29 May 2026 (ISHA 2.6c). Choose an earlier day."
    }
    assert problems(replace(TYPED, at=None, next_update_on=date(2026, 5, 30))).keys() == {"at", "next_update_on"}


def test_the_next_update_may_be_later_where_no_first_contact_is_to_come() -> None:
    later = replace(TYPED, next_update_on=date(2026, 6, 5))
    assert problems(later, policy=CODE) == {}
    assert problems(later, first_contact_at=NOW) == {}
    assert problems(later, received_at=at("2026-05-11")) == {}, "first contact is overdue already"


def test_the_next_update_is_not_in_the_past() -> None:
    assert problems(replace(TYPED, next_update_on=date(2026, 5, 25))) == {
        "next_update_on": "The next update cannot be in the past: Mon 25 May 2026 has gone."
    }


@pytest.mark.clause("CODE 6.2")
def test_the_complaint_is_said_as_it_is_understood() -> None:
    assert problems(replace(TYPED, understood=" ")) == {"understood": "Say what the complaint is, as we understand it."}
    wrong = replace(TYPED, understood="\x00", outcome_sought="x" * 20_001, why_other_method="\x07")
    assert problems(wrong).keys() == {"understood", "outcome_sought", "why_other_method"}


@pytest.mark.clause("ISHA 2.1a")
def test_another_way_than_preferred_asks_why() -> None:
    assert "why_other_method" in problems(preferred=Method.EMAIL)
    assert problems(replace(TYPED, why_other_method="She rang us."), preferred=Method.EMAIL) == {}
