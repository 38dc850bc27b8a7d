"""People's names as offices write them into one cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.written.names import TITLES, Name, written_name


@pytest.mark.parametrize(
    ("written", "title", "forenames", "surname"),
    [
        ("Ms Maria O'Neill", "Ms", "Maria", "O'Neill"),
        ("ms.  Maria\u00a0O'Neill", "Ms", "Maria", "O'Neill"),
        ("O'NEILL, Maria", "", "Maria", "O'NEILL"),
        ("O'Neill, Ms Maria", "Ms", "Maria", "O'Neill"),
        ("Ms O'Neill, Maria", "Ms", "Maria", "O'Neill"),
        ("Smith, Mr", "Mr", "", "Smith"),
        ("Smith,", "", "", "Smith"),
        ("MR J SMITH", "Mr", "J", "SMITH"),
        ("Mr Smith", "Mr", "", "Smith"),
        ("Okafor", "", "", "Okafor"),
        ("Joy Ada Okafor", "", "Joy Ada", "Okafor"),
        ("Mr & Mrs J Smith", "Mr & Mrs", "J", "Smith"),
        ("Mr and Mrs Smith", "Mr & Mrs", "", "Smith"),
        ("Mr/Mrs Smith", "Mr & Mrs", "", "Smith"),
        ("MR. & MRS. SMITH", "Mr & Mrs", "", "SMITH"),
        ("Smith, Mr & Mrs J", "Mr & Mrs", "J", "Smith"),
        ("Mary & John Smith", "", "Mary & John", "Smith"),
        ("Ludwig van der Berg", "", "Ludwig", "van der Berg"),
        ("Mr van der Berg", "Mr", "", "van der Berg"),
        ("Mrs Ana De Silva", "Mrs", "Ana", "De Silva"),
        ("Di Smith", "", "Di", "Smith"),
        ("J Smith (deceased)", "", "J", "Smith"),
        ("Maria O'Neill [daughter of tenant]", "", "Maria", "O'Neill"),
        ("(Smith)", "", "", "(Smith)"),
        ("李 小龙", "", "李", "小龙"),
    ],
)
def test_a_name_is_read_in_its_parts(written: str, title: str, forenames: str, surname: str) -> None:
    assert written_name(written) == Name(title, forenames, surname)


@pytest.mark.parametrize(
    "written", ["", "?", "-", "n/a", "TBC", "Mr", "Mr ?", "12", "Anonymous", "ANON", "The Occupier", "the  tenant"]
)
def test_nobody_has_no_name(written: str) -> None:
    assert written_name(written) is None


def test_a_name_in_full_leaves_out_what_is_not_known() -> None:
    assert Name("Mr & Mrs", "J", "Smith").in_full == "Mr & Mrs J Smith"
    assert Name("", "", "Okafor").in_full == "Okafor"


WORDS = st.text("abcdefghijkmnopqrstuvwz", min_size=2, max_size=8).map(str.title)


@given(st.sampled_from(["", *TITLES.values()]), WORDS, WORDS)
def test_any_plain_name_is_read_back_however_it_is_turned(title: str, forename: str, surname: str) -> None:
    name = Name(title, f"{forename}q", f"{surname}x")
    assert written_name(name.in_full) == name
    assert written_name(f"{surname}x, {title} {forename}q") == name


@given(st.text(max_size=40))
def test_any_text_is_a_name_with_a_surname_or_nobodys(text: str) -> None:
    found = written_name(text)
    assert found is None or found.surname
