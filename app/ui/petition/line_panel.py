"""Beside the table: the chosen line as it was received, what was understood and why, its household, and the keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui.case.case_tab import readable
from app.ui.look import theme
from app.ui.petition.reason_button import ReasonButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.petitions import SignatureLine

_OTHERS = 12
"""So many of a household are named."""


class LinePanel(QFrame):
    """What a person decides by, and the buttons for it, each with its key."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "page")
        self.place = theme.label("", tone="quiet")
        self.received, self.understood = readable("", bold=True), readable("")
        self.others, self.decided = readable(""), readable("", tone="quiet")
        self.accept = ReasonButton("Accept   A", "Accept, key A")
        self.accept.setProperty("primary", True)
        self.reject = ReasonButton("Reject…   R", "Reject, key R")
        self.home = ReasonButton("Choose home…   H", "Choose home, key H")
        self.undo = ReasonButton("Undo   U", "Undo, key U")
        self.next = ReasonButton("Next to check   N", "Next to check, key N")
        self._lay_out()

    @property
    def buttons(self) -> dict[str, ReasonButton]:
        """The buttons, by what their key means."""
        return {
            "accept": self.accept,
            "reject": self.reject,
            "home": self.home,
            "undo": self.undo,
            "next": self.next,
        }

    def show_line(self, line: "SignatureLine | None", lines: "Sequence[SignatureLine]") -> None:
        """Show a line, among all."""
        if line is None:
            for label in (self.place, self.received, self.understood, self.others, self.decided):
                label.setText("")
            return
        page = f", page {line.page}" if line.page else ""
        self.place.setText(f"As received: {line.file}{page}, line {line.line}")
        self.received.setText("  ·  ".join(cell for cell in line.as_written if cell.strip()) or "—")
        where = f"{line.home}, {line.home_address}" if line.home else "no home of the landlord"
        self.understood.setText(f"Understood: {where}\nTaken for: {line.suggestion.words}. {line.because}")
        self.others.setText(_household(line, lines))
        self.decided.setText(f"Decided by {line.decided_by}" if line.decided_by else "Nobody has decided yet.")

    def hold_against(self, reason_not_to: str | None) -> None:
        """Grey what decides, where nothing can be decided."""
        for button in (self.accept, self.reject, self.home, self.undo):
            button.set_reason(reason_not_to)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        margin = theme.space(self, 1.6)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.space(self))
        for label in (self.place, self.received, self.understood, self.others):
            column.addWidget(label)
        for button in (self.accept, self.reject, self.home, self.next, self.undo):
            column.addWidget(button)
        column.addWidget(self.decided)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)


def _household(line: "SignatureLine", lines: "Sequence[SignatureLine]") -> str:
    if not line.household:
        return "Household: not known from what is written."
    there = [each for each in lines if each.household == line.household and each.id != line.id]
    if not there:
        return f"Household {line.household}: nobody else."
    named = "  ·  ".join(f"{each.number} {each.name or '—'}" for each in there[:_OTHERS])
    more = f" and {len(there) - _OTHERS:,} more" if len(there) > _OTHERS else ""
    return f"Household {line.household}, also: {named}{more}"
