"""Which of the landlord's homes an address means: never one where two could be meant."""

import pytest

from app.domain.addresses import Home, Homes, Households, Sure, home_meant, understood

HOMES = Homes(
    [
        Home("W27", ("27 Love Lane", ""), "London", "EC2V 7AA"),
        Home("F1", ("Flat 1", "27 Love Lane"), "London", "EC2V 7AA"),
        Home("F3", ("Flat 3", "27 Love Lane"), "London", "EC2V 7AA"),
        Home("L29", ("29 Love Lane, EC2V 7AA",), "London", "EC2V 7AA"),
        Home("A", ("Flat A", "14 Quay Road"), "Whalley", "BB7 9UG"),
        Home("B", ("Flat B", "14 Quay Road"), "Whalley", "BB7 9UG"),
        Home("20B", ("20B Quay Road",), "Whalley", "BB7 9UG"),
        Home("2ND", ("Second Floor Flat", "16 Quay Road"), "Whalley", "BB7 9UG"),
        Home("16-2", ("Flat 2", "16 Quay Road"), "Whalley", "BB7 9UG"),
        Home("18-2", ("Second Floor Flat", "18 Quay Road"), "Whalley", "BB7 9UG"),
        Home("K7", ("Flat 7", "Keats Court, Cae Rhos Terrace"), "Newark", "LL55 3AG"),
        Home("S7", ("Flat 7", "Keats Court, Beacon Hill Road"), "Soham", "NG24 1NT"),
        Home("E2", ("Flat 2", "Elm Court, Ash Lane"), "Soham", "NG24 1NS"),
        Home("O2", ("Flat 2", "Oak Court, Ash Lane"), "Soham", "NG24 1NS"),
        Home("H12", ("12 High Street", ""), "Soham", "CB7 5DT"),
        Home("H13", ("13 High Street", ""), "Soham", "CB7 5DT"),
        Home("H10", ("10 High Street", ""), "Soham", "CB7 5DT"),
        Home("T12", ("12 High Street", ""), "Thurston", "IP31 3TQ"),
        Home("M3", ("3 Mill Road", ""), "Soham", "CB7 5DA"),
        Home("HILL5", ("5 Hill Road", ""), "Soham", "CB7 5DB"),
        Home("R", ("Rose Cottage", "Mill Lane"), "Soham", "CB7 5DC"),
        Home("R12", ("12-14 Station Road", ""), "Soham", "CB7 5DE"),
        Home("C3", ("Flat 3, Milton Court, 12 Cyprus Avenue",), "London", "N3 1ST"),
        Home("V2", ("Flat 2", "14 Vine Way"), "Soham", "CB7 5DF"),
        Home("V14", ("Flat 14", "2 Vine Way"), "Soham", "CB7 5DF"),
        Home("V3", ("Flat 3", "14 Vine Way"), "Soham", "CB7 5DF"),
        Home("GR", ("Flat 3", "Grove Road"), "Soham", "CB7 5DG"),
        Home("BW", ("4 Blackthorn Walk",), "Soham", "CB7 5DH"),
        Home("SF", ("36 Second Floor Flat", ""), "Gunterstone Road", "W14 9BT"),
        Home("TWICE", ("1 Twice Row",), "Soham", "CB7 5DJ"),
        Home("AGAIN", ("1 Twice Row",), "Soham", "CB7 5DJ"),
        Home("MO", ("8 The Mount, Flat 2, 9 Side Lane",), "Soham", "CB7 5DO"),
        Home("PRINCE", ("86 Prince Street",), "Soham", "CB7 5DK"),
        Home("PRICE", ("1 Price Cottages, Long Lane",), "Soham", "CB7 5DL"),
        Home("SPARE", ("2 Spare Street",), "Soham", "SE2 8DT"),
        Home("SPARE2", ("4 Spare Street",), "Soham", "5E2 8DT"),
    ]
)


def meant(address: str, postcode: str = "") -> str:
    """The home, or how it is not found."""
    found = home_meant(understood(address, postcode), HOMES)
    assert found.because
    assert bool(found.home) == (found.sure in {Sure.CERTAIN, Sure.LIKELY})
    return found.home or found.sure.value


FOUND = [
    ("27 love ln", "EC2V 7AA", "W27"),
    ("29 Love Lane", "EC2V 7AA", "L29"),
    ("Flat 3, 27 Love Lane", "EC2V7AA", "F3"),
    ("27/3 Love Lane", "EC2V 7AA", "F3"),
    ("14B Quay Rd", "bb7 9ug", "B"),
    ("Flat B, 14 Quay Rd", "", "B"),
    ("Flat B, 20 Quay Rd", "BB7 9UG", "20B"),
    ("Fl 2, 16 Quay Rd", "BB7 9UG", "16-2"),
    ("2nd Flr Flat, 16 Quay Rd", "BB7 9UG", "2ND"),
    ("7 Keats Ct, Newark", "", "K7"),
    ("7 Keats Ct, Beacon Hill Rd", "", "S7"),
    ("7 Ketas Ct, Beacon Hlil Rd", "NG24 1NT", "S7"),
    ("7 Keats Court, Beacon Hill Road, Newrak", "NG24 1NT", "S7"),
    ("Flat 7 Keats Court, 3 Beacon Hill Road", "NG24 1NT", "S7"),
    ("7 Keats", "LL55 3AG", "K7"),
    ("Flat 7", "LL55 3AG", "K7"),
    ("7, Newark", "LL55 3AG", "K7"),
    ("7 Keats Ct", "LL55 3AX", "K7"),
    ("12 High St, Soham", "", "H12"),
    ("12 High St, Soham, Cambridgeshire", "", "H12"),
    ("12 Hgih St, Soham", "", "H12"),
    ("12 High St Soham CB7 SDT", "", "H12"),
    ("12 High St", "CB7 SDT", "H12"),
    ("1O High St", "CB7 5DT", "H10"),
    ("3 Mlil Road, Soham", "", "M3"),
    ("3 Mill Road", "CB7 5DB", "M3"),
    ("Rose Cottage", "CB7 5DC", "R"),
    ("86 Price Street", "CB7 5DK", "PRINCE"),
    ("Flat 3, Milton Ct", "N3 1ST", "C3"),
    ("Flat 3 Milton Ct, 12 Cyprus Ave, London", "", "C3"),
    ("3/14 Vine Way", "CB7 5DF", "V3"),
    ("4 Black Thorn Walk", "CB7 5DH", "BW"),
    ("36 2nd Flr Flat", "", "SF"),
    ("12-14 Station Rd", "CB7 5DE", "R12"),
    ("Flat 2, Elm Ct", "NG24 1NS", "E2"),
]


@pytest.mark.parametrize(("address", "postcode", "home"), FOUND)
def test_a_home_is_found_in_spite_of_how_it_is_written(address: str, postcode: str, home: str) -> None:
    assert meant(address, postcode) == home


DOUBTFUL = [
    ("Flat 2, 27 Love Lane", "EC2V 7AA"),  # the whole house is ours, and some of its flats
    ("14 Quay Road", "BB7 9UG"),  # only its flats are
    ("Fl 2, 18 Quay Road", "BB7 9UG"),  # is that the second floor?
    ("1st floor flat, 16 Quay Road", "BB7 9UG"),
    ("12a High Street", "CB7 5DT"),
    ("7 Keats Court", ""),  # in two towns
    ("12 High Street", ""),
    ("12 High Street, Norwich", ""),
    ("13 High Street, Norwich", ""),  # ours is in Soham
    ("13 Hogh Street", ""),  # or Hugh
    ("7 Beacon Hill Road", "NG24 1NT"),  # the house, or the flat in Keats Court
    ("7 Keats House", "LL55 3AG"),
    ("7 Elm Court, Cae Rhos Terrace", "LL55 3AG"),
    ("Flat 2", "NG24 1NS"),  # of Elm Court or of Oak Court
    ("Flat 2, Ash Lane", "NG24 1NS"),
    ("3 Mill Street", "CB7 5DA"),
    ("5 Mill Road", "CB7 5DB"),
    ("12 Station Road", "CB7 5DE"),
    ("2/14 Vine Way", "CB7 5DF"),
    ("Flat 2, Vine Way", "CB7 5DF"),
    ("Flat 12, High Street", "CB7 5DT"),  # of which house?
    ("Flat 12, High Street", "CB7 5DX"),
    ("Flat 13, High Street, Soham", ""),
    ("3 Grove Road", "CB7 5DG"),  # the house, or the flat of another
    ("Keats Court, 7 Cae Rhos Terrace", "LL55 3AG"),
    ("3 Oak Court, Mill Road", "CB7 5DA"),
    ("3 Mill Road, Keats Court", "CB7 5DA"),
    ("12 Upper High Street", "CB7 5DT"),
    ("Fsat1, 12 High Street", "CB7 5DT"),
    ("1 Twice Row", "CB7 5DJ"),
    ("1 Twice Row", "CB7 5DX"),
    ("12 High Street", "CB7 9ZZ"),
    ("13 High Street", "LL55 3AG"),
    ("10", "CB7 SDT"),
    ("36", "W14 9BT"),
]


@pytest.mark.parametrize(("address", "postcode"), DOUBTFUL)
def test_where_another_home_could_be_meant_a_person_decides(address: str, postcode: str) -> None:
    assert meant(address, postcode) == "doubtful"


@pytest.mark.parametrize(
    ("address", "postcode"),
    [
        ("Flat 9 Keats Court", "LL55 3AG"),
        ("14C Quay Road", "BB7 9UG"),
        ("31 Love Lane, London", ""),
        ("12 High Street", "NR1 1AA"),
        ("3 Mill Road", "NR1 1AA"),
        ("226 Nowhere Street", "ZE1 0AA"),
        ("226 Nowhere Street", ""),
        ("226 Nowhere Street", "LL55 3AG"),
        ("99 Station Road", "CB7 5DE"),
        ("3 Cyprus Avenue", "N3 1ST"),
        ("Oak Cottage, Nowhere", "ZE1 0AA"),
        ("2 Nowhere", "SE2 BDT"),
        ("Flat A-F Station Road", "CB7 5DE"),
        ("99", "LL55 3AG"),
    ],
)
def test_a_whole_address_that_is_none_of_the_homes_is_not_ours(address: str, postcode: str) -> None:
    assert meant(address, postcode) == "not-ours"


@pytest.mark.parametrize(
    ("address", "postcode"),
    [
        ("", ""),
        ("", "LL55 3AG"),
        ("round the corner", ""),
        ("Keats Court", "LL55 3AG"),
        ("Love Lane, London", ""),
        ("Oak Cottage", ""),
        ("27", ""),
        ("Nowhere Street", "ZE1 0AA"),
    ],
)
@pytest.mark.clause("ISHA A2.1d")
def test_half_an_address_is_incomplete(address: str, postcode: str) -> None:
    assert meant(address, postcode) == "incomplete"


def test_households_elsewhere_are_told_by_postcode_number_and_name() -> None:
    households = Households()

    def of(address: str) -> str:
        return households.of(understood(address, "NR1 1AA"))

    assert of("Flat 3, 27 Oak Lane") == "NR1 1AA, 27 3 Oak Lane"
    assert of("27/3 Oka Ln, Norwich") != of("27 Oak Lane")
    assert of("3, 27 oak ln, Norwich") == of("Fl 3 27 Oak Laen") == of("Flat 3, 27 Oak Lane")
    assert of("Flat 3, 27 Elm Lane") != of("Flat 3, 27 Oak Lane")
    assert of("2nd Floor, 27 Oak Lane") == "NR1 1AA, 27 Floor 2 Oak Lane"
