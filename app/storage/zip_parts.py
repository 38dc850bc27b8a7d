"""The parts of a zip file: read within limits, kept packed, put together again so that equal parts give equal bytes."""

import hashlib
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from app.domain.errors import Refusal

MOST_PARTS = 2000
MOST_BYTES = 64 * 1024 * 1024

_DEFLATED = 8
_UTF8_NAMES = 0x800
_FIRST_OF_JANUARY_1980 = 0x21
_ENCRYPTED = 0x1
_QUICK = 3  # a letter is packed in two thirds of the usual time, and a twentieth larger


@dataclass(frozen=True, slots=True)
class PackedPart:
    """One part of a zip file, compressed once and written as often as needed."""

    name: str
    checksum: int
    size: int
    packed: bytes


def pack(name: str, content: bytes) -> PackedPart:
    """One part, compressed."""
    packed = zlib.compress(content, _QUICK, wbits=-zlib.MAX_WBITS)
    return PackedPart(name, zlib.crc32(content), len(content), packed)


def join(parts: Iterable[PackedPart]) -> bytes:
    """A zip file of these parts, in their order, every one dated 1 January 1980."""
    body, directory, count = bytearray(), bytearray(), 0
    for part in parts:
        name = part.name.encode()
        described = struct.pack(
            "<5H3L2H",
            *(20, _UTF8_NAMES, _DEFLATED, 0, _FIRST_OF_JANUARY_1980),
            *(part.checksum, len(part.packed), part.size),
            *(len(name), 0),
        )
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + described + struct.pack("<3H2L", 0, 0, 0, 0, len(body))
        directory += name
        body += b"PK\x03\x04" + described + name + part.packed
        count += 1
    end = struct.pack("<4H2LH", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + b"PK\x05\x06" + end)


def unpack(data: bytes, name: str) -> dict[str, bytes]:
    """The uncompressed parts by name, in the file's order. Refused: no zip file, locked, damaged, or far too large."""
    try:
        with ZipFile(BytesIO(data)) as file:
            entries = file.infolist()
            if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise Refusal(f"{name} is too large for a letter: unpacked it is more than {MOST_BYTES >> 20} MB.")
            if any(entry.flag_bits & _ENCRYPTED for entry in entries):
                raise Refusal(f"{name} is locked with a password. Save it in Word without one.")
            return {entry.filename: file.read(entry) for entry in entries if not entry.is_dir()}
    except (BadZipFile, zlib.error, NotImplementedError, EOFError, UnicodeDecodeError) as damage:
        raise Refusal(f"{name} is not a Word document (.docx), or it is damaged. Save it in Word again.") from damage


def parts_digest(data: bytes, name: str = "The letter") -> str:
    """SHA-256 of the parts' uncompressed content in the order of their names: the same on every platform."""
    digest = hashlib.sha256()
    for part, content in sorted(unpack(data, name).items()):
        for piece in (part.encode(), content):
            digest.update(len(piece).to_bytes(8, "big") + piece)
    return digest.hexdigest()
