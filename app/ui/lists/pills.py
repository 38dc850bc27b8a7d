"""Pills: counts in words on a rounded ground, at the head of a page."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.look import theme
from app.ui.look.colours import colours
from app.ui.look.marks import paint_pill

Said = tuple[str, str]
"""Words, and the tone they are said in: late, today, done or accent."""


class Pill(QWidget):
    """One count in words."""

    def __init__(self, words: str, tone: str) -> None:
        super().__init__()
        self.words = words
        self._tone = tone
        theme.sized(self, 0.86)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as its words, which are drawn a little bolder than they are measured, with room at both ends."""
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self.words)
        return QSize(round(width * 1.1) + theme.space(self, 2), round(self.fontMetrics().height() * 1.3))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words on their ground."""
        chosen = colours()
        painter = QPainter(self)
        text, back = getattr(chosen, self._tone), getattr(chosen, f"{self._tone}_back")
        paint_pill(painter, QRectF(self.rect()), self.words, text, back)
        painter.end()


class Pills(QWidget):
    """Pills in a row; none at all while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.space(self, 0.8))
        self._said: tuple[Said, ...] = ()

    @property
    def said(self) -> tuple[str, ...]:
        """The words of every pill."""
        return tuple(words for words, _ in self._said)

    def say(self, *said: Said) -> None:
        """Show these pills in place of those before."""
        if said == self._said:
            return
        self._said = said
        while (item := self._row.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for words, tone in said:
            self._row.addWidget(Pill(words, tone))
