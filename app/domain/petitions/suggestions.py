"""What each line of a petition is taken for until a person decides, and why."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from typing import Final

from app.domain.addresses import Homes, Households, Meant, Sure, Written, home_meant, understood
from app.domain.petitions.lines import Line
from app.domain.petitions.marks import is_illegible, is_nameless
from app.domain.petitions.names import Alike, Name, compared, normalised
from app.domain.policy import Signatories
from app.domain.worded import Worded

_MOST_OF_ONE_HOUSEHOLD: Final = 50
_AND: Final = ("&", " and ", "+")


class Suggestion(Worded):
    """What a line is taken for: it counts, or the reason why it does not."""

    ACCEPTED = "accepted", "accepted"
    DUPLICATE = "duplicate person", "duplicate person"
    NOT_OUR_HOME = "not our home", "not our home"
    INCOMPLETE = "address incomplete", "address incomplete"
    NAME_MISSING = "name missing", "name missing"
    NO_SIGNATURE = "no signature", "no signature"
    ILLEGIBLE = "illegible", "illegible"
    NEEDS_A_LOOK = "needs a look", "needs a look"


@dataclass(frozen=True, slots=True)
class Suggested:
    """A line with what it is taken for. `home` and `household` are known of refused lines too, where they can be."""

    line: Line = field(repr=False)
    suggestion: Suggestion
    because: str = field(repr=False)
    home: str = ""
    household: str = field(default="", repr=False)


class Petition:
    """The lines of one petition as they are gone through: the first of two that are one person's counts."""

    def __init__(self, homes: Homes, signatories: Signatories) -> None:
        self._homes, self._signatories = homes, signatories
        self._elsewhere = Households()
        self._people: dict[str, list[tuple[Name, int]]] = {}
        self.accepted = 0

    @property
    def households(self) -> int:
        """How many separate households the accepted lines come from."""
        return len(self._people)

    def household_of(self, written: Written) -> str:
        """The household of an address that is at no home; nothing where too little of it is written to tell."""
        return self._elsewhere.of(written) if written.key and written.postcode else ""

    def has(self, name: str, household: str, place: int) -> None:
        """Know of a line that came before, on another sheet, and counts."""
        self._people.setdefault(household, []).append((normalised(name), place))
        self.accepted += 1

    def suggested(self, lines: Iterable[Line]) -> Generator[Suggested]:
        """Each line with what it is taken for."""
        before, meant = understood(""), Meant(Sure.INCOMPLETE, "")
        for line in lines:
            if line.written is not before or not meant.because:
                # Below a ditto mark it is the very same.
                before, meant = line.written, home_meant(line.written, self._homes)
            name = normalised(line.name)
            yield (
                self._of_name(line, name, meant)
                or self._of_address(line, meant)
                or self._of_person(line, name, meant, meant.home or self._elsewhere.of(line.written))
            )

    def _of_name(self, line: Line, name: Name, meant: Meant) -> Suggested | None:
        """What is missing of name and signature."""
        refused = None
        if is_illegible(line.name) or is_illegible(line.address):
            refused = Suggestion.ILLEGIBLE, "Name or address could not be read."
        elif not name.words or is_nameless(line.name):
            refused = Suggestion.NAME_MISSING, "No name is given."
        elif not line.signed:
            refused = Suggestion.NO_SIGNATURE, "There is no signature."
        return Suggested(line, *refused, meant.home, meant.home) if refused else None

    def _of_address(self, line: Line, meant: Meant) -> Suggested | None:
        """What is missing of the address, or in doubt."""
        if meant.sure is Sure.DOUBTFUL:
            return Suggested(line, Suggestion.NEEDS_A_LOOK, meant.because)
        if meant.sure is Sure.INCOMPLETE:
            said = meant.because if line.address else "No address is given."
            return Suggested(line, Suggestion.INCOMPLETE, said)
        if meant.sure is Sure.NOT_OURS:
            if self._signatories == "homes":
                return Suggested(line, Suggestion.NOT_OUR_HOME, meant.because)
            if not line.written.postcode:
                return Suggested(line, Suggestion.INCOMPLETE, "The postcode is missing, or is none.")
        return None

    def _of_person(self, line: Line, name: Name, meant: Meant, household: str) -> Suggested:
        """Whether this person has signed before."""
        home = meant.home
        if doubt := _doubt_of(line, name):
            return Suggested(line, Suggestion.NEEDS_A_LOOK, doubt, home, household)
        people = self._people.get(household, [])
        maybe = 0
        for other, place in people:
            alike = compared(name, other)
            if alike is Alike.ONE:
                said = f"The same name in the same household as line {place}."
                return Suggested(line, Suggestion.DUPLICATE, said, home, household)
            if alike is Alike.MAYBE:
                maybe = maybe or place
        if maybe:
            said = f"May be the person of line {maybe}, in the same household."
            return Suggested(line, Suggestion.NEEDS_A_LOOK, said, home, household)
        if len(people) >= _MOST_OF_ONE_HOUSEHOLD:
            said = f"{len(people)} people of this household have signed already."
            return Suggested(line, Suggestion.NEEDS_A_LOOK, said, home, household)
        self._people.setdefault(household, []).append((name, line.place))
        self.accepted += 1
        return Suggested(line, Suggestion.ACCEPTED, meant.because, home, household)


def _doubt_of(line: Line, name: Name) -> str:
    if line.same_name:
        return "The name is a ditto mark."
    if any(mark in line.name.casefold() for mark in _AND):
        return "Two people are named, with one signature."
    if all(len(word) == 1 for word in name.words):
        return "Only initials are given."
    return ""
