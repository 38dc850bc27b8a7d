"""What a file is, by its content: a name says what somebody wants it to be taken for."""

import codecs
import re
from collections.abc import Collection
from typing import Final

from app.domain.worded import Worded

HEAD = 8192
"""So many bytes of a file's beginning are enough to tell."""


class FileKind(Worded):
    """What a file's content is; the code is its media type."""

    PDF = "application/pdf", "PDF document"
    PNG = "image/png", "picture (PNG)"
    JPEG = "image/jpeg", "picture (JPEG)"
    GIF = "image/gif", "picture (GIF)"
    WEBP = "image/webp", "picture (WebP)"
    HEIC = "image/heic", "picture (HEIC)"
    TIFF = "image/tiff", "picture (TIFF)"
    BMP = "image/bmp", "picture (BMP)"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word document"
    EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel workbook"
    POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint presentation"
    OPEN_TEXT = "application/vnd.oasis.opendocument.text", "OpenDocument text"
    OPEN_SHEET = "application/vnd.oasis.opendocument.spreadsheet", "OpenDocument spreadsheet"
    OLD_WORD = "application/msword", "Word document (97–2003)"
    OLD_EXCEL = "application/vnd.ms-excel", "Excel workbook (97–2003)"
    OLD_POWERPOINT = "application/vnd.ms-powerpoint", "PowerPoint presentation (97–2003)"
    OUTLOOK = "application/vnd.ms-outlook", "Outlook e-mail"
    EMAIL = "message/rfc822", "e-mail"
    TEXT = "text/plain", "text"
    RICH_TEXT = "application/rtf", "formatted text (RTF)"
    WEB_PAGE = "text/html", "web page"
    DRAWING = "image/svg+xml", "drawing (SVG)"
    MP3 = "audio/mpeg", "sound (MP3)"
    M4A = "audio/mp4", "sound (M4A)"
    WAV = "audio/wav", "sound (WAV)"
    MP4 = "video/mp4", "video (MP4)"
    MOV = "video/quicktime", "video (MOV)"
    ARCHIVE = "application/zip", "archive"
    MACROS = "application/x-macros", "document with macros"
    PROGRAM = "application/x-executable", "program"
    UNKNOWN = "application/octet-stream", "file of an unknown kind"


ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How Word, Excel and Outlook began their files until 2007; Outlook still does."""
INSIDE_OLE: Final = ("WordDocument", "Workbook", "Book", "PowerPoint Document", "__substg1.0_", "_VBA_PROJECT")
"""Names inside such a file that tell what it is."""

_MAGIC: Final = (
    (b"%PDF-", FileKind.PDF),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"GIF87a", FileKind.GIF),
    (b"GIF89a", FileKind.GIF),
    (b"II*\0", FileKind.TIFF),
    (b"MM\0*", FileKind.TIFF),
    (b"ID3", FileKind.MP3),
    *((start, FileKind.MP3) for start in (b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2")),
    (b"Rar!\x1a\x07", FileKind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", FileKind.ARCHIVE),
    (b"\x1f\x8b", FileKind.ARCHIVE),
    (b"MSCF", FileKind.ARCHIVE),
    (b"\x7fELF", FileKind.PROGRAM),
    (b"\xca\xfe\xba\xbe", FileKind.PROGRAM),
    *((start, FileKind.PROGRAM) for start in (b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf")),
    *((start, FileKind.PROGRAM) for start in (b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe")),
    (b"L\0\0\0\x01\x14\x02\0", FileKind.PROGRAM),  # a shortcut of Windows: it starts whatever it names
    (b"#!", FileKind.PROGRAM),
)
_RIFF: Final = {b"WAVE": FileKind.WAV, b"WEBP": FileKind.WEBP}
_BRANDS: Final = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"hevc", b"mif1", b"msf1"), FileKind.HEIC),
    **dict.fromkeys((b"M4A ", b"M4B "), FileKind.M4A),
    b"qt  ": FileKind.MOV,
}
_DOCUMENTS: Final = (
    ("word/document.xml", FileKind.WORD),
    ("xl/workbook.xml", FileKind.EXCEL),
    ("ppt/presentation.xml", FileKind.POWERPOINT),
)
_OLD_DOCUMENTS: Final = (
    ("__substg1.0_", FileKind.OUTLOOK),
    ("WordDocument", FileKind.OLD_WORD),
    ("Workbook", FileKind.OLD_EXCEL),
    ("Book", FileKind.OLD_EXCEL),
    ("PowerPoint Document", FileKind.OLD_POWERPOINT),
)
_OPEN_DOCUMENTS: Final = (
    (b"opendocument.text", FileKind.OPEN_TEXT),
    (b"opendocument.spreadsheet", FileKind.OPEN_SHEET),
)
_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NEVER_IN_TEXT: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HEADER: Final = re.compile(
    r"^(from|to|date|subject|received|message-id|mime-version|return-path|delivered-to):", re.IGNORECASE
)
_HEADER_GOES_ON: Final = re.compile(r"^([!-9;-~]+:|[ \t])")


def kind_of(head: bytes, inside: Collection[str] = ()) -> FileKind:
    """What a file is: by its first bytes, and where it holds parts of its own, by their names."""
    if head.startswith(ZIP):
        return _of_zip(head, inside)
    if head.startswith(OLE):
        return _of_ole(inside)
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], FileKind.UNKNOWN)
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], FileKind.MP4)
    known = next((kind for start, kind in _MAGIC if head.startswith(start)), None)
    return known or _of_text(head)


def text_of(content: bytes) -> str | None:
    """The words of a text file, or None where it is none; an end that was cut off within a letter does no harm."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content.decode(encoding, errors="replace").lstrip("\ufeff")
    if not content or _NEVER_IN_TEXT.search(content):
        return None
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(content)
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _of_zip(head: bytes, inside: Collection[str]) -> FileKind:
    if any(name.rpartition("/")[2].lower() == "vbaproject.bin" for name in inside):
        return FileKind.MACROS
    if "META-INF/MANIFEST.MF" in inside or "AndroidManifest.xml" in inside:
        return FileKind.PROGRAM
    if "[Content_Types].xml" in inside:
        return next((kind for part, kind in _DOCUMENTS if part in inside), FileKind.ARCHIVE)
    opened = head[30:120] if "mimetype" in inside else b""
    if any(name.startswith("Basic/") for name in inside) and opened:
        return FileKind.MACROS
    return next((kind for name, kind in _OPEN_DOCUMENTS if name in opened), FileKind.ARCHIVE)


def _of_ole(inside: Collection[str]) -> FileKind:
    if "_VBA_PROJECT" in inside:
        return FileKind.MACROS
    return next((kind for name, kind in _OLD_DOCUMENTS if name in inside), FileKind.UNKNOWN)


def _of_text(head: bytes) -> FileKind:
    text = text_of(head)
    if text is None:
        if head.startswith(b"BM"):
            return FileKind.BMP
        return FileKind.PROGRAM if head.startswith(b"MZ") else FileKind.UNKNOWN
    begun = text.lstrip()[:1024].lower()
    if begun.startswith("{\\rtf"):
        return FileKind.RICH_TEXT
    if _begins_as_email(text):
        return FileKind.EMAIL
    if "<svg" in begun:
        return FileKind.DRAWING
    if begun.startswith("<!doctype html") or "<html" in begun or "<script" in begun:
        return FileKind.WEB_PAGE
    return FileKind.TEXT


def _begins_as_email(text: str) -> bool:
    """Headers come first, at least two that e-mails have, and nothing else before the first empty line."""
    headers = text.replace("\r", "").lstrip("\n").partition("\n\n")[0].split("\n")
    if not all(_HEADER_GOES_ON.match(line) for line in headers[:20]):
        return False
    return sum(bool(_HEADER.match(line)) for line in headers) > 1
