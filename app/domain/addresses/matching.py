"""Which of the landlord's homes a written address means, why, and how surely: never one where two could be meant."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from app.domain.addresses.doubts import another_number, doubt_about
from app.domain.addresses.fits import Fit, Named, fit, is_also_said
from app.domain.addresses.homes import Homes, Place, looks_like
from app.domain.addresses.meaning import Meant, Sure
from app.domain.addresses.slips import is_one_slip
from app.domain.addresses.wording import COUNTIES, NAMED_HOUSES
from app.domain.addresses.written import Written


class _Candidate(NamedTuple):
    place: Place
    fit: Fit


_LETTERS_FOR_DIGITS: Final = {"O": "0", "I": "1", "L": "1"}
_NO_NUMBER: Final = "No number of house or flat is given."


def home_meant(written: Written, homes: Homes) -> Meant:
    """The home that an address means."""
    postcode = written.postcode
    at_postcode = homes.at_postcode.get(postcode)
    misread = ""
    look = postcode or written.unread
    if at_postcode is None and look and (misread := homes.mistaken.get(looks_like(look), "")):
        at_postcode = homes.at_postcode[misread]
        written = written._replace(words=tuple(word for word in written.words if word not in written.unread))
    if at_postcode:
        named = _best(_Candidate(place, fit(place, written.words)) for place in at_postcode)
        # Where a slip would make Hill Road of Mill Road, and that is known too, it is none.
        named = [each for each in named if homes.vocabulary.isdisjoint(each.fit.slips)]
        if named:
            return _at(written, named, homes, misread)
        if not any(word for word in written.words if not any(word in place.town for place in at_postcode)):
            return _by_number(written, at_postcode, misread)
    meant = _by_words(written, homes)
    if meant is None and at_postcode:
        meant = _where_words_differ(written, at_postcode)
    return meant or _as_in_the_register(written, homes) or _at_none(written)


def _best(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """The places that explain most of the words, and among them those that are named best."""
    named = [each for each in candidates if each.fit.named]
    if len(named) < 2:  # noqa: PLR2004 - nothing to choose between
        return named
    most = max((each.fit.explained, each.fit.named) for each in named)
    return [each for each in named if (each.fit.explained, each.fit.named) == most]


def _at(written: Written, named: list[_Candidate], homes: Homes, misread: str) -> Meant:
    """Which home of places that are named, and whose postcode it is."""
    found = {home: each for each in named for home in _with_key(written, each.place)}
    if len(found) > 1:
        return _several(found)
    if not found:
        return another_number(written, [each.place for each in named])
    ((home, each),) = found.items()
    if doubt := doubt_about(written, each.place, each.fit.strange, labelled=home in homes.labelled):
        return Meant(Sure.DOUBTFUL, doubt)
    if misread:
        return Meant(Sure.LIKELY, "The postcode is right but for a letter that looks like a digit.", home)
    if each.fit.named is Named.EXACTLY:
        return Meant(Sure.CERTAIN, "Number, name and postcode are those of this home.", home)
    because = "a slip of the pen in it" if each.fit.named is Named.WITH_A_SLIP else "a word of it left out"
    return Meant(Sure.LIKELY, f"Number and postcode are those of this home, its name with {because}.", home)


def _by_number(written: Written, places: Sequence[Place], misread: str) -> Meant:
    """Only number and postcode are given: enough where one home has both."""
    found = {home: place for place in places for home in _with_key(written, place)}
    if len(found) > 1:
        return _several(found)
    if found and not misread:
        return Meant(Sure.LIKELY, "One home alone has this number and postcode.", next(iter(found)))
    if found:
        return Meant(Sure.DOUBTFUL, "No street is given, and the postcode looks like one of ours but is not.")
    return another_number(written, places)


def _several(found: Iterable[str]) -> Meant:
    return Meant(Sure.DOUBTFUL, f"More than one home could be meant: {', '.join(sorted(found))}.")


def _with_key(written: Written, place: Place) -> list[str]:
    """The homes of a place that have this number and flat."""
    found = list(place.by_key.get(written.key, ()))
    if written.other_way:
        found += place.by_key.get(written.other_way, ())
    if not found and place.is_block and written.number and written.flat:
        # The number of the street, which the register leaves out.
        found = list(place.by_key.get(written.flat, ()))
    if not found and len(written.key) == 2 and (digit := _LETTERS_FOR_DIGITS.get(written.key[1])):  # noqa: PLR2004
        found = list(place.by_key.get((written.key[0] + digit,), ()))
    return found


def _by_words(written: Written, homes: Homes) -> Meant | None:
    """The home by its words, where the postcode is missing, or is not that of the place that is named."""
    named = _best(_Candidate(place, fit(place, written.words)) for place in _places_with(written.words, homes))
    found = {home: each for each in named for home in _with_key(written, each.place)}
    if written.postcode:
        near = {home: each for home, each in found.items() if _is_near(written.postcode, each.place.postcode)}
        around = {home: each for home, each in found.items() if each.place.postcode.startswith(written.outward)}
        return _in_spite_of_postcode(written, near or around or found, homes, near=bool(near))
    if len(found) > 1:
        return _several(found)
    if not found:
        return (
            another_number(written, [each.place for each in named]) if named and _is_plain(named[0], written) else None
        )
    ((home, each),) = found.items()
    if doubt := doubt_about(written, each.place, each.fit.strange, labelled=home in homes.labelled):
        return Meant(Sure.DOUBTFUL, doubt)
    if not _is_plain(each, written):
        strange = f" ({' '.join(each.fit.strange).title()})" if each.fit.strange else ""
        return Meant(Sure.DOUBTFUL, f"{home} could be meant, but without a postcode that is not certain{strange}.")
    return Meant(Sure.LIKELY, f"No postcode; there is one home with this number in {each.place.said}.", home)


def _is_near(postcode: str, other: str) -> bool:
    return postcode == other or is_one_slip(postcode, other)


def _is_plain(each: _Candidate, written: Written) -> bool:
    """True where the words alone say which place is meant."""
    named = each.fit
    said = named.named >= Named.WITH_A_SLIP and named.plainly and COUNTIES.issuperset(named.strange)
    return said or is_also_said(each.place, written.words)


def _in_spite_of_postcode(written: Written, found: dict[str, _Candidate], homes: Homes, *, near: bool) -> Meant | None:
    if len(found) != 1:
        return _several(found) if near else None
    ((home, each),) = found.items()
    well_named = each.fit.named >= Named.WITH_A_SLIP
    if near and well_named and not doubt_about(written, each.place, each.fit.strange, labelled=home in homes.labelled):
        slip = "name" if written.postcode == each.place.postcode else "postcode"
        return Meant(Sure.LIKELY, f"Number, name and postcode are those of {home}, the {slip} with a slip in it.", home)
    ours = written.postcode in homes.at_postcode
    if near or (well_named and (each.place.postcode.startswith(written.outward) or (ours and not each.fit.strange))):
        return Meant(Sure.DOUBTFUL, f"{home} has this number and name, but another postcode.")
    return None


def _places_with(words: Sequence[str], homes: Homes) -> list[Place]:
    """The places whose name is among the words, at most with a slip, and of these those that most words are of."""
    if not words:
        return []
    said = set(words).union(*(homes.spellings.near(word) for word in words if word not in homes.vocabulary))
    named = homes.named(said)
    if not named:
        said = said.union(*(homes.spellings.near(word) for word in words))
        named = homes.named(said)
    shared = [len(said & place.known) for place in named]
    most = max(shared, default=0)
    return [place for place, words_of_it in zip(named, shared, strict=True) if words_of_it == most]


def _where_words_differ(written: Written, places: Sequence[Place]) -> Meant | None:
    """The postcode is ours, the name is not that of a place there; a person may see what was meant."""
    for place in places:
        if _with_key(written, place) and fit(place, written.words).touched:
            return Meant(Sure.DOUBTFUL, f"The number and postcode are of {place.said}, the name is only in part.")
    return None


def _as_in_the_register(written: Written, homes: Homes) -> Meant | None:
    """Number and flat alone: enough where the register has no more, and no other home of the same."""
    home = homes.nameless.get(written.key)
    if home is None or written.words or written.postcode or len(written.key) < 2 or homes.often[written.key] > 1:  # noqa: PLR2004
        return None
    return Meant(Sure.LIKELY, "The register writes this home in the same way, and no other.", home)


def _at_none(written: Written) -> Meant:
    if not written.key and (not written.postcode or NAMED_HOUSES.isdisjoint(written.words)):
        return Meant(Sure.INCOMPLETE, _NO_NUMBER)
    if not written.words and not written.postcode:
        return Meant(Sure.INCOMPLETE, "Neither street nor postcode is given.")
    return Meant(Sure.NOT_OURS, "There is no such home of the landlord.")
