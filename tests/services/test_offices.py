"""Setting an office up: once, completely, and never half."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from app.domain.errors import Refusal
from app.domain.words import Role
from app.services import offices
from app.services.offices import NewOffice
from app.storage import tables
from tests.services.office import Office, at

TYPED = NewOffice(" Jo Bloggs ", " Riverside Homes ", "isha-2018")


@pytest.fixture
def empty(database_url: str) -> Iterator[Office]:
    office = Office.alone(database_url)
    yield office
    office.database.close()


def test_an_empty_office_is_set_up_once(empty: Office) -> None:
    assert empty.ask(offices.needs_setting_up)
    assert empty.do(offices.set_up, TYPED).said == "Riverside Homes is ready"
    assert not empty.ask(offices.needs_setting_up)
    with pytest.raises(Refusal, match="This office has been set up already"):
        empty.do(offices.set_up, replace(TYPED, landlord="Another"))
    me = empty.ask(lambda work: work.person)
    assert (me.name, me.roles) == ("Jo Bloggs", frozenset(Role))
    (landlord,) = empty.ask(offices.landlords)
    assert landlord.policy
    assert landlord.law
    assert (landlord.name, landlord.policy.code, landlord.law.code) == ("Riverside Homes", "isha-2018", "law-england")


def test_what_is_wrong_with_a_new_office(empty: Office) -> None:
    wrong = NewOffice("", " ", "no-such-pack", nation="GB", team="x" * 121, email="\x00", address="\x00")
    with pytest.raises(Refusal) as met:
        empty.do(offices.set_up, wrong)
    assert met.value.fields == {
        "your_name": "Give your name: it stands in the history and under letters.",
        "landlord": "Give the landlord's name, as it stands on letters.",
        "nation": "Choose the nation: ENG, WLS, SCT, NIR.",
        "team": "Please keep this to 120 characters; it has 121.",
        "email": "There is a character in this text that cannot be stored (code 0). Please delete it.",
        "address": "There is a character in this text that cannot be stored (code 0). Please delete it.",
        "pack": "Choose the policy to begin with; it can be changed on the Policy page.",
    }
    assert empty.ask(offices.needs_setting_up)


def test_the_law_can_be_switched_off_and_binds_no_other_nation(empty: Office) -> None:
    empty.do(offices.set_up, replace(TYPED, law_layer=False))
    empty.change(lambda work: offices.add_landlord(work, replace(TYPED, landlord="Tay Homes", nation="SCT")))
    assert [choice.law for choice in empty.ask(offices.landlords)] == [None, None]


def test_forms_offer_landlords_colleagues_and_terms(office: Office) -> None:
    lists = office.ask(offices.form_lists)
    assert [choice.name for choice in lists.landlords] == ["ISHA", "Incommunities"]
    assert [name for _, name in lists.people] == ["Ada Mensah", "Jo Bloggs", "Lee Novak", "Sam Carter"]
    assert lists.me == office.people["Jo Bloggs"]
    assert lists.list_of("categories")[:2] == ("Repairs", "Damp and mould")
    assert lists.list_of("nothing") == ()


@pytest.mark.clause("ISHA 1")
def test_the_policy_in_force_is_that_of_londons_day(office: Office) -> None:
    office.bring_into_force(office.isha, "ombudsman-code-2024", date(2026, 6, 1))
    for moment, code in ((at("2026-05-31", "23:59"), "isha-2018"), (at("2026-06-01", "00:01"), "ombudsman-code-2024")):
        office.now = moment
        policy = office.ask(offices.policy_in_force, office.isha)
        assert policy
        assert policy.code == code
    assert office.ask(offices.policy_in_force, office.isha, date(2001, 1, 1)) is None


def test_a_landlord_has_a_team_until_it_is_given_another_name(empty: Office) -> None:
    empty.do(offices.set_up, TYPED)
    assert empty.ask(lambda work: work.session.execute(select(tables.Landlord.team)).scalar_one()) == "Complaints Team"
