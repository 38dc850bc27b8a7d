"""The lines of a petition's sheet: headers said again and page numbers are none, ditto marks mean the line before."""

import re
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from app.domain.addresses import Written, understood
from app.domain.petitions.columns import Layout, by_headers_of
from app.domain.petitions.marks import is_ditto, is_signed, parted_by_ditto

_PAGE: Final = re.compile(
    r"(page|sheet|pg|p)\W*[0-9]+\W*((of|/)?\W*[0-9]+)?\W*|.{0,40}\b(continued|cont'?d|p\.?t\.?o|please turn over)\b\W*"
    r"|((sub|grand) ?)?total\b.{0,40}|[0-9]+ (signatures|names|lines)\W*",
    re.IGNORECASE,
)
_HEADER: Final = re.compile(r"name|signator|petitioner|resident|tenant|customer|supporter|householder", re.IGNORECASE)
_FIGURES: Final = re.compile("[0-9]")
_FEW: Final = 2
"""So many cells say "Page" and "2 of 3"."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a petition. `place` counts from the first row below the headers, as a person at the sheet does."""

    place: int
    name: str = field(repr=False)
    address: str = field(repr=False)
    """As it stands there, dittos and all."""
    written: Written = field(repr=False)
    signed: bool = True
    sheet: str = ""
    same_name: bool = False
    """True where the name is a ditto mark."""
    cells: tuple[str, ...] = field(default=(), repr=False, compare=False)
    """The whole row, as it was received."""


class Sheet:
    """The lines of one sheet, row after row; `before` are the rows of the sheets before."""

    def __init__(self, layout: Layout, name: str = "", before: int = 0) -> None:
        self._layout, self._name = layout, name
        self._first, self._shift = layout.row + 1, before - layout.row
        self._parts: tuple[str, ...] = ()
        self._written = understood("")
        self._said_name = self._family = ""
        self._signed = False

    def lines(self, rows: Iterable[tuple[int, Sequence[str]]]) -> Generator[Line]:
        """The lines among the rows of the sheet."""
        for number, cells in rows:
            if number >= self._first and not self._is_none(number, cells):
                yield self._line(number, cells)

    def _is_none(self, number: int, cells: Sequence[str]) -> bool:
        """True for headers said again, and for what only counts pages or names."""
        filled = [cell for cell in cells if cell.strip()]
        said = " ".join(filled).strip()
        if len(filled) <= _FEW and _PAGE.fullmatch(said):
            return True
        if not _HEADER.search(_at(cells, self._layout.names[-1]) if _FIGURES.search(said) else said):
            return False
        again = by_headers_of(number, cells)
        if again is None or again.said * 2 < self._layout.said:
            return False
        # Another page may have its columns in another order.
        self._layout = again
        return True

    def _line(self, number: int, cells: Sequence[str]) -> Line:
        layout = self._layout
        name, same_name = self._read_name(cells)
        parts = tuple(_at(cells, place) for place in layout.addresses)
        self._written = self._read_address(parts, _at(cells, layout.postcode))
        mark = _at(cells, layout.signature)
        self._signed = layout.signature < 0 or (self._signed if is_ditto(mark) else is_signed(mark))
        said = ", ".join(part for part in parts if part)
        return Line(number + self._shift, name, said, self._written, self._signed, self._name, same_name, tuple(cells))

    def _read_name(self, cells: Sequence[str]) -> tuple[str, bool]:
        layout = self._layout
        said = [_at(cells, place) for place in layout.names]
        if layout.family >= 0:
            if is_ditto(said[-1]):
                said[-1] = self._family
            self._family = said[-1]
        name = " ".join(part for part in said if part)
        if name and is_ditto(name):
            return self._said_name, True
        self._said_name = name
        return name, False

    def _read_address(self, parts: tuple[str, ...], postcode: str) -> Written:
        before = self._written
        filled = [part for part in parts if part]
        dittos = [part for part in filled if is_ditto(part)]
        if filled and len(dittos) == len(filled):
            if not postcode or is_ditto(postcode):
                return before
            code = understood("", postcode)
            return before._replace(postcode=code.postcode, unread=code.unread)
        if dittos:
            above = (*self._parts, *("" for _ in parts))
            parts = tuple(old if is_ditto(part) else part for part, old in zip(parts, above, strict=False))
        self._parts = parts
        said = ", ".join(part for part in parts if part)
        code = before.postcode if is_ditto(postcode) else postcode
        if beside := parted_by_ditto(said):
            return _beside(understood(beside, code), before)
        return understood(said, code)


def _beside(written: Written, before: Written) -> Written:
    """What "Flat 4, as above" means: another flat or number, and all else as in the line before."""
    house = before.key[: len(before.key) - len(before.flat)]
    key = before.key
    if written.says_flat and not written.number:
        key = (*house, *written.flat)
    elif written.key:
        # "4, as above" below "Flat 3, 27 Love Lane" may be the flat or the house.
        key = () if house and before.flat else written.key
    return before._replace(
        key=key,
        flat=written.flat,
        says_flat=written.says_flat or before.says_flat,
        postcode=written.postcode or before.postcode,
        other_way=(),
    )


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if 0 <= place < len(cells) else ""
