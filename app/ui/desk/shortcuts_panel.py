"""Every command with its keys, beside whatever one is doing."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.ui.look import theme
from app.ui.work.in_turn import Growth, InTurn, Piece

Line = tuple[str, str]
"""What is done, and the keys that do it."""
IN_LISTS: tuple[Line, ...] = (
    ("Go up and down", "Up, Down, Page Up, Page Down"),
    ("Open the case", "Enter"),
    ("Copy the selected lines", "Ctrl+C"),
    ("Clear what was typed into Find", "Esc"),
)
IN_FORMS: tuple[Line, ...] = (
    ("Save", "Ctrl+S"),
    ("Leave without saving", "Esc"),
    ("A field or button with an underlined letter", "Alt and the letter"),
    ("A day later, a day earlier", "Up, Down"),
    ("The calendar", "Alt+Down"),
)
WIDTHS = (34, 46)
"""How narrow and how wide it may be, in characters."""
AT_ONCE = 8
"""Lines made in one piece of work."""


class ShortcutsPanel(QFrame):
    """A quiet list; F1 or Esc takes it away."""

    shown = Signal(bool)
    """It is there, or it has gone."""

    def __init__(self, in_the_window: Iterable[Line]) -> None:
        super().__init__()
        self.setProperty("panel", "page")
        self.setAccessibleName("Keyboard")
        narrow, wide = (self.fontMetrics().averageCharWidth() * length for length in WIDTHS)
        self.setMinimumWidth(narrow)
        self.setMaximumWidth(wide)
        self.lines = tuple(in_the_window)
        self.close_button = QPushButton("Close   Esc")
        self.close_button.clicked.connect(self.hide)
        scroll = QScrollArea(self)
        self._inside = inside = QWidget(scroll.viewport())
        column = QVBoxLayout(inside)
        margin = theme.space(self, 1.8)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.space(self, 1.2))
        column.addWidget(theme.label("Keyboard", times=1.25, bold=True, within=inside))
        pieces: list[Piece] = []
        for title, lines in (("In this window", self.lines), ("In a list", IN_LISTS), ("In a form", IN_FORMS)):
            column.addWidget(theme.label(title, bold=True, within=inside))
            rows = QGridLayout()
            rows.setColumnStretch(0, 3)
            rows.setColumnStretch(1, 2)
            column.addLayout(rows)
            pieces.append(partial(self._fill, rows, lines))
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scroll)
        self.hide()
        InTurn(self).do(*pieces)

    def _fill(self, rows: QGridLayout, lines: Iterable[Line]) -> Growth:
        for place, (what, keys) in enumerate(lines):
            rows.addWidget(theme.label(what, within=self._inside), place, 0)
            rows.addWidget(theme.label(keys, tone="quiet", within=self._inside), place, 1)
            if place % AT_ONCE == AT_ONCE - 1:
                yield

    def toggle(self) -> None:
        """Show it, or take it away."""
        self.setVisible(not self.isVisible())
        if self.isVisible():
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that it takes room now."""
        super().showEvent(event)
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the room is free again."""
        super().hideEvent(event)
        self.shown.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it away with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
