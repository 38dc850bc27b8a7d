"""The rail: the steps of this case's policy, each with its mark, its date, and why it is that date."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.chosen.step_list import TONES, USUAL, StepMark
from app.ui.chosen.step_words import mark_of, next_step, words_of
from app.ui.look import theme
from app.ui.look.marks import WORDS
from app.ui.moves import BY_CODE, move_of
from app.ui.moves.move_button import MoveButton
from app.ui.work.in_turn import Growth

if TYPE_CHECKING:
    from app.domain.steps import Step
    from app.services.cases import CaseView

SMALLER = 0.88
BETWEEN = "  ·  "
AT_ONCE = 3
"""Rows made or filled in one piece of work."""


class StepRail(QWidget):
    """Every step from receipt to closure; one that can be taken now is a button. Its rows are kept and filled anew."""

    begun = Signal(str, object)
    """A step's move was begun: its code, and None."""
    refused = Signal(str)
    """Why a step cannot be taken now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Steps")
        self.rows: dict[str, StepRow] = {}
        self._kept: list[StepRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def get_ready(self) -> Growth:
        """Make as many rows as a policy usually has steps, a few at a time."""
        for wanted in range(AT_ONCE, USUAL + 1, AT_ONCE):
            self._have_rows(wanted)
            yield

    def show_view(self, view: "CaseView") -> Growth:
        """Show the steps of a case, a few at a time; reasons that were open stay open."""
        opened = {code for code, row in self.rows.items() if row.why.isChecked()}
        self._have_rows(len(view.steps))
        self.rows = {step.code: row for step, row in zip(view.steps, self._kept, strict=False)}
        for row in self._kept[len(view.steps) :]:
            row.hide()
        for place, step in enumerate(view.steps, 1):
            self.rows[step.code].show_step(step, view, explained=step.code in opened)
            if place % AT_ONCE == 0:
                yield

    def width_of_buttons(self) -> int:
        """How wide the longest of the steps is that are buttons, with its mark."""
        return max((row.width_of_button() for row in self.rows.values()), default=0)

    def _have_rows(self, wanted: int) -> None:
        while len(self._kept) < wanted:
            row = StepRow(self)
            row.button.begun.connect(self.begun)
            row.button.refused.connect(self.refused)
            self._kept.append(row)
            self._column.addWidget(row)


class StepRow(QWidget):
    """One step: mark, title, when it is due or was done, and the sentences behind that date."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.mark = "waiting"
        self._sign = StepMark(self.mark, last=False)
        self.label = theme.label("")
        self.button = MoveButton(BY_CODE["acknowledge"])
        self.button.setProperty("step", True)
        self.title: QWidget = self.label
        self.said = theme.label("", times=SMALLER)
        self.why = self._make_question()
        self.answer = theme.label("", tone="quiet", times=SMALLER)
        self._dates = QHBoxLayout()
        self._words = QVBoxLayout()
        self._lay_out()
        for part in (self.label, self.button, self.why, self.answer):
            part.hide()
        self.why.toggled.connect(self.answer.setVisible)

    def show_step(self, step: "Step", view: "CaseView", *, explained: bool) -> None:
        """Another step in this row, or the same one as it stands now."""
        self.mark, last = mark_of(step, view), step is view.steps[-1]
        coming, said, dated = step is next_step(view), words_of(step, view), step.due is not None
        asked = dated and step.state == "open"
        self._sign.show_mark(self.mark, last=last)
        self._show_title(step, view, coming=coming)
        self.said.setText(said.split(BETWEEN)[0] if asked else said)
        theme.set_property(self.said, "tone", TONES.get(self.mark, "quiet"))
        self.answer.setText("\n".join(step.due.because) if step.due else "")
        self.why.setAccessibleName(f"Why this date: {step.title}")
        self.why.setAccessibleDescription(" ".join(step.due.because) if step.due else "")
        self.why.setVisible(asked)
        self.why.setChecked(asked and explained)
        self._dates.setStretch(0, 0 if asked else 1)
        self._dates.setStretch(2, 1 if asked else 0)
        self._words.setContentsMargins(0, 0, 0, 0 if last else theme.space(self, 0.8))
        self.show()  # now, not with the next event: the keyboard may go into it at once

    def width_of_button(self) -> int:
        """How wide the step's button is, with the mark before it; nothing where the step is no button."""
        if self.title is not self.button:
            return 0
        return self._sign.sizeHint().width() + theme.space(self, 1.2) + self.button.sizeHint().width()

    def _show_title(self, step: "Step", view: "CaseView", *, coming: bool) -> None:
        move = move_of(step.code)
        if move is None or step.state != "open":
            quiet = step.state != "done" and not coming and self.mark not in TONES
            self.title = self.label
            self.label.setText(step.title)
            theme.set_property(self.label, "tone", "quiet" if quiet else "")
        else:
            self.title = self.button
            self.button.offer(move, step.title)
            self.button.hold_against(view, f"{move.title}: opens the form")
            self.button.setAccessibleName(f"{step.title}, {WORDS[self.mark]}, {words_of(step, view)}")
        theme.set_property(self.title, "coming", coming)
        for part in (self.label, self.button):
            part.setVisible(part is self.title)

    def _make_question(self) -> QPushButton:
        question = QPushButton("why this date?")
        question.setProperty("link", True)
        question.setCheckable(True)
        theme.sized(question, SMALLER)
        return question

    def _lay_out(self) -> None:
        self._dates.setSpacing(theme.space(self, 0.5))
        self._dates.addWidget(self.said)
        self._dates.addWidget(self.why)
        self._dates.addStretch()
        self._words.setSpacing(1)
        for title in (self.label, self.button):
            self._words.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        self._words.addLayout(self._dates)
        self._words.addWidget(self.answer)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.space(self, 1.2))
        across.addWidget(self._sign)
        across.addLayout(self._words, 1)
