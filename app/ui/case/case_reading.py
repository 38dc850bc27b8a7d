"""Reads the case of a window; a restricted one is shown once its history says who opened it."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from app import services
from app.domain.done import Done
from app.domain.errors import Refusal
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.domain.hints import Heard
    from app.services.cases import CaseView


class CaseReading(QObject):
    """One window's way to its case."""

    have = Signal(object)
    """CaseView: the case, to be shown."""
    changed = Signal(object)
    """Done: another desk changed what is shown here."""
    failed = Signal(Exception)
    """It could not be read, or not be noted that it was opened."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._noted: int | None = None
        self._noting = False
        self._shown: CaseView | None = None
        tasks.heard.connect(self._heard)

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
            self._hand_on(view)
        elif not self._noting:
            self._noting = True
            self._note_opening(view.case.id)

    def _note_opening(self, case_id: int) -> None:
        self._tasks.write(
            self,
            lambda work: services.cases.open_restricted(work, case_id),
            partial(self._opened, case_id),
            command=uuid4(),
            failed=self._not_noted,
        )

    def _opened(self, case_id: int, _done: Done) -> None:
        """What was read before the line was written is dropped: its history lacks it, and shown twice it flickers."""
        self._noted, self._noting = case_id, False
        self.read(case_id)

    def _hand_on(self, view: "CaseView") -> None:
        self._shown = view
        self.have.emit(view)

    def _heard(self, heard: "Heard") -> None:
        """Look whether it is so: anybody could say it, and most of what is said changes nothing here."""
        if self._shown is None or not _concerns(heard, self._shown):
            return
        case_id = self._shown.case.id
        self._tasks.read(
            self,
            lambda work: services.cases.view(work, case_id),
            self._compare,
            replacing="hint",
            failed=self._cannot_compare,
        )

    def _compare(self, view: "CaseView") -> None:
        if view != self._shown:
            self.changed.emit(Done(view.case.id, view.case.reference, ""))

    def _cannot_compare(self, error: Exception) -> None:
        """A case that is here no more, or not for these eyes, has changed; a lost line is told to whoever saves."""
        if self._shown is not None and isinstance(error, Refusal):
            self.changed.emit(Done(self._shown.case.id, "", ""))

    def _not_noted(self, error: Exception) -> None:
        self._noting = False
        self.failed.emit(error)


def _concerns(heard: "Heard", view: "CaseView") -> bool:
    cases = frozenset({view.case.id, *(other.id for other in view.other_cases)})
    return heard.concerns(cases, view.customer.id if view.customer else None)
