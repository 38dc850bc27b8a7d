"""The anchor of the day: cast by the first desk, and kept by each in a text file outside the database."""

import re
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from app import services
from app.domain.done import Done
from app.domain.errors import Refusal, Unavailable
from app.ui.desk.seat import Seat
from app.ui.work.tasks import Tasks


def file_of_anchors(seat: Seat) -> Path:
    """The file in which this desk keeps the anchors of its database."""
    return seat.folder / "anchors" / f"{re.sub(r'[^A-Za-z0-9.-]+', '-', seat.place)}.txt"


class Anchoring(QObject):
    """Casts what is due and keeps it, while somebody already works."""

    failed = Signal(str)
    """The anchor could not be kept: why, in a sentence."""

    def __init__(self, tasks: Tasks, seat: Seat, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._seat = seat

    def begin(self) -> None:
        """Cast today's anchor if nobody did yet; the demonstration, gone tomorrow, needs none."""
        if not self._seat.demonstration:
            self._tasks.read(self, _is_due, self._cast, failed=self._tell)

    def _cast(self, is_due: bool) -> None:
        if is_due:
            self._tasks.write(self, _cast, self._keep, command=uuid4(), failed=self._tell)
        else:
            self._keep()

    def _keep(self, _done: Done | None = None) -> None:
        file = file_of_anchors(self._seat)
        self._tasks.read(self, lambda work: services.anchors.add_to_file(work, file), lambda _: None, failed=self._tell)

    def _tell(self, error: Exception) -> None:
        if isinstance(error, Refusal | Unavailable):
            self.failed.emit(f"Today’s anchor of the history could not be kept. {error.sentence}")
        else:
            self._tasks.trouble.emit(error)


def _is_due(work: Any) -> bool:
    return services.anchors.is_due(work)


def _cast(work: Any) -> Done:
    return services.anchors.cast(work)
