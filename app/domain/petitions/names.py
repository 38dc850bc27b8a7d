"""The names on a petition: one way of writing each, and whether two are one person."""

import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

from app.domain.addresses.slips import is_one_slip, swapped
from app.domain.worded import Worded

_TITLES: Final = frozenset(
    [
        "MR",
        "MRS",
        "MS",
        "MISS",
        "MX",
        "MASTER",
        "DR",
        "DOCTOR",
        "REV",
        "REVD",
        "REVEREND",
        "PROF",
        "PROFESSOR",
        "SIR",
        "DAME",
        "LADY",
        "LORD",
        "CLLR",
        "COUNCILLOR",
        "FR",
        "SR",
        "MADAM",
        "MSTR",
        "MESSRS",
    ]
)
_MEN: Final = frozenset({"MR", "SIR", "MASTER", "LORD", "MSTR"})
_WOMEN: Final = frozenset({"MRS", "MS", "MISS", "DAME", "LADY", "MADAM"})
_AGES: Final = frozenset({"JR", "JNR", "JUNIOR", "SNR", "SENIOR", "II", "III"})
_APART: Final = str.maketrans(
    dict.fromkeys('.,;:()[]{}"“”*_|/\\-–—\t\r\n\u00a0', " ") | dict.fromkeys("'’‘`\u00b4", "")
)
_LONG: Final = 5
"""In a name of fewer letters a slip makes another name: Jon and Joan."""


class Name(NamedTuple):
    """A name without title, in capitals and without accents, forenames first."""

    words: tuple[str, ...]
    sex: str = ""
    age: str = ""

    @property
    def has_initial(self) -> bool:
        """True where a forename is only a letter."""
        return any(len(word) == 1 for word in self.words)


class Alike(Worded):
    """What two names are to each other."""

    ONE = "one", "the same person"
    MAYBE = "maybe", "may be the same person"
    TWO = "two", "two people"


def normalised(written: str) -> Name:
    """A name as it is compared; "Surname, Forename" is turned round."""
    family, comma, given = written.partition(",")
    if comma and any(word not in _TITLES | _AGES for word in _plain(given)):
        written = f"{given} {family}"
    words, sex, age = list[str](), "", ""
    for word in _plain(written):
        if word in _TITLES:
            sex = "m" if word in _MEN else "f" if word in _WOMEN else sex
        elif word in _AGES:
            age = word[:1]
        else:
            words.append(word)
    return Name(tuple(words), sex, age)


def _plain(text: str) -> list[str]:
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.translate(_APART).upper().split()


def compared(name: Name, other: Name) -> Alike:
    """Whether two names of one household are one person's."""
    if name.age != other.age:
        return Alike.TWO if name.age and other.age else _at_most_maybe(_by_words(name, other))
    return _by_words(name, other)


def _at_most_maybe(alike: Alike) -> Alike:
    return Alike.MAYBE if alike is Alike.ONE else alike


def _by_words(name: Name, other: Name) -> Alike:
    shared = set(name.words).intersection(other.words)
    if not shared:
        return _by_slips(name.words, other.words)
    mine = [word for word in name.words if word not in shared]
    theirs = [word for word in other.words if word not in shared]
    if not mine and not theirs:
        return _with_initials(name, other) if name.has_initial else Alike.ONE
    if "".join(name.words) == "".join(other.words):
        return Alike.ONE
    if not mine or not theirs:
        # One has a name more: a second forename, or the surname alone.
        return Alike.MAYBE
    if len(mine) == len(theirs) == 1:
        return _one_word_apart(mine[0], theirs[0], name, other)
    return _by_initials(mine, theirs)


def _by_slips(mine: Sequence[str], theirs: Sequence[str]) -> Alike:
    """A slip in each word; or the same letters, parted otherwise."""
    if abs(sum(map(len, mine)) - sum(map(len, theirs))) > len(mine):
        return Alike.TWO
    if "".join(mine) == "".join(theirs):
        return Alike.ONE
    maybe = len(mine) == len(theirs) and all(any(is_one_slip(word, other) for other in theirs) for word in mine)
    return Alike.MAYBE if maybe else Alike.TWO


def _one_word_apart(mine: str, theirs: str, name: Name, other: Name) -> Alike:
    if len(mine) == 1 or len(theirs) == 1:
        return _with_initials(name, other) if mine[0] == theirs[0] else Alike.TWO
    if theirs in swapped(mine):
        return Alike.ONE
    if not is_one_slip(mine, theirs):
        return Alike.TWO
    # Another ending is another name, Maria and Marie; a slip in the midst of a long one is none.
    inside = mine[-1] == theirs[-1] and mine[0] == theirs[0]
    return Alike.ONE if inside and min(len(mine), len(theirs)) >= _LONG else Alike.MAYBE


def _with_initials(name: Name, other: Name) -> Alike:
    """J Smith can be father and son, but not Mr and Mrs J Smith."""
    return Alike.TWO if name.sex and other.sex and name.sex != other.sex else Alike.MAYBE


def _by_initials(mine: list[str], theirs: list[str]) -> Alike:
    """Several words apart: J P Smith and John Paul Smith may be one."""
    fewer, more = sorted((mine, theirs), key=len)
    taken = all(any(a[0] == b[0] and 1 in (len(a), len(b)) for b in more) for a in fewer)
    return Alike.MAYBE if taken else Alike.TWO
