"""Closing: everything agreed is done, the customer says so, and what can be learnt is written down."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.moves.close import Closure, problems_with_closure, reason_not_to_close, ways_to_close
from app.domain.words import Direction, Method, Satisfied
from tests.domain.moves.complaints import (
    ACTION,
    CODE,
    INCOMMUNITIES,
    NOW,
    answered,
    at,
    attempt,
    closed,
    decided,
    done,
)

TYPED = Closure(NOW, Method.TELEPHONE, Satisfied.YES, "Text before each visit.")
UNREACHED = Closure(NOW, Method.TELEPHONE, Satisfied.UNKNOWN)
THREE = tuple(attempt(clock) for clock in ("09:31", "09:35", "09:40"))


def problems(typed: Closure = TYPED, **more: Any) -> dict[str, str]:
    return problems_with_closure(answered(**more), typed, NOW)


def test_not_before_the_answer_and_not_twice() -> None:
    assert reason_not_to_close(answered()) is None
    assert reason_not_to_close(decided()) == "Answer the complaint first."
    assert reason_not_to_close(closed()) == "This case was closed on Tue 26 May 2026."


@pytest.mark.clause("ISHA 2.7a")
def test_not_before_all_agreed_actions_are_done() -> None:
    assert reason_not_to_close(answered(actions=(ACTION,))) == (
        "1 agreed action is still to do: Repair the gutter (ISHA 2.7a)."
    )
    assert reason_not_to_close(answered(actions=(ACTION, ACTION))) == (
        "2 agreed actions are still to do: Repair the gutter (ISHA 2.7a)."
    )
    assert reason_not_to_close(answered(actions=(done(),))) is None


@pytest.mark.clause("CODE 6.6")
def test_a_policy_may_follow_actions_apart_from_the_case() -> None:
    assert reason_not_to_close(answered(actions=(ACTION,), policy=CODE)) is None
    assert reason_not_to_close(answered(actions=(ACTION,), policy=INCOMMUNITIES)) is None


@pytest.mark.clause("ISHA 2.7c")
def test_not_while_a_written_answer_is_owed() -> None:
    owed = answered(answered_in_writing=False, written_answer_requested=True)
    assert reason_not_to_close(owed) == "Ms Joy Okafor asked for a written answer: send it first (ISHA 2.7c)."
    assert (reason_not_to_close(replace(owed, customer="")) or "").startswith("The customer asked")


def test_not_before_receipt_nor_before_the_answer() -> None:
    assert problems(replace(TYPED, at=at("2026-05-26", "09:29"))) == {
        "at": "That is before the answer, Tue 26 May 2026 at 09:30."
    }
    assert "before the complaint was received" in problems(replace(TYPED, at=at("2026-05-21")))["at"]
    assert "Say when" in problems(replace(TYPED, at=None))["at"]


@pytest.mark.clause("ISHA 2.7a")
def test_the_customer_confirms_by_the_way_they_prefer() -> None:
    assert problems(preferred=Method.TELEPHONE) == {}
    assert problems(preferred=Method.EMAIL) == {
        "why_other_method": "Ms Joy Okafor prefers to be reached by email. Say why it was by telephone (ISHA 2.1a)."
    }


@pytest.mark.clause("ISHA 2.7b")
@pytest.mark.clause("INC 3.1.4a")
def test_learning_is_discussed_where_the_policy_asks() -> None:
    quiet = replace(TYPED, learning="")
    assert problems(quiet) == {
        "learning": "Write down what can be learnt from it, as the customer sees it (ISHA 2.7b)."
    }
    assert problems(quiet, policy=CODE) == {}
    discussed = replace(INCOMMUNITIES, closing=replace(INCOMMUNITIES.closing, learning_discussed=True))
    assert "(INC 3.1.4a)" in problems(quiet, policy=discussed)["learning"]


def test_the_survey_goes_with_every_closure_where_the_policy_has_one() -> None:
    uninvited = replace(TYPED, survey_invited=False)
    assert problems(uninvited) == {
        "survey_invited": "Invite them to the survey: it goes with every closure (ISHA 6.6)."
    }
    assert problems(uninvited, policy=CODE) == {}


def test_unhappy_says_what_remains() -> None:
    unhappy = replace(TYPED, satisfied=Satisfied.NO)
    assert problems(unhappy) == {"remains": "Write down what they remain unhappy about."}
    assert problems(replace(unhappy, remains="It took a year.")) == {}


@pytest.mark.clause("ISHA 2.7a")
def test_not_asking_the_customer_is_only_for_policies_that_do_not_ask() -> None:
    unasked = Closure(NOW, Method.TELEPHONE, Satisfied.NOT_ASKED)
    assert problems(unasked) == {"satisfied": "Ask the customer: it is closed when they confirm (ISHA 2.7a)."}
    assert problems(unasked, policy=CODE) == {}
    assert Satisfied.NOT_ASKED in ways_to_close(answered(policy=INCOMMUNITIES))
    assert ways_to_close(answered()) == (Satisfied.YES, Satisfied.NO, Satisfied.UNKNOWN)


def test_a_customer_who_cannot_be_reached_was_tried_as_often_as_the_pack_says_since_the_answer() -> None:
    asked = {"satisfied": "2 of 3 attempts since the answer are recorded. Record each attempt as a contact first."}
    assert problems(UNREACHED, contacts=THREE) == {}
    assert problems(UNREACHED, contacts=THREE[1:]) == asked
    assert problems(UNREACHED, contacts=(attempt("09:10"), *THREE[1:])) == asked, "one was before the answer"
    assert problems(UNREACHED, contacts=(attempt(reached=True), *THREE[1:])) == asked
    assert problems(UNREACHED, contacts=(attempt(direction=Direction.INBOUND), *THREE[1:])) == asked
    assert problems(UNREACHED, policy=INCOMMUNITIES) == {}
    assert problems_with_closure(decided(), UNREACHED, NOW)["satisfied"].startswith("0 of 3")


def test_calls_alone_are_not_enough_a_letter_goes_as_well() -> None:
    spoken = {"answered_in_writing": False}
    assert problems(UNREACHED, contacts=THREE, **spoken) == {
        "satisfied": "Write to them as well, and record the letter as a contact: "
        "calls alone may never have reached them."
    }
    letter = attempt(method=Method.LETTER, reached=True)
    assert problems(UNREACHED, contacts=(*THREE, letter), **spoken) == {}


def test_texts_are_kept_to_what_can_be_stored() -> None:
    wrong = replace(TYPED, learning="\x00", remains="x" * 20_001, why_other_method="\x00")
    assert problems(wrong).keys() == {"learning", "remains", "why_other_method"}


@pytest.mark.clause("ISHA 2.3f")
def test_an_anonymous_complaint_has_nobody_to_ask() -> None:
    nobody = replace(UNREACHED, survey_invited=False)
    assert problems(nobody, anonymous=True) == {}
    assert problems(replace(nobody, at=at("2026-05-26", "09:00")), anonymous=True).keys() == {"at"}
