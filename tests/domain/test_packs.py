"""Which pack governs from which day, and why another cannot come in."""

from datetime import date

import pytest

from app.domain.packs import (
    NewPackFrom,
    PackFrom,
    governing,
    problems_with_pack_from,
)
from app.storage.policy_packs import load_pack

ISHA, CODE = load_pack("isha-2018"), load_pack("ombudsman-code-2024")
OLD = PackFrom(1, ISHA.title, date(2018, 9, 18))
NEW = PackFrom(2, CODE.title, date(2026, 6, 1))
TODAY = date(2026, 5, 26)


@pytest.mark.parametrize(
    ("day", "pack"),
    [
        (date(2018, 9, 17), OLD),
        (date(2018, 9, 18), OLD),
        (date(2026, 5, 31), OLD),
        (date(2026, 6, 1), NEW),
    ],
)
def test_a_day_is_governed_by_the_last_pack_that_began_by_then_and_before_the_first_by_the_first(
    day: date, pack: PackFrom
) -> None:
    assert governing(day, [NEW, OLD]) == pack


def test_without_a_pack_nothing_governs() -> None:
    assert governing(TODAY, []) is None


def test_a_day_between_two_packs_is_free() -> None:
    assert problems_with_pack_from(NewPackFrom(1, 3, date(2026, 5, 1)), CODE, [OLD, NEW], TODAY) == {}
    assert problems_with_pack_from(NewPackFrom(1, 3, date(2026, 5, 1)), CODE, [], TODAY) == {}


@pytest.mark.parametrize(
    ("pack_id", "day", "sentence"),
    [
        (2, date(2026, 6, 1), "Two policies cannot begin on one day."),
        (2, date(2026, 7, 1), "is in force on that day already, since Mon 1 June 2026."),
        (2, date(2024, 3, 31), "itself takes effect on Mon 1 April 2024. Choose that day or a later one."),
        (2, date(2032, 1, 1), "is more than five years away. Check the year."),
        (2, None, "Say from which day it is in force, such as 1 April."),
    ],
)
def test_why_a_day_cannot_be(pack_id: int, day: date | None, sentence: str) -> None:
    problems = problems_with_pack_from(NewPackFrom(1, pack_id, day), CODE, [OLD, NEW], TODAY)
    assert problems["from_day"].endswith(sentence)


def test_landlord_and_policy_are_asked_for_together_with_what_is_wrong_with_the_day() -> None:
    problems = problems_with_pack_from(NewPackFrom(None, None, date(2032, 1, 1)), None, [], TODAY)
    assert list(problems) == ["landlord_id", "pack_id", "from_day"]
