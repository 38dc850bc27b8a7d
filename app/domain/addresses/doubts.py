"""Why a home is not the one that is meant, or may not be, though the place is."""

import re
from collections.abc import Sequence
from typing import Final

from app.domain.addresses.homes import Place
from app.domain.addresses.meaning import Meant, Sure
from app.domain.addresses.wording import BESIDE_A_NAME, BLOCKS, KINDS, STREETS
from app.domain.addresses.written import Key, Written

_FIGURES: Final = re.compile(r"[0-9]{1,6}")


def another_number(written: Written, places: Sequence[Place]) -> Meant:
    """The place is ours, the number is not: another's, or a part of a home, or a home of which a part is ours."""
    said = places[0].said
    if not written.key:
        return Meant(Sure.INCOMPLETE, f"Which home of {said} is meant is not said.")
    for place in places:
        for key in (
            key for number, keys in place.by_number.items() if _overlap(number, written.key[0]) for key in keys
        ):
            if (
                "-" in key[0] + written.key[0]
                or _is_part(written.key, key)
                or _is_part(key, written.key)
                or _has_floor(key)
                or _has_floor(written.key)
            ):
                homes = ", ".join(place.by_key[key])
                return Meant(Sure.DOUBTFUL, f"{said}: {homes} has the same number, but is not the same home.")
    return Meant(Sure.NOT_OURS, f"{said} is known, but this number there is none of the landlord’s homes.")


def _overlap(number: str, other: str) -> bool:
    """True where one number is the other or lies in it: 12 in 12-14."""
    if "-" not in number + other:
        return number == other
    (first, last), (start, end) = _span(number), _span(other)
    return first <= end and start <= last


def _span(number: str) -> tuple[int, int]:
    figures = [int(each) for each in _FIGURES.findall(number)] or [-1]
    return figures[0], figures[-1]


def _is_part(key: Key, whole: Key) -> bool:
    return key[: len(whole)] == whole


def _has_floor(key: Key) -> bool:
    return any(part[0] == "@" for part in key)


def doubt_about(written: Written, place: Place, strange: Sequence[str], *, labelled: bool) -> str:
    """Why the home that has this number may not be the one that is meant, or nothing."""
    if written.says_flat and not written.number and not labelled and not place.is_block:
        return f"A flat in {place.said} is meant, but not of which house."
    if labelled and not written.says_flat and (not written.number_first or not STREETS.isdisjoint(place.name[-1:])):
        return f"The number can be that of a house of {place.said}, or of a flat."
    if strange and written.words[0] in strange and not KINDS.isdisjoint(strange):
        return f"The number can be that of {place.said}, or of {' '.join(strange).title()}."
    if any(word[-1].isdigit() for word in strange):
        return f"{' '.join(strange).title()} may be a flat."
    if strange and written.words[0] in strange and written.words[0] in BESIDE_A_NAME:
        return f"{written.words[0].title()} {place.said} may be another street."
    if strange and not place.is_block and not BLOCKS.isdisjoint(strange) and not written.flat:
        return f"{' '.join(strange).title()} is not known in {place.said}."
    return ""
