"""Stored files: content once by its SHA-256, in pieces, streamed in and out in the same little memory."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, func, insert, select, text

from app.domain.errors import Refusal
from app.domain.file_names import UNFINISHED
from app.storage.looking import Looked, Read, pieces
from app.storage.tables import CaseFile, Mapped, StoredFile
from app.storage.work import Work

_FILES: Final = Mapped.metadata.tables["files"]
_CHUNKS: Final = Mapped.metadata.tables["file_chunks"]
_KEEP: Final = text("SELECT file_id, is_new FROM public.keep_file(:digest, :size, :media_type)")
_KEEP_CHUNK: Final = text("SELECT public.keep_chunk(:file_id, :number, :content)")
_CHALLENGE: Final = text("SELECT pg_current_xact_id()::text || ' '")


def keep(work: Work, file: Path, looked: Looked, read: Read = lambda _: None) -> int:
    """Stores the content of a file, unless it is there already; answers its number.

    Raises Refusal where it is another than it was when it was looked at, and OSError.
    """
    # Not through the session, which would remember every piece.
    connection = work.session.connection()
    told = {"digest": looked.digest, "size": looked.size, "media_type": looked.kind.value}
    if work.is_postgresql:
        file_id, is_new = connection.execute(_KEEP, told).one()
    else:
        file_id, is_new = _found_or_added(connection, told)
    if is_new:
        _send(work, connection, file_id, _checked(file, looked, read))
    elif work.is_postgresql and not _sees(work, file_id):
        _show_that_it_is_had(work, connection, file)
    return int(file_id)


def content_of(work: Work, file_id: int) -> Iterator[bytes]:
    """The content of a stored file, a piece at a time."""
    chunk = _CHUNKS.c
    numbers = work.session.execute(select(chunk.number).where(chunk.file_id == file_id).order_by(chunk.number))
    for number in numbers.scalars().all():
        query = select(chunk.content).where(chunk.file_id == file_id, chunk.number == number)
        yield work.session.execute(query).scalar_one()


def write_out(work: Work, file_id: int, to: Path, written: Read = lambda _: None) -> None:
    """Writes a stored file to a place of this computer, whole or not at all. Raises Refusal and OSError."""
    stored = work.session.get_one(StoredFile, file_id)
    digest, size, beside = hashlib.sha256(), 0, to.with_name(f"{to.name}{UNFINISHED}")
    try:
        with beside.open("wb") as opened:
            for piece in content_of(work, file_id):
                opened.write(piece)
                digest.update(piece)
                size += len(piece)
                written(size)
        if digest.hexdigest() != stored.digest:
            raise Refusal(
                f"{to.name} was changed behind the program's back since it was added, and is not given out. "
                "Tell your administrator."
            )
        beside.replace(to)
    finally:
        beside.unlink(missing_ok=True)


def _found_or_added(connection: Connection, told: Mapping[str, object]) -> tuple[int, bool]:
    table = _FILES
    found = connection.execute(select(table.c.id).where(table.c.digest == told["digest"])).scalar_one_or_none()
    if found is not None:
        return int(found), False
    return int(connection.execute(insert(table).values(**told).returning(table.c.id)).scalar_one()), True


def _send(work: Work, connection: Connection, file_id: int, content: Iterator[bytes]) -> None:
    statement = _KEEP_CHUNK if work.is_postgresql else insert(_CHUNKS)
    for number, piece in enumerate(content):
        connection.execute(statement, {"file_id": file_id, "number": number, "content": piece})


def _checked(file: Path, looked: Looked, read: Read) -> Iterator[bytes]:
    digest, size = hashlib.sha256(), 0
    for piece in pieces(file):
        digest.update(piece)
        size += len(piece)
        if size > looked.size:
            break
        yield piece
        read(size)
    if (size, digest.hexdigest()) != (looked.size, looked.digest):
        raise Refusal(f"{file.name} was changed while it was being read. Add it again when nobody writes to it.")


def _sees(work: Work, file_id: int) -> bool:
    return work.session.execute(select(CaseFile.id).where(CaseFile.file_id == file_id).limit(1)).first() is not None


def _show_that_it_is_had(work: Work, connection: Connection, file: Path) -> None:
    """The very content is kept on a case that is not for these eyes: PostgreSQL asks for a proof of having it, too."""
    challenge: str = connection.execute(_CHALLENGE).scalar_one()
    digest = hashlib.sha256(challenge.encode())
    for piece in pieces(file):
        digest.update(piece)
    work.session.execute(select(func.set_config("recourse.proof", digest.hexdigest(), True)))
