"""The landlord's homes as they are looked for: by postcode, and by the words of building and street."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Final, NamedTuple

from app.domain.addresses.slips import Spellings
from app.domain.addresses.wording import BLOCKS, KINDS
from app.domain.addresses.written import Key, Written, without_postcode

_MISTAKEN: Final = str.maketrans("OILSBZ", "011582")
_LONDON: Final = frozenset({"E", "EC", "N", "NW", "SE", "SW", "W", "WC"})

Name = tuple[str, ...]
"""The words that name a street or a building: ("LOVE", "LANE")."""


class Home(NamedTuple):
    """One home of the landlord as its register writes it; `lines` are its address without town and postcode."""

    property_ref: str
    lines: tuple[str, ...]
    town: str
    postcode: str


class Place:
    """A building, or the part of a street that shares a postcode, with the landlord's homes in it."""

    __slots__ = ("also", "by_key", "by_number", "is_block", "known", "name", "postcode", "telling", "town", "words")

    def __init__(self, name: Name, also: tuple[Name, ...], postcode: str, town: frozenset[str]) -> None:
        self.name = name
        """What stands beside the number: of a flat in a building that of the building."""
        self.also = also
        """The street of the building, a locality."""
        self.postcode, self.town = postcode, town
        self.words = frozenset(name).union(*also)
        self.known = self.words | town
        self.telling = tuple(word for word in name if word not in KINDS) or name
        """The name without what it is: LOVE of Love Lane."""
        self.is_block = not BLOCKS.isdisjoint(name)
        self.by_key: dict[Key, list[str]] = {}
        self.by_number: dict[str, list[Key]] = {}

    def add(self, key: Key, reference: str) -> None:
        """A home of this place."""
        self.by_key.setdefault(key, []).append(reference)
        self.by_number.setdefault(key[0] if key else "", []).append(key)

    @property
    def said(self) -> str:
        """The place within a sentence."""
        return " ".join(self.name).title()


class Homes:
    """All homes of a landlord; built once, asked for each line."""

    def __init__(self, homes: Iterable[Home]) -> None:
        self.at_postcode: dict[str, list[Place]] = {}
        self.labelled: set[str] = set()
        """The references of the homes that their register calls flats and gives no house number."""
        self.nameless: dict[Key, str] = {}
        """The homes whose street their register has in the place of the town."""
        self.count = 0
        read = _Register()
        for home in homes:
            self._add(home, read)
        self.places = list(read.places.values())

    def _add(self, home: Home, read: "_Register") -> None:
        self.count += 1
        postcode = home.postcode.replace(" ", "")
        whole, names, beside = read.taken_apart(home)
        if not names:
            # Some registers have the street where others have the town.
            names, beside = (read.piece(home.town).words,), 0
            self.nameless[whole.key] = home.property_ref
        town = read.town(home.town, postcode)
        self._place(read, names, beside, postcode, town).add(whole.key, home.property_ref)
        if whole.says_flat and not whole.number:
            self.labelled.add(home.property_ref)
        for at, name in enumerate(names[:beside]):
            if whole.number and whole.flat and not BLOCKS.isdisjoint(name):
                # "Flat 3, Milton Court, 12 Cyprus Avenue" is known without the 12 too.
                self._place(read, names, at, postcode, town).add(whole.flat, home.property_ref)

    def _place(
        self, read: "_Register", names: tuple[Name, ...], beside: int, postcode: str, town: frozenset[str]
    ) -> Place:
        known = postcode, names, beside, town
        place = read.places.get(known)
        if place is None:
            also = names[:beside] + names[beside + 1 :]
            place = read.places[known] = Place(names[beside], also, postcode, town)
            self.at_postcode.setdefault(postcode, []).append(place)
        return place

    @cached_property
    def by_name(self) -> dict[str, list[Place]]:
        """The places by the word that tells their name: LOVE of Love Lane."""
        found: dict[str, list[Place]] = {}
        for place in self.places:
            found.setdefault(place.telling[0], []).append(place)
        return found

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of all names."""
        return frozenset(word for place in self.places for word in place.words)

    def named(self, said: set[str]) -> list[Place]:
        """The places all of whose telling words are said."""
        places = (place for word in sorted(said) for place in self.by_name.get(word, ()))
        return [place for place in places if said.issuperset(place.telling)]

    @cached_property
    def often(self) -> Counter[Key]:
        """How many homes have each number and flat."""
        return Counter(key for place in self.places for key, homes in place.by_key.items() for _ in homes)

    @cached_property
    def spellings(self) -> Spellings:
        """The words of all names, to be found in spite of a slip."""
        return Spellings(self.vocabulary)

    @cached_property
    def mistaken(self) -> dict[str, str]:
        """The postcodes by how they look where a letter is taken for a digit; those that look alike are left out."""
        found: dict[str, str] = {}
        for postcode in self.at_postcode:
            look = looks_like(postcode)
            found[look] = "" if look in found else postcode
        return found


def looks_like(postcode: str) -> str:
    """A postcode with the letters that are taken for digits written as those: O is 0, I is 1."""
    return postcode.translate(_MISTAKEN)


class _Register:
    """What is remembered while a register is read: its lines repeat each other."""

    def __init__(self) -> None:
        self.places: dict[tuple[str, tuple[Name, ...], int, frozenset[str]], Place] = {}
        self._towns: dict[tuple[str, str], frozenset[str]] = {}
        self._pieces: dict[str, Written] = {}

    def taken_apart(self, home: Home) -> tuple[Written, tuple[Name, ...], int]:
        """The lines as one address, the names in them, and which of these stands beside the last number."""
        lines = [line.replace(home.postcode, "") for line in home.lines]
        pieces = [piece for line in lines for piece in line.split(",") if piece.strip()]
        read = [self.piece(piece) for piece in pieces]
        names: list[Name] = []
        beside = 0
        for written in read:
            if written.key:
                beside = len(names)
            if written.words:
                names.append(written.words)
        return _joined(pieces, read), tuple(names), min(beside, max(len(names) - 1, 0))

    def piece(self, text: str) -> Written:
        """What a piece of an address says by itself."""
        known = self._pieces.get(text)
        if known is None:
            known = self._pieces[text] = without_postcode(text)
        return known

    def town(self, town: str, postcode: str) -> frozenset[str]:
        """The words of a town; whoever has a postcode of London may write that too."""
        area = postcode[:2].rstrip("0123456789")
        known = self._towns.get((town, area))
        if known is None:
            london = ("LONDON",) if area in _LONDON else ()
            known = self._towns[town, area] = frozenset((*self.piece(town).words, *london))
        return known


def _joined(pieces: list[str], read: list[Written]) -> Written:
    """Pieces of an address as a whole; "Flat 3" and "27 Love Lane" are put together without reading them again."""
    numbered = [written for written in read if written.key]
    if len(numbered) == 1:
        return numbered[0]
    if len(numbered) == 2 and not numbered[0].number and not numbered[1].flat:  # noqa: PLR2004
        flat, house = numbered
        return house._replace(key=house.key + flat.key, flat=flat.key, says_flat=flat.says_flat)
    return without_postcode(" ".join(pieces))
