"""The steps of a case, one under the other: each with its mark, a line to the next, and what is said beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.chosen.step_words import mark_of, next_step, words_of
from app.ui.look import theme
from app.ui.look.colours import colours
from app.ui.look.marks import WORDS, paint_mark
from app.ui.work.in_turn import Growth

if TYPE_CHECKING:
    from app.domain.steps import Step
    from app.services.cases import CaseView

TONES = {"late": "late", "today": "today"}
USUAL = 9
"""Rows made ahead: as many steps as a policy has."""


class StepMark(QWidget):
    """A mark, and the line that leads on to the next one."""

    def __init__(self, mark: str, *, last: bool) -> None:
        super().__init__()
        self.mark = mark
        self._last = last
        self._size = round(self.fontMetrics().height() * 0.95)
        self.setFixedWidth(self._size + 2)
        self.show_mark(mark, last=last)

    def show_mark(self, mark: str, *, last: bool) -> None:
        """Another mark in this place."""
        self.mark, self._last = mark, last
        self.setAccessibleName(WORDS[mark])
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both."""
        chosen, size = colours(), self._size
        painter = QPainter(self)
        square = QRectF(1, 2, size, size)
        if not self._last:
            painter.setPen(QPen(QColor(chosen.line), max(1.0, size / 10)))
            middle = square.center().x()
            painter.drawLine(QPointF(middle, square.bottom() + 3), QPointF(middle, self.height() - 1))
        paint_mark(painter, square, self.mark, chosen)
        painter.end()


class StepList(QWidget):
    """The steps that a case's policy asks for. Its rows are kept: from case to case only their words change."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Steps")
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def get_ready(self) -> Growth:
        """Make as many rows as a policy usually has steps, one by one."""
        while len(self._rows) < USUAL:
            self._add()
            yield

    def show_case(self, view: "CaseView | None") -> None:
        """The steps of another case, or none."""
        steps = view.steps if view else ()
        while len(self._rows) < len(steps):
            self._add()
        for row in self._rows[len(steps) :]:
            row.hide()
        for row, step in zip(self._rows, steps, strict=False):
            if view is not None:
                row.show_step(step, view)

    def _add(self) -> None:
        row = _Row(self)
        row.hide()
        self._rows.append(row)
        self._column.addWidget(row)


class _Row(QWidget):
    """One step: its mark, its title, and what is said under it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.mark = StepMark("waiting", last=False)
        self.title = theme.label("")
        self.said = theme.label("", times=0.88)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.space(self, 1.2))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.setContentsMargins(0, 0, 0, theme.space(self, 0.9))
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.mark)
        across.addLayout(words, 1)
        words.addWidget(self.title)
        words.addWidget(self.said)

    def show_step(self, step: "Step", view: "CaseView") -> None:
        """Another step in this row."""
        mark, is_coming = mark_of(step, view), step is next_step(view)
        settled = step.state != "open" or is_coming or mark in TONES
        self.mark.show_mark(mark, last=step is view.steps[-1])
        self.title.setText(step.title)
        theme.set_property(self.title, "tone", "" if settled else "quiet")
        theme.set_property(self.title, "coming", is_coming)
        self.said.setText(words_of(step, view))
        theme.set_property(self.said, "tone", TONES.get(mark, "quiet"))
        self.show()
