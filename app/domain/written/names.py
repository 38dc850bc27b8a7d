"""A person's name as somebody wrote it into one cell: "Ms Maria O'Neill", "O'Neill, Maria", "MR J SMITH"."""

from functools import lru_cache
from typing import Final, NamedTuple

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
    """The name that was written, or None where there is none."""
    words = text.replace("\u00a0", " ").split()
    title = ""
    if len(words) > 1 and (known := TITLES.get(words[0].rstrip(".").casefold())):
        title, words = known, words[1:]
    whole = " ".join(words).strip(" ,")
    if not any(character.isalpha() for character in whole):
        return None
    surname, comma, rest = whole.partition(",")
    if comma and rest.strip():
        first = rest.split()
        if known := TITLES.get(first[0].rstrip(".").casefold()):
            title, first = title or known, first[1:]
        return Name(title, " ".join(first), surname.strip())
    parts = whole.split()
    begins = len(parts) - 1
    while begins > 1 and parts[begins - 1].casefold() in _BEFORE_SURNAMES:
        begins -= 1
    return Name(title, " ".join(parts[:begins]), " ".join(parts[begins:]))
