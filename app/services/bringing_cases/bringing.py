"""Reports what a log would bring, and brings the chosen rows in: all of them or none."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from sqlalchemy import func, select, text

from app.domain.complaints_log.entries import ScatteredError
from app.domain.complaints_log.sorting import Found, SortedCase, Sorting, Tally
from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.spoken_dates import day_of
from app.services.bringing_cases.governing import Governing
from app.services.bringing_cases.left_out import LeftOut
from app.services.bringing_cases.looking import Words
from app.services.bringing_cases.looking_up import LookedUp, look_up
from app.services.bringing_cases.mapping import remember
from app.services.bringing_cases.reading import Brought, Opened, Progress, Report, hold_to_right, open_log
from app.services.bringing_cases.register import Register
from app.services.bringing_cases.writing import Writing, write
from app.services.landlords import landlord_of
from app.services.permits import refuse_without_right
from app.storage import tables
from app.storage.work import Work

CASES_AT_ONCE: Final = 500
TAKEN: Final = frozenset((Found.NEW,))
"""What is saved unless more is chosen; rows that need a look can be chosen, too."""
CAN_BE_TAKEN: Final = frozenset((Found.NEW, Found.LOOK))
_CAN_BE_LEFT_OUT: Final = frozenset((Found.REFUSED, Found.LOOK))


def report(
    work: Work,
    brought: Brought,
    progress: Progress = lambda _: None,
    left_out: Path | None = None,
    chosen: frozenset[Found] = TAKEN,
) -> Report:
    """What saving the log would do; nothing is changed. Rows that would not be taken are written to `left_out`."""
    hold_to_right(work, brought)
    opened, _ = _open(work, brought)
    tally, words = Tally(), Words()
    try:
        with LeftOut(left_out, opened, _CAN_BE_LEFT_OUT - chosen) as rest:
            for piece, _ in _sort(work, opened, tally, progress):
                words.gather(piece)
                rest.write(piece)
    except ScatteredError as scattered:
        return report(work, replace(brought, apart=scattered.keys), progress, left_out, chosen)
    columns, explained = opened.log.headers.columns, words.explained(work, opened)
    unknown = {each.name: each.unknown for each in explained if each.unknown}
    return Report(opened.landlord.name, columns, tally, unknown, brought.apart, explained)


def looked_through(work: Work, brought: Brought) -> Brought:
    """The same log with the cases whose rows are scattered over it, as a report finds them out; its rows are read."""
    hold_to_right(work, brought)
    opened, _ = _open(work, brought)
    try:
        for _ in opened.groups():
            pass
    except ScatteredError as scattered:
        return replace(brought, apart=scattered.keys)
    return brought


def bring_in(
    work: Work,
    brought: Brought,
    chosen: frozenset[Found] = TAKEN,
    *,
    progress: Progress = lambda _: None,
    left_out: Path | None = None,
) -> Done:
    """Saves what was chosen of a log, all or nothing; what its columns and words mean is remembered.

    The log is held against the cases as they are now: what was reported may have been saved by somebody since. Raises
    Refusal where it is another file than the one that was reported.
    """
    work.move = brought.kind.move
    refuse_without_right(work)
    landlord = landlord_of(work, brought.landlord_id, "complaints")
    _one_at_a_time(work, landlord.id)
    opened, governing = _open(work, brought)
    people = dict(work.session.execute(select(tables.Person.id, tables.Person.name)).all())
    writing = Writing(work, governing, brought.file.name[:200], opened.log.headers.texts, people, brought.kind.move)
    tally = Tally()
    taken = chosen & CAN_BE_TAKEN
    try:
        with LeftOut(left_out, opened, _CAN_BE_LEFT_OUT - taken) as rest:
            for piece, looked_up in _sort(work, opened, tally, progress):
                write(writing, [each for each in piece if each.found in taken], looked_up)
                rest.write(piece)
    except ScatteredError:
        raise Refusal(f"{brought.file.name} has changed since it was looked through. Have it reported again.") from None
    if brought.columns or brought.said:
        remember(work, landlord.id, brought.kind, brought.columns, brought.said)
    brought_in = sum(tally.cases[found] for found in taken)
    said = f"{landlord.name}: {tally.in_words()}. {brought_in:,} {'case' if brought_in == 1 else 'cases'} brought in."
    return Done(None, "", said)


def _open(work: Work, brought: Brought) -> tuple[Opened, Governing]:
    landlord = landlord_of(work, brought.landlord_id, "complaints")
    governing = Governing(work, landlord, day_of(work.now), brought.kind)
    opened = open_log(work, brought, governing.stages)
    if "closed" in opened.log.headers.places:
        return opened, governing
    return opened, Governing(work, landlord, day_of(work.now), brought.kind, says_when_closed=False)


def _sort(work: Work, opened: Opened, tally: Tally, progress: Progress) -> Iterator[tuple[list[SortedCase], LookedUp]]:
    """Piece by piece, what each case is, with all that is known of it."""
    groups, register = opened.groups(), Register(work, opened.landlord.id)
    while some := list(islice(groups, CASES_AT_ONCE)):
        looked_up = look_up(work, opened.landlord.id, register, some)
        sorting = Sorting(opened.log, looked_up.known, looked_up.alike, looked_up.doubt_about_home)
        piece = [sorting.sort(group) for group in some]
        for each in piece:
            tally.count(each, opened.log)
        progress(tally.total)
        yield piece, looked_up


def _one_at_a_time(work: Work, landlord_id: int) -> None:
    """Two logs of one landlord at once would each bring the other's cases in again.

    PostgreSQL checks what refers to a case by a plan that it makes once, when there are hardly any: by the index, or
    all of them would be read for each new row.
    """
    if work.is_postgresql:
        work.session.execute(text("SET LOCAL enable_seqscan = off"))
        work.session.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"recourse log {landlord_id}"))))
