"""A code that is stored, with the words that a screen shows for it."""

from enum import StrEnum


class Worded(StrEnum):
    """A stored code with the words the screen shows for it."""

    words: str

    def __new__(cls, code: str, words: str) -> "Worded":
        """A member is its code, and carries its words."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.words = words
        return member
