"""Slips of the pen: one letter wrong, missing, too many, or two that stand in each other's place."""

from collections.abc import Iterable
from string import ascii_uppercase

SHORTEST: int = 4
"""A shorter word becomes another word too easily."""


def is_one_slip(one: str, other: str) -> bool:
    """True where two words differ by exactly one slip.

    Written out instead of reckoned as a distance: it is asked of two words at a time, and ends at the first difference.
    """
    if len(one) < len(other):
        one, other = other, one
    if len(one) - len(other) > 1 or one == other:
        return False
    at = 0
    while at < len(other) and one[at] == other[at]:
        at += 1
    if len(one) > len(other):
        return one[at + 1 :] == other[at:]
    return one[at + 1 :] == other[at + 1 :] or is_swap(one, other, at)


def is_swap(one: str, other: str, at: int) -> bool:
    """True where two words of one length, alike up to a place, differ only by the two letters that begin there."""
    return one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]


def swapped(word: str) -> Iterable[str]:
    """The word with each two neighbouring letters in each other's place."""
    return (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))


def shortened(word: str) -> Iterable[str]:
    """The word without each of its letters: two words that differ by one slip share one of these, or are one."""
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def doubled(word: str) -> Iterable[str]:
    """The word with each of its letters written twice."""
    return (word[: at + 1] + word[at:] for at in range(len(word)))


def miswritten(word: str) -> Iterable[str]:
    """The word with another letter in the place of each."""
    return (word[:at] + letter + word[at + 1 :] for at in range(len(word)) for letter in ascii_uppercase)


class Spellings:
    """The words that are known, to be found again by one of them with a slip in it."""

    def __init__(self, words: Iterable[str]) -> None:
        self._near: dict[str, list[str]] = {}
        for word in words:
            if len(word) >= SHORTEST:
                for key in {word, *shortened(word)}:
                    self._near.setdefault(key, []).append(word)

    def near(self, word: str) -> set[str]:
        """The known words that differ from this one by one slip."""
        if len(word) < SHORTEST:
            return set()
        keys = {word, *shortened(word)}
        return {known for key in keys for known in self._near.get(key, ()) if is_one_slip(word, known)}
