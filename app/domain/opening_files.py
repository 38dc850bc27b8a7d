"""Which files are opened from here, under which name, and which are kept and never opened."""

from typing import Final

from app.domain.file_kinds import FileKind
from app.domain.file_names import ending, safe_file_name

CSV_WORDS = "table (CSV)"
PICTURES: Final = frozenset({FileKind.PNG, FileKind.JPEG, FileKind.GIF, FileKind.WEBP, FileKind.TIFF, FileKind.BMP})
"""What is shown beside the list as a picture."""
TEXTS: Final = frozenset({FileKind.TEXT, FileKind.EMAIL})
"""What is shown beside the list as text."""

_ENDINGS: Final[dict[FileKind, tuple[str, ...]]] = {
    FileKind.PDF: ("pdf",),
    FileKind.PNG: ("png",),
    FileKind.JPEG: ("jpg", "jpeg", "jfif", "jpe"),
    FileKind.GIF: ("gif",),
    FileKind.WEBP: ("webp",),
    FileKind.HEIC: ("heic", "heif"),
    FileKind.TIFF: ("tif", "tiff"),
    FileKind.BMP: ("bmp",),
    FileKind.WORD: ("docx",),
    FileKind.EXCEL: ("xlsx",),
    FileKind.POWERPOINT: ("pptx",),
    FileKind.OPEN_TEXT: ("odt",),
    FileKind.OPEN_SHEET: ("ods",),
    FileKind.OLD_WORD: ("doc",),
    FileKind.OLD_EXCEL: ("xls",),
    FileKind.OLD_POWERPOINT: ("ppt",),
    FileKind.OUTLOOK: ("msg",),
    FileKind.EMAIL: ("eml",),
    FileKind.TEXT: ("txt", "csv", "tsv", "log", "md", "vcf", "ics"),
    FileKind.RICH_TEXT: ("rtf",),
    FileKind.MP3: ("mp3",),
    FileKind.M4A: ("m4a",),
    FileKind.WAV: ("wav",),
    FileKind.MP4: ("mp4", "m4v", "3gp"),
    FileKind.MOV: ("mov", "qt"),
}
"""What is opened, with the endings under which a computer takes it for what it is; the first is given where none is."""
_NAMES_OF_PROGRAMS: Final = (
    "exe com scr pif bat cmd ps1 psm1 psd1 vbs vbe vb js jse mjs ws wsf wsh wsc hta msi msp mst msix appx lnk url scf "
    "reg cpl dll sys ocx jar jnlp app command sh bash py pyw pl rb php inf ins gadget application appref-ms iso img "
    "vhd vhdx chm hlp xll xla xlam ppa ppam wll rdp desktop settingcontent-ms library-ms search-ms diagcab theme "
    "sct job workflow action apk dmg pkg deb rpm"
)
_RUNS: Final = frozenset(_NAMES_OF_PROGRAMS.split())
"""Endings that make a computer run what a file says, or mount it."""
_KEPT: Final = {
    FileKind.PROGRAM: "is a program, or starts one",
    FileKind.MACROS: "holds macros, which are small programs",
    FileKind.ARCHIVE: "is an archive, and can hold programs",
    FileKind.WEB_PAGE: "is a web page, and can hold programs",
    FileKind.DRAWING: "is a drawing of the kind that can hold programs",
    FileKind.UNKNOWN: "is of a kind that is not known here",
}


def kind_in_words(kind: FileKind, name: str) -> str:
    """What a file is, as the list says it. That a text is a table only its name tells."""
    if kind is FileKind.TEXT and ending(name) in {"csv", "tsv"}:
        return CSV_WORDS
    if kind not in _KEPT and ending(name) in _RUNS:
        return f"{kind.words}, named like a program"
    return kind.words


def reason_not_to_open(kind: FileKind, name: str) -> str | None:
    """Why a file is kept and never opened from here, or None."""
    if kind in _KEPT:
        return f"{name} {_KEPT[kind]}: it is kept as evidence and never opened from here. {_SAVE}"
    if ending(name) in _RUNS:
        what = f"is named like a program (.{ending(name)}), whatever is in it ({kind.words})"
        return f"{name} {what}: it is kept as evidence and never opened from here. {_SAVE}"
    return None


_SAVE: Final = "Save a copy only for somebody who can look at it safely."


def name_to_open(kind: FileKind, name: str) -> str:
    """The name of the copy that is opened: with the ending of what it is, so that its own program takes it."""
    endings = _ENDINGS.get(kind, ())
    if not endings or ending(name) in endings:
        return safe_file_name(name)
    return safe_file_name(f"{safe_file_name(name)}.{endings[0]}")
