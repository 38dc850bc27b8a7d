"""The working days of a landlord: which days count, when a number of them is over, and the count in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import cast, get_args

from app.domain.bank_holidays import NATIONS, bank_holidays
from app.domain.counting import NotCounted, count, sentences_about
from app.domain.policy import Counting
from app.domain.spoken_dates import day_of, full_day, full_moment, in_london

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_DAYS_OF_A_WEEK = 7


def _with_reasons(closures: Iterable[date] | Mapping[date, str]) -> dict[date, str]:
    if isinstance(closures, Mapping):
        reasons = cast("Mapping[date, str]", closures)  # isinstance cannot see what the mapping holds
        return {day_of(day): reason for day, reason in reasons.items()}
    return dict.fromkeys(map(day_of, closures), "")


@dataclass(frozen=True, slots=True)
class Receipt:
    """The day from which a receipt is counted (day 0), and the sentences that say why it is that day."""

    day_zero: date
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Which days a landlord works: no Saturday, Sunday, bank holiday of its nation, or closure day.

    `closures` are days, or days with their reason. `holidays` are the bank holidays to go by, with their names; None
    means those the `holidays` library knows. After `cut_off` (London's time) a working day's receipt counts as the next
    working day's. A moment counts by its day in London. Raises ValueError for an unknown nation or way of counting.
    """

    nation: str = "ENG"
    closures: Iterable[date] | Mapping[date, str] = field(default=frozenset(), hash=False)
    counting: Counting = "receipt-day-zero"
    holidays: Mapping[date, str] | None = field(default=None, hash=False)
    cut_off: time | None = None
    _closed: Mapping[date, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.nation not in NATIONS:
            raise ValueError(f"{self.nation!r} is not a nation with a calendar; expected {', '.join(NATIONS)}.")
        if self.counting not in get_args(Counting):
            expected = " or ".join(get_args(Counting))
            raise ValueError(f"{self.counting!r} is not a way of counting; expected {expected}.")
        closed = _with_reasons(self.closures)
        object.__setattr__(self, "closures", closed)
        object.__setattr__(self, "_closed", closed)

    def is_working(self, day: date) -> bool:
        """True where the landlord works on that day."""
        return self.not_counted(day) is None

    def not_counted(self, day: date) -> NotCounted | None:
        """Why that day is not a working day, or None where it is one."""
        on = day_of(day)
        if on.weekday() >= _SATURDAY:
            return NotCounted("weekend")
        known = bank_holidays(self.nation, on.year) if self.holidays is None else self.holidays
        if on in known:
            return NotCounted("bank holiday", known[on])
        return NotCounted("closure", self._closed[on]) if on in self._closed else None

    def why_not_working(self, day: date) -> str | None:
        """Why that day is not a working day, in a few words ("weekend", "Spring bank holiday"), or None."""
        reason = self.not_counted(day)
        return reason.words if reason else None

    def due(self, received: date | datetime, days: int) -> date:
        """The day on which so many working days after a receipt are over; always a working day."""
        return count(self.not_counted, self.receipt(received).day_zero, days).last

    def explain(self, received: date | datetime, days: int) -> tuple[str, ...]:
        """The count that `due` makes, in sentences a resident could follow; the last names the due date."""
        receipt = self.receipt(received)
        return (*receipt.sentences, *count(self.not_counted, receipt.day_zero, days).sentences)

    def receipt(self, received: date | datetime, verb: str = "Received") -> Receipt:
        """The day 0 of something that came in, and why it is that day."""
        day = day_of(received)
        spoken = full_moment(received) if isinstance(received, datetime) else full_day(day)
        opening = f"{verb} {spoken}."
        if self._is_after_cut_off(received):
            late = f"That is after {self.cut_off:%H:%M}, so it is dealt with as if it came on the next working day."
            return self._moved(day + _ONE_DAY, (opening, late))
        if self.counting == "roll-forward" and not self.is_working(day):
            return self._moved(day, (opening,))
        return Receipt(day, (opening,))

    def next_working(self, day: date) -> date:
        """That day where it is a working day, else the next one after it."""
        return count(self.not_counted, day_of(day), 0).last

    def working_before(self, day: date) -> date:
        """That day where it is a working day, else the last one before it."""
        before = day_of(day)
        while not self.is_working(before):
            before -= _ONE_DAY
        return before

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days there are after the start, up to and including the end; 0 where the end is no later."""
        first, last = day_of(start), day_of(end)
        if last <= first:
            return 0
        # Whole weeks at once: lists ask this of every late case, and some have been late for years.
        weeks, rest = divmod((last - first).days, _DAYS_OF_A_WEEK)
        odd_days = sum((last - _ONE_DAY * back).weekday() < _SATURDAY for back in range(rest))
        return weeks * _SATURDAY + odd_days - len(self._weekdays_off(first, last))

    def _weekdays_off(self, first: date, last: date) -> set[date]:
        """The holidays and closures after the first day, up to and including the last, that are not on a weekend."""
        if self.holidays is None:
            known: Iterable[date] = (
                day for year in range(first.year, last.year + 1) for day in bank_holidays(self.nation, year)
            )
        else:
            known = self.holidays
        return {day for day in chain(known, self._closed) if first < day <= last and day.weekday() < _SATURDAY}

    def from_day_zero(self) -> "WorkingCalendar":
        """The same working days, counted after whatever day is given: for what is not a receipt, and for the law."""
        return replace(self, counting="receipt-day-zero", cut_off=None)

    def _is_after_cut_off(self, received: date | datetime) -> bool:
        if self.cut_off is None or not isinstance(received, datetime) or not self.is_working(received):
            return False
        return in_london(received).time() > self.cut_off

    def _moved(self, earliest: date, opening: tuple[str, ...]) -> Receipt:
        moved = count(self.not_counted, earliest, 0)
        to = f"It counts as received on {full_day(moved.last)}, which is day 0."
        return Receipt(moved.last, (*opening, *sentences_about(moved.passed), to))
