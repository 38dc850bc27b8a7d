"""Closure days entered later: every open case is recomputed in one go, with a history line on each that moved."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.domain.bank_holidays import NATIONS
from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.checks import LONGEST_LINE, missing, text_problem
from app.domain.spoken_dates import full_day, short_day
from app.domain.words import Status
from app.services.calendars import forget_calendars, plain_calendar
from app.services.cases.settling import settle
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
    work.move = "add a closure"
    landlord_id, day = _checked(work, typed)
    work.session.add(tables.Closure(landlord_id=landlord_id, day=day, reason=typed.reason.strip()))
    work.session.flush()
    moved = recompute_open_cases(work, landlord_id)
    return Done(None, "", f"Closed on {short_day(day)}: {_moved_words(moved)}")


def add_bank_holiday(work: Work, nation: str, day: date, name: str) -> Done:
    """Enters a bank holiday proclaimed after this program was made, and moves what it moves."""
    work.move = "add a bank holiday"
    if problem := _name_problem(name):
        raise Refusal.of_fields({"name": problem})
    if nation not in NATIONS:
        raise Refusal.of_fields({"nation": f"Choose the nation: {', '.join(NATIONS)}."})
    if work.session.get(tables.BankHoliday, (nation, day)):
        raise Refusal.of_fields({"day": f"{full_day(day)} is a bank holiday already."})
    work.session.add(tables.BankHoliday(nation=nation, day=day, name=name.strip()))
    work.session.flush()
    ids = work.session.execute(select(tables.Landlord.id).where(tables.Landlord.nation == nation)).scalars().all()
    moved = sum(recompute_open_cases(work, landlord_id) for landlord_id in ids)
    return Done(None, "", f"{name.strip()} added: {_moved_words(moved)}")


def recompute_open_cases(work: Work, landlord_id: int) -> int:
    """Recomputes the due dates of a landlord's open cases; answers how many moved."""
    forget_calendars(work.session)
    # Whoever logs a case meanwhile has either committed it by now, or will read the calendar as it is from here on.
    work.session.execute(select(tables.Landlord.id).where(tables.Landlord.id == landlord_id).with_for_update())
    case = tables.Case
    query = select(case).where(
        case.landlord_id == landlord_id, case.status != Status.CLOSED, case.status != Status.VOID
    )
    rows = work.session.execute(query.order_by(case.id).with_for_update()).scalars().all()
    return sum(_moved(work, row) for row in rows)


def _moved_words(moved: int) -> str:
    return "no open case moved" if not moved else "1 open case moved" if moved == 1 else f"{moved:,} open cases moved"


def _name_problem(name: str) -> str | None:
    return missing(name, "Give the bank holiday's name: it stands in every explanation of a date.") or text_problem(
        name, LONGEST_LINE
    )


def _moved(work: Work, row: tables.Case) -> bool:
    before = _due_dates(work, row.id)
    settle(work, row)
    work.session.flush()
    return _due_dates(work, row.id) != before


def _due_dates(work: Work, case_id: int) -> dict[int, date | None]:
    step = tables.Step
    return dict(work.session.execute(select(step.id, step.due_on).where(step.case_id == case_id)).all())


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
