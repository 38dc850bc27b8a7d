"""Screening: every reason it is refused, and the time bar to the day."""

from datetime import date
from typing import Any

import pytest

from app.domain.moves.screen import Screening, problems_with_screening, reason_not_to_screen
from app.domain.words import Screened
from tests.domain.moves.complaints import CODE, INCOMMUNITIES, LAW, NOW, acknowledged, at, closed, complaint

ACCEPTED = Screened.ACCEPTED


def problems(received: str, noticed: date | None, **more: Any) -> dict[str, str]:
    case = complaint(received_at=at(received), **more)
    return problems_with_screening(case, Screening(ACCEPTED, noticed), NOW)


def test_a_case_is_screened_once_and_not_after_it_is_closed() -> None:
    assert reason_not_to_screen(complaint()) is None
    assert reason_not_to_screen(acknowledged()) == "Already screened: accepted."
    assert reason_not_to_screen(closed(screened=None)) == "This case was closed on Tue 26 May 2026."


@pytest.mark.clause("ISHA 2.3a")
def test_six_months_to_the_day_is_in_time_and_the_day_after_is_not() -> None:
    assert problems("2026-05-22", date(2025, 11, 22)) == {}
    assert problems("2026-05-22", date(2025, 11, 21)) == {
        "result": "The last day in time was Thu 21 May 2026 (ISHA 2.3a). "
        "Accept by discretion when there are exceptional circumstances, and say which."
    }


@pytest.mark.clause("ISHA 2.3a")
def test_exceptional_circumstances_are_recorded() -> None:
    case = complaint()
    by_discretion = Screening(Screened.BY_DISCRETION, date(2025, 1, 1))
    assert problems_with_screening(case, by_discretion, NOW) == {"reason": "Say why it is accepted all the same."}
    in_hospital = Screening(Screened.BY_DISCRETION, date(2025, 1, 1), "In hospital from January to May.")
    assert problems_with_screening(case, in_hospital, NOW) == {}


def test_a_last_day_that_is_a_sunday_or_falls_in_a_short_month_is_not_rolled() -> None:
    assert problems("2026-02-28", date(2025, 8, 31)) == {}, "31 Aug + 6 months = Sat 28 Feb 2026"
    assert "result" in problems("2026-03-01", date(2025, 8, 31))
    assert problems("2024-02-29", date(2023, 8, 31)) == {}
    assert "result" in problems("2024-03-01", date(2023, 8, 31))


def test_an_unknown_date_never_bars() -> None:
    assert problems("2026-05-22", None) == {}


@pytest.mark.clause("CODE 2")
def test_under_the_law_it_is_twelve_months_and_the_codes_clause_is_named() -> None:
    assert problems("2026-05-22", date(2025, 5, 22), law=LAW) == {}
    late = problems("2026-05-22", date(2025, 5, 21), law=LAW)
    assert late["result"].startswith("The last day in time was Thu 21 May 2026 (CODE 2).")
    assert problems("2025-02-28", date(2024, 2, 29), law=LAW) == {}, "29 Feb + 12 months = 28 Feb"
    assert "result" in problems("2025-03-01", date(2024, 2, 29), law=LAW)
    assert "(CODE 2)" in problems("2026-05-22", date(2025, 5, 21), policy=CODE)["result"]


def test_a_case_of_31_march_2024_runs_on_its_packs_six_months_alone() -> None:
    assert "(INC 3.2.2)" in problems("2024-03-31", date(2023, 9, 29), law=LAW, policy=INCOMMUNITIES)["result"]
    assert problems("2024-04-01", date(2023, 9, 30), law=LAW, policy=INCOMMUNITIES) == {}


def test_nobody_notices_a_matter_in_the_future_or_after_complaining_of_it() -> None:
    assert problems("2026-05-22", date(2026, 5, 27)) == {"came_to_notice_on": "Wed 27 May 2026 is in the future."}
    assert problems("2026-05-22", date(2026, 5, 23)) == {
        "came_to_notice_on": "That is after the complaint was received, Fri 22 May 2026."
    }


def test_a_reason_is_kept_to_what_can_be_stored() -> None:
    typed = Screening(ACCEPTED, reason="\x00")
    assert list(problems_with_screening(complaint(), typed, NOW)) == ["reason"]
