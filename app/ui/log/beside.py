"""What stands beside the log form: this customer's and home's other cases, and what will be due."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from app.domain.spoken_dates import full_day
from app.ui.due_list import DueList
from app.ui.look import theme
from app.ui.look.marks import mark_icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.policy import Policy
    from app.services.governing import Governed
    from app.services.intake import EarlierCase

NOBODY = "Choose the customer or the home, and their other cases stand here."
NONE = "No other case of this customer or home."
CASE = Qt.ItemDataRole.UserRole
ROWS_SHOWN = 5


class CasesBeside(QListWidget):
    """Earlier cases, likely duplicates first; Enter or a double click opens one."""

    opened = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Other cases of this customer and home")
        self.setObjectName("found")
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(theme.space(self, 2), theme.space(self, 2)))
        self.setSpacing(theme.space(self, 0.2))
        self.itemActivated.connect(self._open)

    def show_cases(self, cases: "Sequence[EarlierCase]") -> None:
        """Show these; the row under the keyboard stays."""
        kept = self.currentItem().data(CASE) if self.currentItem() else None
        self.clear()
        for case in cases:
            item = QListWidgetItem(_words_of(case))
            item.setData(CASE, case.id)
            item.setToolTip(item.text())
            if case.likely_duplicate:
                item.setIcon(mark_icon("wrong", theme.space(self, 2)))
            self.addItem(item)
            if case.id == kept:
                self.setCurrentItem(item)
        self.setVisible(bool(cases))
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter on every platform."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentItem():
            self._open(self.currentItem())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, e: QResizeEvent) -> None:
        """Wrap again."""
        super().resizeEvent(e)
        self._fit()

    def _fit(self) -> None:
        """Give each case the lines that it needs here: the list's own count forgets the room around the words."""
        air, frame = theme.space(self, 1.4), theme.space(self, 0.6)
        room = self.viewport().width() - self.iconSize().width() - theme.space(self, 4)
        words = Qt.TextFlag.TextWordWrap
        heights: list[int] = []
        for item in (self.item(row) for row in range(self.count())):
            needed = self.fontMetrics().boundingRect(QRect(0, 0, room, 10_000), words, item.text()).height() + air
            item.setSizeHint(QSize(0, needed))
            heights.append(needed + theme.space(self, 0.4))
        self.setFixedHeight(sum(heights[:ROWS_SHOWN]) + frame)

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(CASE))


class Beside(QFrame):
    """The panel on the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", "page")
        scroll = QScrollArea(self)
        inside = QWidget(scroll.viewport())
        self.cases_said = theme.label(NOBODY, tone="quiet", within=inside)
        self.cases = CasesBeside(inside)
        self.cases.hide()
        self.again = theme.label("", tone="today", times=0.92, within=inside)
        self.due_said = theme.label("", tone="quiet", within=inside)
        self.due = DueList(inside)
        column = QVBoxLayout(inside)
        margin = theme.space(self, 1.6)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.space(self, 0.8))
        column.addWidget(theme.label("This customer’s and home’s other cases", times=1.1, bold=True))
        for widget in (self.cases_said, self.cases, self.again):
            column.addWidget(widget)
        column.addSpacing(theme.space(self))
        column.addWidget(theme.label("What is due", times=1.1, bold=True))
        column.addWidget(self.due_said)
        column.addWidget(self.due)
        column.addStretch()
        self.again.hide()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.forget_due()

    def show_cases(self, cases: "Sequence[EarlierCase]", policy: "Policy | None", *, somebody: bool) -> None:
        """The cases found; what the policy says of the same complaint twice, where one looks like it."""
        self.cases.show_cases(cases)
        alike = sum(case.likely_duplicate for case in cases)
        self.cases_said.setVisible(not cases or not alike)
        others = f"{len(cases)} other case{'s' if len(cases) > 1 else ''}. Enter opens one."
        self.cases_said.setText(others if cases else NONE if somebody else NOBODY)
        twice = (
            next((each for each in policy.exclusions if each.code == "already-considered"), None) if policy else None
        )
        said = f" {twice.clause}: not accepted when it is {twice.says}." if twice else ""
        self.again.setText(f"{alike} may be the same complaint.{said} Enter opens it." if alike else "")
        self.again.setVisible(bool(alike))

    def show_due(self, governed: "Governed", today: date) -> None:
        """What the policy of the day asks for."""
        first_stage = [step for step in governed.steps if step.stage == 1]
        self.due_said.setText(
            f"By {governed.policy.title}" + (", and the law where it is stricter" if governed.law else "")
        )
        self.due.show_steps(first_stage, today)

    def forget_due(self, why: str = "As soon as landlord and time of receipt are known, the dates stand here.") -> None:
        """Nothing follows yet."""
        self.due_said.setText(why)
        self.due.show_steps((), date.min)


def _words_of(case: "EarlierCase") -> str:
    likely = "Likely the same: " if case.likely_duplicate else ""
    since = f"{case.status.words}, received {full_day(case.received_on)}, {case.because}"
    return f"{case.reference}  ·  {case.about}\n{likely}{since}"
