"""Reads the case of a window; a restricted one is shown once its history says who opened it."""

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from app import services
from app.domain.done import Done
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.cases import CaseView


class CaseReading(QObject):
    """One window's way to its case."""

    have = Signal(object)
    """CaseView: the case, to be shown."""
    failed = Signal(Exception)
    """It could not be read, or not be noted that it was opened."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._noted: int | None = None
        self._waiting: CaseView | None = None

    def read(self, case_id: int) -> None:
        """Read the case, or read it again."""
        self._tasks.read(
            self,
            lambda work: services.cases.view(work, case_id),
            self._have,
            replacing="case",
            failed=self.failed.emit,
        )

    def _have(self, view: "CaseView") -> None:
        if self._noted == view.case.id or not view.case.restricted:
            self.have.emit(view)
            return
        begun, self._waiting = self._waiting is not None, view
        if not begun:
            self._note_opening(view.case.id)

    def _note_opening(self, case_id: int) -> None:
        self._tasks.write(
            self,
            lambda work: services.cases.open_restricted(work, case_id),
            self._opened,
            command=uuid4(),
            failed=self._not_noted,
        )

    def _opened(self, done: Done) -> None:
        self._noted = done.case_id
        view, self._waiting = self._waiting, None
        self.have.emit(view)

    def _not_noted(self, error: Exception) -> None:
        self._waiting = None
        self.failed.emit(error)
