"""Hints: what another desk says it changed. Anybody who signs in can send one, so a hint is only ever a reason to look.

It names a subject and its id, and what is told nowhere else: whoever looks reads the database again, by their own
rights, and shows what stands there.
"""

from dataclasses import dataclass
from typing import Final

CASE: Final = "case"
CUSTOMER: Final = "customer"
OFFICE: Final = "office"
SUBJECTS: Final = frozenset({CASE, CUSTOMER, "landlord", OFFICE, "person"})
"""The chains of history; the office has one only, with the id 0."""
LARGEST_ID: Final = 2**63 - 1
LONGEST: Final = max(map(len, SUBJECTS)) + 1 + len(str(LARGEST_ID))
MOST_A_SECOND: Final = 40
"""More than an office changes; what goes beyond is heard as one call to look again."""
PAUSE: Final = 0.5
"""Seconds between two times that the window is told; what is heard meanwhile is told together."""
_AT_ONCE: Final = int(MOST_A_SECOND * PAUSE)


@dataclass(frozen=True, slots=True)
class Hint:
    """Something that may have changed: whose chain of history, and its id."""

    subject: str
    id: int


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard in a while, each thing once; or, where it was too much or may not be all, `everything`."""

    hints: frozenset[Hint]
    everything: bool = False

    def concerns(self, cases: frozenset[int], customer: int | None = None) -> bool:
        """True where one of these cases, or what surrounds them, may have changed."""
        return self.everything or any(_concerns(hint, cases, customer) for hint in self.hints)


def hint_of(payload: str) -> Hint | None:
    """The hint that a notification carries; None for whatever else somebody sent."""
    if len(payload) > LONGEST:
        return None
    subject, _, number = payload.partition(" ")
    if subject not in SUBJECTS or not (number.isascii() and number.isdecimal()):
        return None
    found = Hint(subject, int(number))
    if str(found.id) != number or found.id > LARGEST_ID or (found.id == 0) is not (subject == OFFICE):
        return None
    return found


def _concerns(hint: Hint, cases: frozenset[int], customer: int | None) -> bool:
    if hint.subject == CASE:
        return hint.id in cases
    return hint.id == customer if hint.subject == CUSTOMER else True


class Gathering:
    """Gathers hints until it is time to tell the window, at most twice a second whatever is sent.

    Times are seconds on a clock that never goes back.
    """

    def __init__(self) -> None:
        self._hints: set[Hint] = set()
        self._everything = False
        self._not_before = 0.0

    def add(self, payload: str) -> None:
        """Take in a notification; what is no hint is dropped, and of too many only that there were."""
        if self._everything:
            return
        hint = hint_of(payload)
        if hint is not None:
            self._hints.add(hint)
        if len(self._hints) > _AT_ONCE:
            self.look_again()

    def look_again(self) -> None:
        """Something may have been missed."""
        self._hints.clear()
        self._everything = True

    def patience(self, now: float, longest: float) -> float:
        """How many seconds nothing need be told: at most the longest."""
        if not (self._hints or self._everything):
            return longest
        return min(max(self._not_before - now, 0.0), longest)

    def take(self, now: float) -> Heard | None:
        """What is to be told now, or None while there is nothing, or it is too early."""
        if now < self._not_before or not (self._hints or self._everything):
            return None
        heard = Heard(frozenset(self._hints), self._everything)
        self._hints.clear()
        self._everything, self._not_before = False, now + PAUSE
        return heard
