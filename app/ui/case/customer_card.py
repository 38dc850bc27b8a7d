"""The customer's card: what everyone who speaks or writes to the customer needs to see."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.moves.adjustments import review_is_near
from app.domain.words import LetterFormat
from app.ui.case.case_tab import marked
from app.ui.chosen.step_words import never_words, spoken_day, spoken_with
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
            never_words(card),
            "" if card.letter_format is LetterFormat.STANDARD else f"Letters in {card.letter_format.words}",
            f"Language: {spoken_with(card)}" if card.language else "",
        )
        if line
    )


def review_words(card: "CustomerCard", today: date) -> tuple[str, str]:
    """The mark and words of the review of adjustments; no mark while it lies far ahead."""
    review = card.adjustments_review_on
    asked = card.adjustments_reviewed_on
    last = f", last on {spoken_day(asked, today)}" if asked else ""
    if review is None:
        return "today", f"Ask whether this is still right{last}"
    if review < today:
        return "late", f"Was to be asked again {spoken_day(review, today)}{last}"
    words = f"To be asked again {'today' if review == today else spoken_day(review, today)}{last}"
    return ("today" if review_is_near(review, today) else ""), words


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
        self.adjustments: MoveButton | None = None
        self.review = ""
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
            column.addWidget(_copied(line))
        if card:
            self._show_adjustments(column, view, card)
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

    def _show_adjustments(self, column: QVBoxLayout, view: "CaseView", card: "CustomerCard") -> None:
        """What we do differently for them, marked where it is time to ask again (CODE 5.10)."""
        self.adjustments = None
        if not card.adjustments:
            return
        column.addWidget(_copied(f"Adjustments: {card.adjustments}"))
        mark, self.review = review_words(card, view.today)
        plain = theme.label(self.review, tone="quiet", times=SMALLER)
        column.addWidget(marked(mark, self.review, mark) if mark else plain)
        self.adjustments = MoveButton(BY_CODE["adjustments"], "Ask again…")
        self.adjustments.setProperty("link", True)
        theme.sized(self.adjustments, SMALLER)
        self.adjustments.setAccessibleName("Ask again about the adjustments")
        self.adjustments.hold_against(view, "Go through the adjustments with the customer again")
        self.adjustments.begun.connect(self.begun)
        self.adjustments.refused.connect(self.refused)
        column.addWidget(self.adjustments, 0, Qt.AlignmentFlag.AlignLeft)

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


def _copied(words: str) -> QLabel:
    label = theme.label(words, times=SMALLER)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _preference(card: "CustomerCard") -> str:
    how = f"Prefers {card.preferred.words}" if card.preferred else ""
    return "  ·  ".join(part for part in (how, card.contact_notes) if part)


def _with(card: "CustomerCard") -> str:
    joint = str(card.values.get("joint_with") or "")
    return f", with {joint}" if joint else ""
