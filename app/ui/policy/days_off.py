"""The days that are not counted: this landlord's closures, and its nation's bank holidays."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import services
from app.domain.bank_holidays import NATIONS
from app.domain.done import Done
from app.domain.spoken_dates import full_day
from app.domain.words import MoveName
from app.ui.form.form import Form
from app.ui.form.inputs import PatientComboBox
from app.ui.look import theme
from app.ui.policy.plain_table import PlainTable
from app.ui.policy.rights import hold_back
from app.ui.policy.saving import Saving
from app.ui.telling.notice import Notice
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.governing import PolicyShown

YEARS_SHOWN = range(-3, 5)
"""Before and after this one; the database holds no more ahead."""
NO_CLOSURE = "No closure day yet. Enter a day on which the office is shut, such as a training day or Christmas week."


class DaysOff(QWidget):
    """Closures on the left, with the form that adds one; bank holidays on the right."""

    def __init__(self, tasks: Tasks, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._notice = tasks, notice
        self._landlord_id: int | None = None
        self._nation = ""
        self._today = date.min
        self.form = Form(self, today=lambda: self._today)
        self.form.day("day", "Close&d on")
        self.form.line(
            "reason", "&Reason", placeholder="Staff training", hint="It stands in every explanation of a date."
        )
        self.add = QPushButton("&Add closure day", self)
        self.add.setProperty("primary", True)
        self.why_not = theme.label("", tone="quiet", within=self)
        self.none_yet = theme.label(NO_CLOSURE, tone="quiet", within=self)
        self.closures = PlainTable("Closure days", ("Closed on", "Reason"), 1, within=self)
        self.holidays_of = theme.label("", times=1.1, bold=True, within=self)
        self.year = PatientComboBox(self)
        self.year.setAccessibleName("Year of the bank holidays")
        self.holidays = PlainTable("Bank holidays", ("Day", "Bank holiday"), 1, within=self)
        self._saving = Saving(tasks, self.form, notice, self)
        across = QHBoxLayout(self)
        margin = theme.space(self, 1.8)
        across.setContentsMargins(margin, margin, margin, margin)
        across.setSpacing(margin * 2)
        across.addLayout(self._closures_side(), 3)
        across.addLayout(self._holidays_side(), 2)
        self.add.clicked.connect(self.add_closure)
        self.year.activated.connect(self._ask_holidays)

    def show_policy(self, shown: "PolicyShown") -> None:
        """Show the days of another landlord."""
        self._landlord_id, self._nation, self._today = shown.landlord.id, shown.landlord.nation, shown.today
        self.closures.show_rows([(full_day(line.day), line.reason) for line in shown.closures])
        self.closures.setVisible(bool(shown.closures))
        self.none_yet.setVisible(not shown.closures)
        self.holidays_of.setText(f"Bank holidays of {NATIONS[shown.landlord.nation]}")
        if self.year.count() == 0:
            for year in (shown.today.year + ahead for ahead in YEARS_SHOWN):
                self.year.addItem(str(year), year)
            self.year.setCurrentIndex(self.year.findData(shown.today.year))
        why_not = hold_back(self.add, shown.me, MoveName.ADD_A_CLOSURE)
        self.why_not.setText(why_not)
        self.why_not.setVisible(bool(why_not))
        self._ask_holidays()

    def add_closure(self) -> None:
        """Enter the day; how many open cases it moved is said."""
        landlord_id, values = self._landlord_id, self.form.values()
        day: date | None = values["day"]
        reason: str = values["reason"]
        self._saving.save(
            lambda work: services.closures.add_closure(work, services.closures.NewClosure(landlord_id, day, reason)),
            self._say_done,
        )

    def _closures_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(theme.space(self, 1.2))
        side.addWidget(theme.label("Closure days", times=1.1, bold=True, within=self))
        side.addWidget(self.form)
        button = QHBoxLayout()
        button.addWidget(self.add)
        button.addStretch()
        side.addLayout(button)
        side.addWidget(self.why_not)
        side.addWidget(self.none_yet)
        side.addWidget(self.closures, 1)
        side.addStretch()
        return side

    def _holidays_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(theme.space(self, 1.2))
        head = QHBoxLayout()
        head.addWidget(self.holidays_of, 1)
        head.addWidget(self.year)
        side.addLayout(head)
        side.addWidget(self.holidays, 1)
        return side

    def _ask_holidays(self) -> None:
        nation, year = self._nation, int(self.year.currentData())
        self._tasks.read(
            self,
            lambda work: services.governing.bank_holidays(work, nation, year),
            self._show_holidays,
            replacing="holidays",
        )

    def _show_holidays(self, found: "Sequence[tuple[date, str]]") -> None:
        self.holidays.show_rows([(full_day(day), name) for day, name in found])

    def _say_done(self, done: Done) -> None:
        self._notice.say(f"{done.said}.", ("All right", self._notice.clear), panel="notice")
