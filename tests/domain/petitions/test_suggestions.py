"""What a line of a petition is taken for (ISHA A2.1)."""

from collections.abc import Sequence

import pytest

from app.domain.addresses import Home, Homes, understood
from app.domain.petitions.columns import Layout
from app.domain.petitions.completeness import NOT_IN_A_FILE, Submitted, falls_short, lacks
from app.domain.petitions.lines import Sheet
from app.domain.petitions.suggestions import Petition, Suggested
from app.domain.policy import PetitionRules, Signatories

HOMES = Homes([Home(f"H{number}", (f"{number} Love Lane",), "London", "EC2V 7AA") for number in range(1, 10)])
RULES = PetitionRules(signatures=5, households=5, signatories="homes", clause="ISHA A2.1a")


def checked(*rows: Sequence[str], signatories: Signatories = "homes") -> tuple[Petition, list[Suggested]]:
    petition = Petition(HOMES, signatories)
    sheet = Sheet(Layout(0, (0,), (1,), 2, 3))
    return petition, list(petition.suggested(sheet.lines(enumerate([(*row, "Y")[:4] for row in rows], 1))))


def suggestions(*rows: Sequence[str], signatories: Signatories = "homes") -> list[str]:
    return [each.suggestion.value for each in checked(*rows, signatories=signatories)[1]]


def row(name: str, number: int = 1) -> tuple[str, str, str]:
    return name, f"{number} Love Lane", "EC2V 7AA"


@pytest.mark.clause("ISHA A2.1a")
def test_five_signatures_of_four_households_fall_short_by_one_household() -> None:
    petition, _ = checked(row("Ivan Khan"), row("Grace Khan"), *(row("Olu Chen", number) for number in (2, 3, 4)))
    assert (petition.accepted, petition.households) == (5, 4)
    assert falls_short(5, 4, RULES) == ("4 households counted: 5 are needed (ISHA A2.1a).",)
    assert falls_short(5, 5, RULES) == ()
    assert falls_short(1, 0, PetitionRules(2, 1, "any", "X 1")) == (
        "1 signature counted: 2 are needed (X 1).",
        "0 households counted: 1 is needed (X 1).",
    )


@pytest.mark.clause("ISHA A2.1d")
def test_name_whole_address_and_signature_of_everyone_are_asked_for() -> None:
    assert suggestions(
        ("Ivan Khan", "1 Love Lane", "EC2V 7AA", "N"),
        ("", "1 Love Lane", "EC2V 7AA", "Y"),
        ("Mr", "1 Love Lane", "EC2V 7AA", "Y"),
        ("Ivan Khan", "", "", "Y"),
        ("Ivan Khan", "Love Lane", "EC2V 7AA", "Y"),
        ("???", "1 Love Lane", "EC2V 7AA", "Y"),
        ("Ivan Khan", "illegible", "EC2V 7AA", "Y"),
        ("Ivan Khan", "1 Love Lane", "EC2V 7AA", "Y"),
    ) == [
        "no signature",
        *("name missing", "name missing"),
        *("address incomplete", "address incomplete"),
        *("illegible", "illegible"),
        "accepted",
    ]


@pytest.mark.clause("ISHA A2.1b")
@pytest.mark.clause("ISHA A2.1c")
@pytest.mark.clause("ISHA A2.1e")
@pytest.mark.clause("ISHA A2.1f")
def test_what_does_not_come_with_the_lines_is_listed() -> None:
    whole = Submitted(
        "The lift", "out since May", "mend it", "Ruth Garcia", "020 7946 0000", "2026-05-22", "2026-05-21"
    )
    assert lacks(whole) == ()
    assert lacks(Submitted(subject="The lift", lead_name=" ")) == (
        "Not there: the issues that gave cause to it.",
        "Not there: the action asked for.",
        "Not there: the name of a lead petitioner.",
        "Not there: contact details of the lead petitioner.",
        "Not there: the date on which it was submitted.",
        "Not there: a dated covering letter or paragraph.",
    )
    assert len(NOT_IN_A_FILE) == 7


def test_one_person_twice_counts_once_and_two_of_a_home_count_twice() -> None:
    _, found = checked(row("Ivan Khan"), row("Grace Khan"), row("KHAN, Ivan"), row("Ivan Khan", 2))
    assert [each.suggestion.value for each in found] == ["accepted", "accepted", "duplicate person", "accepted"]
    assert found[2].because == "The same name in the same household as line 1."
    assert [each.household for each in found] == ["H1", "H1", "H1", "H2"]


def test_father_and_son_j_smith_need_a_look() -> None:
    assert suggestions(row("J Smith"), row("J Smith"), row("John Smith"), row("Mrs A Smith")) == [
        "accepted",
        *("needs a look", "needs a look"),
        "accepted",
    ]


def test_whoever_is_found_for_certain_is_so_in_spite_of_another_who_might_be() -> None:
    assert suggestions(row("J Smith"), row("Ann Smith"), row("Ann Smith")) == [
        "accepted",
        "accepted",
        "duplicate person",
    ]


def test_a_name_or_an_address_that_may_mean_another_needs_a_look() -> None:
    assert suggestions(("Ivan Khan", "1a Love Lane", "EC2V 7AA")) == ["needs a look"]
    assert suggestions(row("Ivan Khan"), ('"', "2 Love Lane", "EC2V 7AA"), row("Mr & Mrs Chen", 3), row("J.B.", 4)) == [
        "accepted",
        *("needs a look",) * 3,
    ]


def test_nobody_counts_whose_line_does_not_and_a_later_one_of_theirs_does() -> None:
    assert suggestions(("Ivan Khan", "1 Love Lane", "EC2V 7AA", "no"), row("Ivan Khan")) == ["no signature", "accepted"]


def test_where_any_may_sign_the_written_address_is_the_household() -> None:
    rows = [
        ("Ivan Khan", "Flat 3, 27 Oak Lane", "NR1 1AA"),
        ("Grace Khan", "3, 27 oak ln", "nr11aa"),
        ("Ivan Khan", "27/3 Oka Lane, Norwich", "NR1 1AA"),
        ("Olu Chen", "27 Oak Lane", "NR1 1AA"),
        ("Olu Chen", "27 Oak Lane", ""),
        ("Wei Chen", "1 Love Lane", "EC2V 7AA"),
    ]
    petition, found = checked(*rows, signatories="any")
    assert [each.suggestion.value for each in found] == [
        *("accepted", "accepted", "duplicate person", "accepted"),
        "address incomplete",
        "accepted",
    ]
    assert (petition.accepted, petition.households, found[0].household) == (4, 3, "NR1 1AA, 27 3 Oak Lane")
    assert suggestions(*rows) == ["not our home"] * 5 + ["accepted"]


def test_more_than_fifty_people_of_one_home_need_a_look() -> None:
    names = [f"{chr(65 + first) * 7} {chr(65 + last) * 7}" for first in range(8) for last in range(8, 16)][:51]
    assert suggestions(*map(row, names)) == ["accepted"] * 50 + ["needs a look"]


def test_personal_text_is_not_in_a_report_of_a_crash() -> None:
    _, (found,) = checked(row("Ivan Khan"))
    assert "Khan" not in repr(found)
    assert "Love" not in repr(found)


def test_a_later_sheet_knows_the_lines_and_households_of_the_first() -> None:
    petition, _ = checked()
    petition.has("Ivan Khan", "H1", 4)
    sheet = Sheet(Layout(0, (0,), (1,), 2, 3))
    (again,) = petition.suggested(sheet.lines([(1, ("Khan, Ivan", "1 Love Lane", "EC2V 7AA", "Y"))]))
    assert (again.suggestion.value, again.because) == (
        "duplicate person",
        "The same name in the same household as line 4.",
    )
    assert again.line.cells == ("Khan, Ivan", "1 Love Lane", "EC2V 7AA", "Y")
    here, shorter = understood("226 Nowhere Street, Hull", "HU1 1AA"), understood("226 Nowhere St", "HU1 1AA")
    assert petition.household_of(here) == petition.household_of(shorter) != ""
    assert petition.household_of(understood("Nowhere")) == ""
