"""How far a piece of work has come, with a button that stops it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton

from app.ui.look import theme

if TYPE_CHECKING:
    from app.ui.work.long_work import Progress


class WorkStrip(QFrame):
    """Hidden while nothing is being done."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("How far it has come")
        self.words = theme.label("", tone="quiet", wrap=False)
        self.stop = QPushButton("S&top")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(self))
        for widget, stretch in ((self.words, 0), (self.bar, 1), (self.stop, 0)):
            row.addWidget(widget, stretch)
        self.hide()

    def show_busy(self, busy: bool) -> None:
        """Something is begun, or has ended."""
        self.words.setText("Beginning…")
        self.bar.setRange(0, 0)
        self.setVisible(busy)

    def show_progress(self, progress: "Progress") -> None:
        """It has come so far."""
        self.bar.setRange(0, max(1, progress.total))
        self.bar.setValue(progress.done)
        self.words.setText(progress.said if len(progress.said) <= LONGEST else f"{progress.said[:LONGEST]}…")


LONGEST = 40
