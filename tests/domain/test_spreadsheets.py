"""Lists that leave the program: text stays text, and nothing begins a formula."""

import csv
from html.parser import HTMLParser
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from app.domain.spreadsheets import as_csv, as_html_table, as_tabbed_lines, harmless

ROWS = (("Customer", "About"), ("=HYPERLINK(1)", "Lift, “out\tof\norder”"), ("  @sum", "<b>-1</b>"))


def test_what_would_begin_a_formula_begins_with_an_apostrophe() -> None:
    assert [harmless(each) for each in ("=1+1", "+44 20", "-5", "@x", " =1", "\t=1", "a=1", "")] == [
        *("'=1+1", "'+44 20", "'-5", "'@x", "'=1", "'=1", "a=1", "")
    ]


@given(st.text())
def test_no_cell_begins_a_formula_or_breaks_its_line(words: str) -> None:
    cell = harmless(words)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert not set(cell) & set("\t\r\n")
    assert next(csv.reader(StringIO(as_csv(((words,),)).removeprefix("\ufeff"))), [""]) == [cell]


def test_a_file_opens_in_excel_as_utf_8() -> None:
    written = as_csv(ROWS)
    assert written.encode().startswith(b"\xef\xbb\xbf")
    assert written.removeprefix("\ufeff").splitlines() == [
        '"Customer","About"',
        '"\'=HYPERLINK(1)","Lift, “out of order”"',
        '"\'@sum","<b>-1</b>"',
    ]


def test_what_is_pasted_is_text_with_tabs_and_a_table() -> None:
    assert as_tabbed_lines(ROWS) == "Customer\tAbout\n'=HYPERLINK(1)\tLift, “out of order”\n'@sum\t<b>-1</b>"
    read = _Cells()
    read.feed(as_html_table(ROWS))
    assert read.cells == ["Customer", "About", "'=HYPERLINK(1)", "Lift, “out of order”", "'@sum", "<b>-1</b>"]
    assert read.tags.count("tr") == len(ROWS)
    assert read.tags.count("th") == 2


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.cells: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.cells.append(data)
