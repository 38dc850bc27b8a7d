"""Try it: a day of receipt, and what would be due by this landlord's policy and calendar, counted day by day."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app import services
from app.domain.errors import Refusal, Unavailable
from app.domain.spoken_dates import LONDON
from app.ui.due_list import DueList
from app.ui.form.form import Form
from app.ui.form.typed_dates import parse_time
from app.ui.look import theme
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.governing import Governed


class TryIt(QWidget):
    """Two fields and an answer, which follows every key."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._landlord_id: int | None = None
        self._today = date.min
        scroll = QScrollArea(self)
        within = QWidget(scroll.viewport())
        self.form = Form(within, today=lambda: self._today)
        self.form.day("received", "&Received on")
        self.form.line("at", "&Time", placeholder="16:50", hint="May be left empty: a day is counted as a day.")
        self.said = theme.label("", tone="quiet", within=within)
        self.due = DueList(within)
        column = QVBoxLayout(within)
        margin = theme.space(self, 1.8)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.space(self, 1.4))
        for part in (self.form, self.said, self.due):
            column.addWidget(part)
        column.addStretch()
        within.setMaximumWidth(self.fontMetrics().averageCharWidth() * 110)
        scroll.setWidget(within)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.form.typed.connect(self.ask)

    def show_landlord(self, landlord_id: int, today: date) -> None:
        """Count by another landlord's policy; a first time, from today."""
        self._landlord_id, self._today = landlord_id, today
        if self.form["received"].value() is None and not self.form["received"].editor.problem():
            self.form.open({"received": today})
        self.ask()

    def ask(self) -> None:
        """Read what would be due."""
        landlord_id, received = self._landlord_id, self._received()
        if landlord_id is None or received is None:
            return
        self._tasks.read(
            self,
            lambda work: services.governing.due_from(work, landlord_id, received),
            self._show,
            replacing="due",
            failed=self._cannot,
        )

    def _received(self) -> date | datetime | None:
        day: date | None = self.form["received"].value()
        typed: str = self.form["at"].value()
        if day is None or not typed:
            self.form["at"].show_message("")
            return day
        try:
            at: time = parse_time(typed)
        except ValueError as wrong:
            self.form["at"].show_message(str(wrong))
            return None
        self.form["at"].show_message("")
        return datetime.combine(day, at, LONDON)

    def _show(self, governed: "Governed") -> None:
        law = " and the law, whichever is earlier" if governed.law else "; the law layer is off"
        self.said.setText(f"{governed.landlord}, by {governed.policy.title}, version {governed.policy.version}{law}")
        self.due.show_steps(governed.steps, date.min)

    def _cannot(self, error: Exception) -> None:
        if isinstance(error, Refusal | Unavailable):
            self.said.setText(error.sentence)
            self.due.show_steps((), date.min)
        else:
            self._tasks.trouble.emit(error)
