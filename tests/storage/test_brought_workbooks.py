"""Workbooks that an office brings: read as they stand, and refused with a sentence where they are made to do harm."""

import secrets
import tracemalloc
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from app.storage.brought import Row
from app.storage.brought.rows import LONGEST_CELL
from tests.storage.brought_files import PARTS, cell, read, read_as_far_as_it_goes, refusal, rows, workbook


def cells(folder: Path, sheet: str) -> tuple[str, ...]:
    (row,) = read(workbook(folder / "homes.xlsx", f"<row>{sheet}</row>"))
    assert not row.problem
    return row.cells


def test_shared_and_own_texts_are_read_without_how_they_are_pronounced(tmp_path: Path) -> None:
    own = '<c t="inlineStr"><is><r><t>2 </t></r><r><t>Quay Road</t></r><rPh><t>kee</t></rPh></is></c>'
    assert cells(tmp_path, f'<c t="s"><v>1</v></c>{own}') == ("27 Love Lane", "2 Quay Road")


def test_a_formula_is_what_it_last_came_to_and_is_not_calculated(tmp_path: Path) -> None:
    formula = "<c t=\"str\"><f>cmd|' /C calc'!A0</f><v>cached</v></c><c><f>1+1</f><v>3</v></c><c><f>1+1</f></c>"
    assert cells(tmp_path, formula) == ("cached", "3")


def test_numbers_dates_and_truths_are_read_as_a_person_reads_them(tmp_path: Path) -> None:
    told = "".join(
        f'<c s="{style}"><v>{stored}</v></c>'
        for style, stored in ((0, "100023336956"), (0, "1.0002E11"), (3, "0.1"), (1, "46164"), (2, "46164.5"), (1, "1"))
    )
    assert cells(tmp_path, f'{told}<c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2026-05-22</v></c>') == (
        *("100023336956", "100020000000", "0.1", "2026-05-22", "2026-05-22T12:00:00", "1900-01-01"),
        *("TRUE", "#N/A", "2026-05-22"),
    )


def test_a_workbook_of_a_mac_counts_its_days_from_1904(tmp_path: Path) -> None:
    book = PARTS["xl/workbook.xml"].replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    file = workbook(tmp_path / "homes.xlsx", '<row><c s="1"><v>44702</v></c></row>', {"xl/workbook.xml": book})
    assert read(file)[0].cells == ("2026-05-22",)


def test_rows_and_cells_stand_where_they_say_and_hidden_sheets_are_left_out(tmp_path: Path) -> None:
    book = PARTS["xl/workbook.xml"].replace("<sheets>", '<sheets><sheet state="hidden" r:id="c"/>')
    sheet = f'<row r="3"><c r="C3"><v>7</v></c>{cell("then")}</row><row/>{rows(["next"])}'
    file = workbook(tmp_path / "homes.xlsx", sheet, {"xl/workbook.xml": book})
    assert read(file) == [Row(3, ("", "", "7", "then")), Row(5, ("next",))]


MARCH_1900, IN_2100 = datetime.fromisoformat("1900-03-01"), datetime.fromisoformat("2100-01-01")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.lists(
            st.one_of(
                st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20),
                st.integers(-(10**14), 10**14),
                st.booleans(),
                st.dates(date(1900, 3, 1), date(2100, 1, 1)),
                st.datetimes(MARCH_1900, IN_2100).map(lambda at: at.replace(microsecond=0)),
                st.times().map(lambda at: at.replace(microsecond=0)),
            ),
            max_size=6,
        ),
        max_size=6,
    )
)
def test_what_another_program_writes_is_read(tmp_path: Path, written: list[list[Any]]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Homes")
    for row in written:
        sheet.append([f"’{value}" if isinstance(value, str) else value for value in row])
    book.save(tmp_path / "homes.xlsx")
    expected = [
        (number, tuple(map(as_read, row)))
        for number, row in enumerate(written, 1)
        if any(as_read(value).strip() for value in row)
    ]
    assert [(row.number, row.cells) for row in read(tmp_path / "homes.xlsx")] == expected


def as_read(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, str):
        return f"’{value}"
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat()
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value)


@pytest.mark.parametrize(
    ("sheet", "sentence"),
    [
        ('<c t="s"><v>99</v></c>', "Row 1, column A: “99” is no value that a cell can have. Write it again in Excel."),
        ("<c/><c><v>1O5</v></c>", "Row 1, column B: “1O5” is no value that a cell can have. Write it again in Excel."),
        ('<c s="1"><v>1e300</v></c>', "Row 1, column A: “1e300” is no value that a cell can have."),
        (cell("x" * (LONGEST_CELL + 1)), "Row 1, column A: longer than 32,767 characters."),
        ('<c r="XFD1"><v>1</v></c>', "Row 1, column XFD: no more than 250 columns are read."),
        (cell("a\x85b"), "Row 1, column A: there is a character in this text that cannot be stored (code 133)."),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named_with_row_and_column(tmp_path: Path, sheet: str, sentence: str) -> None:
    (row,) = read(workbook(tmp_path / "homes.xlsx", f"<row>{sheet}</row>"))
    assert row.problem.startswith(sentence)


ENTITIES = '<!DOCTYPE a [<!ENTITY b "{}"><!ENTITY c "&b;&b;">]><sst><si><t>&c;</t></si></sst>'
OUTSIDE = '<!DOCTYPE a SYSTEM "file:///etc/passwd"><sst/>'


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "_rels/.rels"])
@pytest.mark.parametrize("content", [ENTITIES.format("b" * 100), OUTSIDE, OUTSIDE.encode("utf-16")])
def test_entities_and_type_definitions_are_refused_wherever_they_stand(
    tmp_path: Path, part: str, content: str | bytes
) -> None:
    said = refusal(workbook(tmp_path / "homes.xlsx", parts={part: content}))
    assert said.startswith("homes.xlsx holds definitions of XML that no workbook needs.")


def test_macros_are_refused_whatever_the_file_is_named(tmp_path: Path) -> None:
    assert "holds macros" in refusal(workbook(tmp_path / "homes.xlsx", parts={"xl/vbaProject.bin": b"x"}))


def test_what_unpacks_beyond_measure_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = workbook(tmp_path / "bomb.xlsx", parts={"xl/worksheets/sheet1.xml": b" " * (9 << 20)})
    assert bomb.stat().st_size < 20_000
    assert refusal(bomb) == "bomb.xlsx unpacks to more than 200 times its size, as no list does. It is not read."
    many = workbook(tmp_path / "many.xlsx", parts={f"xl/{number}.xml": "" for number in range(2001)})
    assert refusal(many).startswith("many.xlsx is too large")


def test_what_is_locked_is_refused(tmp_path: Path) -> None:
    file = workbook(tmp_path / "homes.xlsx")
    content = bytearray(file.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    file.write_bytes(content)
    assert refusal(file) == "homes.xlsx is locked with a password. Save it in Excel without one."


@pytest.mark.parametrize("part", sorted(set(PARTS) - {"xl/sharedStrings.xml", "xl/styles.xml"}))
def test_a_workbook_without_one_of_its_parts_is_refused(tmp_path: Path, part: str) -> None:
    file = tmp_path / "homes.xlsx"
    with ZipFile(file, "w") as made:
        for name, content in PARTS.items():
            if name != part:
                made.writestr(name, content)
    assert refusal(file).startswith("homes.xlsx ")


def test_what_is_not_xml_is_refused_with_its_line(tmp_path: Path) -> None:
    said = refusal(workbook(tmp_path / "homes.xlsx", f"{rows(['a'])}<row><c></row>"))
    assert said == "homes.xlsx is damaged: line 1, mismatched tag. Save it in Excel again."
    endless = refusal(workbook(tmp_path / "homes.xlsx", f'<row r="{secrets.token_hex(1 << 20)}"'))
    assert endless.startswith("homes.xlsx is damaged")


def test_100_000_empty_rows_are_skipped_and_memory_stays_flat(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{number}"><c r="A{number}" s="1"/></row>' for number in range(2, 100_002))
    file = workbook(tmp_path / "homes.xlsx", f"{rows(['a'])}{empty}{rows(['b'])}")
    tracemalloc.start()
    found = read(file)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == [Row(1, ("a",)), Row(100_002, ("b",))]
    assert most < 3_000_000


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_workbook_damaged_anywhere_is_read_or_refused_with_a_sentence(tmp_path: Path, data: st.DataObject) -> None:
    file = workbook(tmp_path / "homes.xlsx", rows(["ref", "address"], ["A1", "27 Love Lane"]))
    content = bytearray(file.read_bytes())
    if data.draw(st.booleans()):
        for _ in range(data.draw(st.integers(1, 4))):
            content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
        file.write_bytes(content[: data.draw(st.integers(4, len(content)))])
    else:
        part = data.draw(st.sampled_from(sorted(PARTS)))
        with ZipFile(file) as opened:
            whole = opened.read(part).decode()
        cut = data.draw(st.integers(0, len(whole)))
        put = data.draw(
            st.sampled_from(["", "<c>", "</row>", '<row r="99999999"/>', "<v>", "]]>", "\x01", '" t="s', "&x;"])
        )
        workbook(file, parts={part: whole[:cut] + put + whole[cut + data.draw(st.integers(0, 9)) :]})
    found, refused = read_as_far_as_it_goes(file)
    for row in found:
        assert not row.problem or row.problem.startswith(f"Row {row.number}, column ")
    assert not refused or refused.startswith("homes.xlsx ")
