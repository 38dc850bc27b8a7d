"""The steps of a case, one under the other: each with its mark, a line to the next, and what is said beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.colours import colours
from app.ui.marks import WORDS, paint_mark
from app.ui.step_words import mark_of, next_step, words_of

if TYPE_CHECKING:
    from app.services.cases import CaseView

TONES = {"late": "late", "today": "today"}


class StepMark(QWidget):
    """A mark, and the line that leads on to the next one."""

    def __init__(self, mark: str, *, last: bool) -> None:
        super().__init__()
        self.mark = mark
        self._last = last
        self._size = round(self.fontMetrics().height() * 0.95)
        self.setFixedWidth(self._size + 2)
        self.setAccessibleName(WORDS[mark])

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
    """The steps that a case's policy asks for."""

    def __init__(self, view: "CaseView") -> None:
        super().__init__()
        self.setAccessibleName("Steps")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        coming = next_step(view)
        for step in view.steps:
            mark = mark_of(step, view)
            settled = step.state != "open" or step is coming or mark in TONES
            title = theme.label(step.title, tone="" if settled else "quiet", bold=step is coming)
            said = theme.label(words_of(step, view), tone=TONES.get(mark, "quiet"), times=0.88)
            rows.addWidget(_row(StepMark(mark, last=step is view.steps[-1]), title, said))


def _row(mark: StepMark, title: QWidget, said: QWidget) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(theme.space(row, 1.2))
    words = QVBoxLayout()
    words.setSpacing(1)
    words.setContentsMargins(0, 0, 0, theme.space(row, 0.9))
    words.addWidget(title)
    words.addWidget(said)
    across.addWidget(mark)
    across.addLayout(words, 1)
    words.setAlignment(Qt.AlignmentFlag.AlignTop)
    return row
