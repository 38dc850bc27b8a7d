"""The office's own words in a log of which somebody may say what they stand for, and what they can stand for."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from app.domain.complaints_log.meanings import NOBODY, Meanings, as_key
from app.domain.words import Channel, Method, Outcome, Worded

NOBODY_HERE: Final = "Nobody who works here"
_OF_WORDS: Final[Mapping[str, type[Worded]]] = {"outcome": Outcome, "channel": Channel, "preferred": Method}
_IN_ORDER: Final = ("outcome", "stage", "handler", "channel", "preferred", "category", "service_area")


class Word(NamedTuple):
    """A word as the log writes it, the key by which its meaning is kept, and the meaning; None where it is not said."""

    written: str
    key: str
    means: str | None


class Explained(NamedTuple):
    """The words of one field, with the meanings they can have, each with what it is called.

    Those that stand for themselves are taken as they are written where nobody says otherwise.
    """

    name: str
    choices: tuple[tuple[str, str], ...]
    words: tuple[Word, ...]
    stands_for_itself: bool = False

    @property
    def unknown(self) -> tuple[str, ...]:
        """The words that nobody has explained, and that cannot stand for themselves."""
        return () if self.stands_for_itself else tuple(word.written for word in self.words if word.means is None)


def explained(
    meanings: Meanings, stages: int, lists: Mapping[str, Sequence[str]], written: Mapping[str, Iterable[str]]
) -> tuple[Explained, ...]:
    """The words of a log that was read; `lists` are the office's own, `written` what the log has in their place."""
    found: list[Explained] = []
    for name in _IN_ORDER:
        own = name in lists
        if own:
            words = _of_a_list(meanings, name, lists[name], written.get(name, ()))
        else:
            words = _coded(meanings, name, stages)
        if words:
            found.append(Explained(name, _choices(meanings, name, stages, lists), words, own))
    return tuple(found)


def _coded(meanings: Meanings, name: str, stages: int) -> tuple[Word, ...]:
    said = meanings.said.get(name, {})
    found: dict[str, Word] = {}
    for (field, written), known in meanings.known.items():
        key = as_key(written)
        if field != name or not key:
            continue
        beyond = name == "stage" and known is not None and known > stages
        meaning = None if beyond else known
        if meaning is None or key in said:
            found.setdefault(key, Word(written, key, _said(meanings, name, key, meaning)))
    return _sorted(found.values())


def _said(meanings: Meanings, name: str, key: str, meaning: object) -> str | None:
    """The choice that was made; that somebody is nobody here is one, too."""
    if meaning is None:
        return NOBODY if meanings.said.get(name, {}).get(key) == NOBODY else None
    if name == "handler":
        return next(person.login for person in meanings.people if person.id == meaning)
    return meaning.value if isinstance(meaning, Worded) else str(meaning)


def _of_a_list(meanings: Meanings, name: str, terms: Sequence[str], written: Iterable[str]) -> tuple[Word, ...]:
    said = meanings.said.get(name, {})
    found: dict[str, Word] = {}
    for word in written:
        key = as_key(word)
        means = said.get(key)
        if key and terms and word not in terms:
            found.setdefault(key, Word(word, key, means if means in terms else None))
    return _sorted(found.values())


def _sorted(words: Iterable[Word]) -> tuple[Word, ...]:
    """Those first of which nobody has said what they mean."""
    return tuple(sorted(words, key=lambda word: (word.means is not None, word.key)))


def _choices(
    meanings: Meanings, name: str, stages: int, lists: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, str], ...]:
    if name == "stage":
        return tuple((str(number), f"Stage {number}") for number in range(1, stages + 1))
    if name == "handler":
        people = sorted((person.name, person.login) for person in meanings.people)
        return tuple(chain([(NOBODY, NOBODY_HERE)], ((login, name) for name, login in people)))
    if name in _OF_WORDS:
        return tuple((each.value, each.words) for each in _OF_WORDS[name])
    return tuple((term, term) for term in lists[name])
