"""Files that an office brings, .csv and .xlsx: read row by row, believed in nothing, never evaluated."""

from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from typing import TypeVar

from app.domain.errors import Refusal
from app.storage.brought.delimited import rows_of_text
from app.storage.brought.rows import MOST_BYTES, Row
from app.storage.brought.workbooks import rows_of_sheets, rows_of_workbook

__all__ = ["Row", "rows_of", "rows_of_all_sheets"]

_Read = TypeVar("_Read")
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_READERS = {".csv": rows_of_text, ".txt": rows_of_text, ".xlsx": rows_of_workbook}


def rows_of(file: Path) -> Generator[Row]:
    """The rows of a file that are not empty, one after the other; memory does not grow with their number.

    Raises Refusal, before the first row or in the midst of them, where the file cannot be believed.
    """
    return _read(file, _READERS)


def rows_of_all_sheets(file: Path) -> Generator[tuple[str, Row]]:
    """The same of every visible sheet, each row with the name of its sheet; text has one without a name."""
    return _read(file, {".csv": _of_one_sheet, ".txt": _of_one_sheet, ".xlsx": rows_of_sheets})


def _of_one_sheet(file: Path) -> Generator[tuple[str, Row]]:
    return (("", row) for row in rows_of_text(file))


def _read(file: Path, readers: Mapping[str, Callable[[Path], Generator[_Read]]]) -> Generator[_Read]:
    read = readers.get(file.suffix.lower())
    if read is None:
        raise Refusal(f"{file.name} is not read: expected .csv or .xlsx. Save it in Excel as one of them.")
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            beginning = opened.read(len(_OLD_EXCEL))
        _refuse_unfit(file.name, size, beginning, is_text=file.suffix.lower() != ".xlsx")
        yield from read(file)
    except OSError as error:
        raise Refusal(f"{file.name} cannot be read: {error.strerror or 'the file system says no'}.") from None


def _refuse_unfit(name: str, size: int, beginning: bytes, *, is_text: bool) -> None:
    if size > MOST_BYTES:
        raise Refusal(f"{name} is larger than {MOST_BYTES >> 20} MB. Bring it in parts.")
    if not size:
        raise Refusal(f"{name} is empty.")
    if beginning == _OLD_EXCEL:
        raise Refusal(
            f"{name} is locked with a password, or is a workbook of old (.xls). "
            "Save it in Excel as .xlsx, without a password."
        )
    if is_text and beginning.startswith(_ZIP):
        raise Refusal(f"{name} is named like text, but is a workbook or another zip file. Give it its right name.")
    if not is_text and not beginning.startswith(b"PK"):
        raise Refusal(f"{name} is named like a workbook, but is none. If it is text, name it .csv.")
