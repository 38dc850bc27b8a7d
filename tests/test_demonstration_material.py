"""The demonstration's invented material hangs together, so that whoever builds cases from it never meets a gap."""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any, cast

import pytest

from app.domain.postcodes import postcode_problem
from app.domain.words import Channel, ComplainantKind, LetterFormat, Method, Outcome
from app.resources import resources_folder

Entry = dict[str, Any]

DEMONSTRATION = resources_folder() / "demo"
FILES = (
    resources_folder() / "terms.toml",
    *(DEMONSTRATION / f"{n}.toml" for n in ("landlords", "people", "estates", "names", "complaints", "customers")),
)
ROLES = {"office", "petition-admin", "reviewer", "manager", "auditor", "system-admin"}
HOMES = {"any", "house", "flat", "flat-without-lift", "lift", "sheltered"}
# Ranges that Ofcom keeps for drama: no such telephone rings.
DRAMA_NUMBER = re.compile(r"01632 960\d{3}|0113 496 0\d{3}|020 7946 0\d{3}|07700 900\d{3}")


def read(name: str) -> Entry:
    return tomllib.loads((DEMONSTRATION / f"{name}.toml").read_text("utf-8"))


TERMS = tomllib.loads((resources_folder() / "terms.toml").read_text("utf-8"))
LANDLORDS: list[Entry] = read("landlords")["landlord"]
CONTRACTORS = {contractor["name"] for contractor in read("landlords")["contractor"]}
PEOPLE: list[Entry] = read("people")["person"]
STREETS: list[Entry] = read("estates")["street"]
NAMES = read("names")
CUSTOMERS = read("customers")
STORIES: list[Entry] = read("complaints")["story"]
ISSUES: list[tuple[Entry, Entry]] = [(story, issue) for story in STORIES for issue in story["issues"]]

each_story = pytest.mark.parametrize("story", STORIES, ids=[story["about"] for story in STORIES])


def homes_of(street: Entry) -> list[str]:
    """The property references of a street's homes."""
    said = street["numbers"]
    if "houses" in said:
        return [street["reference"].format(house=h, flat=f) for h in said["houses"] for f in said["flats"]]
    numbers = range(said["first"], said["last"] + 1, said["step"])
    return [street["reference"].format(number=n) for n in numbers if n not in said.get("left_out", [])]


def kinds_of(street: Entry) -> set[str]:
    """What a story may ask of a home that this street's homes are."""
    lift = "lift" if street["lift"] else f"{street['home']}-without-lift"
    return {street["home"], lift, *street["tenures"]}


def texts(value: object) -> Iterator[str]:
    """Every text in a parsed file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in cast("Entry", value).values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in cast("list[object]", value):
            yield from texts(inner)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_control_character_or_stray_space_is_in_any_text(file: Path) -> None:
    for text in texts(tomllib.loads(file.read_text("utf-8"))):
        assert not [c for c in text if unicodedata.category(c) == "Cc"], text
        assert text == text.strip(), text
        assert "  " not in text, text


@pytest.mark.parametrize("name", ["categories", "service_areas", "remedies", "root_causes", "teams"])
def test_each_of_the_offices_lists_has_enough_to_choose_from_and_nothing_twice(name: str) -> None:
    assert len(TERMS[name]) >= 10
    assert len({term.casefold() for term in TERMS[name]}) == len(TERMS[name])


def test_every_category_cause_remedy_and_service_area_is_met_in_a_story() -> None:
    assert {issue["category"] for _, issue in ISSUES} == set(TERMS["categories"])
    assert {issue["service_area"] for _, issue in ISSUES} == set(TERMS["service_areas"])
    assert {issue["root_cause"] for _, issue in ISSUES} == set(TERMS["root_causes"])
    assert {remedy for _, issue in ISSUES for remedy in issue["remedies"]} == set(TERMS["remedies"])


def test_two_landlords_follow_two_shipped_packs_and_cannot_be_telephoned() -> None:
    assert [landlord["policy"] for landlord in LANDLORDS] == ["isha-2018", "incommunities-2017"]
    for landlord in LANDLORDS:
        assert DRAMA_NUMBER.fullmatch(landlord["telephone"])
        assert re.search(r"@[a-z.-]+\.example\.(org|com)$", landlord["email"])
        assert postcode_problem(landlord["address"][-1]) is None


def test_a_dozen_people_begin_with_jo_bloggs_of_the_office() -> None:
    assert len(PEOPLE) >= 12
    assert (PEOPLE[0]["name"], PEOPLE[0]["roles"]) == ("Jo Bloggs", ["office"])
    assert {"Sam Carter", "Grace Khan"} <= {person["name"] for person in PEOPLE}


def test_every_person_has_a_login_of_their_own_a_known_role_team_and_landlord() -> None:
    assert len({person["login"] for person in PEOPLE}) == len(PEOPLE)
    for person in PEOPLE:
        assert re.fullmatch(r"[a-z]{2,12}", person["login"])
        assert set(person["roles"]) <= ROLES
        assert person["team"] in TERMS["teams"]
        assert set(person["landlords"]) <= {landlord["code"] for landlord in LANDLORDS}
    assert {role for person in PEOPLE for role in person["roles"]} == ROLES


@pytest.mark.parametrize("landlord", [landlord["code"] for landlord in LANDLORDS])
def test_each_landlord_has_a_handler_and_senior_reviewers(landlord: str) -> None:
    own = [person for person in PEOPLE if landlord in person["landlords"]]
    assert len([person for person in own if person["roles"] == ["office"]]) >= 3
    assert len([person for person in own if "reviewer" in person["roles"] and person["senior"]]) >= 2


def test_about_six_hundred_homes_each_with_a_reference_of_its_own() -> None:
    references = [reference for street in STREETS for reference in homes_of(street)]
    assert 560 <= len(references) <= 640
    assert len(set(references)) == len(references)
    assert {"A-102", "L-027-3"} <= set(references)
    assert Counter(street["landlord"] for street in STREETS) == {"calder-vale": 14, "thornbeck": 14}


@pytest.mark.parametrize("street", STREETS, ids=lambda street: street["postcode"])
def test_a_street_has_a_safe_postcode_shares_of_a_hundred_and_a_usable_pattern(street: Entry) -> None:
    assert postcode_problem(street["postcode"]) is None
    # No postcode area CL or TB exists, and the last two letters are among those in use.
    assert re.fullmatch(r"(CL|TB)\d \d[^CIKMOV]{2}", street["postcode"])
    assert sum(street["tenures"].values()) == 100
    assert street["home"] in {"flat", "house", "bungalow"}
    fields = {field for _, field, _, _ in Formatter().parse(street["reference"]) if field}
    assert fields == ({"house", "flat"} if "houses" in street["numbers"] else {"number"})
    assert street["town"] == street["town"].upper()
    assert all(street[key] for key in ("street", "estate", "ward", "local_authority", "bedrooms", "storeys"))


def test_no_two_streets_share_a_postcode() -> None:
    assert len({street["postcode"] for street in STREETS}) == len(STREETS)


def test_there_are_names_enough_and_none_twice() -> None:
    forenames = [name for group in NAMES["forenames"] for name in group["names"]]
    surnames = NAMES["surnames"]["names"]
    assert len(forenames) >= 120
    assert len(set(forenames)) == len(forenames)
    assert len(surnames) >= 150
    assert len(set(surnames)) == len(surnames)
    assert all(group["titles"] for group in NAMES["forenames"])


@pytest.mark.parametrize("kind", ["preference", "contact_rule", "adjustment", "language", "risk"])
def test_what_customers_tell_us_has_ids_of_its_own_and_weights(kind: str) -> None:
    entries: list[Entry] = CUSTOMERS[kind]
    assert len({entry["id"] for entry in entries}) == len(entries) >= 5
    assert all(entry["weight"] > 0 for entry in entries)


def test_methods_and_formats_are_those_the_database_stores() -> None:
    assert {Method(preference["method"]) for preference in CUSTOMERS["preference"]} == set(Method)
    assert {LetterFormat(adjustment["format"]) for adjustment in CUSTOMERS["adjustment"]} == set(LetterFormat)


def test_at_least_ninety_stories_no_two_alike_and_three_of_every_category() -> None:
    assert len(STORIES) >= 90
    for key in ("about", "said", "understood", "learning"):
        assert len({story[key].casefold() for story in STORIES}) == len(STORIES)
    met = Counter(story["category"] for story in STORIES)
    assert min(met[category] for category in TERMS["categories"]) >= 3


@each_story
def test_a_story_is_told_whole(story: Entry) -> None:
    assert 10 <= len(story["about"]) <= 60
    assert 60 <= len(story["said"]) <= 600
    assert len(story["understood"]) >= 50
    assert len(story["first_findings"]) >= 20
    assert len(story["learning"]) >= 20
    assert story["outcome_sought"].endswith((".", "?")) or story["channel"] in {"online-form", "social-media"}
    assert 2 <= len(story["call_notes"]) <= 4
    assert 1 <= len(story["issues"]) <= 3


@each_story
def test_a_storys_words_are_those_of_the_lists_and_of_the_database(story: Entry) -> None:
    assert story["category"] in TERMS["categories"]
    assert story["service_area"] in TERMS["service_areas"]
    assert story["category"] in {issue["category"] for issue in story["issues"]}
    assert Channel(story["channel"])
    assert ComplainantKind(story["complainant"])
    assert story["home"] in HOMES
    assert set(story.get("months", [1])) <= set(range(1, 13))
    assert story.get("preference", "email-any") in {preference["id"] for preference in CUSTOMERS["preference"]}
    assert story.get("language", "english") in {language["id"] for language in CUSTOMERS["language"]}


@each_story
def test_a_story_agrees_one_to_four_actions_with_days(story: Entry) -> None:
    assert 1 <= len(story["actions"]) <= 4
    for action in story["actions"]:
        assert len(action["what"]) >= 7
        assert 1 <= action["days"] <= 90


@each_story
def test_every_issue_of_a_story_has_a_decision_with_its_reasons(story: Entry) -> None:
    assert len({issue["summary"] for issue in story["issues"]}) == len(story["issues"])
    for issue in story["issues"]:
        assert Outcome(issue["outcome"]) is not Outcome.WITHDRAWN
        assert len(issue["summary"]) >= 10
        assert len(issue["finding"]) >= 20
        assert len(issue["reasons"]) >= 35
        assert issue["remedies"]
        assert issue.get("contractor", "Tallow & Pike") in CONTRACTORS


def test_stories_end_in_every_outcome() -> None:
    ended = Counter(issue["outcome"] for _, issue in ISSUES)
    assert ended["upheld"] > ended["not-upheld"] >= 15
    assert ended["partially"] >= 15


@pytest.mark.parametrize("wanted", sorted(HOMES - {"any"}))
def test_every_kind_of_home_that_a_story_needs_is_on_some_street_of_each_landlord(wanted: str) -> None:
    fitting = [street for street in STREETS if wanted in kinds_of(street)]
    assert {street["landlord"] for street in fitting} == {"calder-vale", "thornbeck"}
