"""Adds files to the evidence of a case, one transaction each: what was added stays when a later one is refused."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from sqlalchemy import select

from app.domain.done import Done
from app.domain.emails import Attachment, read_email, reason_not_to_take_apart
from app.domain.errors import Refusal
from app.domain.file_names import safe_file_name
from app.domain.moves.evidence import (
    already_here,
    free_name,
    problem_with_file,
    problem_with_note,
    reason_not_to_add_evidence,
)
from app.domain.words import MoveName
from app.services.evidence.listing import one_of_evidence
from app.services.facts.loading import LoadedCase, load, load_to_change
from app.services.permits import refuse_without_right
from app.storage import files, tables
from app.storage.another_line import Line
from app.storage.database import Database
from app.storage.looking import Looked, Read, look_at
from app.storage.work import Work

Report = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that is to be added: where it is, the name it is to have, and what it shows."""

    file: Path = field(repr=False)
    name: str = field(repr=False)
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding files: what was saved last, how many were, and a sentence for each that was not."""

    done: Done | None
    count: int
    refused: tuple[str, ...] = field(repr=False)


def add_file(work: Work, case_id: int, arrival: Arrival, looked: Looked, read: Read = lambda _: None) -> Done:
    """Adds one file that was looked at. Its content is sent first: the case is held only for a moment after that."""
    work.move = MoveName.ADD_EVIDENCE
    refuse_without_right(work)
    problem = problem_with_file(arrival.name, looked.size) or problem_with_note(arrival.note)
    if problem:
        raise Refusal(problem)
    _names_beside(work, load(work, case_id), arrival, looked)
    file_id = files.keep(work, arrival.file, looked, read)
    case = load_to_change(work, case_id)
    row = tables.CaseFile(
        case_id=case_id,
        file_id=file_id,
        name=free_name(arrival.name, _names_beside(work, case, arrival, looked)),
        note=" ".join(arrival.note.split()),
        added_by_id=work.person.id,
        added_at=work.now,
    )
    work.session.add(row)
    return Done(case_id, case.row.reference, f"{case.row.reference}: {row.name} added")


def add_files(report: Report, line: Line, case_id: int, arrivals: Sequence[Arrival]) -> Added:
    """Adds files in a process of their own; `report` is told the kilobytes read and sent."""
    database = line.open()
    try:
        return _add_all(report, database, case_id, arrivals)
    finally:
        database.close()


def add_attachments(report: Report, line: Line, case_id: int, evidence_id: int, folder: Path) -> Added:
    """Adds what was attached to an e-mail that is among the evidence, in a process of its own.

    The folder belongs to whoever asks, who empties it where the process was ended before it could.
    """
    database = line.open()
    arrivals: tuple[Arrival, ...] = ()
    try:
        name, attached = database.read(lambda work: _attached(work, evidence_id))
        arrivals = tuple(_unpacked(folder, attached, f"Attached to {name}"))
        return _add_all(report, database, case_id, arrivals)
    finally:
        database.close()
        for each in arrivals:
            each.file.unlink(missing_ok=True)


def _attached(work: Work, evidence_id: int) -> tuple[str, tuple[Attachment, ...]]:
    row, line = one_of_evidence(work, evidence_id)
    if reason := reason_not_to_take_apart(line.size):
        raise Refusal(reason)
    attached = read_email(b"".join(files.content_of(work, row.file_id))).attachments
    if not attached:
        raise Refusal(f"Nothing is attached to {line.name}.")
    return line.name, attached


def _unpacked(folder: Path, attached: Iterable[Attachment], note: str) -> Iterator[Arrival]:
    for number, each in enumerate(attached):
        file = folder / str(number)
        file.write_bytes(each.content)
        yield Arrival(file, each.name, note)


def _add_all(report: Report, database: Database, case_id: int, arrivals: Sequence[Arrival]) -> Added:
    sizes = [_size(each.file) for each in arrivals]
    total, before = 2 * sum(sizes), 0
    done: Done | None = None
    refused: list[str] = []
    for arrival, size in zip(arrivals, sizes, strict=True):
        name = safe_file_name(arrival.name)

        def at(share: int, before: int = before, name: str = name) -> None:
            report((before + share) >> 10, total >> 10, name)

        at(0)
        try:
            done = _add_one(database, case_id, arrival, at)
        except Refusal as refusal:
            refused.append(refusal.sentence)
        except OSError as error:
            refused.append(f"{name} could not be read: {error.strerror or 'it is not there'}.")
        before += 2 * size
    return Added(done, len(arrivals) - len(refused), tuple(refused))


def _add_one(database: Database, case_id: int, arrival: Arrival, at: Read) -> Done:
    if arrival.file.is_dir():
        raise Refusal(f"{safe_file_name(arrival.name)} is a folder. Add the files that are in it.")
    size = arrival.file.stat().st_size
    if problem := problem_with_file(safe_file_name(arrival.name), size):
        raise Refusal(problem)  # before it is read to its end
    looked = look_at(arrival.file, at)
    return database.write(
        lambda work: add_file(work, case_id, arrival, looked, lambda sent: at(size + sent)), command=uuid4()
    )


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0


def _names_beside(work: Work, case: LoadedCase, arrival: Arrival, looked: Looked) -> list[str]:
    """The names of the files that the case has. Raises Refusal where it takes none, or has this one."""
    if reason := reason_not_to_add_evidence(case.facts):
        raise Refusal(reason)
    row, file = tables.CaseFile, tables.StoredFile
    query = select(row.name, file.digest).join(file, file.id == row.file_id).where(row.case_id == case.row.id)
    here = work.session.execute(query).all()
    if same := [name for name, digest in here if digest == looked.digest]:
        raise Refusal(already_here(safe_file_name(arrival.name), same[0]))
    return [name for name, _ in here]
