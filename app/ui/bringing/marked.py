"""A mark, a sentence and perhaps a button: something that the page has to say about a file."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.ui.look import theme
from app.ui.look.marks import mark_icon
from app.ui.moves.move_button import EnterButton


class Marked(QWidget):
    """A mark, if there is one, and a sentence; no room at all while there is nothing to say."""

    def __init__(self, mark: str, parent: QWidget, button: str = "") -> None:
        super().__init__(parent)
        self._mark = mark
        self._picture = QLabel(self)
        self.words = theme.label("", within=self)
        self.button = EnterButton(button, self)
        self.button.setVisible(bool(button))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(self, 0.6))
        row.addWidget(self._picture)
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, sentence: str, *, marked: bool = True) -> None:
        """Say it, with the mark in the colours in use."""
        size = self.fontMetrics().height()
        if self._mark:
            self._picture.setPixmap(mark_icon(self._mark, size).pixmap(size))
        self._picture.setVisible(bool(self._mark) and marked)
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
