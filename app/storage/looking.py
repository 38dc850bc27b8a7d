"""A file of this computer looked at without opening it: its size, its SHA-256, and what it is by its content."""

import hashlib
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from app.domain.file_kinds import HEAD, INSIDE_OLE, OLE, ZIP, FileKind, kind_of

CHUNK: Final = 1024 * 1024
"""Bytes read, sent and stored at a time, whatever the size of a file."""
MOST_NAMES: Final = 20_000
MOST_BYTES_OF_NAMES: Final = 4 * 1024 * 1024

Read = Callable[[int], object]
"""Told after each piece how many bytes have been read."""
_END: Final = b"PK\x05\x06"
_END_OF_LARGE: Final = b"PK\x06\x07"
_LONGEST_END: Final = 22 + 65_535
_MARKS: Final = {name: name.encode("utf-16-le") for name in INSIDE_OLE}


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file turned out to be."""

    digest: str
    size: int
    kind: FileKind


def look_at(file: Path, read: Read = lambda _: None) -> Looked:
    """Reads a file once, from its beginning to its end. Raises OSError."""
    digest, size, head, before, found = hashlib.sha256(), 0, b"", b"", set[str]()
    for piece in pieces(file):
        digest.update(piece)
        size += len(piece)
        head = head or piece[:HEAD]
        if head.startswith(OLE):
            found |= {name for name, mark in _MARKS.items() if mark in before + piece}
            before = piece[-64:]
        read(size)
    inside = names_in_zip(file, size) if head.startswith(ZIP) else found
    return Looked(digest.hexdigest(), size, kind_of(head, inside))


def pieces(file: Path) -> Iterator[bytes]:
    """The content of a file, a piece at a time. Raises OSError."""
    with file.open("rb") as opened:
        while piece := opened.read(CHUNK):
            yield piece


def names_in_zip(file: Path, size: int) -> frozenset[str]:
    """The names of the parts of a zip file; none where it is damaged, or has more than any document has."""
    with file.open("rb") as opened:
        opened.seek(max(0, size - _LONGEST_END))
        tail = opened.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22 or tail[max(0, at - 20) : at].startswith(_END_OF_LARGE):
        return frozenset()
    count, length = struct.unpack("<HL", tail[at + 10 : at + 16])
    if count > MOST_NAMES or length > MOST_BYTES_OF_NAMES:
        return frozenset()
    try:
        with ZipFile(file) as archive:
            return frozenset(archive.namelist())
    except (BadZipFile, NotImplementedError, UnicodeDecodeError, struct.error, ValueError):
        return frozenset()
