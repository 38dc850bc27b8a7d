"""Text that an office brings: read in every encoding and with every delimiter, refused with a sentence where broken."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.storage.brought import Row
from app.storage.brought.delimited import LONGEST_ROW
from app.storage.brought.rows import LONGEST_CELL, MOST_BYTES, MOST_COLUMNS, column_name
from tests.storage.brought_files import read, read_as_far_as_it_goes, refusal

HOMES = 'ref{d}address{d}rent\r\nA1{d}"Café {d} ""The Quay"""{d}£5\r\n'
AS_READ = [("ref", "address", "rent"), ("A1", 'Café {d} "The Quay"', "£5")]


def text(folder: Path, content: str | bytes, name: str = "homes.csv") -> Path:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_encoding_and_delimiter_that_offices_use_is_recognised(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    file = text(tmp_path, HOMES.format(d=delimiter).encode(encoding))
    assert [row.cells for row in read(file)] == [tuple(c.format(d=delimiter) for c in cells) for cells in AS_READ]


def test_commas_in_addresses_do_not_outweigh_semicolons(tmp_path: Path) -> None:
    lines = "Homes, as of May\nref;address\nA1;27, Love Lane, London\nA2;2, Quay Road, London\nA3;3\n"
    assert read(text(tmp_path, lines))[2].cells == ("A1", "27, Love Lane, London")


def test_what_excel_says_of_its_separator_is_no_row(tmp_path: Path) -> None:
    assert read(text(tmp_path, "sep=|\na,b|c\n")) == [Row(1, ("a,b", "c"))]


def test_rows_keep_the_numbers_that_excel_shows_and_empty_ones_are_left_out(tmp_path: Path) -> None:
    found = read(text(tmp_path, 'a,b\n\n , ,\n"two\nlines",d\ne\n'))
    assert found == [Row(1, ("a", "b")), Row(4, ("two\nlines", "d")), Row(5, ("e",))]


def test_a_formula_is_text(tmp_path: Path) -> None:
    assert read(text(tmp_path, "=cmd|' /C calc'!A0,+1,-1,@SUM(1)\n"))[0].cells[0] == "=cmd|' /C calc'!A0"


def test_a_control_character_is_named_with_row_and_column(tmp_path: Path) -> None:
    found = read(text(tmp_path, "ref,address\nA1,27 Love\x07 Lane\nA\x00,2\nA3,fine\n"))
    assert [row.problem for row in found] == [
        "",
        "Row 2, column B: there is a character in this text that cannot be stored (code 7). Please delete it.",
        "Row 3, column A: there is a character in this text that cannot be stored (code 0). Please delete it.",
        "",
    ]


def test_a_cell_or_a_row_that_is_too_long_is_named_with_row_and_column(tmp_path: Path) -> None:
    found = read(text(tmp_path, f"a,{'x' * (LONGEST_CELL + 1)}\n{',' * MOST_COLUMNS}beyond\n"))
    assert found[0].problem.startswith("Row 1, column B: longer than 32,767 characters.")
    assert found[1].problem == "Row 2, column IQ: no more than 250 columns are read."


def test_columns_are_named_as_excel_names_them() -> None:
    assert [column_name(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.parametrize("broken", ['"A1,27\nA2,2\n', '"A1"27,2\nA2,2\n'])
def test_a_quotation_mark_that_would_swallow_rows_is_refused_with_the_row(tmp_path: Path, broken: str) -> None:
    said = refusal(text(tmp_path, f"ref,address\n{broken}"))
    assert said.startswith("homes.csv, row 2: a quotation mark is opened and not closed, or stands inside")


def test_characters_of_no_encoding_are_refused_with_the_line(tmp_path: Path) -> None:
    sentence = "homes.csv, line 3: a character cannot be read. Save the file in Excel as “CSV UTF-8”, or as .xlsx."
    assert refusal(text(tmp_path, "a\nCafé\n".encode() + b"Caf\xe9\n")) == sentence
    assert refusal(text(tmp_path, b"a\nCaf\xe9\n\x81\n")) == sentence
    assert "line 1" in refusal(text(tmp_path, b"\xff\xfea"))


def test_a_line_without_an_end_is_refused(tmp_path: Path) -> None:
    assert "line 1: longer than 1,000,000 characters" in refusal(text(tmp_path, "x" * (LONGEST_ROW + 2)))


def test_a_file_is_refused_that_is_not_what_it_is_named(tmp_path: Path) -> None:
    assert "named like text, but is a workbook" in refusal(text(tmp_path, b"PK\x03\x04more"))
    assert "named like a workbook, but is none" in refusal(text(tmp_path, "a,b\n", "homes.xlsx"))
    assert "workbook of old (.xls)" in refusal(text(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "homes.xlsx"))
    assert "expected .csv or .xlsx" in refusal(text(tmp_path, "a", "homes.xlsm"))
    assert refusal(text(tmp_path, "")) == "homes.csv is empty."


def test_a_file_beyond_200_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = text(tmp_path, "a")
    with file.open("r+b") as opened:
        opened.truncate(MOST_BYTES + 1)
    assert refusal(file) == "homes.csv is larger than 200 MB. Bring it in parts."


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / 'it\'s "gone".csv') == 'it\'s "gone".csv cannot be read: No such file or directory.'


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=400), st.text(alphabet='ab,;"\t\n\r\x00é£\ufeff', max_size=200).map(str.encode)))
def test_any_bytes_are_read_or_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    found, refused = read_as_far_as_it_goes(text(tmp_path, content))
    for last, row in pairwise([Row(0, ()), *found]):
        assert row.number > last.number
        assert any(cell.strip() for cell in row.cells)
        assert not row.problem or row.problem.startswith(f"Row {row.number}, column ")
    assert not refused or (refused.startswith("homes.csv") and refused.endswith("."))
