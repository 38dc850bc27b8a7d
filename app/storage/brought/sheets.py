"""A worksheet as it is told: cells come, and become rows."""

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from app.domain.errors import Refusal
from app.storage.brought.rows import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Row, checked, column_name
from app.storage.brought.values import as_date, as_number, as_truth

if TYPE_CHECKING:
    from collections.abc import Callable

_COLUMN: Final = re.compile("[A-Z]{1,3}")
_MOST_TEXTS: Final = 2_000_000


class Formats(NamedTuple):
    """What the cells of a workbook refer to: the texts, the styles that show dates, and from which day those count."""

    texts: list[str]
    dates: frozenset[int]
    since_1904: bool


class Texts:
    """The texts of a workbook that its cells share, as they are told."""

    def __init__(self, name: str) -> None:
        self.found: list[str] = []
        self._name = name
        self._said: list[str] = []
        self._length = 0
        self._reading = self._phonetic = False

    def begins(self, name: str, _attributes: dict[str, str]) -> None:
        """A text, or a piece of one; how it is pronounced is left out."""
        if name == "si":
            self._said, self._length = [], 0
        elif name == "rPh":
            self._phonetic = True
        elif name == "t":
            self._reading = not self._phonetic

    def text(self, said: str) -> None:
        """A piece of a text; no more is kept than shows that it is too long."""
        if self._reading and self._length <= LONGEST_CELL:
            self._said.append(said)
            self._length += len(said)

    def ends(self, name: str) -> None:
        """A text is whole."""
        if name == "t":
            self._reading = False
        elif name == "rPh":
            self._phonetic = False
        elif name == "si":
            self.found.append("".join(self._said))
            if len(self.found) > _MOST_TEXTS:
                raise Refusal(f"{self._name} holds more than {_MOST_TEXTS:,} texts. Bring it in parts.")


class Sheet:
    """The rows of one worksheet as they are told; `taken` gives those that are whole."""

    def __init__(self, name: str, formats: Formats) -> None:
        self._name, self._formats = name, formats
        self._rows: list[Row] = []
        self._number, self._column = 0, -1
        self._cells: list[str] = []
        self._problem = ""
        self._kind, self._style = "", "0"
        self._said: list[str] = []
        self._length = 0
        self._reading = self._phonetic = self._inside = False
        as_stored: Callable[[str], str] = str
        self._values = {"b": as_truth, "str": as_stored, "inlineStr": as_stored, "e": as_stored, "d": as_stored}

    def taken(self) -> list[Row]:
        """The rows that have become whole since the last time."""
        rows, self._rows = self._rows, []
        return rows

    def begins(self, name: str, attributes: dict[str, str]) -> None:
        """A cell, its value, or a row."""
        if name == "c":
            self._begin_cell(attributes)
        elif name == "v" or (name == "t" and self._kind == "inlineStr" and not self._phonetic):
            self._reading = self._inside
        elif name == "row":
            self._begin_row(attributes.get("r", ""))
        elif name == "rPh":
            self._phonetic = True

    def text(self, said: str) -> None:
        """A piece of a value; no more is kept than shows that it is too long."""
        if self._reading and self._length <= LONGEST_CELL:
            self._said.append(said)
            self._length += len(said)

    def ends(self, name: str) -> None:
        """A cell is whole, or a row."""
        if name in {"v", "t"}:
            self._reading = False
        elif name == "c":
            if self._inside and self._said:
                self._end_cell("".join(self._said))
            self._inside = False
        elif name == "row":
            self._end_row()
        elif name == "rPh":
            self._phonetic = False

    def _begin_row(self, said: str) -> None:
        told = int(said) if said.isdecimal() and len(said) <= len(str(MOST_ROWS)) else 0
        self._number = max(told, self._number + 1)
        if self._number > MOST_ROWS:
            raise Refusal(f"{self._name} has more than {MOST_ROWS:,} rows. Bring it in parts.")
        self._cells, self._problem, self._column = [], "", -1
        self._inside = False

    def _end_row(self) -> None:
        if self._problem:
            self._rows.append(Row(self._number, tuple(self._cells), self._problem))
        elif any(map(str.strip, self._cells)):
            self._rows.append(checked(self._number, self._cells))

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        named = _COLUMN.match(attributes.get("r", ""))
        self._column = _index_of(named[0]) if named else self._column + 1
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "0")
        self._said, self._length, self._inside = [], 0, True

    def _end_cell(self, said: str) -> None:
        try:
            value = self._value(said)
        except (ValueError, IndexError, OverflowError):
            self._blame(f"“{said[:30]}” is no value that a cell can have. Write it again in Excel")
            return
        if not value:
            return
        if self._column >= MOST_COLUMNS:
            self._blame(f"no more than {MOST_COLUMNS} columns are read")
            return
        missing = self._column + 1 - len(self._cells)
        if missing > 0:
            self._cells += [""] * missing
        self._cells[self._column] = value

    def _value(self, said: str) -> str:
        kind = self._kind
        if kind == "s":
            return self._formats.texts[_position(said)]
        if known := self._values.get(kind):
            return known(said)
        is_date = self._style.isdecimal() and int(self._style[:9]) in self._formats.dates
        return as_date(said, since_1904=self._formats.since_1904) if is_date else as_number(said)

    def _blame(self, sentence: str) -> None:
        self._problem = self._problem or f"Row {self._number}, column {column_name(self._column)}: {sentence}."


@cache
def _index_of(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def _position(said: str) -> int:
    if not said.isdecimal():
        raise ValueError(said)
    return int(said)
