"""The customer's card: what everyone who speaks or writes to the customer needs to see."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.words import LetterFormat
from app.ui.case.case_tab import marked
from app.ui.chosen.step_words import spoken_day
from app.ui.look import theme
from app.ui.moves import BY_CODE
from app.ui.moves.move_button import EnterButton, MoveButton

if TYPE_CHECKING:
    from app.services.cases import CaseView, CustomerCard

SMALLER = 0.92


def lines_of(card: "CustomerCard") -> tuple[str, ...]:
    """What the card says below the name, each line one thing, nothing where nothing is known."""
    return tuple(
        line
        for line in (
            f"{card.kind[:1].upper()}{card.kind[1:]}{_with(card)}",
            ", ".join(card.address),
            "  ·  ".join(part for part in (card.telephone, card.email) if part),
            _preference(card),
            f"Never by: {card.values['forbidden_contact']}" if card.values.get("forbidden_contact") else "",
            "" if card.letter_format is LetterFormat.STANDARD else f"Letters in {card.letter_format.words}",
            f"Language: {card.language}" if card.language else "",
            f"Adjustments: {card.adjustments}" if card.adjustments else "",
        )
        if line
    )


class CustomerCardPanel(QFrame):
    """Name, risk, address, how to reach them, what they need, and their other cases."""

    begun = Signal(str, object)
    """The change of the customer was begun: the move's code, and None."""
    refused = Signal(str)
    """Why the customer cannot be changed."""
    case_wanted = Signal(int)
    """Another case is to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Customer")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None
        self.change: MoveButton | None = None
        self.equality: MoveButton | None = None
        self.others: list[QPushButton] = []

    def show_view(self, view: "CaseView") -> None:
        """Show the customer of a case."""
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget(self)
        self._column.addWidget(self._inside)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(self, 0.25))
        self.equality = None
        card = view.customer
        column.addLayout(self._head(view))
        if card and card.risk_marker:
            column.addWidget(marked("late", f"Risk: {card.risk_marker}", "late"))
        lines = lines_of(card) if card else tuple(filter(None, (view.address,)))
        for line in lines:
            label = theme.label(line, times=SMALLER)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        if card:
            column.addWidget(self._equality(view), 0, Qt.AlignmentFlag.AlignLeft)
        self._show_others(column, view)

    def _head(self, view: "CaseView") -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(theme.label(view.customer.name if view.customer else "Anonymous", bold=True), 1)
        self.change = MoveButton(BY_CODE["customer"], "Change…")
        self.change.setProperty("link", True)
        self.change.setAccessibleName("Change the customer")
        self.change.hold_against(view, "Name, address, how to reach them, what they need")
        self.change.begun.connect(self.begun)
        self.change.refused.connect(self.refused)
        head.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _equality(self, view: "CaseView") -> MoveButton:
        self.equality = MoveButton(BY_CODE["equality"], "Equality questions…")
        self.equality.setProperty("link", True)
        theme.sized(self.equality, SMALLER)
        self.equality.hold_against(view, "Ask the customer, who need not answer; earlier answers are not shown")
        self.equality.begun.connect(self.begun)
        self.equality.refused.connect(self.refused)
        return self.equality

    def _show_others(self, column: QVBoxLayout, view: "CaseView") -> None:
        self.others = []
        if not view.other_cases:
            column.addWidget(theme.label("No other case of this customer or home.", tone="quiet", times=SMALLER))
            return
        column.addSpacing(theme.space(self, 0.4))
        for other in view.other_cases:
            whose = "same home, " if other.same_home_only else ""
            said = f"{whose}{other.status}, received {spoken_day(other.received_on, view.today)}"
            link = _Link(f"{other.reference}  {other.about}", other.id)
            link.setToolTip(said)
            link.setAccessibleDescription(said)
            link.wanted.connect(self.case_wanted)
            self.others.append(link)
            column.addWidget(link)
            column.addWidget(theme.label(said, tone="quiet", times=0.85))


class _Link(EnterButton):
    """Another case, opened with Enter or a click."""

    wanted = Signal(int)

    def __init__(self, words: str, case_id: int) -> None:
        super().__init__()
        self.setProperty("link", True)
        theme.sized(self, SMALLER)
        room = self.fontMetrics().averageCharWidth() * 36
        self.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))
        self.setAccessibleName(f"Open {words}")
        self.clicked.connect(lambda: self.wanted.emit(case_id))


def _preference(card: "CustomerCard") -> str:
    how = f"Prefers {card.preferred.words}" if card.preferred else ""
    return "  ·  ".join(part for part in (how, card.contact_notes) if part)


def _with(card: "CustomerCard") -> str:
    joint = str(card.values.get("joint_with") or "")
    return f", with {joint}" if joint else ""
