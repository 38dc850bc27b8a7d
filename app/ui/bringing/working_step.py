"""What stands on the page while the process works: what it is at, how far it has come, and a way out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.ui.actions import BY_NAME
from app.ui.look import theme
from app.ui.moves.move_button import EnterButton

if TYPE_CHECKING:
    from app.ui.work.long_work import Progress

WIDEST = 66
"""Characters."""


class WorkingStep(QWidget):
    """A title, a bar, a sentence and Cancel."""

    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = theme.label("", times=1.2, bold=True, within=self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.said = theme.label("", tone="quiet", within=self)
        self.cancel_button = EnterButton(f"Cancel   {BY_NAME['cancel'].shown_shortcut}", self)
        self.cancel_button.clicked.connect(self.cancelled)
        button = QHBoxLayout()
        button.addWidget(self.cancel_button)
        button.addStretch()
        margin = theme.space(self, 1.8)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.space(self, 1.4))
        for part in (self.title, self.bar, self.said):
            part.setMaximumWidth(self.fontMetrics().averageCharWidth() * WIDEST)
            column.addWidget(part)
        self.said.setMinimumHeight(self.said.fontMetrics().height() * 2)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addLayout(button)
        column.addStretch()

    def begin(self, title: str) -> None:
        """Something else is done from now on."""
        self.title.setText(title)
        self.said.setText("")
        self.bar.setAccessibleName(title)
        self.bar.setRange(0, 0)

    def show_progress(self, progress: "Progress") -> None:
        """Move the bar on."""
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        self.said.setText(progress.said)

    def go_on(self) -> None:
        """There is nothing to go on with while it works."""

    def take_focus(self) -> None:
        """To the way out."""
        self.cancel_button.setFocus()
