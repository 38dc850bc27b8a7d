"""How well the words of an address name a place."""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from app.domain.addresses.homes import Name, Place
from app.domain.addresses.slips import SHORTEST, is_one_slip, swapped
from app.domain.addresses.wording import KINDS

_LONG = 6
"""In a word of so many letters a slip does not make another street."""


class Named(IntEnum):
    """How a place is named: not at all, without saying if it is a road or a lane, with a slip of the pen, as it is."""

    NOT = 0
    IN_PART = 1
    WITH_A_SLIP = 2
    EXACTLY = 3


class Fit(NamedTuple):
    """How an address names a place: how many of its words that explains, and which stay strange."""

    named: Named
    explained: int
    strange: tuple[str, ...]
    touched: bool
    """True where at least a word of a name is there, beside "road" and "court"."""
    plainly: bool = True
    """False where the slip could make another street: hill and mill."""
    slips: tuple[str, ...] = ()
    """The words that are taken for a slip."""


def fit(place: Place, words: Sequence[str]) -> Fit:
    """How these words name that place."""
    loose = [word for word in words if word not in place.known]
    missing = [word for word in place.name if word not in words]
    named, plainly = Named.EXACTLY, True
    slips: dict[str, str] = {}
    if missing:
        slips = _slips(missing, loose)
        missing = [word for word in missing if word not in slips]
        plainly = all(_is_plain(word, slip) for word, slip in slips.items())
        loose = [word for word in loose if word not in slips.values()]
        named = _named(place.name, missing, loose, words)
        if named is Named.WITH_A_SLIP and missing:
            loose = [word for word in loose if word not in "".join(place.name)]
    if loose:
        near = _slips([word for word in place.known if word not in words], loose)
        loose = [word for word in loose if word not in near.values()]
    touched = bool(named or slips) or any(word in place.words and word not in KINDS for word in words)
    return Fit(named, len(words) - len(loose), tuple(loose), touched, plainly, tuple(slips.values()))


def _named(name: Name, missing: list[str], loose: list[str], words: Sequence[str]) -> Named:
    if not missing:
        return Named.WITH_A_SLIP
    if "".join(name) in "".join(words):
        return Named.WITH_A_SLIP
    said = [word for word in name if word not in missing]
    only_kind_missing = all(word in KINDS for word in missing) and any(word not in KINDS for word in said)
    return Named.IN_PART if only_kind_missing and KINDS.isdisjoint(loose) else Named.NOT


def _slips(missing: Sequence[str], loose: Sequence[str]) -> dict[str, str]:
    """The words that are there with a slip, and as what."""
    found: dict[str, str] = {}
    for word in missing:
        for other in loose:
            if is_alike(word, other):
                found[word] = other
                break
    return found


def is_alike(word: str, other: str) -> bool:
    """True where one word can be the other with a slip of the pen; in a short one only two letters changed places."""
    if max(len(word), len(other)) < SHORTEST:
        return len(word) == len(other) and other in swapped(word)
    return is_one_slip(word, other)


def _is_plain(word: str, slip: str) -> bool:
    return min(len(word), len(slip)) >= _LONG or slip in swapped(word)


def is_also_said(place: Place, words: Sequence[str]) -> bool:
    """True where the street beside the building, or the locality, is named too."""
    return any(_is_said(name, words) for name in place.also)


def _is_said(name: Name, words: Sequence[str]) -> bool:
    return all(word in words or any(is_alike(word, other) for other in words) for word in name)
