"""The checklist of a case: each line with its mark, who did it and when; copied as text."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton

from app.domain.checklist import as_text
from app.domain.spoken_dates import day_of
from app.ui.case.case_tab import paper, readable
from app.ui.chosen.step_words import spoken_day
from app.ui.look import theme
from app.ui.look.marks import mark_icon
from app.ui.moves.move_button import EnterButton

if TYPE_CHECKING:
    from app.domain.checklist import Checked
    from app.services.cases import CaseView

MARKS = {"done": "done", "open": "waiting", "not-needed": "waiting"}


def checklist_panel(view: "CaseView") -> tuple[QFrame, QPushButton]:
    """The checklist as a card, and the button that copies it."""
    grid = QGridLayout()
    card = paper(grid)
    card.setAccessibleName("Checklist")
    grid.setHorizontalSpacing(theme.space(card, 0.8))
    grid.setVerticalSpacing(theme.space(card, 0.5))
    grid.setColumnStretch(1, 1)
    grid.addWidget(theme.label("Checklist", bold=True, wrap=False), 0, 0, 1, 2)
    copy = EnterButton("Copy")
    copy.setProperty("link", True)
    copy.setAccessibleName("Copy the checklist")
    copy.clicked.connect(partial(_copy, as_text(view.case.reference, view.checklist)))
    grid.addWidget(copy, 0, 2, Qt.AlignmentFlag.AlignRight)
    size = card.fontMetrics().height()
    for row, line in enumerate(view.checklist, start=1):
        mark = QLabel()
        mark.setPixmap(mark_icon(MARKS[line.state], size).pixmap(size))
        grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
        top = Qt.AlignmentFlag.AlignTop
        says = readable(line.says, tone="" if line.state == "done" else "quiet")
        says.setToolTip(line.clause)
        grid.addWidget(says, row, 1, top)
        grid.addWidget(theme.label(_words(line, view.today), tone="quiet", times=0.92, wrap=False), row, 2, top)
    return card, copy


def _words(line: "Checked", today: date) -> str:
    """Who did it when, the year only where it is not this one."""
    if line.at is None:
        return line.words
    return ", ".join(part for part in (line.who, spoken_day(day_of(line.at), today)) if part)


def _copy(text: str, _checked: bool = False) -> None:
    QGuiApplication.clipboard().setText(text)
