"""What one of the two databases could not hold is refused by both, under its field, before the save."""

# ruff: noqa: RUF001 - names come in every script

from datetime import timedelta

import pytest

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.lists import ListQuery
from app.domain.moves.act import NewAction
from app.services import cases, lists
from app.storage import tables
from app.storage.work import Work
from tests.services.office import Office, customer, intake
from tests.storage.reading import all_in, whole


@pytest.mark.parametrize("character", ["\x00", "\x07", "\ud800"], ids=["NUL", "bell", "half a character"])
def test_a_character_that_cannot_be_stored_is_refused_under_its_field(office: Office, character: str) -> None:
    before = whole(office)
    with pytest.raises(Refusal) as met:
        office.do(cases.log, intake(office.isha, office.now, said=f"Mould{character}"))
    assert met.value.fields["said"].startswith("There is a character in this text that cannot be stored")
    assert whole(office) == before


@pytest.mark.parametrize("character", ["\x00", "\ud800"], ids=["NUL", "half a character"])
def test_a_field_that_no_rule_looks_at_is_looked_at_before_the_save(office: Office, character: str) -> None:
    before = whole(office)
    with pytest.raises(Refusal) as met:
        office.do(cases.log, intake(office.isha, office.now, customer=customer(title=f"Ms{character}")))
    assert list(met.value.fields) == ["title"]
    assert met.value.fields["title"].endswith(f"(code {ord(character)}). Please delete it.")
    assert whole(office) == before


def test_a_text_too_long_for_its_column_is_refused_on_both_databases_alike(office: Office) -> None:
    def renames(work: Work, name: str) -> Done:
        work.move = "set up"
        work.session.add(tables.Landlord(name=name))
        return Done(None, "", "added")

    with pytest.raises(Refusal) as met:
        office.do(renames, "J" * 121)
    assert met.value.fields == {"name": "Please keep this to 120 characters; it has 121."}
    office.do(renames, "Ю" * 120)
    assert "Ю" * 120 in office.ask(all_in, tables.Landlord.name)


def test_line_breaks_tabs_and_every_script_are_kept_as_they_were_typed(office: Office) -> None:
    said = "First line.\nSecond:\tЮлія, 李, शिकायत, 👩‍👧, ﷺ.\r\nEnd."
    case = office.log(said=said, about="Юлія O’Brien’s Küche")
    assert office.view(case).case.said == said
    assert office.view(case).case.about == "Юлія O’Brien’s Küche"


def test_a_very_long_name_and_text_are_kept_whole_and_still_sort(office: Office) -> None:
    name, said = "ﷺ" * 120, "ﷺ mould " * 2_200  # folded, each of these letters is eighteen
    case = office.log(said=said, customer=customer(surname=name))
    office.do(agree, case, office.people["Lee Novak"], 1, what="Ω" * 5_000)
    assert office.view(case).customer.name == f"Ms Joy {name}"  # pyright: ignore[reportOptionalMemberAccess]
    assert office.view(case).case.said == said.strip()
    page = office.ask(lists.page_of_cases, ListQuery("customer"), 0)
    assert [row.id for row in page] == [case]


def agree(work: Work, case: int, owner: int, number: int, what: str = "Action") -> Done:
    due = work.now.date() + timedelta(days=7)
    return cases.agree_action(work, case, NewAction(f"{what} {number}", owner, due))
