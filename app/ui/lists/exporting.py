"""Exporting a list: its rows are read as of one moment, noted in history, and written beside their file until whole."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app import services
from app.domain.done import Done
from app.domain.errors import Unavailable
from app.domain.spreadsheets import as_csv
from app.ui.lists.table_model import Column
from app.ui.work.tasks import Tasks

UNFINISHED = ".part"
Rows = Sequence[Any]


class Exporting(QObject):
    """Writes the columns that are seen, in their order, of all rows of a list."""

    said = Signal(str)
    """It is written, or what is in the way."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks

    def begin(self, path: Path, columns: Sequence[Column], rows: Callable[[Any], Rows]) -> None:
        """Note that the list leaves, then read it (`rows`), then write it."""
        from uuid import uuid4  # rare, and the first window need not wait for it

        def read(_done: Done) -> None:
            self._tasks.read(self, rows, lambda found: self._write(path, columns, found), failed=self._fail)

        self._tasks.write(self, _note, read, command=uuid4(), failed=self._fail)

    def _write(self, path: Path, columns: Sequence[Column], rows: Rows) -> None:
        count = "1 row" if len(rows) == 1 else f"{len(rows):,} rows"
        done = f"{count} written to {path.name}."
        self._tasks.ask(self, lambda: _written(path, columns, rows), lambda _: self.said.emit(done), failed=self._fail)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, OSError):
            why = error.strerror or "it cannot be written"
            error = Unavailable(f"The list was not exported: {why}. Close the file in Excel, or choose another name.")
        self._tasks.trouble.emit(error)


def _note(work: Any) -> Done:
    return services.exports.note_export(work)


def _written(path: Path, columns: Sequence[Column], rows: Rows) -> None:
    """Beside its place until it is whole: a file that is there already stays until then."""
    cells = [[column.title for column in columns], *([column.text(row) for column in columns] for row in rows)]
    unfinished = path.with_name(path.name + UNFINISHED)
    try:
        unfinished.write_text(as_csv(cells), encoding="utf-8", newline="")
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
