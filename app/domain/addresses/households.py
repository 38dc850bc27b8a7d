"""Households of people who live at none of the landlord's homes: postcode, with normalised building and flat."""

from collections.abc import Sequence

from app.domain.addresses.fits import is_alike
from app.domain.addresses.written import Key, Written
from app.domain.postcodes import written_postcode


class Households:
    """The written addresses met so far; a later one in other words is the same household."""

    def __init__(self) -> None:
        self._met: dict[tuple[str, Key], list[tuple[tuple[str, ...], str]]] = {}

    def of(self, written: Written) -> str:
        """The household of a written address that has number or name, and postcode."""
        keys = {written.key, written.other_way or written.key}
        for key in keys:
            for words, household in self._met.get((written.postcode, key), ()):
                if _is_one_place(words, written.words):
                    return household
        said = " ".join((*written.key, *written.words)).replace("@", "floor ").title()
        household = f"{written_postcode(written.postcode)}, {said}"
        for key in keys:
            self._met.setdefault((written.postcode, key), []).append((written.words, household))
        return household


def _is_one_place(words: Sequence[str], others: Sequence[str]) -> bool:
    """True where the shorter of two says nothing that the longer does not: one left the town out, or slipped."""
    fewer, more = sorted((words, others), key=len)
    return all(word in more or any(is_alike(word, other) for other in more) for word in fewer)
