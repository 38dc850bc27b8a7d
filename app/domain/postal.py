"""How a UK address and the people who live there are written on a letter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.postcodes import postcode_problem, written_postcode

TO_NOBODY_NAMED = "Dear resident"

_POSTCODE_AT_END = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}$", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"[0-9]+ ?[A-Z]?( ?[-/\u2013] ?[0-9]+ ?[A-Z]?)?", re.IGNORECASE)
_COUNTIES_WRITTEN = """
    avon, bedfordshire, berkshire, buckinghamshire, cambridgeshire, cheshire, cleveland, clwyd, cornwall, county
    antrim, county armagh, county down, county durham, county fermanagh, county londonderry, county tyrone,
    cumbria, derbyshire, devon, dorset, dyfed, east sussex, east yorkshire, essex, gloucestershire, greater
    london, greater manchester, gwent, gwynedd, hampshire, herefordshire, hertfordshire, humberside, kent,
    lancashire, leicestershire, lincolnshire, merseyside, mid glamorgan, middlesex, norfolk, north humberside,
    north yorkshire, northamptonshire, northumberland, nottinghamshire, oxfordshire, powys, shropshire,
    somerset, south glamorgan, south humberside, south yorkshire, staffordshire, suffolk, surrey, tyne and wear,
    warwickshire, west glamorgan, west midlands, west sussex, west yorkshire, wiltshire, worcestershire
"""
COUNTIES = frozenset(" ".join(_COUNTIES_WRITTEN.split()).split(", "))
_TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "rev", "revd", "prof", "sir", "dame", "lady", "lord", "cllr", "fr", "sr")
)
_TOWN_NEEDS = 2  # a county is left out only where a street and a town remain


@dataclass(frozen=True, slots=True, repr=False)
class Addressee:
    """One person a letter is written to; the title is optional, and so is either name."""

    family: str
    given: str = ""
    title: str = ""

    @property
    def in_full(self) -> str:
        """The name as it stands above the address: "Ms Joy Okafor"."""
        return _joined(self.title, self.given, self.family)

    @property
    def greeted(self) -> str:
        """The name as it stands after "Dear": "Ms Okafor", and without a title "Joy Okafor"."""
        if self.title.strip() and self.family.strip():
            return _joined(self.title, self.family)
        return _joined(self.given, self.family)


def joint_tenants(written: str) -> tuple[Addressee, ...]:
    """Those who share the tenancy, as the card names them: "Mr Tunde Bello; Ife Bello"; a title is optional."""
    return tuple(_addressee(name) for name in written.split(";") if name.strip())


def address_block(
    people: Sequence[Addressee], address: str | Sequence[str], postcode: str = "", care_of: str = ""
) -> tuple[str, ...]:
    """The lines above a letter: each name, each line of the address, POST TOWN, POSTCODE; no commas, no county.

    A written address is taken apart at its commas and lines; where no postcode is given, one at its end is used.
    """
    written = address if isinstance(address, str) else "\n".join(address)
    found, code = _without_postcode(written, postcode)
    lines = _without_county(list(_lines(found)))
    names = [person.in_full for person in people if person.in_full]
    carer = [f"c/o {_joined(care_of)}"] if care_of.strip() else []
    town = [lines[-1].upper()] if lines else []
    return (*names, *carer, *lines[:-1], *town, *([code] if code else []))


def salutation(people: Sequence[Addressee]) -> str:
    """The greeting: "Dear Ms Okafor and Mr Bello", everyone of a joint tenancy; nobody named: "Dear resident"."""
    names = [person.greeted for person in people if person.greeted]
    return f"Dear {listed(names)}" if names else TO_NOBODY_NAMED


def on_behalf_of(people: Sequence[Addressee]) -> str:
    """The names of those a representative speaks for: "Ms Joy Okafor and Mr Tunde Bello"."""
    return listed([person.in_full for person in people if person.in_full])


def listed(words: Sequence[str], joined_by: str = "and") -> str:
    """Several things in one phrase: "one, two and three"."""
    return f" {joined_by} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def taken_apart(address: str) -> tuple[str, str, str, str] | None:
    """First line, second line, town and postcode of an address typed in one line; None where no postcode ends it."""
    before, postcode = _without_postcode(address, "")
    lines = _without_county(list(_lines(before)))
    if not postcode or not lines:
        return None
    first, *others = lines
    *second, town = others or [""]
    return first, ", ".join(second), town, postcode


def _addressee(written: str) -> Addressee:
    first, *others = written.split()
    title = first if others and first.rstrip(".").casefold() in _TITLES else ""
    *given, family = others if title else [first, *others]
    return Addressee(family=family, given=" ".join(given), title=title)


def _joined(*words: str) -> str:
    return " ".join(" ".join(words).split())


def _without_postcode(address: str, postcode: str) -> tuple[str, str]:
    text = address.strip().rstrip(",. \t\n")
    at_end = _POSTCODE_AT_END.search(text)
    if given := postcode.replace(",", " ").strip():
        code = written_postcode(given)
        repeated = at_end is not None and written_postcode(at_end.group()) == code
        return (text[: at_end.start()] if at_end and repeated else text), code
    if at_end and postcode_problem(at_end.group()) is None:
        return text[: at_end.start()], written_postcode(at_end.group())
    return text, ""


def _lines(address: str) -> Iterator[str]:
    number = ""
    for piece in re.split(r"[,\r\n]+", address):
        line = _joined(number, piece.strip(" .;\t"))
        number = line if _NUMBER_ALONE.fullmatch(line) else ""
        if line and not number:
            yield line
    if number:
        yield number


def _without_county(lines: list[str]) -> list[str]:
    county = len(lines) > _TOWN_NEEDS and lines[-1].casefold() in COUNTIES
    return lines[:-1] if county else lines
