"""What a written address says."""

import pytest

from app.domain.addresses import packed_postcode, understood

KEYS = {
    "27 Love Lane": "27",
    "No. 27 Love Lane": "27",
    "no27 love lane": "27",
    "Love Lane 27": "27",
    "027 Love Lane": "27",
    "Flat 3, 27 Love Lane": "27 3",
    "Fl. 3 27 Love Lane": "27 3",
    "Flt3, 27 Love Ln": "27 3",
    "Falt 3, 27 Love Lane": "27 3",
    "Apt 3, 27 Love Lane": "27 3",
    "Unit 3, 27 Love Lane": "27 3",
    "Room No. 3, 27 Love Lane": "27 3",
    "Maisonette 3, 27 Love Lane": "27 3",
    "Flat three, 27 Love Lane": "27 3",
    "3, 27 Love Lane": "27 3",
    "27 Flat 3 Love Lane": "27 3",
    "14B Love Lane": "14 B",
    "14 b love lane": "14 B",
    "Flat B, 14 Love Lane": "14 B",
    "B, 14 Love Lane": "14 B",
    "FlatB 14 Love Lane": "14 B",
    "14 Flat B Love Lane": "14 B",
    "Flat 14B Keats Court": "14 B",
    "Flat 14 B Keats Court": "14 B",
    "B14 Keats Court": "B 14",
    "Flat B14 Keats Court": "B 14",
    "111A Flat, Love Lane": "111 A",
    "2nd Flr Flat, 14 Love Lane": "14 @2",
    "Second Floor Flat, 14 Love Lane": "14 @2",
    "2nd Fl, 14 Love Lane": "14 @2",
    "Floor 2, 14 Love Lane": "14 @2",
    "14 Secnod Floor Flat, Love Lane": "14 @2",
    "Ground Floor Flat 2, 14 Love Lane": "14 @G 2",
    "Ground Flat 2, 14 Love Lane": "14 @G 2",
    "Ground Flat, 14 Love Lane": "14 @G",
    "GFF, 14 Love Lane": "14 @G",
    "Lower Ground Floor Flat, 14 Love Lane": "14 @LG",
    "Basement, 14 Love Lane": "14 @B",
    "Top Floor Flat, 14 Love Lane": "14 @T",
    "Garden Flat, 14 Love Lane": "14 @GN",
    "1, 14 Basement, Love Lane": "14 1 @B",
    "12-14 Love Lane": "12-14",
    "12 - 14 Love Lane": "12-14",
    "Flat A-F, 2 Love Lane": "2 A-F",
    "Upper Love Lane": "",
    "First Avenue": "",
    "SE15 Love Lane": "",
    "Love Lane floor": "",
    "Love Lane 3x9": "",
    "Love Lane SE15": "",
    "Love Lane, A4X7": "",
    "Flat, Love Lane": "",
}


@pytest.mark.parametrize(("said", "key"), KEYS.items())
def test_house_number_and_flat_are_one_key_however_they_are_written(said: str, key: str) -> None:
    assert " ".join(understood(said).key) == key


def test_2_14_can_be_read_both_ways() -> None:
    written = understood("2/14 Love Lane")
    assert {written.key, written.other_way} == {("14", "2"), ("2", "14")}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("27 Love Ln.", "LOVE LANE"),
        ("27 LOVE LNAE", "LOVE LANE"),
        ("7 St. Paul's Wlk", "ST PAULS WALK"),
        ("7 Saint Pauls Walk", "ST PAULS WALK"),
        ("7 Café Street, St Leonards-On-Sea", "CAFE ST ST LEONARDS ON SEA"),
        ("9 Old—Mill – Close", "OLD MILL CLOSE"),
        ("26 Arden Hse, Bampton Dr", "ARDEN HOUSE BAMPTON DRIVE"),
        ("5 the Mead, UK", "MEAD"),
        ("1 Flood St", "FLOOD ST"),
    ],
)
def test_the_words_of_a_name_are_written_in_one_way(said: str, words: str) -> None:
    assert " ".join(understood(said).words) == words


@pytest.mark.parametrize(
    ("address", "cell", "postcode"),
    [
        ("27 Love Lane", " ec2v 7aa ", "EC2V7AA"),
        ("27 Love Lane", "E C2V7 A A", "EC2V7AA"),
        ("27 Love Lane EC2V 7AA", "", "EC2V7AA"),
        ("27 Love Lane EC2V7AA, London", "", "EC2V7AA"),
        ("27 Love Lane, EC2V 7A A", "", "EC2V7AA"),
        ("27 Love Lane EC2V 7AA", "BB7 9UG", "BB79UG"),
        ("27 Love Lane", "nowhere", ""),
    ],
)
def test_a_postcode_stands_in_its_cell_or_in_the_address(address: str, cell: str, postcode: str) -> None:
    written = understood(address, cell)
    assert (written.postcode, written.key, written.outward) == (postcode, ("27",), postcode[:-3])


def test_what_stands_in_a_postcodes_place_is_kept_where_a_digit_may_be_a_letter() -> None:
    assert understood("27 Love Lane", "EC2V TAA").unread == ""
    assert understood("27 Love Lane", "EC2V OAA").unread == "EC2VOAA"
    assert understood("27 Love Lane SE22ODG").unread == "SE22ODG"
    assert packed_postcode("SE22ODG") == ""
