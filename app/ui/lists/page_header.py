"""The head of a page of cases: its title, counts that matter, and the field in which to find a case."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.ui.lists.pills import Pills
from app.ui.look import theme

PAUSE = 150
"""Milliseconds without a key before the list is asked: a fast typist asks once a word, nobody notices the wait."""


class FindField(QLineEdit):
    """Where to type what to find. Esc clears it, Down goes on into what was found."""

    wanted = Signal(str)
    """The text to find, or nothing."""
    left_downwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Find a case, person, address…   Ctrl+F")
        self.setAccessibleName("Find a case")
        self.setAccessibleDescription("By reference, name, address or title; among closed cases too. Esc clears it.")
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 22)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * 42)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._ask)
        self._asked = ""
        self.textChanged.connect(self._typed)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        """Clear with Esc; go on into the list with Down or Enter."""
        if arg__1.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif arg__1.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._ask()
            self.left_downwards.emit()
        else:
            super().keyPressEvent(arg__1)

    def _typed(self, text: str) -> None:
        # Back to the whole list at once: there is nothing more to wait for.
        if text.strip():
            self._pause.start()
        else:
            self._ask()

    def _ask(self) -> None:
        self._pause.stop()
        words = " ".join(self.text().split())
        if words != self._asked:
            self._asked = words
            self.wanted.emit(words)


class PageHeader(QWidget):
    """Title and pills on the left, the find field on the right."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = theme.label(title, times=1.45, bold=True, wrap=False)
        self.pills = Pills()
        self.find_field = FindField()
        row = QHBoxLayout(self)
        margin = theme.space(self, 1.4)
        row.setContentsMargins(margin, theme.space(self, 1.1), margin, theme.space(self, 1.1))
        row.setSpacing(margin)
        row.addWidget(self.title)
        row.addWidget(self.pills)
        row.addStretch(1)
        row.addWidget(self.find_field, 5)
        self._row = row

    def add(self, widget: QWidget) -> None:
        """Put something before the find field."""
        self._row.insertWidget(self._row.count() - 1, widget)
        self.find_field.raise_()  # behind it, for Tab too
