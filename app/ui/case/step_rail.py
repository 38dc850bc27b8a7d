"""The rail: the steps of this case's policy, each with its mark, its date, and why it is that date."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.chosen.step_list import TONES, StepMark
from app.ui.chosen.step_words import mark_of, next_step, words_of
from app.ui.look import theme
from app.ui.look.marks import WORDS
from app.ui.moves import move_of
from app.ui.moves.move_button import MoveButton

if TYPE_CHECKING:
    from app.domain.steps import Step
    from app.services.cases import CaseView

SMALLER = 0.88
BETWEEN = "  ·  "


class StepRail(QWidget):
    """Every step from receipt to closure; one that can be taken now is a button."""

    begun = Signal(str, object)
    """A step's move was begun: its code, and None."""
    refused = Signal(str)
    """Why a step cannot be taken now."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Steps")
        self.rows: dict[str, StepRow] = {}
        self._open_answers: set[str] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_view(self, view: "CaseView") -> None:
        """Show the steps of a case; reasons that were open stay open."""
        self._open_answers = {code for code, row in self.rows.items() if row.why.isChecked()}
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.rows = {step.code: StepRow(step, view) for step in view.steps}
        for code, row in self.rows.items():
            self._column.addWidget(row)
            row.show()  # now, not with the next event: the keyboard may go into it at once
            row.why.setChecked(code in self._open_answers)
            if isinstance(row.title, MoveButton):
                row.title.begun.connect(self.begun)
                row.title.refused.connect(self.refused)


class StepRow(QWidget):
    """One step: mark, title, when it is due or was done, and the sentences behind that date."""

    def __init__(self, step: "Step", view: "CaseView") -> None:
        super().__init__()
        self.mark = mark_of(step, view)
        coming = next_step(view)
        quiet = step.state != "done" and step is not coming and self.mark not in TONES
        self.title = self._make_title(step, view, bold=step is coming, quiet=quiet)
        said = words_of(step, view)
        explained = step.due is not None and step.state == "open"
        self.said = theme.label(said.split(BETWEEN)[0] if explained else said, tone=TONES.get(self.mark, "quiet"))
        theme.sized(self.said, SMALLER)
        self.why = self._make_question(step)
        self.answer = theme.label("\n".join(step.due.because) if step.due else "", tone="quiet", times=SMALLER)
        for part in (self.answer, *(() if explained else (self.why,))):
            part.hide()  # never shown before it has a parent: it would be a window of its own
        self.why.toggled.connect(self.answer.setVisible)
        self._lay_out(explained=explained, last=step is view.steps[-1])

    def _make_title(self, step: "Step", view: "CaseView", *, bold: bool, quiet: bool) -> QLabel | MoveButton:
        move = move_of(step.code)
        if move is None or step.state != "open":
            return theme.label(step.title, tone="quiet" if quiet else "", bold=bold)
        button = MoveButton(move, step.title)
        button.setProperty("step", True)
        if bold:
            theme.sized(button, 1.0, bold=True)
        button.hold_against(view.case, f"{move.title}: opens the form")
        button.setAccessibleName(f"{step.title}, {WORDS[self.mark]}, {words_of(step, view)}")
        return button

    def _make_question(self, step: "Step") -> QPushButton:
        question = QPushButton("why this date?")
        question.setProperty("link", True)
        question.setCheckable(True)
        theme.sized(question, SMALLER)
        question.setAccessibleName(f"Why this date: {step.title}")
        if step.due:
            question.setAccessibleDescription(" ".join(step.due.because))
        return question

    def _lay_out(self, *, explained: bool, last: bool) -> None:
        dates = QHBoxLayout()
        dates.setSpacing(theme.space(self, 0.5))
        dates.addWidget(self.said, 0 if explained else 1)
        dates.addWidget(self.why)
        dates.addStretch(1 if explained else 0)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.setContentsMargins(0, 0, 0, 0 if last else theme.space(self, 0.8))
        words.addWidget(self.title, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(dates)
        words.addWidget(self.answer)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.space(self, 1.2))
        across.addWidget(StepMark(self.mark, last=last))
        across.addLayout(words, 1)
