"""The bank holidays, held against gov.uk's own list where the shared data is there."""

import json
from datetime import date
from pathlib import Path
from typing import TypedDict, cast

import pytest

from app.domain.bank_holidays import bank_holidays

GOV_UK = Path(__file__).parents[3] / "shared" / "data" / "bank_holidays_gov_uk_2019-2028.json"
YEARS = range(2019, 2029)
DIVISIONS = {
    "ENG": "common.nations.england-and-wales_slug",
    "WLS": "common.nations.england-and-wales_slug",
    "SCT": "common.nations.scotland_slug",
    "NIR": "common.nations.northern-ireland_slug",
}
# gov.uk's own keys, and what the program calls them.
NAMES = {
    "new_year": "New Year’s Day",
    "2nd_january": "2nd January bank holiday",
    "st_patrick": "St Patrick’s Day",
    "good_friday": "Good Friday",
    "easter_monday": "Easter Monday",
    "early_may": "Early May bank holiday",
    "early_may_ve": "Early May bank holiday (VE Day)",
    "kings_coronation": "Coronation of King Charles III",
    "spring": "Spring bank holiday",
    "queen_platinum": "Platinum Jubilee",
    "world_cup": "World Cup bank holiday",
    "battle_boyne": "Battle of the Boyne",
    "summer": "Summer bank holiday",
    "late_august": "Summer bank holiday",
    "queens_bank_holiday": "State Funeral of Queen Elizabeth II",
    "st_andrew": "St Andrew’s Day",
    "christmas": "Christmas Day",
    "boxing_day": "Boxing Day",
}


class Event(TypedDict):
    title: str
    date: str
    notes: str


@pytest.mark.skipif(not GOV_UK.exists(), reason="gov.uk's list is in ../shared, which is not here")
@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("nation", DIVISIONS)
def test_holidays_and_their_names_are_those_of_gov_uk(nation: str, year: int):
    assert dict(bank_holidays(nation, year)) == _on_gov_uk(nation, year)


def _on_gov_uk(nation: str, year: int) -> dict[date, str]:
    listed = json.loads(GOV_UK.read_text(encoding="utf-8"))["divisions"][DIVISIONS[nation]][str(year)]
    return {_day(event): _name(event) for event in cast("list[Event]", listed)}


def _day(event: Event) -> date:
    day, month, year = map(int, event["date"].split("/"))
    return date(year, month, day)


def _name(event: Event) -> str:
    substitute = " (substitute day)" if event["notes"] == "common.substitute_day" else ""
    return NAMES[event["title"].removeprefix("bank_holidays.")] + substitute


@pytest.mark.parametrize(
    ("nation", "day", "name"),
    [
        ("ENG", date(2026, 5, 25), "Spring bank holiday"),
        ("ENG", date(2020, 5, 8), "Early May bank holiday (VE Day)"),
        ("WLS", date(2022, 6, 3), "Platinum Jubilee"),
        ("NIR", date(2022, 9, 19), "State Funeral of Queen Elizabeth II"),
        ("SCT", date(2023, 1, 2), "New Year’s Day (substitute day)"),
        ("SCT", date(2023, 1, 3), "2nd January bank holiday (substitute day)"),
        ("ENG", date(2026, 12, 28), "Boxing Day (substitute day)"),
    ],
)
def test_a_bank_holiday_bears_its_british_name(nation: str, day: date, name: str):
    assert bank_holidays(nation, day.year)[day] == name


def test_boxing_day_2026_is_a_saturday_and_so_only_its_substitute_is_a_bank_holiday():
    assert date(2026, 12, 26) not in bank_holidays("ENG", 2026)


def test_holidays_come_in_the_order_of_the_year():
    days = list(bank_holidays("NIR", 2027))
    assert days == sorted(days)
    assert len(days) == 10


def test_any_other_nation_is_refused_naming_those_expected():
    with pytest.raises(ValueError, match=r"'GB' is not a nation whose.*expected ENG, WLS, SCT, NIR"):
        bank_holidays("GB", 2026)
