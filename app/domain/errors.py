"""The three errors a person can meet. Everything else is a bug, and makes a crash report."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that two people changed at once: both values, for a person to choose between."""

    field: str
    opened: object
    theirs: object
    mine: object


class Refusal(Exception):
    """What was asked for is not allowed or not possible: a sentence the person can act on.

    `fields` maps the name of a form's field to the sentence that belongs under it.
    """

    def __init__(self, sentence: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.fields: Mapping[str, str] = dict(fields or {})

    @classmethod
    def of_fields(cls, fields: Mapping[str, str]) -> "Refusal":
        """A refusal whose sentences all belong under fields."""
        return cls(" ".join(fields.values()), fields)


class ChangedElsewhere(Exception):
    """Another desk changed the same fields since the form was opened; nothing was saved."""

    def __init__(self, clashes: tuple[Clash, ...], sentence: str = "") -> None:
        super().__init__(sentence or "Someone else changed this while you were typing.")
        self.sentence = str(self)
        self.clashes = clashes


class Unavailable(Exception):
    """The database, disk or file cannot be used just now; what was typed is kept, trying again is safe."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
