"""The customer's card: what it takes, and what it says about a number or an address that cannot be right."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.moves.customer import (
    CustomerDetails,
    problems_with_customer,
    problems_with_person,
    reason_not_to_change_customer,
)
from app.domain.words import Method
from tests.domain.moves.complaints import complaint

JOY = CustomerDetails(title="Ms", forenames="Joy", surname="Okafor", telephone="020 7946 0000")


def test_a_name_and_a_way_to_reach_them_are_enough():
    assert problems_with_customer(JOY) == {}


def test_a_customer_needs_a_surname():
    sentence = "Give the surname: letters and lists name the customer by it."
    assert problems_with_customer(replace(JOY, surname="  ")) == {"surname": sentence}


@pytest.mark.parametrize("name", ["contact_notes", "risk_marker", "town", "surname"])
def test_characters_that_no_letter_can_show_are_refused_in_every_text(name: str):
    assert "cannot be stored (code 7)" in problems_with_customer(replace(JOY, **{name: "a\x07b"}))[name]


def test_half_an_address_cannot_be_written_to():
    problems = problems_with_customer(replace(JOY, line1="Flat 3, 27 Love Lane"))
    assert problems == {
        "town": "Half an address cannot be written to. Give the town.",
        "postcode": "Half an address cannot be written to. Give the postcode.",
    }


@pytest.mark.clause("ISHA 2.1a")
@pytest.mark.parametrize(
    ("preferred", "sentence"),
    [
        (Method.TELEPHONE, "They prefer telephone, but there is no telephone number."),
        (Method.TEXT, "They prefer text message, but there is no telephone number."),
        (Method.EMAIL, "They prefer email, but there is no email address."),
    ],
)
def test_a_preferred_method_needs_what_it_takes(preferred: Method, sentence: str):
    assert problems_with_person(replace(JOY, telephone="", preferred=preferred)) == {"preferred": sentence}


@pytest.mark.parametrize("preferred", [None, Method.LETTER, Method.VISIT])
def test_other_methods_need_nothing(preferred: Method | None):
    assert problems_with_person(replace(JOY, telephone="", preferred=preferred)) == {}


@pytest.mark.parametrize("number", ["12345", "1" * 21, "call me on Monday", "020 7946 0000 <script>"])
def test_what_is_no_telephone_number_is_said(number: str):
    assert "does not look like a telephone number" in problems_with_person(replace(JOY, telephone=number))["telephone"]


@pytest.mark.parametrize("email", ["joy", "joy@", "@example.org", "joy@localhost", "joy okafor@example.org"])
def test_what_is_no_email_address_is_said(email: str):
    assert "does not look like an email address" in problems_with_person(replace(JOY, email=email))["email"]


@pytest.mark.parametrize("email", ["", "joy@example.org", "j.o+x@mail.example.co.uk"])
def test_an_email_address_that_can_be_right_is_taken(email: str):
    assert problems_with_person(replace(JOY, email=email)) == {}


def test_an_anonymous_complaint_has_no_customer_to_change():
    case = complaint()
    assert reason_not_to_change_customer(case) is None
    nobody = "The complaint is anonymous: there is no customer to change."
    assert reason_not_to_change_customer(replace(case, anonymous=True)) == nobody


@pytest.mark.clause("ISHA 2.1a")
def test_a_way_never_to_use_is_not_the_one_they_prefer():
    wanted = replace(JOY, preferred=Method.TELEPHONE, never_by=(Method.TELEPHONE, Method.LETTER))
    sentence = "They prefer telephone: it cannot be a way never to use as well."
    assert problems_with_customer(wanted) == {"never_by": sentence}
    assert problems_with_customer(replace(wanted, never_by=(Method.LETTER,))) == {}


def test_an_interpreter_speaks_a_language():
    sentence = "Say which language the interpreter speaks."
    assert problems_with_customer(replace(JOY, interpreter=True)) == {"language": sentence}
    assert problems_with_customer(replace(JOY, interpreter=True, language="Somali")) == {}


@pytest.mark.clause("CODE 5.10")
def test_adjustments_come_with_a_day_on_which_they_are_reviewed():
    deaf = replace(JOY, adjustments="Deaf: write, do not ring.")
    sentence = "Say on which day to ask them whether this is still right: adjustments are reviewed."
    assert problems_with_customer(deaf) == {"adjustments_review_on": sentence}
    assert problems_with_customer(replace(deaf, adjustments_review_on=date(2027, 5, 26))) == {}
