"""A sum of money as somebody wrote it into a spreadsheet: £1,250.00, 50, 250 goodwill."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from app.domain.written import NOTHING, NotUnderstood

EXAMPLES: Final = "Write it as £1,250.00."

_NO_SUM: Final = NOTHING | {"no", "n", "£-", "£ -", "x"}
_SUM: Final = re.compile(
    r"(?:£|gbp)?\s*(\d{1,3}(?:,\d{3})+|\d{1,20})(?:\.(\d{1,2}))?\s*(?:gbp|pounds?)?(?=$|[\s,;(/+-])\s*(.*)"
)
_MOST_PENCE: Final = 1_000_000_00
_KEPT: Final = 4096


class Money(NamedTuple):
    """A sum in pence, and what was written behind it."""

    pence: int
    said: str = ""

    @property
    def words(self) -> str:
        """The sum as it is written in a sentence: "£1,250.00 (goodwill)"."""
        return f"{in_pounds(self.pence)}{f' ({self.said})' if self.said else ''}"


def in_pounds(pence: int) -> str:
    """A sum as Britain writes it: "£1,250.00"."""
    pounds, rest = divmod(pence, 100)
    return f"£{pounds:,}.{rest:02}"


@lru_cache(_KEPT)
def written_money(text: str) -> Money | None:
    """The sum that was written; None where nothing was, or a nought alone: no money is no remedy.

    Raises NotUnderstood: two sums in one cell are not added up.
    """
    words = " ".join(text.split())
    if words.casefold() in _NO_SUM:
        return None
    found = _SUM.fullmatch(words.casefold())
    if found is None:
        raise NotUnderstood(f"“{words[:40]}” is not a sum of money. {EXAMPLES}")
    said = words[found.start(3) :].strip(" ,;()/+-")
    if any(character.isdigit() for character in said):
        raise NotUnderstood(f"“{words[:40]}” holds more than one number. {EXAMPLES}")
    pence = int(found[1].replace(",", "")) * 100 + int((found[2] or "").ljust(2, "0"))
    if pence > _MOST_PENCE:
        raise NotUnderstood(f"“{words[:40]}” is more than a million pounds. Check it.")
    return Money(pence, said) if pence or said else None
