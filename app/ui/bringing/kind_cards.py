"""The counts of a report as a row of cards: pressed, a card shows its rows alone; a tick under it says: save these."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from app.ui.form.inputs import TickBox
from app.ui.look import theme
from app.ui.look.colours import colours

if TYPE_CHECKING:
    from app.domain.worded import Worded
    from app.ui.bringing.kind_of_file import KindOfFile, KindOfRow, Told

LARGER = 1.6
CORNER = 6
WIDEST = 26
"""Characters."""


class KindCard(QAbstractButton):
    """How many rows are of one kind. One whose rows are only counted is there to be read."""

    def __init__(self, kind: "KindOfRow", count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind, self.count = kind, count
        self.setText(kind.found.words)
        self.setCheckable(True)
        self.setEnabled(kind.told and count > 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(max(self.fontMetrics().averageCharWidth() * WIDEST, self.sizeHint().width()))
        self.setAccessibleName(f"{count:,} {kind.found.words}")
        self.setAccessibleDescription("Press to list these rows alone, again to list all." if self.isEnabled() else "")
        self.setToolTip("List these rows alone" if self.isEnabled() else "")

    def sizeHint(self) -> QSize:
        """Wide enough for its words on one line, with the number above them."""
        self.ensurePolished()
        number, words = QFontMetrics(self._number_font()), self.fontMetrics()
        width = max(number.horizontalAdvance(f"{self.count:,}"), words.horizontalAdvance(self.text()))
        return QSize(width + theme.space(self, 2.4), number.height() + words.height() + theme.space(self, 1.6))

    def minimumSizeHint(self) -> QSize:
        """No narrower than its words."""
        return self.sizeHint()

    def keyPressEvent(self, e: QKeyEvent) -> None:
        """Enter presses it as well as the space bar."""
        if e.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not e.modifiers():
            self.click()
        else:
            super().keyPressEvent(e)

    def paintEvent(self, e: QPaintEvent) -> None:
        """Draw the card, its number in its tone."""
        now = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self.isChecked() or self.hasFocus()
        painter.setPen(QPen(QColor(now.accent if marked else now.line), 2 if marked else 1))
        hovered = self.isEnabled() and self.underMouse()
        painter.setBrush(QColor(now.chosen if self.isChecked() else now.hover if hovered else now.page))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CORNER, CORNER)
        inside = self.rect().adjusted(theme.space(self, 1.2), theme.space(self, 0.8), 0, -theme.space(self, 0.8))
        on_ground = now.on_chosen if self.isChecked() else ""
        painter.setPen(QColor(on_ground or (now.quiet if not self.count else now.tone(self.kind.tone) or now.text)))
        words_font = painter.font()
        painter.setFont(self._number_font())
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), f"{self.count:,}")
        painter.setFont(words_font)
        painter.setPen(QColor(on_ground or now.quiet))
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), self.text())
        painter.end()

    def _number_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * LARGER)
        font.setWeight(QFont.Weight.Bold)
        return font


class KindCards(QWidget):
    """A card for each kind of row; ticks under those that can be saved."""

    narrowed = Signal(object)
    """List the rows of this kind alone; None: all of them."""
    chosen = Signal()
    """Other kinds are to be saved."""

    def __init__(self, kind: "KindOfFile", parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self.cards: dict[Worded, KindCard] = {}
        self.ticks: dict[Worded, TickBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(len(kind.kinds), 1)  # where there are few cards, they stand on the left
        self._grid.setHorizontalSpacing(theme.space(self, 0.8))
        self._grid.setVerticalSpacing(theme.space(self, 0.6))

    def show_report(self, told: "Told") -> None:
        """Show these counts; what can be saved is ticked, but for what is held back or should be looked at first."""
        for part in (*self.cards.values(), *self.ticks.values()):
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        held, words = self._kind.held if self._kind.held and told.held_back else (None, "")
        shown = [kind for kind in self._kind.kinds if told.counts[kind.found]]
        self.cards = {kind.found: KindCard(kind, told.counts[kind.found], self) for kind in shown}
        self.ticks = {
            kind.found: self._tick(kind, words if kind.found is held else kind.verb, held=kind.found is held)
            for kind in shown
            if kind.verb
        }
        for place, (found, card) in enumerate(self.cards.items()):
            self._grid.addWidget(card, 0, place)
            self._grid.setColumnStretch(place, 20)
            card.clicked.connect(self._pressed_of(card))
            if found in self.ticks:
                self._grid.addWidget(self.ticks[found], 1, place)

    def ticked(self) -> "frozenset[Worded]":
        """The kinds that are to be saved."""
        return frozenset(found for found, tick in self.ticks.items() if tick.isChecked())

    def hide_ticks(self) -> None:
        """There is nothing more to choose."""
        for tick in self.ticks.values():
            tick.hide()

    def _tick(self, kind: "KindOfRow", words: str, *, held: bool) -> TickBox:
        tick = TickBox(words, self)
        tick.setChecked(kind.ticked and not held)
        tick.setAccessibleName(f"{words.replace('&', '')}: {self.cards[kind.found].accessibleName()}")
        tick.toggled.connect(self.chosen)
        return tick

    def _pressed_of(self, card: KindCard) -> Callable[[], None]:
        def pressed() -> None:
            for other in self.cards.values():
                if other is not card:
                    other.setChecked(False)
            self.narrowed.emit(card.kind.found if card.isChecked() else None)

        return pressed
