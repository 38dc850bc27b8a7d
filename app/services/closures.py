"""Closure days and bank holidays entered later, and what moves with them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.domain.bank_holidays import NATIONS
from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.checks import LONGEST_LINE, missing, text_problem
from app.domain.spoken_dates import full_day, short_day
from app.domain.words import MoveName
from app.services.calendar_changes import follow
from app.services.calendars import plain_calendar
from app.services.permits import refuse_without_right
from app.storage import tables
from app.storage.work import Work


@dataclass(frozen=True, slots=True)
class NewClosure:
    """What the closure form holds."""

    landlord_id: int | None
    day: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class ClosureLine:
    """A closure day as the Policy page lists it."""

    day: date
    reason: str
    landlord: str


def closures(work: Work) -> tuple[ClosureLine, ...]:
    """All closure days, newest first."""
    rows = select(tables.Closure, tables.Landlord.name).join(
        tables.Landlord, tables.Landlord.id == tables.Closure.landlord_id
    )
    found = work.session.execute(rows.order_by(tables.Closure.day.desc(), tables.Closure.id))
    return tuple(ClosureLine(closure.day, closure.reason, name) for closure, name in found)


def add_closure(work: Work, typed: NewClosure) -> Done:
    """Enters a closure day and moves what it moves; a closed case keeps the calendar it lived under."""
    work.move = MoveName.ADD_A_CLOSURE
    refuse_without_right(work)
    landlord_id, day = _checked(work, typed)
    work.session.add(tables.Closure(landlord_id=landlord_id, day=day, reason=typed.reason.strip()))
    work.session.flush()
    return Done(None, "", f"Closed on {short_day(day)}: {follow(work, (landlord_id,))}")


def add_bank_holiday(work: Work, nation: str, day: date, name: str) -> Done:
    """Enters a bank holiday proclaimed after this program was made, and moves what it moves."""
    work.move = MoveName.ADD_A_BANK_HOLIDAY
    refuse_without_right(work)
    if problem := _name_problem(name):
        raise Refusal.of_fields({"name": problem})
    if nation not in NATIONS:
        raise Refusal.of_fields({"nation": f"Choose the nation: {', '.join(NATIONS)}."})
    if work.session.get(tables.BankHoliday, (nation, day)):
        raise Refusal.of_fields({"day": f"{full_day(day)} is a bank holiday already."})
    work.session.add(tables.BankHoliday(nation=nation, day=day, name=name.strip()))
    work.session.flush()
    ids = work.session.execute(select(tables.Landlord.id).where(tables.Landlord.nation == nation)).scalars().all()
    return Done(None, "", f"{name.strip()} added: {follow(work, ids)}")


def _name_problem(name: str) -> str | None:
    return missing(name, "Give the bank holiday's name: it stands in every explanation of a date.") or text_problem(
        name, LONGEST_LINE
    )


def _checked(work: Work, typed: NewClosure) -> tuple[int, date]:
    problems: dict[str, str] = {}
    if typed.landlord_id is None:
        problems["landlord_id"] = "Choose whose offices are closed."
    if typed.day is None:
        problems["day"] = "Say on which day."
    if wrong := missing(typed.reason, "Say why: the reason stands in every explanation of a date.") or text_problem(
        typed.reason, LONGEST_LINE
    ):
        problems["reason"] = wrong
    if problems or typed.landlord_id is None or typed.day is None:
        raise Refusal.of_fields(problems)
    if work.session.get(tables.Landlord, typed.landlord_id) is None:
        raise Refusal.of_fields({"landlord_id": "This landlord is no longer there. Choose another."})
    because = plain_calendar(work.session, typed.landlord_id).why_not_working(typed.day)
    if because:
        raise Refusal.of_fields({"day": f"{full_day(typed.day)} is not a working day anyway: {because}."})
    return typed.landlord_id, typed.day
