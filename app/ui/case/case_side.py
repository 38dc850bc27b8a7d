"""The left side of a case window: what it is about, its steps, the customer, and the next step as the button."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui.actions import BY_NAME
from app.ui.case.customer_card import CustomerCardPanel
from app.ui.case.step_rail import StepRail
from app.ui.chosen.step_words import BUTTONS
from app.ui.look import theme
from app.ui.moves import Move, next_move
from app.ui.moves.move_button import EnterButton
from app.ui.work.in_turn import Growth

if TYPE_CHECKING:
    from app.services.cases import CaseView

WIDTH = 40
"""Characters."""


class CaseSide(QFrame):
    """Reference and title above, the next step's button below; between them everything scrolls."""

    begun = Signal(str, object)
    """A move was begun: its code, and None."""
    refused = Signal(str)
    """Why a move cannot be begun now."""
    case_wanted = Signal(int)
    """Another case is to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "rail")
        self._usual = self.fontMetrics().averageCharWidth() * WIDTH
        self.setFixedWidth(self._usual)
        self.setAccessibleName("The case")
        self.reference = theme.label("", tone="quiet", times=0.92)
        self.about = theme.label("", times=1.3, bold=True)
        self._scroll = QScrollArea(self)
        self._inside = QWidget(self._scroll.viewport())
        self.rail = StepRail(self._inside)
        self.card = CustomerCardPanel(self._inside)
        self.next = EnterButton("", self)
        self.next.setProperty("primary", True)
        self.next.hide()  # until there is a case with something to do
        self._next: Move | None = None
        self.next.clicked.connect(self.begin_next)
        for part in (self.rail, self.card):
            part.begun.connect(self.begun)
            part.refused.connect(self.refused)
        self.card.case_wanted.connect(self.case_wanted)
        self._lay_out()

    def show_view(self, view: "CaseView") -> Growth:
        """Show a case, a few of its steps at a time."""
        restricted = "  ·  restricted" if view.case.restricted else ""
        brought = f"  ·  {view.case.brought_as} where it was brought from" if view.case.brought_as else ""
        self.reference.setText(f"{view.case.reference}  ·  {view.case.policy.title}{brought}{restricted}")
        self.about.setText(view.case.about)
        self._next = next_move(view)
        self.next.setVisible(self._next is not None)
        if self._next:
            words = BUTTONS.get(self._next.code, BY_NAME[self._next.command].plain_text)
            self.next.setText(f"{words}   {BY_NAME['next_step'].shown_shortcut}")
            self.next.setAccessibleName(words.rstrip("…"))
            reason = self._next.reason_against(view)
            theme.set_property(self.next, "off", reason is not None)
            self.next.setToolTip(reason or BY_NAME[self._next.command].hint)
            self.next.setAccessibleDescription(f"Not now: {reason}" if reason else BY_NAME[self._next.command].hint)
        self._be_wide_enough()
        yield
        for _ in self.rail.show_view(view):
            yield
        self._be_wide_enough()

    def _be_wide_enough(self) -> None:
        """No button is cut: a policy's words for its people can be long, and so can letters of some type."""
        longest = max(self.next.sizeHint().width() if self._next else 0, self.rail.width_of_buttons())
        self.setFixedWidth(max(self._usual, longest + 2 * theme.space(self, 1.6) + 2 * self.frameWidth()))

    def begin_next(self) -> None:
        """Begin what is to be done next."""
        if self._next:
            self.begun.emit(self._next.code, None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._inside)
        margin = theme.space(self, 1.6)
        column.setContentsMargins(margin, margin, margin, theme.space(self))
        column.setSpacing(theme.space(self, 0.5))
        column.addWidget(self.reference)
        column.addWidget(self.about)
        column.addSpacing(theme.space(self))
        column.addWidget(self.rail)
        column.addSpacing(theme.space(self))
        column.addStretch(1)
        column.addWidget(_line())
        column.addSpacing(theme.space(self, 0.5))
        column.addWidget(self.card)
        self._scroll.setWidget(self._inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QVBoxLayout()
        foot.setContentsMargins(margin, theme.space(self, 0.6), margin, margin)
        foot.addWidget(self.next)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(foot)


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("panel", "line")
    return line
