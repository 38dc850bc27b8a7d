"""Marks in the cells of a petition: ditto, a signature, what nobody could read."""

import re
from typing import Final

_MARKS: Final = "\"'`\u00b4’‘”“″〃↓"
_ONLY_MARKS: Final = re.compile(rf"[\s,.;:=-]*[{_MARKS}][{_MARKS}\s,.;:=-]*")
_WORDS: Final = re.compile(r"[a-z]+|[0-9]+")
_DITTO: Final = re.compile(
    r"(as|same|see|same as|address as|same address as) (the )?(above|before|previous|previously|over|line above"
    r"|last one|one above|person above|line before)( address| postcode)?"
    r"|(the )?same( here| again| address| house| home| flat| postcode| place| street)?"
    r"|(ditto|dito|ditt|do|above|idem)( ditto| do| above)*|as abv|a a"
)
_MAYBE_DITTO: Final = re.compile(r"[^a-z0-9]*(?:as\b|same|see|the|addr|dit|do\b|above|idem|a\b|$)", re.IGNORECASE)
"""Most cells are none, and are told by how they begin."""
_FIRST_LETTERS: Final = frozenset("asdtiASDTI")
_LONGEST_DITTO: Final = 40
_DITTO_AT_END: Final = re.compile(
    r"(.*\S)[\s,;]+(same as above|as above|same building|same street|same road|same|ditto|-? ?do\.?-?"
    r"|[\"”“〃″]|'')[\s.]*",
    re.IGNORECASE,
)
_ENDS_OF_DITTO: Final = frozenset(
    ("above", "building", "street", "road", "same", "ditto", "do", '"', "”", "“", "〃", "″", "''")
)
_ILLEGIBLE: Final = (
    *("illegib", "unreadable", "indecipher", "not legible", "unclear", "scribble", "??", "? ?"),
    *("cannot read", "can't read", "can’t read", "cant read", "cannot be read", "can't be read", "can’t be read"),
)
_SIGNED_NOT: Final = frozenset(
    (
        *(
            "n",
            "no",
            "none",
            "nil",
            "false",
            "0",
            "unsigned",
            "not signed",
            "no signature",
            "missing",
            "blank",
            "refused",
        ),
        *("n a", "na", "empty", "nothing", "without", "declined", "did not sign", "absent", "not yet", "unsgd"),
    )
)
_HINTS: Final = ("?", "read", "legib", "ciph", "scrib", "nclear")
"""One of these is in each of those; hardly any cell has one."""
_NO_MARK: Final = frozenset("-–—_.?/ \t\n\u00a0")
_NAMELESS: Final = frozenset(
    (
        *("anonymous", "anon", "name withheld", "withheld", "resident", "the resident", "occupier", "the occupier"),
        *("unknown", "n a", "na", "none", "no name", "name", "nil", "blank", "tenant", "not given", "missing", "x"),
    )
)


def is_ditto(cell: str) -> bool:
    """True for a cell that only says: as in the line before."""
    if not cell or (cell[0].isalnum() and cell[0] not in _FIRST_LETTERS) or len(cell) > _LONGEST_DITTO:
        return False
    if not _MAYBE_DITTO.match(cell):
        return False
    return bool(_ONLY_MARKS.fullmatch(cell) or _DITTO.fullmatch(_plain(cell)))


def parted_by_ditto(address: str) -> str:
    """What stands before the "as above" that ends an address; empty where nothing such ends it."""
    if not address or address.rsplit(maxsplit=1)[-1].strip(".-").casefold() not in _ENDS_OF_DITTO:
        return ""
    found = _DITTO_AT_END.fullmatch(address)
    return found[1].rstrip(" ,;-") if found else ""


def is_signed(cell: str) -> bool:
    """True for any mark of a hand or a tick: a cross and initials too; not for "no", a dash, nothing."""
    said = _plain(cell)
    return said not in _SIGNED_NOT if said else any(letter not in _NO_MARK for letter in cell)


def is_illegible(cell: str) -> bool:
    """True where it is said that nobody could read it."""
    said = cell.casefold()
    return any(hint in said for hint in _HINTS) and (said == "?" or any(word in said for word in _ILLEGIBLE))


def is_nameless(name: str) -> bool:
    """True for what stands in the place of a name, and is none."""
    return not any(map(str.isalpha, name)) or _plain(name) in _NAMELESS


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))
