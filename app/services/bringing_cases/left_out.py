"""The rows of a log that were not taken, written out with the reason of each: to be repaired and brought in again."""

import csv
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from app.domain.complaints_log.entries import Entry
from app.domain.complaints_log.sorting import Found, SortedCase
from app.domain.errors import Refusal
from app.domain.spreadsheets import BYTE_ORDER_MARK, harmless
from app.services.bringing_cases.reading import Opened

WHY: Final = "Why it was left out"


class LeftOut:
    """A file of rows, written beside its place and put there when it is whole; no file where none is wanted."""

    def __init__(self, file: Path | None, opened: Opened, found: frozenset[Found]) -> None:
        if file and file.exists() and file.samefile(opened.brought.file):
            raise Refusal(f"{file.name} is the file itself. Choose another name for the rows that are left out.")
        self._file, self._headers, self._found = file, opened.log.headers, found
        self._beside = file.with_name(f".{file.name}.part") if file else None
        self._stack = ExitStack()
        self._writer: Any = None

    def __enter__(self) -> Self:
        """Begins the file."""
        if self._beside is not None:
            try:
                written = self._stack.enter_context(self._beside.open("w", encoding="utf-8", newline=""))
            except OSError as error:
                raise Refusal(f"{self._beside.parent} cannot be written to: {error.strerror}.") from None
            written.write(BYTE_ORDER_MARK)
            self._writer = csv.writer(written, quoting=csv.QUOTE_ALL)
            self._writer.writerow([*map(harmless, self._headers.texts), WHY])
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Puts the file in its place, or takes it away where something went wrong."""
        self._stack.close()
        if self._file is None or self._beside is None:
            return
        if kind is None:
            self._put_in_place(self._beside, self._file)
        else:
            self._beside.unlink(missing_ok=True)

    def write(self, piece: Sequence[SortedCase]) -> None:
        """The rows among these that are left out."""
        if self._writer is None:
            return
        for each in piece:
            if each.found in self._found:
                self._writer.writerows(self._row(entry, each.says.get(entry.number, "")) for entry in each.entries)

    def _put_in_place(self, beside: Path, file: Path) -> None:
        try:
            beside.replace(file)
        except OSError as error:
            beside.unlink(missing_ok=True)
            said = f"{file} cannot be written: {error.strerror}."
            raise Refusal(f"{said} Close it where it is open, or choose another name.") from None

    def _row(self, entry: Entry, why: str) -> list[str]:
        """A row as it was brought, but what a ditto mark stood for is written out: the row above may not be there."""
        cells = [*entry.cells, *[""] * (len(self._headers.texts) - len(entry.cells))]
        for place, text in entry.texts.items():
            cells[place] = text or cells[place]
        return [*map(harmless, cells[: len(self._headers.texts)]), why]
