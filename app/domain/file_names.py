"""Names of files that came from elsewhere, made safe for every system; sizes in words."""

import unicodedata
from typing import Final

LONGEST_NAME = 120
MOST_BYTES_OF_NAME = 200
NAMELESS = "file"
UNFINISHED = ".part"
"""What stands behind the name of a copy until it is whole."""

_NOT_IN_NAMES: Final = frozenset('<>:"|?*')
_DEVICES: Final = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$"}) | frozenset(
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
)
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Controls, marks that turn the direction of writing round, and the like: what makes a name look like another."""


def safe_file_name(name: str) -> str:
    """The name without the folders before it, and without what some system forbids or hides; never empty."""
    name = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    shown = "".join(each for each in name if unicodedata.category(each) not in _INVISIBLE)
    kept = "".join("-" if each in _NOT_IN_NAMES else each for each in shown)
    kept = _shortened(" ".join(kept.split())).strip(" .") or NAMELESS
    return f"_{kept}" if kept.partition(".")[0].strip().lower() in _DEVICES else kept


def ending(name: str) -> str:
    """What stands behind the last dot of a name, in small letters; nothing where there is no dot."""
    return name.strip(" .").rpartition(".")[2].lower() if "." in name.strip(" .") else ""


def size_in_words(size: int) -> str:
    """A size as file managers say it: "812 KB", "2.3 MB"."""
    if size < 1024:  # noqa: PLR2004 - bytes in a kilobyte
        return f"{size} {'byte' if size == 1 else 'bytes'}"
    if size < 1024 * 1000:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 1024 / 1024:.1f} MB"


def _shortened(name: str) -> str:
    """Cut before the ending, which says what the file is."""
    stem, dot, end = name.rpartition(".")
    if not dot or len(end) > LONGEST_NAME // 10:
        stem, dot, end = name, "", ""
    room = LONGEST_NAME - len(dot + end)
    stem = stem[:room]
    while len(f"{stem}{dot}{end}".encode()) > MOST_BYTES_OF_NAME:
        stem = stem[:-1]
    return f"{stem}{dot}{end}"
