"""Handing a case over to a legal representative: from when the law knows it, and what is asked before."""

from datetime import date
from typing import Any

import pytest

from app.domain.cases import Case, Refusal
from app.domain.exclusions import LEGAL, exclusion_of, needs_approval
from app.domain.letter_refusal import refusal_letter
from app.domain.letter_values import Opening
from app.domain.moves.hand_over import HandOver, as_screening, problems_with_hand_over, reason_not_to_hand_over
from app.domain.moves.screen import Screening, as_proposed, problems_with_screening
from app.domain.words import Kind, Screened
from tests.domain.moves.complaints import (
    CODE,
    INCOMMUNITIES,
    ISHA,
    LAW,
    NOW,
    SAM,
    acknowledged,
    answered,
    closed,
    complaint,
)

FILED = date(2026, 5, 18)
LETTER = HandOver("Osei & Partners", "Their letter before claim of 20 May.", "All of it is claimed for.")


def screened(case: Case, **more: Any) -> dict[str, str]:
    typed: dict[str, Any] = {"evidence": "The claim form.", "handed_to": "Osei & Partners", **more}
    return problems_with_screening(case, Screening(Screened.REFERRED, exclusion=LEGAL, **typed), NOW)


@pytest.mark.clause("ISHA 2.3l")
def test_proceedings_are_handed_to_a_legal_representative_by_name_with_the_day_of_filing() -> None:
    assert screened(complaint(), filed_on=FILED) == screened(complaint()) == {}
    assert screened(complaint(), handed_to=" ", filed_on=date(2026, 5, 27)) == {
        "handed_to": "Name the legal representative to whom it is handed (ISHA 2.3l).",
        "filed_on": "Wed 27 May 2026 is in the future. Leave it empty until the claim is filed.",
    }


@pytest.mark.clause("CODE 2")
def test_the_law_knows_legal_proceedings_once_the_claim_is_filed_at_court() -> None:
    case = complaint(law=LAW)
    assert screened(case, filed_on=FILED) == {}
    assert screened(case) == {
        "reason": "The law knows this point only once the claim is filed at court (CODE 2). Say why it is not accepted."
    }
    point = exclusion_of(complaint(policy=CODE, law=LAW), LEGAL)
    assert point
    assert needs_approval(complaint(policy=CODE, law=LAW), point, FILED) == point.approval


@pytest.mark.clause("ISHA 2.3l")
def test_a_case_under_way_can_be_handed_over_and_one_not_accepted_yet_is_screened() -> None:
    assert reason_not_to_hand_over(acknowledged()) is None
    for case, said in (
        (complaint(), "It has not been accepted yet: screen it"),
        (acknowledged(screened=Screened.AS_REQUEST, kind=Kind.SERVICE_REQUEST), "This is a service request"),
        (acknowledged(policy=INCOMMUNITIES), "This policy has no point for legal proceedings."),
        (answered(), "The answer went out on Tue 26 May 2026: close the case as any other."),
        (closed(), "This case was closed on Tue 26 May 2026."),
        (
            acknowledged(refusal=Refusal(7, Screened.REFERRED, LEGAL, SAM)),
            "Sam Carter proposed that it is referred elsewhere: that waits for approval.",
        ),
    ):
        assert str(reason_not_to_hand_over(case)).startswith(said)


@pytest.mark.clause("ISHA 2.3l")
def test_it_is_at_discretion_so_it_asks_why_and_for_the_letter() -> None:
    assert problems_with_hand_over(acknowledged(), LETTER, NOW) == {}
    assert problems_with_hand_over(acknowledged(), HandOver("", " ", ""), NOW) == {
        "handed_to": "Name the legal representative to whom it is handed (ISHA 2.3l).",
        "evidence": "Say what shows it: it stands in the letter (ISHA 2.3l).",
        "reason": "It is at your discretion: say why the complaint is closed on it.",
    }


def test_it_is_referred_under_isha_and_refused_under_the_code_as_the_pack_says() -> None:
    assert as_screening(acknowledged(), LETTER).result is Screened.REFERRED
    assert as_screening(acknowledged(policy=CODE), LETTER).result is Screened.REFUSED


def test_the_letter_names_the_representative_whether_it_is_referred_or_refused_and_the_filing_where_there_was_one() -> (
    None
):
    for policy, to in ((ISHA, "the legal representative, Osei & Partners"), (CODE, "the legal representative, Osei")):
        case = acknowledged(policy=policy)
        refusal = as_proposed(case, as_screening(case, LETTER), SAM)
        letter = refusal_letter(acknowledged(policy=policy, refusal=refusal), Opening())
        assert letter.where_to_turn.startswith(to)
        assert "filed at court on" not in letter.ground
    typed = HandOver("Osei & Partners", "The claim form.", "It is claimed for.", FILED)
    refusal = as_proposed(acknowledged(), as_screening(acknowledged(), typed), SAM)
    letter = refusal_letter(acknowledged(refusal=refusal), Opening())
    assert letter.ground.endswith("The claim was filed at court on Monday 18 May 2026.")
