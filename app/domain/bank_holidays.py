"""The bank holidays of a nation, year by year: what the `holidays` library knows, in the words of gov.uk."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

NATIONS: Mapping[str, str] = MappingProxyType(
    {"ENG": "England", "WLS": "Wales", "SCT": "Scotland", "NIR": "Northern Ireland"}
)
SUBSTITUTE = " (substitute day)"
_OBSERVED = " (observed)"
_SATURDAY = 5
_NAMES = {
    "New Year Holiday": "2nd January bank holiday",
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "Summer Bank Holiday": "Summer bank holiday",
    "Saint Andrew's Day": "St Andrew’s Day",
    "Saint Patrick's Day": "St Patrick’s Day",
    "New Year's Day": "New Year’s Day",
    "Platinum Jubilee of Elizabeth II": "Platinum Jubilee",
    "Coronation of Charles III": "Coronation of King Charles III",
    "Scotland's participation in the FIFA World Cup final": "World Cup bank holiday",
}
# In 2020 the holiday was moved from Monday to Friday, for the 75th anniversary; without the name nobody believes it.
_NAMES_OF_ONE_DAY = {date(2020, 5, 8): "Early May bank holiday (VE Day)"}


@lru_cache
def bank_holidays(nation: str, year: int) -> Mapping[date, str]:
    """The bank holidays of a nation ("ENG", "WLS", "SCT", "NIR") in a year, in order, with their names.

    The library names a holiday twice when it falls on a weekend: on its own day, and on the weekday that stands in for
    it. gov.uk, and the Banking and Financial Dealings Act 1971, know only the weekday, so only weekdays are kept.
    Raises ValueError for any other nation.
    """
    if nation not in NATIONS:
        raise ValueError(f"{nation!r} is not a nation whose bank holidays are known; expected {', '.join(NATIONS)}.")
    from holidays import country_holidays

    known = country_holidays("GB", subdiv=nation, years=year, language="en_GB")
    weekdays = sorted(day for day in known if day.weekday() < _SATURDAY)
    return MappingProxyType({day: _name(day, known.get_list(day)) for day in weekdays})


def _name(day: date, names: list[str]) -> str:
    # Where a substitute meets another holiday (2 January 2023 in Scotland) gov.uk keeps the substitute on that day:
    # the other holiday has a substitute of its own on the next.
    name = max(names, key=lambda each: each.endswith(_OBSERVED))
    plain = name.removesuffix(_OBSERVED)
    spoken = _NAMES_OF_ONE_DAY.get(day) or _NAMES.get(plain, plain)
    return spoken if plain == name else spoken + SUBSTITUTE
