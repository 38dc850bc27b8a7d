"""One way of folding text for sorting and finding, done in Python so that both databases agree."""

import re
import unicodedata

_WORD = re.compile(r"[0-9a-z]+")
MOST_WORDS = 40


def fold(text: str) -> str:
    """Text without case or accents, spaces run together: "Zoë  O'Brien" → "zoe o'brien"."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def words_of(*texts: str) -> tuple[str, ...]:
    """The distinct folded words of some texts, in order: what a case is found by."""
    words = (word for text in texts for word in _WORD.findall(fold(text).replace("'", "")))
    return tuple(dict.fromkeys(words))[:MOST_WORDS]
