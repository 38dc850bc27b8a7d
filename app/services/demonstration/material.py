"""What the demonstration is made of: invented landlords, streets, names and stories, read from its files."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from app.resources import resources_folder

Entry = Mapping[str, Any]


@cache
def material(name: str) -> Entry:
    """One of the demonstration's files, read once."""
    return tomllib.loads((resources_folder() / "demo" / f"{name}.toml").read_text(encoding="utf-8"))


def entries(name: str, kind: str) -> list[Entry]:
    """The entries of one kind in one file."""
    return material(name)[kind]


def weighted(dice: Random, kind: str) -> Entry:
    """One of what customers have told us, as often as its weight says."""
    choices = entries("customers", kind)
    return dice.choices(choices, weights=[each["weight"] for each in choices])[0]


def entry(kind: str, wanted: str) -> Entry:
    """The entry of that id among what customers have told us."""
    return next(each for each in entries("customers", kind) if each["id"] == wanted)


@dataclass(frozen=True, slots=True)
class NewHome:
    """An invented dwelling of an invented landlord."""

    landlord: str
    property_ref: str
    line1: str
    line2: str
    town: str
    postcode: str
    tenure: str
    estate: str
    ward: str
    local_authority: str
    kinds: frozenset[str]


def homes() -> Iterator[NewHome]:
    """Every invented dwelling, street by street."""
    for street in entries("estates", "street"):
        shares = [tenure for tenure, share in street["tenures"].items() for _ in range(share)]
        for count, numbers in enumerate(_numbers(street["numbers"])):
            yield NewHome(
                landlord=street["landlord"],
                property_ref=street["reference"].format(**numbers),
                **_lines(street, numbers),
                town=street["town"].title(),
                postcode=street["postcode"],
                tenure=shares[count * 37 % len(shares)],
                estate=street["estate"],
                ward=street["ward"],
                local_authority=street["local_authority"],
                kinds=_kinds(street, shares[count * 37 % len(shares)]),
            )


def _numbers(rule: Entry) -> Iterator[dict[str, Any]]:
    if "houses" in rule:
        yield from ({"house": house, "flat": flat} for house in rule["houses"] for flat in rule["flats"])
        return
    left_out = rule.get("left_out", ())
    yield from ({"number": n} for n in range(rule["first"], rule["last"] + 1, rule["step"]) if n not in left_out)


def _lines(street: Entry, numbers: Mapping[str, Any]) -> dict[str, str]:
    if "house" in numbers:
        return {"line1": f"Flat {numbers['flat']}", "line2": f"{numbers['house']} {street['street']}"}
    if street["building"]:
        return {"line1": f"Flat {numbers['number']}, {street['building']}", "line2": street["street"]}
    return {"line1": f"{numbers['number']} {street['street']}", "line2": ""}


def _kinds(street: Entry, tenure: str) -> frozenset[str]:
    """What a story may ask of a home: any, house, flat, flat-without-lift, lift or sheltered."""
    kinds = {"any", "house" if street["home"] != "flat" else "flat"}
    if street["lift"]:
        kinds.add("lift")
    elif street["home"] == "flat":
        kinds.add("flat-without-lift")
    if tenure == "sheltered":
        kinds.add("sheltered")
    return frozenset(kinds)
