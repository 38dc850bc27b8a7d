"""Cases: every case of the office, to sort, filter and find in."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.domain.lists import ListQuery
from app.ui.form.inputs import PatientComboBox
from app.ui.lists.case_columns import OF_CASES
from app.ui.lists.case_page import CasePage
from app.ui.look import theme
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.offices import LandlordChoice

OPEN_AND_ANSWERED = ListQuery("due", filters=(("status", "unclosed"),))
EMPTY = "No case fits. Show all of them with the filters above, or log a new case with Ctrl+N."
STATUSES = (
    ("unclosed", "Open and answered"),
    ("open", "Open"),
    ("answered", "Answered"),
    ("closed", "Closed"),
    ("", "All"),
)


class Filters(QWidget):
    """One choice for each thing the list can be narrowed by."""

    def __init__(self) -> None:
        super().__init__()
        self.status = PatientComboBox()
        for value, words in STATUSES:
            self.status.addItem(words, value)
        self.landlord = PatientComboBox()
        self.landlord.addItem("All landlords", "")
        row = QHBoxLayout(self)
        margin = theme.space(self, 1.4)
        row.setContentsMargins(margin, 0, margin, theme.space(self, 1.1))
        row.setSpacing(theme.space(self))
        for words, box in (("&Show", self.status), ("Lan&dlord", self.landlord)):
            label = QLabel(words)
            label.setBuddy(box)
            box.setAccessibleName(words.replace("&", ""))
            box.setSizeAdjustPolicy(PatientComboBox.SizeAdjustPolicy.AdjustToContents)
            box.setMinimumContentsLength(19)
            row.addWidget(label)
            row.addWidget(box)
            row.addSpacing(margin)
        row.addStretch(1)

    def offer(self, landlords: "Sequence[LandlordChoice]") -> None:
        """Offer the landlords there are, and keep the one chosen."""
        chosen = self.landlord.currentData()
        self.landlord.blockSignals(True)
        while self.landlord.count() > 1:
            self.landlord.removeItem(1)
        for landlord in landlords:
            self.landlord.addItem(landlord.name, str(landlord.id))
        self.landlord.setCurrentIndex(max(0, self.landlord.findData(chosen)))
        self.landlord.blockSignals(False)


class CaseList(CasePage):
    """The list of all cases; the open and answered ones until another status is chosen."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks, "Cases", OF_CASES, OPEN_AND_ANSWERED, EMPTY)
        self.filters = Filters()
        self.insert(self.filters)
        self.filters.status.currentIndexChanged.connect(self._filter)
        self.filters.landlord.currentIndexChanged.connect(self._filter)

    def find_cases(self, text: str) -> None:
        """Find among all cases: the filters wait until the text is cleared."""
        self.filters.setEnabled(not text)
        super().find_cases(text)

    def say_counts(self) -> None:
        """How many cases the filters leave."""
        count = self.model.rowCount()
        self.header.pills.say((f"{count:,} case{'' if count == 1 else 's'}", "accent"))

    def _filter(self) -> None:
        self.list.filter("status", self.filters.status.currentData())
        self.list.filter("landlord", self.filters.landlord.currentData())
