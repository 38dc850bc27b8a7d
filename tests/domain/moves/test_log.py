"""What is wrong with an intake, by field."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.moves.customer import WrittenAddress
from app.domain.moves.log import Intake, NewCustomer, NewIssue, problems_with_intake
from app.domain.words import Channel, Method
from tests.domain.moves.complaints import NOW, at

JOY = NewCustomer("Ms", "Joy", "Okafor", telephone="020 7946 0000", email="joy@example.org")
TYPED = Intake(
    landlord_id=1,
    received_at=at("2026-05-22", "16:50"),
    channel=Channel.TELEPHONE,
    about="Damp",
    said="Black mould.",
    customer=JOY,
    issues=(NewIssue("Damp", "Damp and mould", "Repairs"),),
)


def problems(**more: Any) -> dict[str, str]:
    return problems_with_intake(replace(TYPED, **more), NOW)


def of_customer(**more: Any) -> dict[str, str]:
    return problems(customer=replace(JOY, **more))


def test_an_intake_that_is_complete_can_be_logged() -> None:
    assert problems() == {}
    assert of_customer(title="", forenames="", telephone="", email="") == {}, "a surname is enough"


def test_what_is_missing_is_said_all_at_once() -> None:
    empty = Intake(None, None, Channel.EMAIL, " ", "")
    assert problems_with_intake(empty, NOW) == {
        "landlord_id": "Choose the landlord this complaint is about.",
        "received_at": "Say when it was received: a day and a time, such as 22 May 16:50.",
        "about": "Give it a short title, such as: Damp in the back bedroom.",
        "said": "Write down what went wrong, in the customer's words.",
        "category": "Choose what it is about, so that the case has an issue.",
        "surname": "Give the customer's surname, choose a known customer, or tick Anonymous.",
    }


def test_every_issue_has_a_category_and_a_service_area() -> None:
    assert problems(issues=(NewIssue("Damp", "", ""), *TYPED.issues)) == {
        "category": "Choose a category.",
        "service_area": "Choose the service area that will look into it.",
    }
    long = NewIssue("\x00", "x" * 121, "x" * 121, "x" * 61)
    assert problems(issues=(long,)).keys() == {"summary", "category", "service_area", "ground"}


@pytest.mark.clause("ISHA 2.3f")
def test_the_customer_is_new_known_or_nobody() -> None:
    assert problems(customer=None, anonymous=True) == {}
    assert problems(customer=None, customer_id=7) == {}
    assert problems(customer=replace(JOY, surname=" ")).keys() == {"surname"}


def test_an_address_is_whole_or_not_there() -> None:
    assert of_customer(address=WrittenAddress(line2=" ")) == {}
    assert of_customer(address=WrittenAddress("27 Love Lane", "", "London", "EC2V 7AA")) == {}
    assert of_customer(address=WrittenAddress("27 Love Lane")).keys() == {"town", "postcode"}
    assert of_customer(address=WrittenAddress(town="London", postcode="E1")).keys() == {"line1", "postcode"}
    assert of_customer(address=WrittenAddress("\x00", "x" * 121, "London", "EC2V 7AA")).keys() == {"line1", "line2"}


@pytest.mark.parametrize("number", ["020 7946 0000", "+44 (0)20-7946/0000", "07700 900123 ext 4", ""])
def test_telephone_numbers_as_people_write_them(number: str) -> None:
    assert of_customer(telephone=number) == {}


@pytest.mark.parametrize("number", ["12345", "call me", "0" * 21, "020 7946 \x000000", "٠٢٠٧٩٤٦٠٠٠٠"])
def test_what_is_no_telephone_number(number: str) -> None:
    assert of_customer(telephone=number).keys() == {"telephone"}


@pytest.mark.parametrize(
    "email", ["joy", "joy@", "@example.org", "joy@example", "joy @example.org", "j\x00y@example.org"]
)
def test_what_is_no_email_address(email: str) -> None:
    assert of_customer(email=email).keys() == {"email"}


@pytest.mark.clause("ISHA 2.1a")
def test_the_preferred_way_is_one_by_which_they_can_be_reached() -> None:
    for method, emptied in ((Method.TELEPHONE, "telephone"), (Method.TEXT, "telephone"), (Method.EMAIL, "email")):
        assert of_customer(preferred=method) == {}
        assert of_customer(preferred=method, **{emptied: ""}).keys() == {"preferred"}
    assert of_customer(preferred=Method.LETTER) == {}


def test_names_and_notes_are_kept_to_what_can_be_stored() -> None:
    wrong = {"title": "\x00", "forenames": "x" * 121, "surname": "x" * 121, "contact_notes": "\x00"}
    assert of_customer(**wrong).keys() == wrong.keys()
    assert problems(assistance="\x00", outcome_sought="x" * 20_001).keys() == {"assistance", "outcome_sought"}
