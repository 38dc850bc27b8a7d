"""Brings the signatures of a petition in: a whole sheet with its report first, or a line that is typed."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from sqlalchemy import func, select

from app.domain import addresses
from app.domain.cases import Case
from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.petition import TypedSignature, problems_with_signature, reason_not_to_bring_signatures
from app.domain.petitions.completeness import so_many
from app.domain.petitions.lines import Line
from app.domain.petitions.suggestions import Petition, Suggested, Suggestion
from app.domain.rights import reason_against
from app.domain.spoken_dates import day_of, full_day
from app.domain.words import MoveName
from app.services.facts.loading import LoadedCase, load, load_to_change
from app.services.petition_checks import lines_of
from app.storage import tables
from app.storage.bulk import add_rows, draw_ids
from app.storage.work import Work

MOST_LINES: Final = 100_000
_LONGEST_FILE: Final = 200
_LONGEST_PAGE: Final = 80


@dataclass(frozen=True, slots=True)
class SheetReport:
    """What a sheet would bring, line by line, before anything is saved."""

    file: str
    tally: dict[Suggestion, int]
    lines: tuple[Suggested, ...] = field(repr=False)

    @property
    def said(self) -> str:
        """The count in words."""
        parts = (f"{number:,} {suggestion.words}" for suggestion, number in self.tally.items())
        return f"{so_many(len(self.lines), 'line')}: {', '.join(parts)}"


def report(work: Work, case_id: int, file: Path) -> SheetReport:
    """What bringing the file in would add; nothing is changed. Raises Refusal for a sheet that is here already."""
    case = load(work, case_id)
    move = MoveName.BRING_IN_SIGNATURES
    if reason := reason_against(work.person, move, case.facts, reason_not_to_bring_signatures):
        raise Refusal(reason)
    lines = _read(file)
    _refuse_twice(work, case_id, digest_of(lines))
    found, _ = _suggested(work, case, lines)
    counted = Counter(each.suggestion for each in found)
    return SheetReport(file.name, {each: counted[each] for each in Suggestion if counted[each]}, tuple(found))


def bring_in(work: Work, case_id: int, file: Path) -> Done:
    """Saves every line of the file, all or nothing, as what it is taken for now."""
    return _add_sheet(work, case_id, file.name, _read(file))


def add_signature(work: Work, case_id: int, typed: TypedSignature) -> Done:
    """Saves a line that was typed from paper, as a sheet of one line."""
    if problems := problems_with_signature(typed):
        raise Refusal.of_fields(problems)
    name, address, postcode = (" ".join(text.split()) for text in (typed.name, typed.address, typed.postcode))
    cells = (name, address, postcode, "signed" if typed.signed else "not signed")
    page = typed.page.strip()
    written = addresses.understood(address, postcode)
    line = Line(typed.line, name, address, written, typed.signed, page, cells=cells)
    return _add_sheet(work, case_id, "typed in", [line])


def digest_of(lines: Iterable[Line]) -> str:
    """By what a sheet is told to be the same: all that stands on it, whatever its file is called."""
    told = [[line.sheet, line.place, *line.cells] for line in lines]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _read(file: Path) -> list[Line]:
    lines = list(lines_of(file))
    if not lines:
        raise Refusal(f"{file.name} has no line with a name or an address below its headers.")
    if len(lines) > MOST_LINES:
        raise Refusal(f"{file.name} has more than {MOST_LINES:,} lines. Bring it in parts.")
    return lines


def _add_sheet(work: Work, case_id: int, file: str, lines: Sequence[Line]) -> Done:
    work.move = MoveName.BRING_IN_SIGNATURES
    case = load_to_change(work, case_id)
    if reason := reason_not_to_bring_signatures(case.facts):
        raise Refusal(reason)
    digest = digest_of(lines)
    _refuse_twice(work, case_id, digest)
    found, homes = _suggested(work, case, lines)
    sheet = tables.PetitionSheet(
        case_id=case_id,
        file=file[:_LONGEST_FILE],
        digest=digest,
        signatures=len(found),
        added_by_id=work.person.id,
        added_at=work.now,
    )
    work.session.add(sheet)
    work.session.flush()
    connection = work.session.connection()
    ids = draw_ids(connection, tables.Signature, len(found))
    rows = [
        {"id": row_id, "case_id": case_id, "sheet_id": sheet.id, **_row(each, line, homes)}
        for row_id, each, line in zip(ids, found, lines, strict=True)
    ]
    add_rows(connection, tables.Signature, rows)
    return Done(case_id, case.row.reference, f"{case.row.reference}: {so_many(len(found), 'signature')} brought in")


def _row(each: Suggested, as_received: Line, homes: dict[str, int]) -> dict[str, object]:
    line = each.line
    return {
        "number": line.place,
        "page": as_received.sheet[:_LONGEST_PAGE],
        "line": as_received.place,
        "as_written": json.dumps(line.cells, ensure_ascii=False),
        "name": line.name,
        "address": line.address,
        "postcode": line.written.postcode or line.written.unread,
        "signed": line.signed,
        "home_id": homes.get(each.home),
        "household": each.household,
        "suggestion": each.suggestion,
        "because": each.because,
    }


def _refuse_twice(work: Work, case_id: int, digest: str) -> None:
    row = tables.PetitionSheet
    query = (
        select(row.file, row.added_at, tables.Person.name)
        .join(tables.Person, tables.Person.id == row.added_by_id)
        .where(row.case_id == case_id, row.digest == digest)
    )
    if (same := work.session.execute(query).first()) is not None:
        when = full_day(day_of(same.added_at))
        raise Refusal(f"These lines are here already: {same.name} brought them in on {when} ({same.file}).")


def _suggested(work: Work, case: LoadedCase, lines: Sequence[Line]) -> tuple[list[Suggested], dict[str, int]]:
    """What each line is taken for, knowing the lines that came before; its household is told wherever it can be."""
    homes, ids = _homes(work, case.row.landlord_id)
    petition = Petition(homes, case.facts.policy.petitions.signatories)
    before = _take_in_what_came_before(work, case.facts, petition)
    placed = (replace(line, place=line.place + before) for line in lines)
    found = [
        each if each.household else replace(each, household=petition.household_of(each.line.written))
        for each in petition.suggested(placed)
    ]
    return found, ids


def _homes(work: Work, landlord_id: int) -> tuple[addresses.Homes, dict[str, int]]:
    row = tables.Home
    query = select(row.id, row.property_ref, row.line1, row.line2, row.town, row.postcode)
    told = work.session.execute(query.where(row.landlord_id == landlord_id, row.closed_on.is_(None))).all()
    homes = addresses.Homes(
        addresses.Home(each.property_ref, (each.line1, each.line2), each.town, each.postcode) for each in told
    )
    return homes, {each.property_ref: each.id for each in told}


def _take_in_what_came_before(work: Work, case: Case, petition: Petition) -> int:
    """The number of the last line that is here."""
    row = tables.Signature
    if not (last := work.session.execute(select(func.max(row.number)).where(row.case_id == case.id)).scalar()):
        return 0
    columns = (row.number, row.name, row.address, row.postcode, row.home_id, row.household, row.suggestion)
    for each in work.session.execute(select(*columns).where(row.case_id == case.id).order_by(row.number)):
        if each.home_id is None:
            petition.household_of(addresses.understood(each.address, each.postcode))
        if each.suggestion is Suggestion.ACCEPTED:
            petition.has(each.name, each.household, each.number)
    return last
