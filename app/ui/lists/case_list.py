"""Cases: every case of the office, to sort, filter and find in."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.domain.lists import ListQuery
from app.ui.form.inputs import PatientComboBox
from app.ui.lists.case_columns import OF_CASES
from app.ui.lists.case_page import CasePage
from app.ui.look import theme
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.services.offices import LandlordChoice

OPEN_AND_ANSWERED = ListQuery("due", filters=(("status", "unclosed"),))
EMPTY = "No case fits. Show all of them with the filters above, or log a new case with Ctrl+N."
ANY = "any"
STATUSES = (
    ("unclosed", "Open and answered"),
    ("mine", "Waiting for me"),
    ("reviews", "Reviews"),
    ("open", "Open"),
    ("answered", "Answered"),
    ("closed", "Closed"),
    (ANY, "All"),
)
DUE = ((ANY, "Any due date"), ("late", "Late"), ("today", "Due today"), ("week", "Due within a week"))
ANY_HANDLER = ((ANY, "Any handler"), ("", "Nobody yet"))
NARROWEST, LONGEST = 13, len("Open and answered")
"""In characters."""


class Filters(QWidget):
    """One choice for each thing the list can be narrowed by."""

    def __init__(self) -> None:
        super().__init__()
        self.status = PatientComboBox()
        for value, words in STATUSES:
            self.status.addItem(words, value)
        self.landlord = PatientComboBox()
        self.landlord.addItem("All landlords", ANY)
        self.due, self.handler = PatientComboBox(), PatientComboBox()
        for value, words in DUE:
            self.due.addItem(words, value)
        for value, words in ANY_HANDLER:
            self.handler.addItem(words, value)
        self.boxes = {"status": self.status, "landlord": self.landlord, "due": self.due, "handler": self.handler}
        row = QHBoxLayout(self)
        margin = theme.space(self, 1.4)
        row.setContentsMargins(margin, 0, margin, theme.space(self, 1.1))
        row.setSpacing(theme.space(self))
        label = QLabel("&Show")
        label.setBuddy(self.status)
        row.addWidget(label)
        for name, box in zip(("Show", "Landlord", "Due", "Handler"), self.boxes.values(), strict=True):
            box.setAccessibleName(name)
            box.setMinimumContentsLength(LONGEST if box is self.status else NARROWEST)
            row.addWidget(box)
        row.addStretch(1)

    def choose(self, filters: "Mapping[str, str]") -> None:
        """Choose these, and all of what is not named."""
        for name, box in self.boxes.items():
            box.setCurrentIndex(max(0, box.findData(filters.get(name, ANY))))

    def offer(self, landlords: "Sequence[LandlordChoice]", handlers: "Sequence[str]") -> None:
        """Offer the landlords and handlers there are, and keep those chosen."""
        _offer(self.landlord, 1, [(str(landlord.id), landlord.name) for landlord in landlords])
        _offer(self.handler, len(ANY_HANDLER), [(name, name) for name in handlers])


def _offer(box: PatientComboBox, fixed: int, choices: "Sequence[tuple[str, str]]") -> None:
    chosen = box.currentData()
    box.blockSignals(True)
    while box.count() > fixed:
        box.removeItem(fixed)
    for value, words in choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)


class CaseList(CasePage):
    """The list of all cases; the open and answered ones until another status is chosen."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks, "Cases", OF_CASES, OPEN_AND_ANSWERED, EMPTY)
        self.filters = Filters()
        self.insert(self.filters)
        for box in self.filters.boxes.values():
            box.currentIndexChanged.connect(self._filter)

    def find_cases(self, text: str) -> None:
        """Find among all cases: the filters wait until the text is cleared."""
        self.filters.setEnabled(not text)
        super().find_cases(text)

    def say_counts(self) -> None:
        """How many cases the filters leave."""
        count = self.model.rowCount()
        self.header.pills.say((f"{count:,} case{'' if count == 1 else 's'}", "accent"))

    def show_filters(self, filters: "Mapping[str, str]") -> None:
        """Choose what the list is narrowed to."""
        self.filters.choose(filters)

    def _filter(self) -> None:
        chosen = {name: box.currentData() for name, box in self.filters.boxes.items()}
        wanted = tuple((name, value) for name, value in chosen.items() if value != ANY)
        self.list.show_query(replace(self.model.query, filters=wanted))
