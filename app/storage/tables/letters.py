"""Templates, letters and files. A sent letter and a stored file never change."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped as Column
from sqlalchemy.orm import mapped_column

from app.domain.words import LetterFormat, LetterKind, LetterState, Method
from app.storage.tables.mapped import ACTOR, KEY, STORED_FILE, Mapped, Moment, coded, key, personal


class LetterTemplate(Mapped):
    """One version of a Word template; letters are made again from the very version they were made with."""

    __tablename__ = "letter_templates"
    __table_args__ = (UniqueConstraint("kind", "digest"), {"sqlite_autoincrement": True})
    id: Column[int] = key()
    kind: Column[LetterKind] = coded(LetterKind)
    name: Column[str] = mapped_column(String(120))
    digest: Column[str] = mapped_column(String(64))
    content: Column[bytes] = mapped_column(LargeBinary, info={"history": False})
    from_day: Column[date]
    added_at: Column[datetime] = mapped_column(Moment)


class Letter(Mapped):
    """One letter of a case, as template version and frozen values."""

    __tablename__ = "letters"
    __table_args__ = (Index("ix_letters_case_id", "case_id"), {"sqlite_autoincrement": True})
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    stage_id: Column[int] = mapped_column(KEY, ForeignKey("stages.id"))
    kind: Column[LetterKind] = coded(LetterKind)
    state: Column[LetterState] = coded(LetterState)
    template_id: Column[int] = mapped_column(KEY, ForeignKey("letter_templates.id"))
    format: Column[LetterFormat] = coded(LetterFormat)
    frozen: Column[str] = personal()
    parts_digest: Column[str] = mapped_column(String(64))
    made_by_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"), info=ACTOR)
    made_at: Column[datetime] = mapped_column(Moment)
    sent_at: Column[datetime | None] = mapped_column(Moment)
    sent_how: Column[Method | None] = coded(Method)
    sent_to: Column[str] = personal(default="")


class LetterDraft(Mapped):
    """A letter that is being written: what its writer put into it, until it goes out as a letter or is put aside."""

    __tablename__ = "letter_drafts"
    __table_args__ = (Index("ix_letter_drafts_case_id", "case_id"), {"sqlite_autoincrement": True})
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    stage_id: Column[int] = mapped_column(KEY, ForeignKey("stages.id"))
    kind: Column[LetterKind] = coded(LetterKind)
    state: Column[LetterState] = coded(LetterState)
    how: Column[Method] = coded(Method)
    needs_approval: Column[bool]
    texts: Column[str] = personal()
    digest: Column[str] = mapped_column(String(64))
    written_by_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"))
    written_at: Column[datetime] = mapped_column(Moment)


class LetterPrint(Mapped):
    """A letter was written out with others to be printed. Insert only."""

    __tablename__ = "letter_prints"
    __table_args__ = (
        Index("ix_letter_prints_case_id", "case_id"),
        Index("ix_letter_prints_letter_id", "letter_id"),
        {"sqlite_autoincrement": True},
    )
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    letter_id: Column[int] = mapped_column(KEY, ForeignKey("letters.id"))
    by_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"), info=ACTOR)
    at: Column[datetime] = mapped_column(Moment)


class StandardParagraph(Mapped):
    """A paragraph that the office keeps, to be put into the free words of a letter."""

    __tablename__ = "standard_paragraphs"
    __table_args__ = (UniqueConstraint("name"), {"sqlite_autoincrement": True})
    id: Column[int] = key()
    name: Column[str] = mapped_column(String(120))
    text: Column[str] = mapped_column(Text)
    active: Column[bool]


class StoredFile(Mapped):
    """Content once by its SHA-256, in chunks. It is recorded where it is added, as evidence of a case."""

    __tablename__ = "files"
    __table_args__ = ({"sqlite_autoincrement": True, "info": {"derived": True}},)
    id: Column[int] = key()
    digest: Column[str] = mapped_column(String(64), unique=True)
    size: Column[int] = mapped_column(KEY)
    media_type: Column[str] = mapped_column(String(120))


class FileChunk(Mapped):
    """One piece of a file's content, in order."""

    __tablename__ = "file_chunks"
    __table_args__ = ({"info": {"derived": True}},)
    file_id: Column[int] = mapped_column(KEY, ForeignKey("files.id"), primary_key=True)
    number: Column[int] = mapped_column(primary_key=True)
    content: Column[bytes] = mapped_column(LargeBinary, info={"history": False})


class CaseFile(Mapped):
    """A file as evidence of a case, under the name it came with."""

    __tablename__ = "case_files"
    __table_args__ = (
        Index("ix_case_files_case_id", "case_id"),
        Index("ix_case_files_file_id", "file_id"),
        {"sqlite_autoincrement": True},
    )
    id: Column[int] = key()
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"))
    file_id: Column[int] = mapped_column(KEY, ForeignKey("files.id"), info=STORED_FILE)
    name: Column[str] = personal()
    note: Column[str] = personal(default="")
    added_by_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"), info=ACTOR)
    added_at: Column[datetime] = mapped_column(Moment)
