"""Rows of text with commas, semicolons, tabs or bars between them (.csv), in the encodings that offices use."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Generator, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Final, TextIO

from app.domain.errors import Refusal
from app.storage.brought.rows import MOST_ROWS, Row, checked

LONGEST_ROW: Final = 1_000_000
"""Characters of one line of text."""

_DELIMITERS: Final = ",;\t|"
_LINES_LOOKED_AT: Final = 50
_PIECE: Final = 1 << 20
_QUOTED: Final = re.compile(r'"[^"]*"')
_SEPARATOR_SAID: Final = re.compile(r"sep=([,;\t|])\s*", re.IGNORECASE)
_MARKS: Final = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_WINDOWS: Final = "cp1252"
_TELLS: Final = 4096
_MANY: Final = 0.3


def rows_of_text(file: Path) -> Generator[Row]:
    """The rows of a text file that are not empty. Raises Refusal where characters or quotation marks make no sense."""
    with file.open(encoding=_encoding_of(file), newline="") as text:
        lines = _lines(text, file.name)
        beginning = list(islice(lines, _LINES_LOOKED_AT))
        said = _SEPARATOR_SAID.fullmatch(beginning[0]) if beginning else None
        if said:  # Excel's own word for it, which Excel does not count as a row
            beginning.pop(0)
        delimiter = said[1] if said else _delimiter_of(beginning)
        read = csv.reader(chain(beginning, lines), delimiter=delimiter, strict=True)
        number = 0
        try:
            for number, cells in enumerate(read, 1):
                if number > MOST_ROWS:
                    raise Refusal(f"{file.name} has more than {MOST_ROWS:,} rows. Bring it in parts.")
                if any(cells) and any(map(str.strip, cells)):
                    yield checked(number, cells)
        except csv.Error:
            raise Refusal(
                f"{file.name}, row {number + 1}: a quotation mark is opened and not closed, or stands inside a "
                "quoted cell. Save the file in Excel again."
            ) from None


def _lines(text: TextIO, name: str) -> Iterator[str]:
    """Line by line; text without an end of line would be read whole."""
    number = 0
    while line := text.readline(LONGEST_ROW + 1):
        number += 1
        if len(line) > LONGEST_ROW:
            raise Refusal(f"{name}, line {number}: longer than {LONGEST_ROW:,} characters. This is no list of rows.")
        yield line


def _delimiter_of(lines: list[str]) -> str:
    """What parts the cells: it stands equally often on the most lines."""

    def evenly(delimiter: str) -> tuple[int, int]:
        counted = Counter(line.count(delimiter) for line in bare if delimiter in line)
        return max(((lines, often) for often, lines in counted.items()), default=(0, 0))

    bare = [_QUOTED.sub("", line) for line in lines]
    return max(_DELIMITERS, key=evenly)


def _encoding_of(file: Path) -> str:
    """By its mark, by its zeros, else UTF-8 where all of it is, else what Windows writes in Britain."""
    with file.open("rb") as opened:
        beginning = opened.read(_TELLS)
    encoding = next((name for mark, name in _MARKS.items() if beginning.startswith(mark)), "") or _by_zeros(beginning)
    fault, plain = _first_fault(file, encoding or "utf-8")
    if not fault:
        return encoding or "utf-8"
    if not encoding and plain:
        fault, _ = _first_fault(file, _WINDOWS)
        if not fault:
            return _WINDOWS
    raise Refusal(
        f"{file.name}, line {fault}: a character cannot be read. Save the file in Excel as “CSV UTF-8”, or as .xlsx."
    )


def _by_zeros(beginning: bytes) -> str:
    half = len(beginning) / 2
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if half and beginning[first::2].count(0) / half > _MANY and not beginning[1 - first :: 2].count(0):
            return name
    return ""


def _first_fault(file: Path, encoding: str) -> tuple[int, bool]:
    """The line of the first character that cannot be read, or 0; and whether all before it was plain ASCII."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line, plain = 1, True
    with file.open("rb") as opened:
        while True:
            piece = opened.read(_PIECE)
            try:
                text = decoder.decode(piece, final=not piece)
            except UnicodeDecodeError as fault:
                good = fault.object[: fault.start]
                return line + good.count(b"\n"), plain and good.isascii()
            line += text.count("\n")
            plain = plain and text.isascii()
            if not piece:
                return 0, plain
