"""What a change of the calendar moves: the due dates of open cases, at once or by the next desk that may."""

from collections.abc import Iterable

from sqlalchemy import exists, select

from app.domain.done import Done
from app.domain.rights import reason_not_allowed
from app.domain.words import MoveName, Status
from app.services.calendars import forget_calendars
from app.services.cases.settling import settle
from app.services.permits import refuse_without_right
from app.storage import tables
from app.storage.work import Work

_OVER = (Status.CLOSED, Status.VOID)


def follow(work: Work, landlord_ids: Iterable[int]) -> str:
    """Moves the dates of these landlords' open cases, as far as whoever acts may; answers what came of it, in words.

    On the office's shared database whoever keeps the calendar need not work on cases: then it is noted what is still
    to be moved, for a desk of somebody who does. On a file of one's own there is no other desk.
    """
    may = not work.is_postgresql or reason_not_allowed(work.person, MoveName.MOVE_DATES) is None
    moved, left = 0, False
    for landlord_id in landlord_ids:
        for restricted in (False, True):
            if may and (not restricted or _sees_restricted_cases(work, landlord_id)):
                moved += _recompute(work, landlord_id, restricted=restricted)
            else:
                left = True
                work.session.add(tables.CalendarChange(landlord_id=landlord_id, restricted=restricted, at=work.now))
    if left and not may:
        return "the dates of open cases follow when a colleague who works on cases is next at their desk"
    return _moved_words(moved)


def dates_to_move(work: Work) -> bool:
    """True where the calendar was changed by somebody who could not move all dates, and whoever asks can."""
    return bool(_to_follow(work)) and reason_not_allowed(work.person, MoveName.MOVE_DATES) is None


def move_dates(work: Work) -> Done:
    """Moves the dates that a change of the calendar left behind."""
    work.move = MoveName.MOVE_DATES
    refuse_without_right(work)
    row = tables.CalendarChange
    held = select(row).where(row.done_at.is_(None)).order_by(row.id).with_for_update()
    changes = work.session.execute(held).scalars().all()
    wanted = set(_to_follow(work))
    moved = sum(_recompute(work, landlord_id, restricted=restricted) for landlord_id, restricted in sorted(wanted))
    for change in changes:
        if (change.landlord_id, change.restricted) in wanted:
            change.done_at = work.now
    return Done(None, "", f"The calendar was changed: {_moved_words(moved)}")


def _to_follow(work: Work) -> list[tuple[int, bool]]:
    row = tables.CalendarChange
    waiting = select(row.landlord_id, row.restricted).where(row.done_at.is_(None)).distinct()
    return [
        (landlord_id, restricted)
        for landlord_id, restricted in work.session.execute(waiting).all()
        if not restricted or _sees_restricted_cases(work, landlord_id)
    ]


def _sees_restricted_cases(work: Work, landlord_id: int) -> bool:
    """True where no restricted case of this landlord is kept from whoever asks; the list has all their references."""
    listed = tables.CaseListRow
    there = exists().where(tables.Case.id == listed.case_id)
    hidden = select(listed.case_id).where(listed.in_work, listed.restricted, listed.landlord_id == landlord_id, ~there)
    return work.session.execute(hidden.limit(1)).first() is None


def _recompute(work: Work, landlord_id: int, *, restricted: bool) -> int:
    """Recomputes the due dates of a landlord's open cases; answers how many moved."""
    forget_calendars(work.session)
    # Whoever logs a case meanwhile has either committed it by now, or will read the calendar as it is from here on.
    work.session.execute(select(tables.Landlord.id).where(tables.Landlord.id == landlord_id).with_for_update())
    case = tables.Case
    query = select(case).where(
        case.landlord_id == landlord_id, case.status.not_in(_OVER), case.restricted.is_(restricted)
    )
    rows = work.session.execute(query.order_by(case.id).with_for_update()).scalars().all()
    return sum(_moved(work, row) for row in rows)


def _moved(work: Work, row: tables.Case) -> bool:
    before = _due_dates(work, row.id)
    settle(work, row)
    work.session.flush()
    return _due_dates(work, row.id) != before


def _due_dates(work: Work, case_id: int) -> dict[int, object]:
    step = tables.Step
    return dict(work.session.execute(select(step.id, step.due_on).where(step.case_id == case_id)).all())


def _moved_words(moved: int) -> str:
    return "no open case moved" if not moved else "1 open case moved" if moved == 1 else f"{moved:,} open cases moved"
