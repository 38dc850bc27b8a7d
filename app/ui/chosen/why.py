"""Why this date: a link that opens the sentences behind a due date."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.spoken_dates import short_day
from app.ui.look import theme

if TYPE_CHECKING:
    from app.domain.deadlines import DueDate


class Why(QWidget):
    """The question, and the answer under it once it was asked; asked once, it stays open for the next case too."""

    def __init__(self) -> None:
        super().__init__()
        self.question = QPushButton()
        self.question.setProperty("link", True)
        self.question.setCheckable(True)
        self.answer = theme.label("", tone="quiet", times=0.92)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(self, 0.3))
        column.addWidget(self.question)
        column.addWidget(self.answer)
        self.answer.hide()
        self.question.toggled.connect(self.answer.setVisible)
        self.hide()

    def show_due(self, due: "DueDate | None") -> None:
        """Ask about this date; nothing to ask where there is none."""
        self.setVisible(due is not None)
        if due is not None:
            self.question.setText(f"Why {short_day(due.day)}?")
            self.answer.setText("\n".join(due.because))
            self.question.setAccessibleDescription(" ".join(due.because))
