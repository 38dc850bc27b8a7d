"""Files for tests of what an office brings: workbooks made by hand, part by part, so that each can be made to lie."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from app.domain.errors import Refusal
from app.storage.brought import Row, rows_of

_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATED = "<Relationships>{}</Relationships>"
_SHEET = "<worksheet><sheetData>{}</sheetData></worksheet>"
PARTS: Mapping[str, str] = {
    "_rels/.rels": _RELATED.format(f'<Relationship Id="a" Type="{_KINDS}/officeDocument" Target="xl/workbook.xml"/>'),
    "xl/workbook.xml": '<workbook><sheets><sheet name="Homes" sheetId="1" r:id="b"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": _RELATED.format(
        f'<Relationship Id="b" Type="{_KINDS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="c" Type="{_KINDS}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
        f'<Relationship Id="d" Type="{_KINDS}/styles" Target="styles.xml"/>'
    ),
    "xl/sharedStrings.xml": "<sst><si><t>shared</t></si><si><r><t>27 Love </t></r><r><t>Lane</t></r></si></sst>",
    "xl/styles.xml": (
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-809]dd\\ mmmm\\ yyyy"/></numFmts>'
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>'
        '<xf numFmtId="164"/><xf numFmtId="2"/></cellXfs></styleSheet>'
    ),
    "xl/worksheets/sheet1.xml": _SHEET.format(""),
}


def rows(*of_rows: Sequence[str]) -> str:
    """The XML of rows whose cells are texts."""
    return "".join(f"<row>{''.join(map(cell, each))}</row>" for each in of_rows)


def cell(text: str) -> str:
    """The XML of a cell that holds its text itself."""
    return f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>' if text else "<c/>"


def workbook(file: Path, sheet: str = "", parts: Mapping[str, str | bytes] | None = None) -> Path:
    """A workbook with these rows; `parts` are put in place of its own, or beside them."""
    told: dict[str, str | bytes] = {**PARTS, "xl/worksheets/sheet1.xml": _SHEET.format(sheet), **(parts or {})}
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        for name, content in told.items():
            made.writestr(name, content)
    return file


def read(file: Path) -> list[Row]:
    """All its rows."""
    return list(rows_of(file))


def refusal(file: Path) -> str:
    """The sentence with which it is refused; empty where it is not."""
    return read_as_far_as_it_goes(file)[1]


def read_as_far_as_it_goes(file: Path) -> tuple[list[Row], str]:
    """Its rows, and the sentence with which it is refused before or after them; empty where it is not."""
    found: list[Row] = []
    try:
        for row in rows_of(file):
            found.append(row)  # noqa: PERF402 - those before the refusal count
    except Refusal as refused:
        return found, refused.sentence
    return found, ""
