"""A count of working days: which day it ends on, which days it passes over and why, and the sentences that say so."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from app.domain.bank_holidays import SUBSTITUTE
from app.domain.spoken_dates import days_in_a_row, full_day, short_day

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NotCounted:
    """Why a day is not counted: the kind of day, and the holiday's name, the closure's reason or the pause's."""

    kind: Literal["weekend", "bank holiday", "closure", "pause"]
    name: str = ""

    @property
    def words(self) -> str:
        """The reason in a few words: "weekend", "Spring bank holiday", "closure day (staff conference)"."""
        if self.kind == "weekend":
            return "weekend"
        if self.kind == "bank holiday":
            return self.name
        if self.kind == "pause":
            return f"paused: {self.name}"
        return f"closure day ({self.name})" if self.name else "closure day"


Reason = Callable[[date], NotCounted | None]
Passed = tuple[date, NotCounted]


@dataclass(frozen=True, slots=True)
class Count:
    """Working days counted from day 0: the first, the last (the due date), and every day passed over."""

    days: int
    first: date
    last: date
    passed: tuple[Passed, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """The count in order: what is passed over, day 1, what is passed over, the last day."""
        before = sentences_about(each for each in self.passed if each[0] < self.first)
        between = sentences_about(each for each in self.passed if each[0] > self.first)
        first = f"Day {min(self.days, 1)} is {full_day(self.first)}."
        last = () if self.first == self.last else (f"Day {self.days} is {full_day(self.last)}.",)
        return (*before, first, *between, *last)


def count(why: Reason, day_zero: date, days: int) -> Count:
    """The count of so many working days after day 0; of none: day 0 itself, or the next working day after it.

    Raises ValueError for a negative number of days.
    """
    if days < 0:
        raise ValueError(f"{days} working days cannot be counted; expected 0 or more.")
    day = day_zero + _ONE_DAY * min(days, 1)
    working: list[date] = []
    passed: list[Passed] = []
    while True:
        if reason := why(day):
            passed.append((day, reason))
        else:
            working.append(day)
        if len(working) == max(days, 1):
            return Count(days, working[0], working[-1], tuple(passed))
        day += _ONE_DAY


def sentences_about(passed: Iterable[Passed]) -> tuple[str, ...]:
    """What is said of days passed over, in order; adjoining days with the same reason share a sentence."""
    return tuple(_sentence([day for day, _ in run], run[0][1]) for run in _runs(tuple(passed)))


def _runs(passed: Sequence[Passed]) -> list[list[Passed]]:
    runs = [[first] for first in passed[:1]]
    for (yesterday, before), (day, reason) in pairwise(passed):
        if reason == before and day - yesterday == _ONE_DAY:
            runs[-1].append((day, reason))
        else:
            runs.append([(day, reason)])
    return runs


def _sentence(days: Sequence[date], reason: NotCounted) -> str:
    if reason.kind == "bank holiday":
        return f"{short_day(days[0])} is {_with_article(reason.name)}."
    if reason.kind == "closure":
        named = f" ({reason.name})" if reason.name else ""
        one = len(days) == 1
        return f"{days_in_a_row(days)} {'is a closure day' if one else 'are closure days'}{named}."
    verb = "is" if len(days) == 1 else "are"
    return f"{days_in_a_row(days)} {verb} not counted ({reason.words})."


def _with_article(holiday: str) -> str:
    if holiday.endswith(SUBSTITUTE):
        plain = _with_article(holiday.removesuffix(SUBSTITUTE))
        return f"the substitute day for {plain}"
    last_word = holiday.partition(" (")[0].rpartition(" ")[2]
    is_named_day = last_word in {"Day", "Friday", "Monday"}
    return holiday if is_named_day else f"the {holiday}"
