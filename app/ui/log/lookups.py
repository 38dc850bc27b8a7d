"""What the log form asks the database while somebody types: customers, homes, other cases, and what is due."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app import services
from app.domain.errors import Refusal, Unavailable
from app.domain.spoken_dates import day_of
from app.ui.log.beside import Beside
from app.ui.log.sheet import Clock, Sheet
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from app.services.governing import Governed
    from app.services.intake import EarlierCase

PAUSE = 250
"""Milliseconds without a key before the other cases are read again."""


class Lookups(QObject):
    """Asks after each pause, and shows the answers in the sheet and beside it; a newer question replaces an older."""

    governed_by = Signal(object)
    """Another policy governs what is typed: Governed."""

    def __init__(self, tasks: Tasks, sheet: Sheet, beside: Beside, clock: Clock) -> None:
        super().__init__(sheet)
        self.governed: Governed | None = None
        self._tasks, self._sheet, self._beside, self._clock = tasks, sheet, beside, clock
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.ask_cases)
        sheet.typed.connect(self._pause.start)
        sheet.who.customers_asked.connect(self._find_customers)
        sheet.who.homes_asked.connect(self._find_homes)
        sheet.who.met.connect(self.ask_cases)
        sheet.who["landlord_id"].edited.connect(self.ask_due)
        sheet.how["received_at"].edited.connect(self.ask_due)

    def ask_cases(self) -> None:
        """Read this customer's and this home's other cases."""
        customer_id, home_id, about = self._sheet.who.customer_id, self._sheet.who.home_id, self._sheet.likeness
        self._tasks.read(
            self,
            lambda work: services.intake.earlier_cases(work, customer_id, home_id, about),
            self._show_cases,
            replacing="cases",
        )

    def ask_due(self) -> None:
        """Read what the policy of the day of receipt asks for."""
        landlord_id: int | None = self._sheet.who["landlord_id"].value()
        received: datetime | None = self._sheet.how["received_at"].value()
        if landlord_id is None or received is None:
            self._beside.forget_due()
            return
        self._tasks.read(
            self,
            lambda work: services.governing.due_from(work, landlord_id, received),
            self._show_due,
            replacing="due",
            failed=self._nothing_due,
        )

    def _find_customers(self, typed: str) -> None:
        self._tasks.read(
            self,
            lambda work: services.intake.find_customers(work, typed),
            self._sheet.who.show_customers,
            replacing="customers",
        )

    def _find_homes(self, typed: str) -> None:
        landlord_id: int | None = self._sheet.who["landlord_id"].value()
        if landlord_id is None:
            self._sheet.who["home"].show_message("Choose the landlord first: its homes are searched.")
            return
        self._tasks.read(
            self,
            lambda work: services.intake.find_homes(work, landlord_id, typed),
            self._sheet.who.show_homes,
            replacing="homes",
        )

    def _show_cases(self, cases: "Sequence[EarlierCase]") -> None:
        who, policy = self._sheet.who, self.governed.policy if self.governed else None
        self._beside.show_cases(cases, policy, somebody=bool(who.customer_id or who.home_id))

    def _show_due(self, governed: "Governed") -> None:
        self.governed = governed
        self._beside.show_due(governed, day_of(self._clock()))
        self.governed_by.emit(governed)

    def _nothing_due(self, error: Exception) -> None:
        if isinstance(error, Refusal | Unavailable):
            self._beside.forget_due(error.sentence)
        else:
            self._tasks.trouble.emit(error)
