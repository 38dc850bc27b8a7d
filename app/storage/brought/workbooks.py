"""Rows of a workbook (.xlsx): of the first sheet that is not hidden, or of all such, as they were last calculated."""

import posixpath
import zlib
from collections.abc import Generator
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from app.domain.errors import Refusal
from app.storage.brought.rows import Row
from app.storage.brought.sheets import Formats, Sheet, Texts
from app.storage.brought.values import is_date_format
from app.storage.brought.xml_parts import Told, tell
from app.storage.zip_parts import MOST_PARTS

MOST_UNPACKED: Final = 512 * 1024 * 1024
MOST_TIMES: Final = 200
"""A part that is this many times larger than packed is no sheet that anyone wrote."""

_LARGE: Final = 8 * 1024 * 1024
_ENCRYPTED: Final = 0x1
_DAMAGES: Final = (BadZipFile, zlib.error, NotImplementedError, EOFError, UnicodeDecodeError, ValueError, KeyError)


class _Elements:
    """The elements of a small part, with what they say of themselves."""

    def __init__(self) -> None:
        self.found: list[tuple[str, dict[str, str]]] = []

    def begins(self, name: str, attributes: dict[str, str]) -> None:
        self.found.append((name, attributes))

    def text(self, said: str) -> None:
        pass

    def ends(self, name: str) -> None:
        if name == "cellXfs":
            self.found.append(("end of cellXfs", {}))

    def named(self, name: str) -> list[dict[str, str]]:
        return [attributes for found, attributes in self.found if found == name]


def rows_of_workbook(file: Path) -> Generator[Row]:
    """The rows of the first visible sheet that are not empty.

    Raises Refusal for macros, entities, a password, a workbook that unpacks beyond measure, and what is damaged.
    """
    return (row for _, row in _rows(file, only_first=True))


def rows_of_sheets(file: Path) -> Generator[tuple[str, Row]]:
    """The rows of every visible sheet that are not empty, each with the name of its sheet. Raises Refusal likewise."""
    return _rows(file, only_first=False)


def _rows(file: Path, *, only_first: bool) -> Generator[tuple[str, Row]]:
    try:
        with ZipFile(file) as opened:
            _refuse_unfit(file.name, opened.infolist())
            yield from _Workbook(opened, file.name).rows(only_first=only_first)
    except _DAMAGES as damage:
        raise Refusal(f"{file.name} is not a workbook (.xlsx), or it is damaged. Save it in Excel again.") from damage


def _refuse_unfit(name: str, entries: list[ZipInfo]) -> None:
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Refusal(f"{name} is too large: unpacked it is more than {MOST_UNPACKED >> 20} MB. Bring it in parts.")
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise Refusal(f"{name} is locked with a password. Save it in Excel without one.")
        if entry.file_size > _LARGE and entry.file_size > entry.compress_size * MOST_TIMES:
            raise Refusal(f"{name} unpacks to more than {MOST_TIMES} times its size, as no list does. It is not read.")
        if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise Refusal(f"{name} is packed in a way that Excel does not know. Save it in Excel again.")
        if posixpath.basename(entry.filename).lower() == "vbaproject.bin":
            raise Refusal(f"{name} holds macros, which are not let in. Save it in Excel as .xlsx, without them.")


class _Workbook:
    """The parts of one workbook, found as each says where the next one is."""

    def __init__(self, opened: ZipFile, name: str) -> None:
        self._zip, self._name = opened, name
        self._parts = {entry.filename.lower(): entry for entry in opened.infolist()}

    def rows(self, *, only_first: bool) -> Generator[tuple[str, Row]]:
        """The rows of the first visible sheet, or of all, each with the name of its sheet."""
        main = self._main_part()
        book, related = self._read(main), self._related(main)
        formats = self._formats(book, related)
        sheets = list(self._sheets(book, related))
        if not sheets:
            raise Refusal(f"{self._name} has no sheet with cells.")
        for name, entry in sheets[:1] if only_first else sheets:
            sheet = Sheet(self._name, formats)
            with self._zip.open(entry) as part:
                for _ in tell(part, sheet, self._name):
                    for row in sheet.taken():
                        yield name, row

    def _main_part(self) -> str:
        for target, kind in self._related("").values():
            if kind == "officeDocument":
                return target
        raise Refusal(f"{self._name} is not a workbook (.xlsx). Save it in Excel as one.")

    def _sheets(self, book: _Elements, related: dict[str, tuple[str, str]]) -> Generator[tuple[str, ZipInfo]]:
        for said in book.named("sheet"):
            target, kind = related.get(_value(said, "id"), ("", ""))
            if kind == "worksheet" and said.get("state", "visible") == "visible" and target in self._parts:
                yield said.get("name", ""), self._parts[target]

    def _formats(self, book: _Elements, related: dict[str, tuple[str, str]]) -> Formats:
        texts, dates = Texts(self._name), frozenset[int]()
        for target, kind in related.values():
            if kind == "sharedStrings" and target in self._parts:
                self._tell(target, texts)
            elif kind == "styles" and target in self._parts:
                dates = _dates(self._read(target))
        since_1904 = any(said.get("date1904") in {"1", "true"} for said in book.named("workbookPr"))
        return Formats(texts.found, dates, since_1904)

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """By id: where a part's neighbours are, and what they are to it."""
        folder, name = posixpath.split(part)
        beside = posixpath.join(folder, "_rels", f"{name}.rels")
        if beside not in self._parts:
            raise KeyError(beside)
        found: dict[str, tuple[str, str]] = {}
        for said in self._read(beside).named("Relationship"):
            target = posixpath.normpath(posixpath.join("/", folder, said.get("Target", ""))).lstrip("/").lower()
            found[said.get("Id", "")] = target, said.get("Type", "").rpartition("/")[2]
        return found

    def _read(self, part: str) -> _Elements:
        elements = _Elements()
        if self._parts[part].file_size > _LARGE:
            raise Refusal(f"{self._name} is not laid out as Excel lays workbooks out. Save it in Excel again.")
        self._tell(part, elements)
        return elements

    def _tell(self, part: str, told: Told) -> None:
        with self._zip.open(self._parts[part]) as opened:
            for _ in tell(opened, told, self._name):
                pass


def _dates(styles: _Elements) -> frozenset[int]:
    """The places of the cell formats that show a date or a time."""
    codes = {said.get("numFmtId", ""): said.get("formatCode", "") for said in styles.named("numFmt")}
    found, place, inside = set[int](), 0, False
    for name, said in styles.found:
        if name in {"cellXfs", "end of cellXfs"}:
            inside = name == "cellXfs"
        elif inside and name == "xf":
            number = said.get("numFmtId", "0")
            if number.isdecimal() and is_date_format(int(number[:9]), codes.get(number, "")):
                found.add(place)
            place += 1
    return frozenset(found)


def _value(attributes: dict[str, str], name: str) -> str:
    """An attribute whatever its prefix: r:id."""
    return next((value for said, value in attributes.items() if said.rpartition(":")[2] == name and ":" in said), "")
