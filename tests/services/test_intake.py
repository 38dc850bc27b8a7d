"""While someone types: known customers and homes, what they complained of before, and what may be the same."""

from dataclasses import replace
from datetime import date

import pytest

from app.services import intake as asked
from app.storage import tables
from tests.services.office import Office, at, customer


def names(office: Office, typed: str) -> list[str]:
    return [found.name for found in office.ask(asked.find_customers, typed)]


def test_a_customer_is_found_by_either_name_however_it_is_typed(office: Office) -> None:
    for forenames, surname in (("Joy", "Okafor"), ("Zoë", "O’Brien"), ("Tom", "Okafor"), ("Ann-Marie", "de Souza")):
        office.log(customer=customer(title="", forenames=forenames, surname=surname))
    assert names(office, "oka") == ["Joy Okafor", "Tom Okafor"]
    assert names(office, "OKAFOR t") == ["Tom Okafor"]
    assert names(office, "joy oka") == ["Joy Okafor"]
    for typed in ("o'brien", "O’Brien", "obrien zoe", "Zoë OBrien"):
        assert names(office, typed) == ["Zoë O’Brien"], typed
    assert names(office, "de s") == ["Ann-Marie de Souza"]
    assert names(office, "xyz") == []
    assert names(office, "  ") == []


@pytest.mark.parametrize("typed", ["\x00", "'", "\U0010ffff", "\ud7ff", "%", "_", "王", "a" * 5_000])
def test_whatever_is_typed_finds_nobody_rather_than_failing(office: Office, typed: str) -> None:
    office.log()
    assert names(office, typed) == []
    assert office.ask(asked.find_homes, office.isha, typed) == ()


def test_a_home_of_the_landlord_is_found_by_address_or_postcode(office: Office) -> None:
    def homes(typed: str) -> list[str]:
        return [home.property_ref for home in office.ask(asked.find_homes, office.isha, typed)]

    assert homes("flat 3, 27") == ["A1"]
    assert homes("Flat") == ["A1", "A2"]
    assert homes("ec2v7aa") == ["A3", "A1", "A2"]
    assert homes("27 Love Lane") == ["A1", "A2"], "both flats of the house"
    assert homes("16 Chellow") == [], "another landlord's"
    assert homes("") == []
    shown = office.ask(asked.find_homes, office.isha, "2 quay")[0]
    assert shown.written == "2 Quay Road, London, EC2V 7AA"


def test_a_home_that_has_gone_is_not_offered(office: Office) -> None:
    office.change(
        lambda work: setattr(work.session.get_one(tables.Home, office.homes["A1"]), "closed_on", date(2020, 1, 1))
    )
    assert office.ask(asked.find_homes, office.isha, "flat 3") == ()


@pytest.mark.clause("ISHA 2.3i")
def test_this_customers_and_this_homes_cases_are_shown_and_a_likely_duplicate_first(office: Office) -> None:
    flat = office.homes["A1"]
    damp = office.log(at("2026-05-01"), home_id=flat)
    joy = office.view(damp).customer
    assert joy
    lift = office.log(home_id=flat, customer=None, customer_id=joy.id, about="The lift is out of order")
    neighbour = office.log(home_id=flat, customer=customer(surname="Bello"), about="Rubbish in the yard")
    office.log(customer=customer(surname="Elsewhere"))
    shown = office.ask(asked.earlier_cases, joy.id, flat, "Damp and mould in bedroom")
    assert [(c.id, c.because, c.likely_duplicate) for c in shown] == [
        (damp, "same customer, much the same words", True),
        (neighbour, "same home", False),
        (lift, "same customer", False),
    ]
    assert shown[0].received_on == date(2026, 5, 1)
    assert not any(c.likely_duplicate for c in office.ask(asked.earlier_cases, joy.id, flat, " "))
    assert office.ask(asked.earlier_cases, None, None, "Damp") == ()


def test_a_restricted_case_of_the_same_customer_shows_its_reference_alone(office: Office) -> None:
    secret = office.log()
    office.change(lambda work: setattr(work.session.get_one(tables.Case, secret), "restricted", True))
    joy = office.view(secret).customer
    assert joy
    other = office.log(customer=None, customer_id=joy.id)
    (shown,) = (c for c in office.ask(asked.earlier_cases, joy.id, None, "Damp") if c.id == secret)
    assert (shown.reference, shown.about, shown.likely_duplicate) == ("R-2026-00001", "", False)
    assert [(c.reference, c.about) for c in office.view(other).other_cases] == [("R-2026-00001", "")]


def test_a_known_customer_is_shown_with_the_way_they_prefer(office: Office) -> None:
    office.log(home_id=office.homes["A2"], customer=replace(customer(), preferred=None))
    found = office.ask(asked.find_customers, "okafor")[0]
    assert (found.address, found.home_id, found.preferred) == (
        "Flat 3, 27 Love Lane, London, EC2V 7AA",
        office.homes["A2"],
        None,
    )
