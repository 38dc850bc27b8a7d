"""Refusing on a point of the policy: what is asked before, and who must approve it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.cases import Case, Refusal
from app.domain.exclusions import against_the_law, exclusion_of, exclusions_for, needs_approval
from app.domain.letter_refusal import RefusalLetter, refusal_letter
from app.domain.letter_values import Opening
from app.domain.moves.refusal import (
    RefusalDecision,
    digest_of_refusal,
    problems_with_approval,
    problems_with_sending_back,
    reason_not_to_approve,
)
from app.domain.moves.screen import Screening, as_proposed, problems_with_screening, reason_not_to_screen
from app.domain.words import Screened
from tests.domain.moves.complaints import CODE, INCOMMUNITIES, ISHA, LAW, NOW, SAM, at, closed, complaint

REFUSED, REFERRED = Screened.REFUSED, Screened.REFERRED
PROPOSED = Refusal(7, REFUSED, "contractor", SAM)


def problems(case: Case, exclusion: str, result: Screened = REFUSED, **more: Any) -> dict[str, str]:
    typed: dict[str, Any] = {"reason": "They were asked.", "evidence": "A letter of 1 May.", **more}
    return problems_with_screening(case, Screening(result, exclusion=exclusion, **typed), NOW)


def test_a_refusal_names_its_point_its_evidence_and_its_reason() -> None:
    assert problems(complaint(), "contractor") == {}
    assert problems(complaint(), "") == {"exclusion": "Choose the point of the policy that it falls under."}
    assert problems(complaint(), "contractor", evidence=" ", reason="") == {
        "evidence": "Say what shows it: it stands in the letter (ISHA 2.3g).",
        "reason": "Say why this complaint is refused: each is judged on its own merits.",
    }


def test_what_is_referred_elsewhere_is_not_refused_nor_the_other_way_round() -> None:
    assert "exclusion" in problems(complaint(), "insurance-claim")
    assert problems(complaint(), "insurance-claim", REFERRED, reason="") == {}
    assert "exclusion" in problems(complaint(), "contractor", REFERRED)
    assert problems(complaint(policy=CODE), "x", REFERRED) == {"exclusion": "This policy has no point for that."}


@pytest.mark.clause("ISHA 2.3a")
def test_an_unknown_date_never_bars() -> None:
    assert problems(complaint(), "late") == {
        "came_to_notice_on": "Ask them when they noticed it: an unknown date never bars (ISHA 2.3a)."
    }


@pytest.mark.clause("ISHA 2.3a")
def test_noticed_22_november_2025_and_received_22_may_2026_is_the_last_day_itself_and_in_time() -> None:
    said = {"exclusion": "It was made in time: the last day itself still counts (ISHA 2.3a)."}
    assert problems(complaint(), "late", came_to_notice_on=date(2025, 11, 22)) == said
    late = problems(complaint(), "late", came_to_notice_on=date(2025, 11, 21), circumstances="None.")
    assert late == {}


@pytest.mark.clause("ISHA 2.3a")
def test_exceptional_circumstances_are_asked_before_anything_is_refused_as_late() -> None:
    assert problems(complaint(), "late", came_to_notice_on=date(2025, 1, 1)) == {
        "circumstances": "Ask about exceptional circumstances before refusing, "
        "and write down what they said (ISHA 2.3a)."
    }


@pytest.mark.clause("INC 3.2.2")
def test_incommunities_refuses_after_six_months_of_a_case_before_the_code_and_after_twelve_since() -> None:
    typed: dict[str, Any] = {"came_to_notice_on": date(2023, 9, 29), "circumstances": "None."}
    before = complaint(policy=INCOMMUNITIES, law=LAW, received_at=at("2024-03-31"))
    assert problems(before, "late", **typed) == {}
    since = complaint(policy=INCOMMUNITIES, law=LAW, received_at=at("2024-04-01"))
    assert list(problems(since, "late", **typed)) == ["exclusion"]


@pytest.mark.clause("ISHA 2.3i")
def test_the_same_issue_as_before_names_the_case_in_which_it_was_considered() -> None:
    assert problems(complaint(), "already-considered") == {
        "earlier": "Name the case in which the same issue was considered, such as R-2026-00001 (ISHA 2.3i)."
    }
    assert problems(complaint(), "already-considered", earlier="R-2025-00003") == {}


@pytest.mark.clause("CODE 2")
def test_a_pack_may_waive_approval_and_the_law_asks_for_it_all_the_same() -> None:
    insurance = exclusion_of(complaint(), "insurance-claim")
    assert insurance
    assert not needs_approval(complaint(), insurance)
    assert needs_approval(complaint(law=LAW), insurance)
    assert against_the_law(complaint(law=LAW), insurance).startswith("The law does not know this point: a complaint is")
    assert not needs_approval(complaint(law=LAW, received_at=at("2024-03-31")), insurance)


def test_every_point_of_isha_is_refused_referred_joined_or_logged_as_a_request() -> None:
    codes = {e.code for result in Screened for e in exclusions_for(complaint(), result)}
    assert {each.code for each in ISHA.exclusions} - codes == {"several-customers"}, "joined, not refused"


def test_only_a_refusal_that_waits_is_approved_and_meanwhile_nothing_else_is_screened() -> None:
    waiting = complaint(refusal=PROPOSED)
    assert reason_not_to_approve(waiting) is None
    assert reason_not_to_approve(complaint()) == "No refusal of this case waits for approval."
    assert reason_not_to_approve(closed(refusal=PROPOSED)) == "This case was closed on Tue 26 May 2026."
    assert reason_not_to_screen(waiting) == "Sam Carter proposed that it is refused: that waits for approval."


def test_an_approval_is_of_the_refusal_that_was_read() -> None:
    waiting = complaint(refusal=PROPOSED)
    assert problems_with_approval(waiting, RefusalDecision(7)) == {}
    assert list(problems_with_approval(waiting, RefusalDecision(6))) == ["reason"]
    assert problems_with_sending_back(waiting, RefusalDecision(7, " ")) == {
        "reason": "Say why it is not approved: whoever proposed it goes on from there."
    }
    assert problems_with_sending_back(waiting, RefusalDecision(7, "A tenant.")) == {}


def test_without_a_refusal_the_letter_has_none_of_its_own_fields() -> None:
    letter = refusal_letter(complaint(said="There is mould."), Opening())
    assert letter == RefusalLetter(Opening(), "There is mould.")


def test_an_approval_shows_for_good_which_words_it_was_given_to() -> None:
    digest = digest_of_refusal(PROPOSED)
    assert len(digest) == 64
    assert digest == digest_of_refusal(replace(PROPOSED))
    changed = [replace(PROPOSED, reason="Another."), replace(PROPOSED, came_to_notice_on=date(2026, 5, 1))]
    assert digest not in {digest_of_refusal(each) for each in changed}


@pytest.mark.clause("ISHA 2.3a")
def test_a_letter_that_refuses_as_late_names_the_last_day_in_time() -> None:
    late = Refusal(7, REFUSED, "late", SAM, date(2025, 11, 1), "They could have.", "Their diary.", "None.")
    letter = refusal_letter(complaint(refusal=late, received_at=at("2026-05-22")), Opening())
    assert (letter.clause, letter.time_limit) == ("ISHA 2.3a", "The last day in time was Friday 1 May 2026.")
    assert letter.fields()["circumstances"] == "None."


@pytest.mark.clause("CODE 2")
def test_where_the_law_gives_longer_the_letter_that_refuses_as_late_names_its_clause() -> None:
    late = Refusal(7, REFUSED, "late", SAM, date(2025, 5, 1), "They could have.", "Their diary.", "None.")
    letter = refusal_letter(complaint(refusal=late, law=LAW, received_at=at("2026-05-22")), Opening())
    assert (letter.clause, letter.time_limit) == ("CODE 2", "The last day in time was Friday 1 May 2026.")


@pytest.mark.clause("ISHA 2.3f")
def test_a_complaint_that_somebody_made_is_not_refused_as_anonymous() -> None:
    said = "This complaint is not anonymous: it was made by Ms Joy Okafor (ISHA 2.3f)."
    assert problems(complaint(), "anonymous") == {"exclusion": said}
    assert problems(complaint(anonymous=True), "anonymous") == {}


@pytest.mark.clause("ISHA 2.3d")
def test_what_is_logged_as_a_request_needs_neither_evidence_nor_reason_and_refuses_nothing() -> None:
    (request,) = exclusions_for(complaint(), Screened.AS_REQUEST)
    typed = Screening(Screened.AS_REQUEST, exclusion=request.code)
    assert problems_with_screening(complaint(), typed, NOW) == {}
    assert as_proposed(complaint(), typed, SAM) is None
