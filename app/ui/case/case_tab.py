"""What the tabs of a case window share: they show a case, and can begin a move."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.ui.form.editors import LINE_LENGTH
from app.ui.look import theme
from app.ui.look.ahead import dress_ahead
from app.ui.look.marks import mark_icon
from app.ui.moves import BY_CODE
from app.ui.moves.move_button import MoveButton
from app.ui.work.in_turn import Growth

if TYPE_CHECKING:
    from app.services.cases import CaseView


class CaseTab(QWidget):
    """One tab: a column that scrolls, filled anew whenever the case was read again."""

    begun = Signal(str, object)
    """A move was begun: its code, and the id of what it is about, or None."""
    refused = Signal(str)
    """Why a move cannot be begun now."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._coming: QWidget | None = None
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def show_view(self, view: "CaseView") -> Growth:
        """Show a case, in the place where one had scrolled to; what was shown stays until all of it is there."""
        if self._coming is not None:
            self._coming.deleteLater()  # the case was read again before all was there
        inside = self._coming = QWidget(self._scroll.viewport())  # from the start: moving dresses all in it anew
        inside.hide()
        column = QVBoxLayout(inside)
        margin = theme.space(self, 2.2)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.space(self, 1.2))
        self.fill(column, view)
        column.addStretch(1)
        yield
        yield from dress_ahead(inside)
        yield
        bar = self._scroll.verticalScrollBar()
        place = bar.value()
        self._scroll.setWidget(inside)
        self._coming = None
        bar.setValue(place)

    def fill(self, column: QVBoxLayout, view: "CaseView") -> None:
        """Put what the tab says of a case into its column."""
        _ = column, view

    def move_button(self, code: str, view: "CaseView", words: str = "", about: int | None = None) -> MoveButton:
        """A button for a move, greyed where the move is not allowed."""
        button = MoveButton(BY_CODE[code], words, about)
        button.hold_against(view)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.begun.connect(self.begun)
        button.refused.connect(self.refused)
        return button


def heading(words: str) -> QLabel:
    """The heading of a part of a tab."""
    return theme.label(words, times=1.15, bold=True)


class Lines(QLabel):
    """Text that takes no more than its greatest width, and has the height that it needs there."""

    def heightForWidth(self, width: int) -> int:
        """The height at the width it will have: a layout asks for the whole of its own."""
        return super().heightForWidth(min(width, self.maximumWidth()))


def readable(words: str, *, tone: str = "", bold: bool = False, times: float = 1.0) -> QLabel:
    """Text in lines that are not tiring to read, and that can be copied with the mouse."""
    label = Lines(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if tone:
        label.setProperty("tone", tone)
    theme.sized(label, times, bold=bold)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setMaximumWidth(label.fontMetrics().averageCharWidth() * (LINE_LENGTH + 20))
    return label


def marked(mark: str, words: str, tone: str = "") -> QWidget:
    """Words behind their mark; the mark shows by its shape what the words say."""
    row = QWidget()
    text = theme.label(words, tone=tone, bold=True)
    picture = QLabel()
    size = text.fontMetrics().height()
    picture.setPixmap(mark_icon(mark, size).pixmap(size))
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(theme.space(row, 0.8))
    across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(text, 1)
    return row


def paper(layout: QLayout) -> QFrame:
    """A card on the page, around a layout."""
    card = QFrame()
    card.setProperty("panel", "paper")
    margin = theme.space(card, 1.6)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(theme.space(card, 0.6))
    card.setLayout(layout)
    return card
