import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.postal import Addressee, address_block, joint_tenants, listed, on_behalf_of, salutation

OKAFOR = Addressee(family="Okafor", given="Joy", title="Ms")
BELLO = Addressee(family="Bello", given="Tunde", title="Mr")


def test_the_town_and_the_postcode_are_in_capitals_and_the_postcode_stands_alone() -> None:
    block = address_block([OKAFOR], "Flat 3, 27 Love Lane, London ec2v7aa")

    assert block == ("Ms Joy Okafor", "Flat 3", "27 Love Lane", "LONDON", "EC2V 7AA")


@pytest.mark.parametrize(
    ("written", "postcode", "block"),
    [
        ("27, Love Lane,\nLondon,", "EC2V 7AA", ("27 Love Lane", "LONDON", "EC2V 7AA")),
        ("12 Mill Road, Otley, West Yorkshire, LS21 1AA", "", ("12 Mill Road", "OTLEY", "LS21 1AA")),
        ("12 Mill Road, Kent", "ME1 1AA", ("12 Mill Road", "KENT", "ME1 1AA")),
        ("12 Mill Road, Durham", "DH1 3AA", ("12 Mill Road", "DURHAM", "DH1 3AA")),
        ("12 Mill Road, London EC2V 7AA", "EC2V7AA", ("12 Mill Road", "LONDON", "EC2V 7AA")),
        ("12 Mill Road, London EC2V 7AA", "N1 1AA", ("12 Mill Road", "LONDON EC2V 7AA", "N1 1AA")),
        ("12 Mill Road, London", "", ("12 Mill Road", "LONDON")),
        ("Love Lane, 27", "", ("Love Lane", "27")),
        ("12-14, Mill Road; , Leeds.", "LS1 1AA", ("12-14 Mill Road", "LEEDS", "LS1 1AA")),
        ("Mill Road, Leeds", "LS1", ("Mill Road", "LEEDS", "LS1")),
        ("", "", ()),
    ],
)
def test_an_address_is_written_in_lines_without_commas_and_without_the_county(
    written: str, postcode: str, block: tuple[str, ...]
) -> None:
    assert address_block([], written, postcode) == block


def test_an_address_kept_in_lines_is_written_like_one_kept_in_one_piece() -> None:
    assert address_block([], ["Flat 3", "27 Love Lane", "London"], "EC2V 7AA") == address_block(
        [], "Flat 3, 27 Love Lane, London", "EC2V 7AA"
    )


def test_a_letter_to_joint_tenants_names_both_and_may_go_care_of_somebody() -> None:
    block = address_block([OKAFOR, BELLO], "1 Mill Road, Leeds", "LS1 1AA", care_of="Advice  Leeds")

    assert block == ("Ms Joy Okafor", "Mr Tunde Bello", "c/o Advice Leeds", "1 Mill Road", "LEEDS", "LS1 1AA")


@pytest.mark.parametrize(
    ("people", "greeting"),
    [
        ([OKAFOR], "Dear Ms Okafor"),
        ([OKAFOR, BELLO], "Dear Ms Okafor and Mr Bello"),
        ([OKAFOR, BELLO, Addressee("Li", "Wen")], "Dear Ms Okafor, Mr Bello and Wen Li"),
        ([Addressee("Okafor", "Joy")], "Dear Joy Okafor"),
        ([Addressee("", "Joy", "Ms")], "Dear Joy"),
        ([Addressee("Joy Okafor")], "Dear Joy Okafor"),
        ([Addressee("")], "Dear resident"),
        ([], "Dear resident"),
    ],
)
def test_a_title_is_optional_and_joint_tenants_are_all_greeted(people: list[Addressee], greeting: str) -> None:
    assert salutation(people) == greeting


def test_a_representative_is_told_for_whom_they_speak() -> None:
    assert on_behalf_of([OKAFOR, BELLO]) == "Ms Joy Okafor and Mr Tunde Bello"
    assert on_behalf_of([]) == ""


def test_a_list_of_things_is_one_phrase() -> None:
    assert (listed(["one"]), listed(["one", "two", "three"])) == ("one", "one, two and three")


def test_a_person_is_not_shown_in_a_crash_report() -> None:
    assert "Okafor" not in repr(OKAFOR)


@given(st.text(alphabet=st.characters(codec="utf-8")), st.text(max_size=12))
def test_no_line_of_any_address_begins_or_ends_with_a_comma_or_a_space(written: str, postcode: str) -> None:
    lines = address_block([], written, postcode)

    assert all(line and line == line.strip(" ,\n") for line in lines)


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("Mr Tunde Bello", (BELLO,)),
        ("mrs. Li; Wen  Li ;", (Addressee("Li", title="mrs."), Addressee("Li", "Wen"))),
        ("Bello", (Addressee("Bello"),)),
        ("Mr", (Addressee("Mr"),)),
        ("", ()),
    ],
)
def test_joint_tenants_are_read_as_they_are_written_with_a_title_or_without(
    written: str, people: tuple[Addressee, ...]
) -> None:
    assert joint_tenants(written) == people
