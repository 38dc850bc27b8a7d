"""What a written address means: which flat and number, the words that name building, street and town, the postcode."""

import re
from typing import Final, NamedTuple

from app.domain.addresses.wording import (
    COUNTED,
    FLAT,
    FLOOR,
    FLOORS,
    FLOORS_IN_SHORT,
    NUMBER,
    SPELT,
    UNSAID,
    plain,
)

_POSTCODE: Final = re.compile(r"\b(GIR|[A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})\b(?!.*[0-9][A-Z]{2}\b)")
_SPACED_AT_END: Final = re.compile(r"\b([A-Z] ?[A-Z]? ?[0-9] ?[A-Z0-9]?) +([0-9] ?[A-Z] ?[A-Z]) *$")
_MAYBE_AT_END: Final = re.compile(r"\b[A-Z0-9]{2,4} ?[0-9OILSBZ][A-Z0-9]{2} *$")
_SHAPE: Final = re.compile(r"(GIR|[A-Z]{1,2}[0-9][A-Z0-9]?)[0-9][A-Z]{2}")
_OUTWARD: Final = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
_ATOMS: Final = re.compile(r"[0-9]+|[A-Z]+")
_NUMBER: Final = re.compile(r"[0-9]+[A-Z]?")
_RANGE: Final = re.compile(r"[0-9]+[A-Z]?-[0-9]+[A-Z]?|[A-Z]-[A-Z]")
_EITHER_WAY: Final = re.compile(r"([0-9]+[A-Z]?)/([0-9]+[A-Z]?)")
_LETTER_FIRST: Final = re.compile(r"[A-Z][0-9]{1,4}")
_GLUED: Final = re.compile(r"([A-Z]{2,10})([0-9]+[A-Z]?)")
_FLAT_AND_LETTER: Final = re.compile(r"F[LA]{1,3}T{1,2}[A-Z]")
_FLOOR: Final = "@"
"""Marks a floor: the second floor is not Flat 2."""

_SILENT: Final = UNSAID | {NUMBER}
_SPECIAL: Final = frozenset({FLAT, FLOOR, *FLOORS, *FLOORS_IN_SHORT, *_SILENT})

Key = tuple[str, ...]
"""House number, then flat, in their parts: `14B`, `Flat B, 14` and `14 Flat B` are all ("14", "B")."""


class Written(NamedTuple):
    """An address as it was understood.

    `other_way` is the key of `2/14` read the other way round; `flat` is the end of the key that names the flat;
    `unread` stands where a postcode should, and is none as it is.
    """

    key: Key
    words: tuple[str, ...]
    postcode: str
    says_flat: bool = False
    number: str = ""
    number_first: bool = True
    other_way: Key = ()
    flat: Key = ()
    unread: str = ""

    @property
    def outward(self) -> str:
        """The first half of the postcode."""
        return self.postcode[:-3]


def packed_postcode(cell: str) -> str:
    """The postcode that a cell holds, in capitals without spaces; empty where it holds none."""
    packed = "".join(plain(cell).split())
    return packed if _SHAPE.fullmatch(packed) else ""


def understood(address: str, postcode: str = "") -> Written:
    """What an address says; the postcode is that of its own cell, else one that stands in the address."""
    text = plain(address)
    code = packed_postcode(postcode) if postcode else ""
    found = _POSTCODE.search(text) or (_SPACED_AT_END.search(text) if not code else None)
    if found:
        text = text[: found.start()] + " " + text[found.end() :]
        code = code or "".join(found.group().split())
    return _Reading().read(text.split(), code, "" if code else _unread(text, postcode))


def without_postcode(text: str) -> Written:
    """What an address says that has its postcode elsewhere."""
    return _Reading().read(plain(text).split())


def _unread(text: str, postcode: str) -> str:
    """What may be a postcode with a digit for a letter in it."""
    found = _MAYBE_AT_END.search(plain(postcode) if postcode else text)
    return "".join(found.group().split()) if found else ""


class _Reading:
    """An address while it is read, word by word."""

    def __init__(self) -> None:
        self.units: list[str] = []
        self.numbers: list[str] = []
        self.words: list[str] = []
        self.says_flat = False
        self.number_first = True
        self.either: tuple[str, str] | None = None

    def read(self, said: list[str], postcode: str = "", unread: str = "") -> Written:
        at, words = 0, [SPELT.get(each, each) for each in said]
        words.append("")
        while at < len(words) - 1:
            word = words[at]
            if word in _SPECIAL:
                at += self._special(word, words, at)
            elif word[0].isdigit():
                at += self._number(word, words[at + 1])
            elif word[-1].isdigit():
                at += self._letters_and_number(word, first=at == 0)
            else:
                self._name(word, words[at + 1])
                at += 1
        return self._written(postcode, unread)

    def _special(self, word: str, words: list[str], at: int) -> int:
        if word == FLAT:
            return self._flat(words[at + 1], words[at + 2 : at + 3])
        return 1 if word in _SILENT else self._floor(words, at)

    def _name(self, word: str, after: str) -> None:
        """A word of a name; but a letter before a number is a flat, and so is "FlatB"."""
        if len(word) == 1 and after[:1].isdigit():
            self.units.append(word)
        elif word[0] == "F" and _FLAT_AND_LETTER.fullmatch(word):
            self.units.append(word[-1])
            self.says_flat = True
        else:
            self.words.append(word)

    def _flat(self, after: str, later: list[str]) -> int:
        """The label of a flat, with what it labels. "Flat" alone says something of what stands before it."""
        self.says_flat = True
        if after == NUMBER and later and later[0][:1].isdigit():
            self.units.append(later[0])
            return 3
        if after in COUNTED:
            self.units.append(COUNTED[after])
            return 2
        if after and (len(after) == 1 or _NUMBER.fullmatch(after) or _LETTER_FIRST.fullmatch(after) or "-" in after):
            # Flat 14 B: a letter that stands alone belongs to the number before it, unless it is the house's.
            letter = later[0] if later and len(later[0]) == 1 and later[0].isalpha() and after.isdecimal() else ""
            self.units.append(after + letter)
            return 3 if letter else 2
        return 1

    def _floor(self, words: list[str], at: int) -> int:
        """A floor: only with "floor" or "flat" behind it; else it is a word of a name."""
        word, after = words[at], words[at + 1]
        if word in FLOORS_IN_SHORT:
            self.units.append(_FLOOR + FLOORS_IN_SHORT[word])
            self.says_flat = True
            return 1
        if word == FLOOR and after.isdecimal():
            self.units.append(_FLOOR + after)
            return 2
        if word == "LOWER" and after == "GROUND":
            return 1 + self._floor(["LG", *words[at + 2 :]], 0)
        if word != FLOOR and (after in {FLOOR, FLAT} or word == "BASEMENT"):
            self.units.append(_FLOOR + FLOORS[word])
            self.says_flat = True
            taken = 1 + (after in {FLOOR, FLAT})
            if after == FLOOR and words[at + taken] == FLAT:
                taken += not self._flat_is_numbered(words[at + taken :])
            elif after == FLAT and self._flat_is_numbered(words[at + 1 :]):
                taken = 1
            return taken
        self.words.append(word)
        return 1

    def _flat_is_numbered(self, later: list[str]) -> bool:
        """In "ground floor Flat 2, 14 Love Lane" flat and house have numbers, without the 2 only the house."""
        several = len(self.numbers) + sum(each[:1].isdigit() for each in later) > 1
        return several and later[1][:1].isdigit() and FLAT not in later[1:]

    def _number(self, word: str, after: str) -> int:
        if halves := _EITHER_WAY.fullmatch(word):
            self.either = halves[1], halves[2]
            return 1
        self.number_first = self.number_first and not self.words
        if word.isdecimal() and len(after) == 1 and after.isalpha():
            self.numbers.append(word + after)
            return 2
        if _NUMBER.fullmatch(word) or _RANGE.fullmatch(word):
            self.numbers.append(word)
        else:
            self.words.append(word)
        return 1

    def _letters_and_number(self, word: str, *, first: bool) -> int:
        """`B14` is a flat where it comes first, `Flat2` is Flat 2; else it is half a postcode, or part of a name."""
        glued = _GLUED.fullmatch(word)
        label = SPELT.get(glued[1], "") if glued else ""
        if glued and label in {FLAT, NUMBER}:
            (self.units if label == FLAT else self.numbers).append(glued[2])
            self.says_flat = self.says_flat or label == FLAT
        elif first and _LETTER_FIRST.fullmatch(word):
            self.units.append(word)
        elif not _OUTWARD.fullmatch(word):
            self.words.append(word)
        return 1

    def _written(self, postcode: str, unread: str) -> Written:
        units, numbers = self.units, self.numbers
        other: Key = ()
        if self.either:
            one, two = self.either
            other = (*_key([one, *numbers]), *_key([two, *units]))
            numbers, units = [two, *numbers], [one, *units]
        elif len(numbers) > 1:
            # "2, 14 Love Lane": the flat comes first.
            units, numbers = [numbers[0], *units], numbers[1:]
        house, flat = _key(numbers), _key(units)
        number = house[0] if house else ""
        words, first = tuple(self.words), self.number_first
        return Written(house + flat, words, postcode, self.says_flat, number, first, other, flat, unread)


def _key(said: list[str]) -> Key:
    parts: list[str] = []
    for each in said:
        if each.isdecimal():
            parts.append(each.lstrip("0") or "0")
        elif each[0] == _FLOOR or "-" in each:
            parts.append(each)
        else:
            parts += [atom.lstrip("0") or "0" for atom in _ATOMS.findall(each)]
    return tuple(parts)
