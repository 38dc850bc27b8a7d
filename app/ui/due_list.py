"""What is due after a receipt: each step with its date, its rule, and the count day by day."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.policy import StepCode
from app.domain.spoken_dates import full_day
from app.ui.look import theme
from app.ui.look.marks import WORDS, mark_icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.policies import StepDue

NAMES = {
    StepCode.ACKNOWLEDGE: "Acknowledge",
    StepCode.FIRST_CONTACT: "First contact",
    StepCode.ANSWER: "Answer",
    StepCode.ACKNOWLEDGE_REVIEW: "Acknowledge a review",
    StepCode.ANSWER_REVIEW: "Answer a review",
}


class DueList(QWidget):
    """Steps with their dates; `today` says which of them are late."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.space(self))

    def show_steps(self, steps: "Sequence[StepDue]", today: date) -> None:
        """Show these, or nothing."""
        while item := self._rows.takeAt(0):
            if row := item.widget():
                row.hide()
                row.deleteLater()
        for step in steps:
            self._rows.addWidget(_row(step, today))

    def said(self) -> str:
        """Everything that is said, a line each."""
        return "\n".join(label.text() for label in self.findChildren(QLabel) if label.text() and not label.isHidden())


def _row(step: "StepDue", today: date) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(theme.space(row, 0.8))
    mark = _mark(step, today)
    picture = QLabel()
    size = round(row.fontMetrics().height() * 0.9)
    picture.setPixmap(mark_icon(mark, size).pixmap(size))
    picture.setAccessibleName(WORDS[mark])
    words = QVBoxLayout()
    words.setSpacing(theme.space(row, 0.2))
    tone = mark if mark in {"late", "today"} else ""
    words.addWidget(theme.label(_when(step, today), bold=True, tone=tone))
    # The reasons nearly always name the rule; where they do not, it stands before them.
    rule = () if any(step.clause in why for why in step.because) else (f"{step.clause}: {step.says}.",)
    words.addWidget(theme.label(" ".join((*rule, *step.because)), tone="quiet", times=0.92))
    across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    across.addLayout(words, 1)
    return row


def _when(step: "StepDue", today: date) -> str:
    name = NAMES[step.step]
    if step.due is None:
        return f"{name}: no date follows yet"
    late = ": late" if step.due < today else ": today" if step.due == today else ""
    return f"{name} by {full_day(step.due)}{late}"


def _mark(step: "StepDue", today: date) -> str:
    if step.due is None or step.due > today:
        return "waiting"
    return "today" if step.due == today else "late"
