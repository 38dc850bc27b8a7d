"""The head of a petition: how many lines, accepted, households of those needed, and still to check."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.look import theme

if TYPE_CHECKING:
    from app.domain.policy import PetitionRules
    from app.services.petitions import PetitionView

_NO_LINES = (
    "No signatures yet. Bring in the sheets: a file (.xlsx, .csv), lines that you copied (Ctrl+V), or type them."
)


class Counter(QWidget):
    """A number, and under it what it counts."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self.number = theme.label("", times=1.5, bold=True, wrap=False)
        self.what = theme.label(what, tone="quiet", wrap=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label in (self.number, self.what):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)

    def show_number(self, number: str, what: str, tone: str = "") -> None:
        """Show a number."""
        theme.set_property(self.number, "tone", tone)
        self.number.setText(number)
        self.what.setText(what)
        self.setAccessibleName(f"{number} {what}")


class PetitionHead(QWidget):
    """Counters at the right; at the left how the petition is taken, and what is missing."""

    def __init__(self) -> None:
        super().__init__()
        self.taken = theme.label("", bold=True)
        self.missing = theme.label("", tone="quiet")
        self.lines, self.accepted = Counter("lines"), Counter("accepted")
        self.households, self.to_check = Counter("households"), Counter("to check")
        said = QVBoxLayout()
        said.setSpacing(theme.space(self, 0.3))
        said.addWidget(self.taken)
        said.addWidget(self.missing)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(self, 3))
        row.addLayout(said, 1)
        for counter in (self.lines, self.accepted, self.households, self.to_check):
            row.addWidget(counter, 0, Qt.AlignmentFlag.AlignTop)

    def show_petition(self, petition: "PetitionView", rules: "PetitionRules") -> None:
        """Show what the petition comes to."""
        counts = petition.counts
        enough = counts.households >= rules.households
        many = counts.counted >= rules.signatures
        self.lines.show_number(f"{counts.signatures:,}", "lines")
        if petition.verified:
            self.accepted.show_number(f"{counts.accepted:,}", "accepted")
        else:
            needed = f"count, {rules.signatures} needed"
            self.accepted.show_number(f"{'✓ ' if many else ''}{counts.counted:,}", needed, "done" if many else "late")
        sign = "✓ " if enough else ""
        self.households.show_number(
            f"{sign}{counts.households:,}", f"households, {rules.households} needed", "done" if enough else "late"
        )
        self.to_check.show_number(f"{counts.to_check:,}", "to check", "today" if counts.to_check else "")
        who = f"{petition.taken_by}: {petition.why}" if petition.taken_by else "nobody asked for more"
        self.taken.setText(f"{'Being verified' if petition.verified else 'Taken at face value'}  ·  {who}")
        left = "  ".join(petition.missing)
        self.missing.setText(_NO_LINES if not petition.lines else left or "Nothing is missing.")
