"""Dates around a case that are not steps: time bars, waits, updates, months, lateness."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.policy import Law, Policy
from app.domain.spoken_dates import full_day
from app.domain.working_days import WorkingCalendar

_MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class LastDayInTime:
    """The last day on which a customer may complain of a matter, itself in time, and why it is that day."""

    day: date
    because: tuple[str, ...]
    from_law: bool


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month too short for it: 31 Aug + 6 months = 28 Feb."""
    years, month = divmod(day.month - 1 + months, _MONTHS_OF_A_YEAR)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day_in_time(policy: Policy, law: Law | None, came_to_notice: date, received: date) -> LastDayInTime:
    """The last day on which a matter could be complained of: never rolled to a working day, and itself in time.

    A law that spoke of it by the day of receipt gives the customer the later of its limit and the policy's.
    """
    bar = policy.time_bar
    day = add_months(came_to_notice, bar.months)
    noticed = f"Came to notice on {full_day(came_to_notice)}."
    own = f"{bar.clause}: {bar.months} months from {bar.counted_from}, until {full_day(day)}; that day is in time."
    demand = law.demand_on("time-bar", received) if law else None
    if law is None or demand is None or law.time_bar_months <= bar.months:
        return LastDayInTime(day, (noticed, own), from_law=False)
    later = add_months(came_to_notice, law.time_bar_months)
    longer = f"The law binds: {demand.clause} gives {law.time_bar_months} months, until {full_day(later)}."
    return LastDayInTime(later, (noticed, own, longer), from_law=True)


def first_day_after_wait(exhausted: date, wait_days: int) -> date:
    """The first day on which the Ombudsman may be asked: exhausted Fri 20 Nov 2020, wait 56 days, Fri 15 Jan 2021."""
    return exhausted + timedelta(days=wait_days)


def update_due(promised: date, calendar: WorkingCalendar) -> date:
    """The day by which a promised update is given: that day, or the working day before where it is not one."""
    return calendar.working_before(promised)


def next_update(after: date, every_days: int, calendar: WorkingCalendar) -> date:
    """The next day at an agreed interval: never one whose update would be due on the day it is counted from."""
    day = after + timedelta(days=every_days)
    while update_due(day, calendar) <= after:
        day += timedelta(days=every_days)
    return day


def working_days_late(due: date, done: date | None, today: date, calendar: WorkingCalendar) -> int:
    """How many working days late a step was done, or is by today; 0 when in time.

    The weekend after the due date is 1 day late already: nothing done after its date is counted as in time.
    """
    end = done or today
    return max(1, calendar.working_days_between(due, end)) if end > due else 0
