"""First contact and every other: who, when, by which way, and when the next update is."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.domain.moves.contact import (
    FirstContact,
    NewContact,
    problems_with_contact,
    problems_with_first_contact,
    promise_needed,
    reason_not_to_make_first_contact,
    reason_not_to_record_contact,
)
from app.domain.words import Direction, Method, Status
from tests.domain.moves.complaints import (
    CODE,
    INCOMMUNITIES,
    NOW,
    acknowledged,
    answered,
    at,
    closed,
    complaint,
)

FIRST = FirstContact(
    Method.TELEPHONE,
    NOW,
    "Spoke with Joy.",
    promised_answer_on=date(2026, 6, 5),
    next_update_on=date(2026, 5, 29),
)
UPDATE = NewContact(Direction.OUTBOUND, Method.TELEPHONE, NOW, "The scaffold is up.")


def first(typed: FirstContact = FIRST, **more: Any) -> dict[str, str]:
    return problems_with_first_contact(acknowledged(**more), typed, NOW)


def update(typed: NewContact = UPDATE, **more: Any) -> dict[str, str]:
    return problems_with_contact(acknowledged(**more), typed, NOW)


def test_every_reason_not_to_make_first_contact() -> None:
    assert reason_not_to_make_first_contact(acknowledged()) is None
    assert (
        reason_not_to_make_first_contact(acknowledged(first_contact_at=NOW))
        == "First contact was made on Tue 26 May 2026."
    )
    assert (
        reason_not_to_make_first_contact(acknowledged(anonymous=True))
        == "The complaint is anonymous: there is nobody to contact."
    )
    assert reason_not_to_make_first_contact(closed()) == "This case was closed on Tue 26 May 2026."
    assert reason_not_to_make_first_contact(answered()) == (
        "The answer went out on Tue 26 May 2026. Record a contact instead."
    )


@pytest.mark.clause("ISHA 2.6c")
def test_the_handler_makes_the_first_contact() -> None:
    assert reason_not_to_make_first_contact(complaint()) == (
        "Assign a Complaint Handler first: they make the first contact (ISHA 2.6c)."
    )
    assert reason_not_to_make_first_contact(complaint(policy=INCOMMUNITIES)) == (
        "Assign a Complaint Management Officer first: they make the first contact."
    )


@pytest.mark.clause("ISHA 2.1b")
def test_a_date_for_the_answer_is_agreed_at_first_contact_where_the_policy_leaves_it_open() -> None:
    asked = "Agree with the customer by when they will have an answer, and enter that day (ISHA 2.1b)."
    assert promise_needed(acknowledged()) == asked
    assert first(replace(FIRST, promised_answer_on=None)) == {"promised_answer_on": asked}
    assert promise_needed(acknowledged(promised_answer_on=date(2026, 6, 5))) is None
    assert promise_needed(acknowledged(policy=INCOMMUNITIES)) is None
    no_answer = replace(INCOMMUNITIES, steps=())
    assert promise_needed(acknowledged(policy=no_answer)) is None


@pytest.mark.clause("ISHA 2.6f")
@pytest.mark.clause("INC 3.1.2d")
def test_the_next_update_is_agreed_as_a_day_or_as_a_frequency() -> None:
    assert first() == {}
    assert first(replace(FIRST, next_update_on=None, update_every_days=7)) == {}
    neither = replace(FIRST, next_update_on=None)
    assert first(neither) == {"next_update_on": "Agree the next update: a day, or how often (ISHA 2.6f)."}
    assert first(neither, policy=INCOMMUNITIES) == {
        "next_update_on": "Agree the next update: a day, or how often (INC 3.1.2d)."
    }


@pytest.mark.parametrize(("days", "taken"), [(0, False), (1, True), (90, True), (91, False), (-7, False)])
def test_updates_come_every_1_to_90_days(days: int, taken: bool) -> None:
    wrong = {} if taken else {"update_every_days": "Between 1 and 90 days."}
    assert first(replace(FIRST, update_every_days=days)) == wrong


def test_promises_are_not_in_the_past_and_a_contact_not_in_the_future() -> None:
    gone = replace(FIRST, promised_answer_on=date(2026, 5, 25), next_update_on=date(2026, 5, 25))
    assert first(gone) == {
        "promised_answer_on": "The promised answer cannot be in the past: Mon 25 May 2026 has gone.",
        "next_update_on": "The next update cannot be in the past: Mon 25 May 2026 has gone.",
    }
    assert "at" in first(replace(FIRST, at=NOW + timedelta(hours=1)))


def test_what_was_said_is_written_down_and_can_be_stored() -> None:
    assert first(replace(FIRST, summary=" ")) == {"summary": "Write down what was said, and which issues it is about."}
    wrong = replace(FIRST, first_findings="\x00", options="\x00", why_other_method="\x00")
    assert first(wrong).keys() == {"first_findings", "options", "why_other_method"}


@pytest.mark.clause("ISHA 2.1a")
def test_another_way_asks_why_when_we_reach_out_and_not_when_the_customer_does() -> None:
    assert "why_other_method" in first(preferred=Method.EMAIL)
    assert "why_other_method" in update(preferred=Method.EMAIL)
    assert update(replace(UPDATE, direction=Direction.INBOUND), preferred=Method.EMAIL) == {}


def test_every_reason_not_to_record_a_contact() -> None:
    assert reason_not_to_record_contact(complaint()) is None
    assert reason_not_to_record_contact(closed()) is None, "a customer may speak after the end"
    assert "anonymous" in (reason_not_to_record_contact(complaint(anonymous=True)) or "")
    assert "void" in (reason_not_to_record_contact(complaint(status=Status.VOID)) or "")


@pytest.mark.clause("ISHA 2.1b")
def test_an_update_that_was_given_asks_for_the_one_after_it() -> None:
    asked = {"next_update_on": "Agree when the next update will be (ISHA 2.1b)."}
    waiting: dict[str, Any] = {"next_update_on": date(2026, 5, 26)}
    assert update(**waiting) == asked
    assert update(replace(UPDATE, next_update_on=date(2026, 6, 2)), **waiting) == {}
    assert update(**waiting, update_every_days=7) == {}
    assert update(replace(UPDATE, reached=False), **waiting) == {}, "a voicemail is no update"
    assert update(replace(UPDATE, direction=Direction.INBOUND), **waiting) == {}
    assert update(**waiting, answered_at=NOW) == {}
    assert update(**waiting, closed_at=NOW) == {}
    assert update() == {}
    assert update(**waiting, policy=CODE) == {"next_update_on": "Agree when the next update will be."}


def test_a_contact_has_a_time_and_a_summary() -> None:
    assert update(replace(UPDATE, at=None, summary="")).keys() == {"at", "summary"}
    assert update(replace(UPDATE, at=at("2026-05-21"))).keys() == {"at"}
    wrong = replace(UPDATE, summary="\x00", why_other_method="\x00", next_update_on=date(2026, 5, 1))
    assert update(wrong).keys() == {"summary", "why_other_method", "next_update_on"}
