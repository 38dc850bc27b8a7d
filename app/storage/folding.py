"""One way of folding text for sorting and finding, done in Python so that both databases agree."""

import re
import sys
import unicodedata
from typing import Final

MOST_WORDS = 40
LONGEST_WORD = 60
"""Longer words are known by their beginning."""
LONGEST_FOLDED = 200
"""Folded text is cut here where it is stored: PostgreSQL refuses longer entries of an index."""

_APOSTROPHES: Final = "'\u2018\u2019\u02bb\u02bc\u02c8\u00b4\u2032`"
_PLAIN: Final = {
    "æ": "ae",
    "ð": "d",
    "ø": "o",
    "þ": "th",
    "đ": "d",
    "ħ": "h",
    "\u0131": "i",
    "ł": "l",
    "ŋ": "n",
    "œ": "oe",
}
_LETTERS: Final = str.maketrans(dict.fromkeys(_APOSTROPHES, "") | _PLAIN)
_ASCII_WORD: Final = re.compile("[0-9a-z]+")
_LAST: Final = chr(sys.maxunicode)
_BEFORE_SURROGATES: Final = "\ud7ff"
_AFTER_SURROGATES: Final = "\ue000"


def fold(text: str) -> str:
    """Text without case, accents or apostrophes, spaces run together: "Zoë  O’Brien" → "zoe obrien"."""
    if text.isascii():
        return " ".join(_without_controls(text).lower().translate(_LETTERS).split())
    bare = _bare(_bare(text.translate(_LETTERS)).casefold()).translate(_LETTERS)  # decomposed, some are others
    return " ".join(_without_controls(bare).split())


def words_of(*texts: str) -> tuple[str, ...]:
    """The distinct folded words of some texts, in order: what a case is found by. Letters of every script count."""
    words = (word[:LONGEST_WORD] for text in texts for word in _parted(fold(text)))
    return tuple(dict.fromkeys(words))[:MOST_WORDS]


def just_after(start: str) -> str:
    """The least text that is greater than every text beginning with `start`: the open end of a prefix search."""
    kept = start.rstrip(_LAST)
    if not kept:
        return _LAST * (len(start) + 1)
    last = kept[-1]
    following = _AFTER_SURROGATES if last == _BEFORE_SURROGATES else chr(ord(last) + 1)
    return kept[:-1] + following


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _without_controls(text: str) -> str:
    """Characters that one of the databases could not take, as blanks: nothing is stored or looked for by them."""
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in text)


def _parted(folded: str) -> list[str]:
    """Words of letters, the marks that stand on letters, and digits."""
    if folded.isascii():
        return _ASCII_WORD.findall(folded)
    return "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in folded).split()
