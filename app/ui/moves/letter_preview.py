"""The letter that a move calls for, as it would stand with what is typed now."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from app import services
from app.domain.errors import Refusal, Unavailable
from app.domain.words import LetterFormat, LetterKind
from app.ui.look import theme
from app.ui.moves.move_form import MoveForm
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.letters import Preview

AFTER_LAST_KEY = 300
"""Milliseconds without typing after which the letter is read again."""
LARGE_PRINT = 16
"""Points of a letter in large print."""
LARGER = 1.3
"""How much larger it is shown here, so that a page still fits."""


class LetterPreview(QWidget):
    """The letter on its paper; above it the format, and what is still empty and where to enter it."""

    def __init__(
        self, tasks: Tasks, case_id: int, kind: LetterKind, move_form: MoveForm, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._case_id = case_id
        self._kind = kind
        self._move_form = move_form
        self._larger = False
        self.head = theme.label(f"Letter: {kind.words}", tone="quiet", times=0.92)
        self.missing = theme.label("", tone="today", times=0.92)
        self.missing.hide()
        self.paper = QTextBrowser(self)
        self.paper.setProperty("paper", True)
        self.paper.setOpenLinks(False)
        self.paper.setAccessibleName(f"Preview of the {kind.words} letter")
        self.paper.document().setDocumentMargin(theme.space(self, 2.4))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_LAST_KEY)
        self._timer.timeout.connect(self.refresh)
        move_form.form.typed.connect(self._timer.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(self, 0.6))
        for widget in (self.head, self.missing):
            column.addWidget(widget)
        column.addWidget(self.paper, 1)

    def refresh(self) -> None:
        """Read the letter with what is typed now, where that leads to one."""
        if not self._move_form.wants_letter():
            return
        case_id, kind, facts = self._case_id, self._kind, self._move_form.letter_facts()
        self._tasks.read(
            self,
            lambda work: services.letters.preview(work, case_id, kind, facts),
            self._show,
            replacing="preview",
            failed=self._cannot_show,
        )

    def _show(self, found: "Preview") -> None:
        count = len(found.missing)
        empty = "" if not count else f"  ·  {count} field{' is' if count == 1 else 's are'} still empty"
        size = f", {LARGE_PRINT} pt" if found.format is LetterFormat.LARGE_PRINT else ""
        self.head.setText(f"Letter: {self._kind.words}, {found.format.words}{size}{empty}")
        theme.set_property(self.head, "tone", "today" if count else "quiet")
        self.missing.setText("\n".join(found.missing))
        self.missing.setVisible(bool(count))
        if (found.format is LetterFormat.LARGE_PRINT) is not self._larger:
            self._larger = not self._larger
            theme.sized(self.paper, LARGER if self._larger else 1 / LARGER)
        bar = self.paper.verticalScrollBar()
        place = bar.value()
        self.paper.setHtml(found.html)
        bar.setValue(place)

    def _cannot_show(self, error: Exception) -> None:
        if isinstance(error, Refusal | Unavailable):
            self.missing.setText(error.sentence)
            self.missing.show()
        else:
            self._tasks.trouble.emit(error)
