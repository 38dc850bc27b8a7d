"""The register of homes as an office brings it: reported first, then saved in one go; the same again changes nothing.

A home that is no longer there is closed, never deleted; one that is there again is opened.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from sqlalchemy import func, select

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.home_columns import Layout, layout_of, no_layout, seen_in
from app.domain.home_sorting import (
    Found,
    Line,
    Sorted,
    Sorting,
    Tally,
    address_in,
    changed_fields,
    reason_not_to_close,
    said_of_changes,
)
from app.domain.rights import reason_not_allowed
from app.domain.seen_columns import Seen, likely_headers
from app.domain.sheet_columns import ROWS_LOOKED_AT, Columns, as_remembered, from_remembered
from app.domain.words import MoveName
from app.services.home_writing import Register, close, write
from app.services.landlords import landlord_of
from app.services.offering import Offered, offered_for
from app.services.permits import refuse_without_right
from app.storage import tables
from app.storage.brought import Row, rows_of
from app.storage.work import Work

CHUNK = 1_000
TAKEN = frozenset((Found.NEW, Found.CHANGED, Found.OPENED_AGAIN, Found.GONE))
"""What can be chosen to be saved."""

Progress = Callable[[int], None]
"""Told how many rows have been read; may raise, and then nothing is saved."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A file with homes, whose they are, and which of its columns mean what; None where that is to be found out."""

    file: Path
    landlord_id: int | None
    columns: Columns | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a file would do to the register: every row counted, with the columns as they were understood."""

    landlord: str
    columns: Columns
    tally: Tally
    held_back: str
    """Why the homes that are gone would not be closed; empty where they would."""


def offered(work: Work) -> Offered:
    """What somebody who wants to bring homes in can choose among."""
    return offered_for(work, MoveName.IMPORT_HOMES)


def seen(work: Work, brought: Brought) -> Seen:
    """What a file shows before it is read: so much as is needed to say which of its columns means what."""
    if reason := reason_not_allowed(work.person, MoveName.IMPORT_HOMES):
        raise Refusal(reason)
    landlord = landlord_of(work, brought.landlord_id, "homes")
    beginning = islice(rows_of(brought.file), ROWS_LOOKED_AT)
    return seen_in([(row.number, row.cells) for row in beginning], remembered(work, landlord.id))


def report(work: Work, brought: Brought, progress: Progress = lambda _: None) -> Report:
    """What saving the file would do; nothing is changed."""
    if reason := reason_not_allowed(work.person, MoveName.IMPORT_HOMES):
        raise Refusal(reason)
    landlord = landlord_of(work, brought.landlord_id, "homes")
    rows, layout = _begin(work, brought, landlord.id)
    register = Register.read(work, landlord.id, layout)
    tally = Tally()
    for _ in _sort(work, rows, layout, register, tally, progress):
        pass
    gone = tally.counts[Found.GONE]
    return Report(landlord.name, layout.columns, tally, reason_not_to_close(gone, register.still_open) or "")


def bring_in(
    work: Work,
    brought: Brought,
    chosen: frozenset[Found] = TAKEN,
    *,
    even_many_gone: bool = False,
    progress: Progress = lambda _: None,
) -> Done:
    """Saves what was chosen of a file, all or nothing; columns that were said are remembered for the next time.

    The file is held against the register as it is now: what was reported may have been saved by somebody since.
    """
    work.move = MoveName.IMPORT_HOMES
    refuse_without_right(work)
    landlord = landlord_of(work, brought.landlord_id, "homes")
    _one_at_a_time(work, landlord.id)
    rows, layout = _begin(work, brought, landlord.id)
    register = Register.read(work, landlord.id, layout)
    tally = Tally()
    for each, before in _sort(work, rows, layout, register, tally, progress):
        wanted = each if chosen >= TAKEN else [found for found in each if found.found in chosen]
        write(work, register, wanted, before)
        work.end_move()  # a line of history for each chunk: none is larger than what is held in memory
    held = "" if even_many_gone else reason_not_to_close(tally.counts[Found.GONE], register.still_open) or ""
    if Found.GONE in chosen and not held:
        close(work, register)
    if brought.columns:
        _remember(work, landlord.id, brought.columns)
    return Done(None, "", _said(landlord.name, tally, chosen, held if Found.GONE in chosen else ""))


def remembered(work: Work, landlord_id: int) -> dict[str, tuple[str, ...]]:
    """Which columns meant what the last time that it was said for this landlord; empty where it never was."""
    kept = work.session.get(tables.HomeColumns, landlord_id)
    return from_remembered(kept.columns) if kept else {}


def landlord_named(work: Work, name: str) -> int:
    """The id of the landlord that is called so."""
    found = {row.name: row.id for row in work.session.execute(select(tables.Landlord)).scalars()}
    if name not in found:
        raise Refusal(f"There is no landlord “{name}” here: {', '.join(sorted(found)) or 'none is set up yet'}.")
    return found[name]


def _said(landlord: str, tally: Tally, chosen: frozenset[Found], held: str) -> str:
    left = [found.words for found in Found if found in TAKEN - chosen and tally.counts[found]]
    not_saved = f" Not saved, since not chosen: {', '.join(left)}." if left else ""
    return f"{landlord}: {tally.in_words()}.{not_saved}{' ' if held else ''}{held}"


def _one_at_a_time(work: Work, landlord_id: int) -> None:
    """Two registers of one landlord at once would each take the other's homes for gone."""
    if work.is_postgresql:
        work.session.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"recourse homes {landlord_id}"))))


def _begin(work: Work, brought: Brought, landlord_id: int) -> tuple[Iterator[Row], Layout]:
    """The rows below the headers, and what those mean: as was said, as is remembered, or as offices write."""
    rows = rows_of(brought.file)
    beginning = list(islice(rows, ROWS_LOOKED_AT))
    looked_at = [(row.number, row.cells) for row in beginning]
    layout = layout_of(looked_at, brought.columns) if brought.columns else None
    if not brought.columns:
        kept = remembered(work, landlord_id)
        layout = (layout_of(looked_at, kept) if kept else None) or layout_of(looked_at)
    if layout is None:
        raise no_layout(brought.file.name, likely_headers(looked_at)[1], brought.columns)
    below = [row for row in beginning if row.number > layout.row]
    return chain(below, rows), layout


def _sort(
    work: Work, rows: Iterator[Row], layout: Layout, register: Register, tally: Tally, progress: Progress
) -> Iterator[tuple[list[Sorted], dict[int, dict[str, str]]]]:
    """Chunk by chunk, what each row is, with the homes as they were that change; last, the homes that are gone."""
    sorting = Sorting(layout, register.known)
    while chunk := list(islice(rows, CHUNK)):
        found = [sorting.sort(*row) for row in chunk]
        # Asked of each chunk, whether or not any has changed: a server ends a transaction that is silent for long.
        before = register.as_it_was(work, [each.id for each in found if each.id and each.found is not Found.SAME])
        for each in found:
            if tally.count(each.found):
                tally.lines.append(_line(each, layout, before))
        progress(tally.rows)
        yield found, before
    register.gone = sorting.gone()
    told = [reference for reference in register.gone if tally.count(Found.GONE)]
    was = register.as_it_was(work, [register.gone[reference] for reference in told]) if told else {}
    for reference in told:
        tally.lines.append(Line(None, Found.GONE, reference, address_in(was[register.gone[reference]])))


def _line(each: Sorted, layout: Layout, before: dict[int, dict[str, str]]) -> Line:
    reference = each.home.property_ref if each.home else ""
    if each.home and each.id in before:
        said = said_of_changes(changed_fields(before[each.id], each.home, layout))
        return Line(each.number, each.found, reference, said or address_in(before[each.id]))
    if each.home and each.found is Found.NEW:
        return Line(
            each.number, each.found, reference, address_in(dict(zip(layout.fields, each.home.values, strict=True)))
        )
    return Line(each.number, each.found, reference, each.says)


def _remember(work: Work, landlord_id: int, columns: Columns) -> None:
    kept, said = work.session.get(tables.HomeColumns, landlord_id), as_remembered(columns)
    if kept is None:
        work.session.add(tables.HomeColumns(landlord_id=landlord_id, columns=said))
    elif kept.columns != said:
        kept.columns = said
