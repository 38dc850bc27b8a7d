"""Deciding: each issue by itself, with reasons, remedy and cause."""

from dataclasses import replace

import pytest

from app.domain.cases import Decision
from app.domain.moves.decide import problems_with_decision, reason_not_to_decide
from app.domain.words import Outcome
from tests.domain.moves.complaints import (
    INCOMMUNITIES,
    ISSUE,
    LAW,
    UPHELD,
    acknowledged,
    answered,
    closed,
    complaint,
    decided,
)

NOT_UPHELD = Decision(Outcome.NOT_UPHELD, "The repair was made in time.", circumstances="None told.")


def test_every_reason_not_to_decide() -> None:
    assert reason_not_to_decide(acknowledged()) is None
    assert reason_not_to_decide(decided()) is None, "until the answer goes out a decision can be made again"
    assert reason_not_to_decide(answered()) == "The answer went out on Tue 26 May 2026: its decisions stand."
    assert reason_not_to_decide(closed()) == "This case was closed on Tue 26 May 2026."
    assert reason_not_to_decide(complaint()) == "Screen the complaint first."
    assert reason_not_to_decide(acknowledged(handler=None)) == "Assign a Complaint Handler first (ISHA 2.6b)."
    theirs = acknowledged(handler=None, policy=INCOMMUNITIES)
    assert reason_not_to_decide(theirs) == "Assign a Complaint Management Officer first (INC 3.1.2c)."


@pytest.mark.clause("INC 3.2.3b")
@pytest.mark.parametrize("outcome", [Outcome.NOT_UPHELD, Outcome.PARTIALLY])
def test_before_a_no_the_customers_circumstances_are_considered_where_the_policy_asks(outcome: Outcome) -> None:
    theirs, typed = acknowledged(policy=INCOMMUNITIES), replace(UPHELD, outcome=outcome)
    assert problems_with_decision(theirs, ISSUE, typed) == {
        "circumstances": "Say what was considered of their circumstances, and whether an exception is reasonable "
        "(INC 3.2.3b)."
    }
    weighed = replace(typed, circumstances="She nurses her mother: an exception is reasonable.")
    assert problems_with_decision(theirs, ISSUE, weighed) == {}
    assert problems_with_decision(theirs, ISSUE, UPHELD) == {}, "what is upheld needs none"
    assert problems_with_decision(acknowledged(), ISSUE, typed) == {}, "ISHA's policy does not ask"


def test_who_acted_and_how_it_was_put_right_are_words_that_can_be_kept() -> None:
    long = "x" * 121
    wrong = replace(UPHELD, team=long, contractor=long, remedy_kinds=("Apology", long), exception="\x00")
    wrong = replace(wrong, circumstances="\x00")
    found = problems_with_decision(acknowledged(), ISSUE, wrong)
    assert found.keys() == {"team", "contractor", "remedy_kinds", "exception", "circumstances"}


@pytest.mark.clause("ISHA 2.7d")
def test_every_outcome_has_reasons() -> None:
    for outcome in Outcome:
        typed = replace(UPHELD, outcome=outcome, reasons=" ")
        assert problems_with_decision(acknowledged(), ISSUE, typed) == {
            "reasons": "Give the reasons, with the policy or law they rest on."
        }


@pytest.mark.clause("INC 3.1.2a")
@pytest.mark.parametrize("outcome", [Outcome.UPHELD, Outcome.PARTIALLY])
def test_what_is_upheld_is_put_right_and_says_why_it_went_wrong(outcome: Outcome) -> None:
    typed = Decision(outcome, "We missed two visits.", circumstances="None told.")
    assert problems_with_decision(acknowledged(policy=INCOMMUNITIES), ISSUE, typed) == {
        "remedy": "Say what puts it right (INC 3.1.2a).",
        "root_cause": "Choose why it went wrong.",
    }
    assert problems_with_decision(acknowledged(law=LAW), ISSUE, typed)["remedy"] == "Say what puts it right (CODE 7)."
    assert problems_with_decision(acknowledged(), ISSUE, typed)["remedy"] == "Say what puts it right."
    assert problems_with_decision(acknowledged(), ISSUE, replace(UPHELD, outcome=outcome)) == {}


def test_what_is_not_upheld_or_withdrawn_needs_no_remedy() -> None:
    assert problems_with_decision(acknowledged(), ISSUE, NOT_UPHELD) == {}
    assert problems_with_decision(acknowledged(), ISSUE, replace(NOT_UPHELD, outcome=Outcome.WITHDRAWN)) == {}


@pytest.mark.clause("INC 3.2.3")
def test_not_upheld_but_the_policy_needs_a_review() -> None:
    theirs = acknowledged(policy=INCOMMUNITIES)
    assert problems_with_decision(theirs, ISSUE, replace(NOT_UPHELD, policy_needs_review=True)) == {}
    assert problems_with_decision(theirs, ISSUE, replace(UPHELD, policy_needs_review=True)) == {
        "policy_needs_review": "Only for an issue that is not upheld: the practice was followed, "
        "but the policy needs a review (INC 3.2.3)."
    }


def test_another_cases_issue_is_refused() -> None:
    assert problems_with_decision(acknowledged(), None, UPHELD) == {"issue_id": "Choose the issue that is decided."}


def test_texts_are_kept_to_what_can_be_stored() -> None:
    wrong = replace(UPHELD, reasons="\x00", remedy="x" * 20_001, contractor="x" * 121, root_cause="x" * 121)
    assert problems_with_decision(acknowledged(), ISSUE, wrong).keys() == {
        "reasons",
        "remedy",
        "contractor",
        "root_cause",
    }
