"""Answering: when it may go out, when it has to be written, and what is wrong with it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.moves.respond import Response, problems_with_response, reason_not_to_respond, why_in_writing
from app.domain.words import Method, Status
from tests.domain.moves.complaints import (
    CODE,
    INCOMMUNITIES,
    ISSUE,
    LAW,
    NOW,
    acknowledged,
    answered,
    at,
    closed,
    decided,
)

TYPED = Response(Method.LETTER, NOW)
SPOKEN = Response(Method.TELEPHONE, NOW, "Told Joy what we decided.", with_letter=False)


def test_every_reason_not_to_respond() -> None:
    assert reason_not_to_respond(decided()) is None
    assert reason_not_to_respond(answered()) == "Already answered on Tue 26 May 2026."
    assert reason_not_to_respond(closed()) == "This case was closed on Tue 26 May 2026."
    assert reason_not_to_respond(decided(acknowledged_at=None)) == "Acknowledge the complaint first."
    assert reason_not_to_respond(decided(acknowledged_at=None, anonymous=True)) is None


@pytest.mark.clause("ISHA 2.7d")
@pytest.mark.clause("CODE 6.9")
def test_each_issue_is_answered_separately() -> None:
    two = (ISSUE, replace(ISSUE, id=12, number=2))
    assert reason_not_to_respond(acknowledged(issues=two)) == (
        "Decide issue 1, 2 first: each issue is answered separately (ISHA 2.7d)."
    )
    assert "(CODE 6.9)" in (reason_not_to_respond(acknowledged(policy=CODE)) or "")


def test_an_acknowledgement_is_waited_for_only_where_policy_or_law_asks_for_one() -> None:
    theirs = decided(policy=INCOMMUNITIES, acknowledged_at=None)
    assert reason_not_to_respond(theirs) is None
    assert reason_not_to_respond(replace(theirs, law=LAW)) == "Acknowledge the complaint first."
    assert reason_not_to_respond(replace(theirs, law=LAW, received_at=at("2024-03-31"))) is None


@pytest.mark.clause("ISHA 2.7c")
def test_a_written_answer_is_given_when_the_customer_asks() -> None:
    assert why_in_writing(decided()) is None
    asked = decided(written_answer_requested=True)
    assert why_in_writing(asked) == "Ms Joy Okafor asked for a written answer (ISHA 2.7c)."
    assert problems_with_response(asked, SPOKEN, NOW) == {
        "with_letter": "Ms Joy Okafor asked for a written answer (ISHA 2.7c). Send the letter with it."
    }
    assert (why_in_writing(replace(asked, customer="")) or "").startswith("The customer asked")


@pytest.mark.clause("ISHA 2.7c")
def test_what_was_said_is_written_later_when_it_is_asked_for_even_after_closing() -> None:
    later = {"answered_in_writing": False, "written_answer_requested": True}
    assert reason_not_to_respond(answered(**later)) is None
    assert reason_not_to_respond(closed(**later)) is None
    assert "void" in (reason_not_to_respond(answered(**later, status=Status.VOID)) or "")
    assert problems_with_response(answered(**later), TYPED, NOW) == {}
    before = replace(TYPED, at=at("2026-05-26", "09:29"))
    assert problems_with_response(answered(**later), before, NOW) == {
        "at": "That is before the answer was given, Tue 26 May 2026 at 09:30."
    }


@pytest.mark.clause("CODE 6.9")
def test_policy_or_law_may_ask_for_it_in_writing_always() -> None:
    assert why_in_writing(decided(policy=CODE)) == "The answer is always given in writing (CODE 6.9)."
    assert why_in_writing(decided(law=LAW)) == "The law asks for the answer in writing (CODE 6.9)."


def test_the_law_asks_for_writing_from_1_april_2024_and_not_before() -> None:
    assert why_in_writing(decided(law=LAW, received_at=at("2024-03-31", "23:59"))) is None
    assert why_in_writing(decided(law=LAW, received_at=at("2024-04-01", "00:00"))) is not None


def test_an_answer_by_word_of_mouth_is_written_down() -> None:
    assert problems_with_response(decided(), SPOKEN, NOW) == {}
    assert problems_with_response(decided(), replace(SPOKEN, summary=""), NOW) == {
        "summary": "Write down what was said."
    }
    assert problems_with_response(decided(), replace(TYPED, with_letter=False), NOW) == {}


def test_not_before_receipt_nor_acknowledgement_nor_in_the_future() -> None:
    assert problems_with_response(decided(), replace(TYPED, at=at("2026-05-26", "08:59")), NOW) == {
        "at": "That is before the complaint was acknowledged, Tue 26 May 2026 at 09:00."
    }
    assert problems_with_response(decided(), replace(TYPED, at=at("2026-05-26", "09:00")), NOW) == {}
    assert (
        "before the complaint was received"
        in (problems_with_response(decided(), replace(TYPED, at=at("2026-05-21")), NOW)["at"])
    )
    assert "in the future" in problems_with_response(decided(), replace(TYPED, at=NOW + timedelta(days=1)), NOW)["at"]
    assert "Say when" in problems_with_response(decided(), replace(TYPED, at=None), NOW)["at"]


@pytest.mark.clause("ISHA 2.1a")
def test_another_way_than_preferred_asks_why() -> None:
    case = decided(preferred=Method.EMAIL)
    assert "why_other_method" in problems_with_response(case, TYPED, NOW)
    assert problems_with_response(case, replace(TYPED, why_other_method="Asked for paper."), NOW) == {}
    assert problems_with_response(case, replace(TYPED, how=Method.EMAIL, why_other_method="\x00"), NOW).keys() == {
        "why_other_method"
    }


def test_an_anonymous_complaint_has_nobody_to_be_answered() -> None:
    nobody = decided(anonymous=True, customer="", acknowledged_at=None, law=LAW)
    assert problems_with_response(nobody, replace(SPOKEN, summary=""), NOW) == {}
    assert problems_with_response(nobody, replace(SPOKEN, summary="\x00", at=None), NOW).keys() == {"summary", "at"}
