"""A sheet that is to be brought in: looked through first, its lines shown, then saved or left."""

from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from app import services
from app.domain.done import Done
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.petitions import SheetReport, SignatureLine


class Bringing(QObject):
    """Knows the file that is being looked at; nothing is saved before somebody says so."""

    reported = Signal(str, object)
    """What the sheet would bring: the count in words, and its lines."""
    saved = Signal(str)
    failed = Signal(Exception)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._file: Path | None = None
        self._case_id = 0

    @property
    def is_asking(self) -> bool:
        """True while a sheet is shown that is not saved."""
        return self._file is not None

    def look(self, case_id: int, file: Path) -> None:
        """Say what is in the file."""
        self._case_id = case_id

        def show(report: "SheetReport") -> None:
            self._file = file
            self.reported.emit(report.said, lines_of(report))

        self._tasks.read(
            self,
            lambda work: services.petitions.report(work, case_id, file),
            show,
            replacing="sheet",
            failed=self.failed.emit,
        )

    def save(self) -> None:
        """Save the sheet that was looked at, whole."""
        if (file := self._file) is None:
            return
        case_id, self._file = self._case_id, None

        def job(work: Any) -> Done:
            return services.petitions.bring_in(work, case_id, file)

        def told(done: Done) -> None:
            self.saved.emit(done.said)

        self._tasks.write(self, job, told, command=uuid4(), failed=self.failed.emit)

    def leave(self) -> None:
        """Nothing is brought in."""
        self._file = None


def lines_of(report: "SheetReport") -> "tuple[SignatureLine, ...]":
    """The lines of a sheet as the table shows them before they are saved."""
    line = services.petitions.SignatureLine
    return tuple(
        line(
            id=0,
            number=each.line.place,
            suggestion=each.suggestion,
            household=each.household,
            line=each.line.place,
            as_written=each.line.cells,
            name=each.line.name,
            address=each.line.address,
            because=each.because,
            file=report.file,
            home=each.home,
        )
        for each in report.lines
    )
