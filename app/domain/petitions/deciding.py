"""What is decided about the signatures of a petition, and what they come to: recounted from the lines each time."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from app.domain.petitions.completeness import falls_short
from app.domain.petitions.suggestions import Suggestion
from app.domain.policy import PetitionRules
from app.domain.worded import Worded


class Taken(Worded):
    """How a petition is taken (ISHA A2.3a)."""

    FACE_VALUE = "face-value", "taken at face value"
    VERIFY = "verify", "verified"


class Decided(Worded):
    """What was decided about a signature: accepted, or why it does not count (ISHA A2.1d)."""

    ACCEPTED = "accepted", "accepted"
    DUPLICATE = "duplicate person", "duplicate person"
    NOT_OUR_HOME = "not our home", "not our home"
    INCOMPLETE = "address incomplete", "address incomplete"
    NAME_MISSING = "name missing", "name missing"
    NO_SIGNATURE = "no signature", "no signature"
    ILLEGIBLE = "illegible", "illegible"
    WITHDRAWN = "withdrawn", "withdrawn"
    NOT_GENUINE = "not genuine", "not genuine"
    OTHER_PETITION = "other petition", "other petition"
    OPEN = "open", "not decided"
    """Decided once, and taken back."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature as it stands: what it was taken for when it came in, and what was decided since, if anything."""

    id: int
    number: int
    suggestion: Suggestion
    decided: Decided | None = None
    household: str = field(default="", repr=False)

    @property
    def is_open(self) -> bool:
        """True where nobody has decided about it: it stands at face value."""
        return self.decided in {None, Decided.OPEN}


@dataclass(frozen=True, slots=True)
class Counts:
    """What the signatures of a petition come to. What stands at face value counts like what was accepted."""

    signatures: int
    accepted: int
    at_face_value: int
    households: int
    to_check: int

    @property
    def counted(self) -> int:
        """The signatures that count."""
        return self.accepted + self.at_face_value


SUGGESTED: Final = {each: Decided(each.value) for each in Suggestion if each is not Suggestion.NEEDS_A_LOOK}
"""What is decided where a line is what it was taken for."""


def counts_of(lines: Iterable[Signature], *, verified: bool) -> Counts:
    """What the lines come to; while the petition is taken at face value, nothing is to be checked (ISHA A2.1a)."""
    signatures = accepted = still_open = 0
    households: set[str] = set()
    for line in lines:
        signatures += 1
        accepted += line.decided is Decided.ACCEPTED
        still_open += line.is_open
        if line.household and (line.is_open or line.decided is Decided.ACCEPTED):
            households.add(line.household)
    return Counts(signatures, accepted, still_open, len(households), still_open if verified else 0)


def shortfall(counts: Counts, rules: PetitionRules) -> tuple[str, ...]:
    """What the count falls short of, in words; nothing where there are enough."""
    return falls_short(counts.counted, counts.households, rules)


def reasons_offered(rules: PetitionRules) -> tuple[Decided, ...]:
    """Why a signature can be refused; that somebody lives elsewhere only where the policy counts homes of its own."""
    never = {Decided.ACCEPTED, Decided.OPEN}
    if rules.signatories == "any":
        never.add(Decided.NOT_OUR_HOME)
    return tuple(each for each in Decided if each not in never)


def open_by_suggestion(lines: Iterable[Signature]) -> dict[Suggestion, int]:
    """How many open lines could be decided as what they were taken for, before anybody does so."""
    found = Counter(line.suggestion for line in lines if line.is_open and line.suggestion in SUGGESTED)
    return {each: found[each] for each in SUGGESTED if found[each]}


def next_to_check(lines: Sequence[Signature], after: int = 0) -> int | None:
    """The place of the next line that is open, behind this number and round again; what needs a look comes first."""
    still_open = [(place, line) for place, line in enumerate(lines) if line.is_open]
    doubtful = [each for each in still_open if each[1].suggestion is not Suggestion.ACCEPTED] or still_open
    later = [place for place, line in doubtful if line.number > after]
    return later[0] if later else doubtful[0][0] if doubtful else None
