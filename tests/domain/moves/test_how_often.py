"""How often to update: agreed, and from then on each update dates the next."""

from datetime import date

import pytest

from app.domain.deadlines import next_update, update_due
from app.domain.moves.how_often import HowOften, problems_with_how_often, reason_not_to_agree_how_often
from app.domain.spoken_dates import every
from tests.domain.moves.complaints import CALENDAR, NOW, answered, closed, complaint


@pytest.mark.clause("ISHA 2.6f")
@pytest.mark.clause("INC 3.1.2d")
def test_how_often_is_chosen_and_the_first_day_may_be_agreed() -> None:
    case = complaint()
    assert problems_with_how_often(case, HowOften(7), NOW) == {}
    assert problems_with_how_often(case, HowOften(7, date(2026, 5, 29)), NOW) == {}
    assert problems_with_how_often(case, HowOften(None), NOW) == {
        "update_every_days": "Choose how often they will hear from us (ISHA 2.6f)."
    }
    assert problems_with_how_often(case, HowOften(91), NOW) == {"update_every_days": "Between 1 and 90 days."}
    assert problems_with_how_often(case, HowOften(7, date(2026, 5, 25)), NOW).keys() == {"next_update_on"}


def test_it_is_agreed_with_somebody_while_an_answer_is_owed() -> None:
    assert reason_not_to_agree_how_often(complaint()) is None
    assert "nobody to agree it with" in (reason_not_to_agree_how_often(complaint(anonymous=True)) or "")
    assert "no more updates are due" in (reason_not_to_agree_how_often(answered()) or "")
    assert reason_not_to_agree_how_often(closed()) == "This case was closed on Tue 26 May 2026."


@pytest.mark.clause("ISHA 2.1b")
@pytest.mark.parametrize(
    ("counted_from", "days", "day", "given_by"),
    [
        ("2026-05-26", 7, "2026-06-02", "2026-06-02"),
        ("2026-05-23", 2, "2026-05-27", "2026-05-27"),
        ("2026-05-22", 3, "2026-05-28", "2026-05-28"),
        ("2026-05-21", 2, "2026-05-23", "2026-05-22"),
        ("2026-05-22", 1, "2026-05-26", "2026-05-26"),
    ],
    ids=[
        "a week from Tue 26 May is Tue 2 June",
        "every second day from Sat 23 May: for Mon 25, a holiday, it would be given by Fri 22, so Wed 27",
        "every third day from Fri 22 May: for Mon 25 it would be given that same Friday, so Thu 28",
        "every second day from Thu 21 May is Sat 23, given by Fri 22",
        "every day from Fri 22 May: not on that same Friday, but on Tue 26 after the holiday",
    ],
)
def test_an_update_on_a_day_off_is_given_the_working_day_before(
    counted_from: str, days: int, day: str, given_by: str
) -> None:
    found = next_update(date.fromisoformat(counted_from), days, CALENDAR)
    assert (found, update_due(found, CALENDAR)) == (date.fromisoformat(day), date.fromisoformat(given_by))


def test_an_interval_is_said_in_words() -> None:
    assert [every(days) for days in (1, 2, 7, 14, 28)] == [
        "every day",
        "every 2 days",
        "every week",
        "every two weeks",
        "every four weeks",
    ]
