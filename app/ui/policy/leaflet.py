"""The button that makes the leaflet "How to complain", and opens it in Word."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app import services
from app.ui.word_documents import WordDocuments
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.letters import MadeLetter


class LeafletButton(QPushButton):
    """Makes the leaflet of the landlord whose policy is shown."""

    said = Signal(str)
    """That it is open, or why it cannot be."""
    failed = Signal(object)
    """It could not be made: the error."""

    def __init__(self, tasks: Tasks, parent: QWidget) -> None:
        super().__init__("Leaflet…", parent)
        self.setToolTip("“How to complain”, made from this policy and the landlord’s contacts, to print in Word")
        self.documents = WordDocuments()
        self._tasks = tasks
        self._landlord_id: int | None = None
        self.setEnabled(False)  # until it is known whose policy is shown
        self.clicked.connect(self._make)

    def show_landlord(self, landlord_id: int) -> None:
        """The leaflet is this landlord's from now on."""
        self._landlord_id = landlord_id
        self.setEnabled(True)

    def _make(self) -> None:
        landlord_id = self._landlord_id
        if landlord_id is not None:
            self._tasks.read(
                self,
                lambda work: services.leaflets.make_leaflet(work, landlord_id),
                self._open,
                replacing="leaflet",
                failed=self.failed.emit,
            )

    def _open(self, made: "MadeLetter") -> None:
        self.said.emit(self.documents.open(made.name, made.content) or f"{made.name} is open, to be printed.")
