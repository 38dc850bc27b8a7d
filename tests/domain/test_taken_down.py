import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.postal import Addressee, taken_apart
from app.domain.taken_down import LONGEST, SUBJECTS, Person, likely_category, person_in, title_of, usual_area

CATEGORIES = tuple(subject.category for subject in SUBJECTS)
AREAS = tuple(subject.area for subject in SUBJECTS)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("There is black mould all over the bedroom and nobody came.", "Black mould all over the bedroom"),
        ("The lift has been out for nine days again.", "The lift has been out for nine days again"),
        ("Hello, so there has been no hot water, and I rang.", "No hot water"),
        ("Leak.\nIt drips on the cot.", "Leak. It drips on the cot"),
        ("the bins were not emptied: it smells", "The bins were not emptied"),
        (
            "Your contractor said on the telephone that he would be here between eight o’clock in the morning",
            "Your contractor said on the telephone that he would be…",
        ),
        ("", ""),
        ("  \n ", ""),
    ],
)
def test_a_title_is_the_first_thought_of_the_words(said: str, title: str) -> None:
    assert title_of(said) == title


@given(st.text(max_size=300))
def test_a_title_is_short_and_one_line(said: str) -> None:
    title = title_of(said)
    assert len(title) <= LONGEST + 1  # a letter such as ß is two as a capital
    assert "\n" not in title


@pytest.mark.parametrize(
    ("said", "category"),
    [
        ("Black mould on two walls, and the damp spoilt the wardrobe", "Damp and mould"),
        ("The boiler broke again: no heating, no hot water", "Heating and hot water"),
        ("The door is broken and there is mould", "Repairs"),
        ("There is mould by the window", "Damp and mould"),
        ("I wish to say something", ""),
    ],
)
def test_the_category_spoken_of_most_is_meant_and_of_two_the_particular_one(said: str, category: str) -> None:
    assert likely_category(said, CATEGORIES) == category


def test_a_category_the_office_does_not_offer_is_never_guessed() -> None:
    assert likely_category("Black mould", ("Leaks",)) == ""
    assert likely_category("Black mould", ()) == ""


def test_damp_is_usually_looked_into_by_repairs_and_a_category_of_the_office_s_own_by_nobody_known() -> None:
    assert usual_area("Damp and mould", AREAS) == "Repairs"
    assert usual_area("Damp and mould", ("Lettings",)) == ""
    assert usual_area("Solar panels", AREAS) == ""


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        (
            "Ms Joy Okafor 020 7946 0018 joy@example.org",
            Person(Addressee("Okafor", "Joy", "Ms"), "020 7946 0018", "joy@example.org"),
        ),
        ("Okafor", Person(Addressee("Okafor"))),
        ("Amina Begum, +44 20 7946 0018", Person(Addressee("Begum", "Amina"), "+44 20 7946 0018")),
        ("020 7946 0018", Person(Addressee(""), "020 7946 0018")),
        ("Tunde; Bello", Person(Addressee("Bello", "Tunde"))),
        ("", Person(Addressee(""))),
    ],
)
def test_name_number_and_email_are_taken_from_one_line(typed: str, person: Person) -> None:
    assert person_in(typed) == person


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Flat 9, 27 Love Lane, London, ec2v 7aa", ("Flat 9", "27 Love Lane", "London", "EC2V 7AA")),
        (
            "15, Mill Lane, Haslingden, Rossendale, BB4 5BT",
            ("15 Mill Lane", "Haslingden", "Rossendale", "BB4 5BT"),
        ),
        ("12 Mill Road, Otley, West Yorkshire, LS21 1AA", ("12 Mill Road", "", "Otley", "LS21 1AA")),
        ("12 Mill Road LS21 1AA", ("12 Mill Road", "", "", "LS21 1AA")),
        ("LS21 1AA", None),
        ("12 Mill Road, Otley", None),
        ("", None),
    ],
)
def test_an_address_typed_in_one_line_is_taken_apart(typed: str, parts: tuple[str, str, str, str] | None) -> None:
    assert taken_apart(typed) == parts
