"""The office's calendar: bank holidays and closures, and what moves when one is added later."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.policy import Policy
from app.domain.working_days import WorkingCalendar
from app.storage import tables

_KEPT = "recourse.calendars"
_PLAIN = "recourse.plain-calendars"


def calendar_for(session: Session, landlord: tables.Landlord, policy: Policy) -> WorkingCalendar:
    """The landlord's working days as this policy counts them; read once in a transaction."""
    kept: dict[tuple[int, str, str], WorkingCalendar] = session.info.setdefault(_KEPT, {})
    wanted = (landlord.id, policy.code, policy.version)
    if wanted not in kept:
        kept[wanted] = WorkingCalendar(
            nation=landlord.nation,
            closures=_closures(session, landlord.id),
            counting=policy.counting,
            holidays=_holidays(session, landlord.nation),
            cut_off=policy.cut_off,
        )
    return kept[wanted]


def forget_calendars(session: Session) -> None:
    """Calendars are read again: a holiday or closure was added in this transaction."""
    session.info.pop(_KEPT, None)
    session.info.pop(_PLAIN, None)


def _holidays(session: Session, nation: str) -> dict[date, str]:
    query = select(tables.BankHoliday.day, tables.BankHoliday.name).where(tables.BankHoliday.nation == nation)
    return dict(session.execute(query).all())


def _closures(session: Session, landlord_id: int) -> dict[date, str]:
    query = select(tables.Closure.day, tables.Closure.reason).where(tables.Closure.landlord_id == landlord_id)
    return dict(session.execute(query).all())


def plain_calendar(session: Session, landlord_id: int) -> WorkingCalendar:
    """The landlord's working days, counted from day 0; read once in a transaction."""
    kept: dict[int, WorkingCalendar] = session.info.setdefault(_PLAIN, {})
    if landlord_id not in kept:
        landlord = session.get_one(tables.Landlord, landlord_id)
        kept[landlord_id] = WorkingCalendar(
            nation=landlord.nation,
            closures=_closures(session, landlord_id),
            holidays=_holidays(session, landlord.nation),
        )
    return kept[landlord_id]
