"""What an office's own words in a complaints log stand for: "S2", "Partly upheld", "JB"."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, TypeVar, cast

from app.domain.words import Channel, Method, Outcome

Said = Mapping[str, Mapping[str, str]]
"""By field: what the office's own words mean, as a person said it."""

NOBODY: Final = ""
UNSAID: Final = "?"
"""Stands for a meaning that somebody takes back."""
T = TypeVar("T", Outcome, Channel, Method)
_OUTCOMES: Final = {
    Outcome.UPHELD: ("upheld", "fully upheld", "justified", "founded", "yes", "u", "fully justified"),
    Outcome.PARTIALLY: (
        *("partially upheld", "partly upheld", "part upheld", "upheld in part", "partial", "partially", "partly"),
        *("partially justified", "partly justified", "pu", "p u"),
    ),
    Outcome.NOT_UPHELD: (
        *("not upheld", "unfounded", "not justified", "rejected", "no", "nu", "n u", "dismissed", "not founded"),
    ),
    Outcome.WITHDRAWN: ("withdrawn", "w", "w d", "complaint withdrawn", "withdrawn by customer"),
}
_CHANNELS: Final = {
    Channel.TELEPHONE: ("telephone", "phone", "tel", "call", "phone call", "by phone", "telephone call"),
    Channel.EMAIL: ("email", "e mail", "by email", "mail box", "inbox"),
    Channel.LETTER: ("letter", "post", "by post", "written", "in writing", "by letter"),
    Channel.ONLINE_FORM: ("online form", "online", "web", "website", "web form", "webform", "portal", "form", "app"),
    Channel.IN_PERSON: ("in person", "face to face", "visit", "office", "at the office", "reception", "f2f"),
    Channel.SOCIAL_MEDIA: ("social media", "twitter", "x", "facebook", "social"),
    Channel.THIRD_PARTY: (
        "councillor",
        "cllr",
        "mp",
        "third party",
        "advocate",
        "solicitor",
        "councillor mp or adviser",
    ),
    Channel.CONTRACTOR: ("contractor", "through a contractor"),
}
_METHODS: Final = {
    Method.TELEPHONE: ("telephone", "phone", "tel", "call", "mobile", "by phone", "phone call"),
    Method.EMAIL: ("email", "e mail", "by email"),
    Method.LETTER: ("letter", "post", "by post", "by letter", "in writing"),
    Method.TEXT: ("text", "text message", "sms", "by text"),
    Method.VISIT: ("visit", "home visit", "in person"),
    Method.OFFICE: ("office", "at the office"),
}
_USUAL_METHODS: Final = {words: method for method, each in _METHODS.items() for words in each}
_USUAL_OUTCOMES: Final = {words: outcome for outcome, each in _OUTCOMES.items() for words in each}
_USUAL_CHANNELS: Final = {words: channel for channel, each in _CHANNELS.items() for words in each}
_STAGE: Final = re.compile(
    r"(?:stage|stg|s|st|level|step) ?([1-9])(?: \D*)?|([1-9])|([1-9]) ?(?:st|nd|rd|th)(?: (?:stage|stg|level|step))?"
)
"""Behind the number of a stage may stand what it is called: "Stage 2 (review)"; two numbers are not one stage."""

_STAGES: Final = {
    "one": 1,
    "i": 1,
    "first": 1,
    "stage one": 1,
    "stage i": 1,
    "formal": 1,
    "initial": 1,
    "two": 2,
    "ii": 2,
    "second": 2,
    "stage two": 2,
    "stage ii": 2,
    "review": 2,
    "appeal": 2,
    "internal review": 2,
    "three": 3,
    "iii": 3,
    "third": 3,
    "stage three": 3,
    "stage iii": 3,
    "panel": 3,
}
_WORD: Final = re.compile(r"[^\W_]+")


class Colleague(NamedTuple):
    """A person of the office, as a log may name them."""

    id: int
    name: str
    login: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class Meanings:
    """What the words of one log mean: as it was said, else as offices usually mean them."""

    said: Said = field(default_factory=dict[str, dict[str, str]])
    people: tuple[Colleague, ...] = ()
    known: dict[tuple[str, str], Any] = field(default_factory=dict[tuple[str, str], Any], compare=False)

    def stage(self, written: str) -> int | None:
        """The number of a stage, or None where it cannot be told."""
        return cast("int | None", self._found("stage", written))

    def outcome(self, written: str) -> Outcome | None:
        """An outcome, or None where it cannot be told."""
        return cast("Outcome | None", self._found("outcome", written))

    def channel(self, written: str) -> Channel | None:
        """How a complaint came in, or None where it cannot be told."""
        return cast("Channel | None", self._found("channel", written))

    def preferred(self, written: str) -> Method | None:
        """How a customer wants to be reached, or None where it cannot be told."""
        return cast("Method | None", self._found("preferred", written))

    def handler(self, written: str) -> int | None:
        """The id of the colleague who is meant; None for nobody here, or where two could be."""
        return cast("int | None", self._found("handler", written))

    def word(self, name: str, written: str) -> str:
        """A category or a service area: as it was said, else as it is written."""
        return self.said.get(name, {}).get(as_key(written), written)

    def is_nothing(self, name: str, written: str) -> bool:
        """True for a word of which it was said that it stands for nothing: nobody, no outcome."""
        return self.said.get(name, {}).get(as_key(written)) == NOBODY

    def _found(self, name: str, written: str) -> object:
        asked = name, written
        if asked not in self.known:
            said = self.said.get(name, {}).get(as_key(written))
            self.known[asked] = None if said == NOBODY else self._usual(name, written if said is None else said)
        return self.known[asked]

    def _usual(self, name: str, said: str) -> object:
        if name == "stage":
            return _stage(said)
        if name == "handler":
            return colleague_meant(said, self.people)
        if name == "preferred":
            return _code(said, _USUAL_METHODS, Method)
        return _code(said, _USUAL_OUTCOMES, Outcome) if name == "outcome" else _code(said, _USUAL_CHANNELS, Channel)


def as_key(written: str) -> str:
    """Words by which a meaning is kept: capitals and punctuation do not matter, letters and digits do."""
    return " ".join(_WORD.findall(written.casefold()))


def colleague_meant(written: str, people: Iterable[Colleague]) -> int | None:
    """Who is meant by a login, a full name, or an initial and a surname; None where nobody is, or two could be.

    Initials alone are not enough: who JB is must be said.
    """
    words = as_key(written).split()
    found = {person.id for person in people if words and _is_called(words, person)}
    return found.pop() if len(found) == 1 else None


def _is_called(words: list[str], person: Colleague) -> bool:
    return words == as_key(person.login).split() or _names(words, person.name)


def _names(words: list[str], name: str) -> bool:
    own = as_key(name).split()
    turned = [*own[1:], *own[:1]]
    if words in (own, turned):
        return True
    return len(own) > 1 and words in ([own[0][0], *own[1:]], [*own[1:], own[0][0]], [own[0][0], own[-1]])


def _stage(said: str) -> int | None:
    words = as_key(said)
    found = _STAGE.fullmatch(words)
    return int(found[found.lastindex or 0]) if found else _STAGES.get(words)


def _code(said: str, usual: Mapping[str, T], codes: type[T]) -> T | None:
    words = as_key(said)
    return usual.get(words) or next((code for code in codes if words in {as_key(code.value), as_key(code.words)}), None)
