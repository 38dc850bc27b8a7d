"""A person's name as somebody wrote it into one cell: "Ms Maria O'Neill", "O'Neill, Maria", "Mr & Mrs J Smith"."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from app.domain.written import NOTHING

TITLES: Final = {
    each.casefold(): each
    for each in (
        *("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Rev", "Revd", "Prof", "Sir", "Dame", "Lady", "Lord", "Cllr", "Fr"),
        *("Sr", "Master", "Hon"),
    )
}
_BEFORE_SURNAMES: Final = frozenset(
    ("de", "da", "dos", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den")
)
_JOINT: Final = re.compile(r"(\w+)\.?\s*(?:[&+/]|\band\b)\s*(\w+)(?:\.|\b)", re.IGNORECASE)
_BESIDE: Final = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*$")
"""What stands in brackets behind a name: "(deceased)", "(daughter)"."""

_NOBODY: Final = NOTHING | {
    *("anonymous", "anon", "name withheld", "withheld", "no name", "no name given", "not provided", "not stated"),
    *("the occupier", "occupier", "the resident", "resident", "the tenant", "tenant", "the customer", "various"),
}
_KEPT: Final = 4096


class Name(NamedTuple):
    """A name in its parts; a name of one word is a surname."""

    title: str
    forenames: str
    surname: str

    @property
    def in_full(self) -> str:
        """The name as lists show it: "Ms Maria O'Neill"."""
        return " ".join(part for part in self if part)


@lru_cache(_KEPT)
def written_name(text: str) -> Name | None:
    """The name that was written, or None where there is none: "The Occupier" is nobody's name."""
    words = " ".join(text.split())
    if words.casefold() in _NOBODY:
        return None
    title, whole = _titled(_BESIDE.sub("", words) or words)
    if not any(character.isalpha() for character in whole):
        return None
    surname, comma, rest = whole.partition(",")
    if comma and rest.strip():
        behind, forenames = _titled(rest)
        return Name(title or behind, forenames, surname.strip())
    parts = whole.split()
    begins = len(parts) - 1
    # Di Smith has a forename, de Silva has none.
    while begins > int(not parts[0].islower()) and parts[begins - 1].casefold() in _BEFORE_SURNAMES:
        begins -= 1
    return Name(title, " ".join(parts[:begins]), " ".join(parts[begins:]))


def _titled(words: str) -> tuple[str, str]:
    """The title that a name begins with, or the titles of two people, and the rest of the name."""
    words = words.strip(" ,")
    both = _JOINT.match(words)
    if both and (first := _title(both[1])) and (second := _title(both[2])):
        return f"{first} & {second}", words[both.end() :].strip(" ,")
    word, _, rest = words.partition(" ")
    known = _title(word)
    return known, rest.strip(" ,") if known else words


def _title(word: str) -> str:
    return TITLES.get(word.rstrip(".").casefold(), "")
