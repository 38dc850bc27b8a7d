"""A banner: a sentence across the top of a page, with what can be done about it. Never a dialog."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from app.ui.look import theme
from app.ui.look.marks import mark_icon

if TYPE_CHECKING:
    from app.ui.telling.crash_report import CrashReport

Kind = Literal["banner", "notice"]


class Banner(QFrame):
    """Hidden until there is something to say; one thing at a time, the last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._do: Callable[[], None] | None = None
        self._words = theme.label("")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._mark = QLabel()
        self.button = QPushButton()
        self.button.clicked.connect(self._pressed)
        self.dismiss = QPushButton("Dismiss")
        self.dismiss.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        gap = theme.space(self)
        layout.setContentsMargins(gap * 2, gap, gap * 2, gap)
        layout.setSpacing(gap)
        layout.addWidget(self._mark)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.button)
        layout.addWidget(self.dismiss)
        self.setAccessibleName("Message")
        self.hide()

    @property
    def words(self) -> str:
        """What it says now, or nothing."""
        return "" if self.isHidden() else self._words.text()

    def say(self, words: str, action: str = "", do: Callable[[], None] | None = None, kind: Kind = "banner") -> None:
        """Say something; `action` names a button that does `do` and takes the banner away."""
        theme.set_property(self, "panel", kind)
        size = self.fontMetrics().height()
        self._mark.setPixmap(mark_icon("late" if kind == "banner" else "today", size).pixmap(size))
        self._words.setText(words)
        self._do = do
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleDescription(words)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def notice(self, words: str) -> None:
        """Say something that needs nothing done at once."""
        self.say(words, kind="notice")

    def show_crash(self, report: "CrashReport") -> None:
        """Say that the program made a mistake, and offer the report; it holds nothing that anybody typed."""
        kept = f" The report is kept as {report.file.name}." if report.file else ""
        words = f"Recourse made a mistake; what you typed is still here.{kept} The report holds no personal data."
        self.say(words, "Copy report", lambda: QGuiApplication.clipboard().setText(report.text))

    def _pressed(self) -> None:
        do = self._do
        self.hide()
        if do is not None:
            do()
