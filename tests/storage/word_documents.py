"""Word documents made for tests, and what can be read in one."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LETTERS = Path(__file__).parents[2] / "resources" / "letters"


def document(*paragraphs: str | Sequence[str], footer: str = "", table: Sequence[Sequence[str]] = ()) -> bytes:
    """A document of these paragraphs, each one run or several, then a table."""
    made = Document()
    for written in paragraphs:
        paragraph = made.add_paragraph()
        for run in [written] if isinstance(written, str) else written:
            paragraph.add_run(run)
    if table:
        cells = made.add_table(rows=len(table), cols=len(table[0]))
        for i, row in enumerate(table):
            for j, text in enumerate(row):
                cells.cell(i, j).text = text
    made.sections[0].footer.paragraphs[0].text = footer
    saved = BytesIO()
    made.save(saved)
    return saved.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """The same file with one part changed (given b"" where it is new), or left out where the change is None."""
    saved = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(saved, "w", ZIP_DEFLATED) as new:
        parts = {part: old.read(part) for part in old.namelist()}
        changed = change(parts.get(name, b""))
        for part, content in {**parts, name: changed}.items():
            if content is not None:
                new.writestr(part, content)
    return saved.getvalue()


def text_of(data: bytes) -> str:
    """Everything written in the body of a document, locked paragraphs and tables included, a line each."""
    # python-docx lists neither the paragraphs of tables nor locked ones; but it has to open the file.
    xml = Document(BytesIO(data)).part.blob
    return "\n".join(_text(paragraph) for paragraph in ET.fromstring(xml).iter(f"{_W}p"))  # noqa: S314


def footer_of(data: bytes) -> str:
    """What stands in the footer of the first section."""
    return "\n".join(paragraph.text for paragraph in Document(BytesIO(data)).sections[0].footer.paragraphs)


def part_of(data: bytes, name: str) -> str:
    """One part of the file as text."""
    with ZipFile(BytesIO(data)) as file:
        return file.read(name).decode()


def _text(paragraph: ET.Element) -> str:
    characters = {f"{_W}br": "\n", f"{_W}tab": "\t"}
    runs = (part for run in paragraph.iter(f"{_W}r") for part in run)
    return "".join(characters.get(part.tag) or (part.text or "" if part.tag == f"{_W}t" else "") for part in runs)
