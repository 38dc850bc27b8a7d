"""Whose complaint it is, and whose case: what a correction asks for."""

import pytest

from app.domain.cases import Case, Refusal
from app.domain.moves.belongs import (
    CorrectedCustomer,
    CorrectedLandlord,
    Held,
    problems_with_corrected_customer,
    problems_with_corrected_landlord,
    reason_not_to_correct_customer,
    reason_not_to_correct_landlord,
)
from app.domain.moves.log import NewCustomer
from app.domain.words import Screened, Status
from tests.domain.moves.complaints import SAM, closed, complaint

WHY = "The two sisters were mixed up."
HELD = Held(customer_id=7, landlord_id=1, home_id=3)
VOID = "This case was made void: nothing more can be done on it."
PROPOSED = Refusal(1, Screened.REFUSED, "contractor", SAM)


def test_a_closed_case_still_counts_and_can_be_corrected_but_a_void_one_cannot() -> None:
    for reason_not_to in (reason_not_to_correct_customer, reason_not_to_correct_landlord):
        assert reason_not_to(closed()) is None
        assert reason_not_to(complaint(status=Status.VOID)) == VOID


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        (
            complaint(refusal=PROPOSED),
            "A refusal under the policy of this landlord waits for approval: have it sent back first.",
        ),
        (
            complaint(stage_number=2),
            "It was answered under the policy of this landlord, and is reviewed under it: log it anew.",
        ),
        (
            closed(refusal=PROPOSED, screened=Screened.REFUSED),
            "It was refused under the policy of this landlord, and the customer was told so: log it anew.",
        ),
    ],
)
def test_a_refusal_stands_on_the_policy_of_its_landlord(case: Case, sentence: str) -> None:
    assert reason_not_to_correct_landlord(case) == sentence
    assert reason_not_to_correct_customer(case) is None


def test_a_known_or_a_new_customer_is_taken_with_a_reason() -> None:
    assert problems_with_corrected_customer(HELD, CorrectedCustomer(8, None, 3, WHY)) == {}
    assert problems_with_corrected_customer(HELD, CorrectedCustomer(7, None, 4, WHY)) == {}, "of another home"
    joy = NewCustomer(surname="Okafor")
    assert problems_with_corrected_customer(HELD, CorrectedCustomer(None, joy, 3, WHY)) == {}


def test_nobody_the_same_customer_and_no_reason_are_no_correction() -> None:
    assert problems_with_corrected_customer(HELD, CorrectedCustomer(None)) == {
        "customer": "Choose the customer it belongs to, or go on as a new one.",
        "reason": "Say why: it stands in the history of the case.",
    }
    assert problems_with_corrected_customer(HELD, CorrectedCustomer(7, None, 3, WHY)) == {
        "customer": "It is recorded so already. Choose the customer it belongs to."
    }
    half = NewCustomer(surname=" ", email="joy")
    assert problems_with_corrected_customer(HELD, CorrectedCustomer(None, half, None, WHY)) == {
        "surname": "Give the customer's surname.",
        "email": "That does not look like an email address. Leave it empty when there is none.",
    }


def test_another_landlord_is_chosen_with_a_reason() -> None:
    assert problems_with_corrected_landlord(HELD, CorrectedLandlord(2, None, WHY)) == {}
    assert problems_with_corrected_landlord(HELD, CorrectedLandlord(None)) == {
        "landlord_id": "Choose the landlord whose case it is.",
        "reason": "Say why: it stands in the history of the case.",
    }
    assert problems_with_corrected_landlord(HELD, CorrectedLandlord(1, None, WHY)) == {
        "landlord_id": "It is this landlord's already. Choose the one whose case it is."
    }
