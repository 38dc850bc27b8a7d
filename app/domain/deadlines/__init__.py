"""What is due, when, and why: due dates, extensions, pauses, lateness, and the limits of time around them."""

from app.domain.deadlines.dates import (
    LastDayInTime,
    add_months,
    first_day_after_wait,
    last_day_in_time,
    next_update,
    update_due,
    working_days_late,
)
from app.domain.deadlines.due import due, due_by_law
from app.domain.deadlines.extensions import ExtensionAsked, extended_due, reason_not_to_extend
from app.domain.deadlines.happened import DueDate, Extended, Happened, Pause

__all__ = [
    "DueDate",
    "Extended",
    "ExtensionAsked",
    "Happened",
    "LastDayInTime",
    "Pause",
    "add_months",
    "due",
    "due_by_law",
    "extended_due",
    "first_day_after_wait",
    "last_day_in_time",
    "next_update",
    "reason_not_to_extend",
    "update_due",
    "working_days_late",
]
