"""What stands in the window while its data are still being made: what is happening, and how far it has come."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.ui.look import theme

if TYPE_CHECKING:
    from app.ui.work.long_work import Progress


class WaitingPage(QWidget):
    """A sentence and a bar, in the middle."""

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(title)
        self.bar.setTextVisible(False)
        self.said = theme.label("", tone="quiet")
        self.said.setMinimumHeight(self.said.fontMetrics().height() * 2)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        inside.setFixedWidth(self.fontMetrics().averageCharWidth() * 66)
        column = QVBoxLayout(inside)
        column.setSpacing(theme.space(self, 1.4))
        column.addWidget(theme.label(title, times=1.45, bold=True))
        column.addWidget(theme.label(sentence))
        column.addWidget(self.bar)
        column.addWidget(self.said)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(inside)
        across.addStretch(1)
        outside = QVBoxLayout(self)
        outside.addStretch(2)
        outside.addLayout(across)
        outside.addStretch(3)

    def show_progress(self, progress: "Progress") -> None:
        """Move the bar on, and say what is being made."""
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        self.said.setText(progress.said)
