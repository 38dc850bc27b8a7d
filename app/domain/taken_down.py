"""What can be understood of words taken down while somebody talks: a title, a subject, and who speaks. All guesses."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from app.domain.postal import Addressee, joint_tenants

LONGEST = 60
"""Characters of a title taken from the words."""
_SHORTEST = 12
_EMPTY_BEGINNINGS = re.compile(
    r"\A(?:(?:well|so|hello|hi|good (?:morning|afternoon))[,.! ]+)*(?:there (?:is|are|was|were|has been|have been) )?",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?;:\n]|, |[\u2013\u2014]| (?:and|but|because|since|although|so) ")
_EMAIL = re.compile(r"\S+@\S+")
_TELEPHONE = re.compile(r"(?:\+|\b0)[0-9][0-9 ()-]{7,}[0-9]")


@dataclass(frozen=True, slots=True)
class Subject:
    """A category, the service area that usually looks into it, and the beginnings of words that speak of it."""

    category: str
    area: str
    words: tuple[str, ...]


def _subject(category: str, area: str, words: str) -> Subject:
    return Subject(category, area, tuple(words.split(", ")))


SUBJECTS = (
    _subject("Damp and mould", "Repairs", "damp, mould, mold, mildew, condensation"),
    _subject("Leaks", "Repairs", "leak, flood, drip, burst, water coming, water came, water through"),
    _subject("Heating and hot water", "Gas and heating", "boiler, heating, radiator, hot water, no heat, gas engineer"),
    _subject(
        "Anti-social behaviour handling",
        "Neighbourhoods",
        "noise, noisy, nuisance, anti-social, antisocial, asb, harass, threat, shouting, drug, barking, loud music",
    ),
    _subject("Lifts", "Building safety", "lift"),
    _subject("Fire safety", "Building safety", "fire, smoke, cladding, extinguisher, sprinkler"),
    _subject("Pests", "Neighbourhoods", "mice, mouse, rats, rat, cockroach, bedbug, bed bug, wasp, pest, pigeon"),
    _subject("Parking", "Estate services", "parking, parked, garage, permit, bay, clamp"),
    _subject("Service charges", "Leasehold and service charges", "service charge, ground rent, sinking fund"),
    _subject("Rent account", "Income", "rent, arrears, direct debit, overpaid"),
    _subject(
        "Estate services",
        "Estate services",
        "grass, bins, bin store, rubbish, litter, cleaner, cleaning, communal, hedge, weeds, fly-tip, garden",
    ),
    _subject("Adaptations", "Planned investment", "wet room, grab rail, ramp, stairlift, wheelchair, adaptation"),
    _subject("Allocations and transfers", "Lettings", "transfer, waiting list, overcrowd, bidding, banding"),
    _subject("Moving in and out", "Lettings", "moved in, moving in, moved out, keys, deposit"),
    _subject("Planned works", "Planned investment", "new kitchen, new bathroom, scaffold, programme, rewir"),
    _subject("Complaint handling", "Complaints", "complaint, complained, review, stage 1, stage one"),
    _subject("Staff conduct", "Customer contact", "rude, hung up, sneer, laughed at, swore, dismissive, patronis"),
    _subject("Contractors", "Repairs", "contractor, workman, workmen, plumber, electrician, operative"),
    _subject(
        "Communication",
        "Customer contact",
        "rang back, ring back, call back, called back, no reply, unanswered, nobody told, not told, ignored",
    ),
    _subject(
        "Repairs", "Repairs", "repair, broken, fix, door, window, tap, toilet, lock, gutter, roof, fence, socket, bath"
    ),
)
"""The particular before the general: of two that are spoken of as often, the one that stands first is meant."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who speaks, as typed in one line: "Ms Joy Okafor 020 7946 0018 joy@example.org"."""

    name: Addressee
    telephone: str = ""
    email: str = ""


def title_of(said: str) -> str:
    """A short title out of the words: their first thought, without what everybody begins with; "" of no words."""
    text = " ".join(said.split())
    text = _EMPTY_BEGINNINGS.sub("", text, count=1)
    ends = [found.start() for found in _END.finditer(text) if found.start() >= _SHORTEST]
    title = text[: min([*ends, len(text)])].strip(" ,.!?;:")
    if len(title) > LONGEST:
        title = f"{title[: LONGEST - 1].rsplit(' ', 1)[0].rstrip(' ,')}…"
    return title[:1].upper() + title[1:]


def likely_category(said: str, offered: Collection[str]) -> str:
    """The category the words speak of most, among those that are offered; "" where they speak of none."""
    text = " ".join(said.casefold().split())
    spoken = {each.category: _times(each, text) for each in SUBJECTS if each.category in offered}
    most = max(spoken.values(), default=0)
    return next((category for category, times in spoken.items() if times == most), "") if most else ""


def usual_area(category: str, offered: Collection[str]) -> str:
    """The service area that usually looks into a category, where it is offered; "" where none is known."""
    return next((each.area for each in SUBJECTS if each.category == category and each.area in offered), "")


def person_in(typed: str) -> Person:
    """Name, telephone number and email of a person typed in one line, the name in the order in which it is spoken."""
    email, telephone = _EMAIL.search(typed), _TELEPHONE.search(_EMAIL.sub(" ", typed))
    name = _TELEPHONE.sub(" ", _EMAIL.sub(" ", typed)).replace(";", " ").strip(" ,")
    found = joint_tenants(name)
    return Person(
        found[0] if found else Addressee(family=""), telephone[0] if telephone else "", email[0] if email else ""
    )


def _times(subject: Subject, text: str) -> int:
    return sum(re.search(rf"\b{re.escape(word)}", text) is not None for word in subject.words)
