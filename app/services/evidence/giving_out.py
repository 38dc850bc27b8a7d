"""Gives evidence out again: copies to keep, copies to be opened, and an e-mail as what it says."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from app.domain.emails import read_email, reason_not_to_take_apart
from app.domain.errors import Refusal
from app.domain.file_kinds import FileKind, text_of
from app.domain.opening_files import name_to_open, reason_not_to_open
from app.services.evidence.adding import Report
from app.services.evidence.listing import one_of_evidence
from app.storage import files
from app.storage.another_line import Line
from app.storage.looking import Read, look_at
from app.storage.work import Work

TEXT_SHOWN: Final = 100_000
"""Bytes of a text that are shown beside the list."""


@dataclass(frozen=True, slots=True)
class ContactByEmail:
    """What an e-mail says, for the contact that is to be recorded of it."""

    at: datetime | None
    summary: str = field(repr=False)


def save_copy(work: Work, evidence_id: int, to: Path, written: Read = lambda _: None) -> Path:
    """Writes a copy to keep: the very bytes that were added. Raises Refusal and OSError."""
    row, _ = one_of_evidence(work, evidence_id)
    files.write_out(work, row.file_id, to, written)
    return to


def save_to_open(work: Work, evidence_id: int, folder: Path, written: Read = lambda _: None) -> Path:
    """Writes a copy that may be opened into a folder, under the name that its own program takes.

    What it is, is looked at once more: what another desk said of it is not taken on trust.
    """
    row, line = one_of_evidence(work, evidence_id)
    if line.why_not_to_open:
        raise Refusal(line.why_not_to_open)
    copy = folder / name_to_open(line.kind, line.name)
    files.write_out(work, row.file_id, copy, written)
    found = look_at(copy).kind
    if found is not line.kind:
        copy.unlink()
        told = f"{line.name} was added as “{line.kind.words}” and is “{found.words}”: it is not opened from here."
        raise Refusal(reason_not_to_open(found, line.name) or told)
    return copy


def fetch_copy(report: Report, line: Line, evidence_id: int, to: Path) -> Path:
    """The same for a large file, in a process of its own."""
    database = line.open()
    try:
        return database.read(lambda work: save_copy(work, evidence_id, to, _told(report, work, evidence_id)))
    finally:
        database.close()


def fetch_to_open(report: Report, line: Line, evidence_id: int, folder: Path) -> Path:
    """The same for a large file, in a process of its own."""
    database = line.open()
    try:
        return database.read(lambda work: save_to_open(work, evidence_id, folder, _told(report, work, evidence_id)))
    finally:
        database.close()


def text_beginning(work: Work, evidence_id: int) -> str:
    """The beginning of a file's words, to be shown beside the list; of an e-mail, who wrote when, and what."""
    row, line = one_of_evidence(work, evidence_id)
    if line.kind is FileKind.EMAIL and not reason_not_to_take_apart(line.size):
        return read_email(_whole(work, row.file_id)).as_contact
    begun = next(files.content_of(work, row.file_id), b"")[:TEXT_SHOWN]
    more = "\n[…]" if line.size > TEXT_SHOWN else ""
    return f"{text_of(begun) or ''}{more}"


def contact_by_email(work: Work, evidence_id: int) -> ContactByEmail:
    """What the contact by an e-mail would say. Raises Refusal where the file is none that can be taken apart."""
    row, line = one_of_evidence(work, evidence_id)
    if line.kind is not FileKind.EMAIL:
        raise Refusal(f"{line.name} cannot be taken apart. Save the e-mail as a file ending in .eml, and add that.")
    if reason := reason_not_to_take_apart(line.size):
        raise Refusal(reason)
    read = read_email(_whole(work, row.file_id))
    return ContactByEmail(read.at, f"{read.as_contact}\n\nKept as evidence: {line.name}")


def _whole(work: Work, file_id: int) -> bytes:
    return b"".join(files.content_of(work, file_id))


def _told(report: Report, work: Work, evidence_id: int) -> Read:
    _, line = one_of_evidence(work, evidence_id)
    return lambda written: report(written >> 10, line.size >> 10, line.name)
