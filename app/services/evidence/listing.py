"""The evidence of a case as its tab lists it."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from app.domain.errors import Refusal
from app.domain.file_kinds import FileKind
from app.domain.opening_files import kind_in_words, reason_not_to_open
from app.services.facts.loading import load
from app.storage import tables
from app.storage.work import Work


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One file of a case: what it is called, what it is, who added it when, and what it shows."""

    id: int
    name: str = field(repr=False)
    kind: FileKind
    size: int
    digest: str
    added_by: str
    added_at: datetime
    note: str = field(repr=False)

    @property
    def what(self) -> str:
        """What it is, in words."""
        return kind_in_words(self.kind, self.name)

    @property
    def why_not_to_open(self) -> str | None:
        """Why it is kept and never opened from here, or None."""
        return reason_not_to_open(self.kind, self.name)


def evidence_of(work: Work, case_id: int) -> tuple[EvidenceLine, ...]:
    """All files of a case that is at hand, newest last."""
    row, file, person = tables.CaseFile, tables.StoredFile, tables.Person
    query = (
        select(row, file, person.name)
        .join(file, file.id == row.file_id)
        .join(person, person.id == row.added_by_id)
        .where(row.case_id == case_id)
        .order_by(row.id)
    )
    return tuple(_line(*found) for found in work.session.execute(query))


def one_of_evidence(work: Work, evidence_id: int) -> tuple[tables.CaseFile, EvidenceLine]:
    """One file with its line. Raises Refusal where it is not there, or its case is not for whoever asks."""
    row = work.session.get(tables.CaseFile, evidence_id)
    if row is None:
        raise Refusal("This file is no longer there.")
    load(work, row.case_id)  # who may not read the case may not read its files
    file = work.session.get_one(tables.StoredFile, row.file_id)
    return row, _line(row, file, work.session.get_one(tables.Person, row.added_by_id).name)


def _line(row: tables.CaseFile, file: tables.StoredFile, added_by: str) -> EvidenceLine:
    kind = FileKind(file.media_type) if file.media_type in _KNOWN else FileKind.UNKNOWN
    return EvidenceLine(row.id, row.name, kind, file.size, file.digest, added_by, row.added_at, row.note)


_KNOWN = frozenset(kind.value for kind in FileKind)
