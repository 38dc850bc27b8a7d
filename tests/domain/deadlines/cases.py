"""What the tests of due dates share: one receipt, one calendar, and the step that must be due."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from app.domain.deadlines import DueDate, Extended, Happened, due
from app.domain.policy import Law, Policy, StepCode
from app.domain.spoken_dates import LONDON
from app.domain.working_days import WorkingCalendar

ENGLAND = WorkingCalendar()
RECEIVED = datetime(2026, 5, 22, 16, 50, tzinfo=LONDON)
ACKNOWLEDGE, ANSWER = StepCode.ACKNOWLEDGE, StepCode.ANSWER
ACKNOWLEDGE_REVIEW, ANSWER_REVIEW = StepCode.ACKNOWLEDGE_REVIEW, StepCode.ANSWER_REVIEW
TEN_DAYS_MORE = Extended(date(2026, 6, 9), date(2026, 6, 23), "a second survey.", date(2026, 6, 8))
moments = st.datetimes(datetime(2024, 4, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 — hypothesis adds the zone itself


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def found(code: StepCode, policy: Policy, happened: Happened, law: Law | None = None) -> DueDate:
    due_date = due(code, policy, law, ENGLAND, happened)
    assert due_date is not None
    return due_date
