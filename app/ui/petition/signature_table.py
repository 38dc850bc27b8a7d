"""The lines of a petition as a table: as written, the home, why, and the decision; single keys decide."""

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.domain.petitions.deciding import Decided
from app.domain.petitions.suggestions import Suggestion
from app.ui.look.colours import colours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.petitions import SignatureLine

AnyIndex = QModelIndex | QPersistentModelIndex
TITLES: Final = ("#", "Name", "Address as written", "Home", "Why", "Decision")
WIDTHS: Final = (6, 22, 32, 12, 26, 22)
ADDRESS, HOME, WHY, DECISION = 2, 3, 4, 5
KEYS: Final = {
    Qt.Key.Key_A: "accept",
    Qt.Key.Key_R: "reject",
    Qt.Key.Key_H: "home",
    Qt.Key.Key_U: "undo",
    Qt.Key.Key_N: "next",
}
_WHOLE = QModelIndex()


def decision_words(line: "SignatureLine", *, verified: bool) -> tuple[str, str]:
    """What is decided of a line, in words behind a sign, and the tone they are said in."""
    if not line.is_open:
        decided = line.decided or Decided.OPEN
        return ("✓ accepted", "done") if decided is Decided.ACCEPTED else (f"✗ {decided.words}", "late")
    if not verified:
        return "at face value", "quiet"
    said = "accept?" if line.suggestion is Suggestion.ACCEPTED else line.suggestion.words
    return f"? {said}", "today"


class SignatureModel(QAbstractTableModel):
    """All lines of a petition: some twenty thousand are no more than a view of what was read."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[SignatureLine] = ()
        self._verified = False

    def show_lines(self, lines: "Sequence[SignatureLine]", *, verified: bool) -> None:
        """Show these."""
        self.beginResetModel()
        self.lines, self._verified = lines, verified
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _WHOLE) -> int:
        """As many as there are lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex = _WHOLE) -> int:
        """As many as there are titles."""
        return 0 if parent.isValid() else len(TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles."""
        across = orientation is Qt.Orientation.Horizontal
        return TITLES[section] if across and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says, and in which colour."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        words, tone = decision_words(line, verified=self._verified)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            if column == DECISION:
                return words
            return (str(line.number), line.name or "—", line.address or "—", line.home or "—", line.because)[column]
        if role == Qt.ItemDataRole.ForegroundRole:
            said = colours().tone(tone if column == DECISION else "quiet" if column == WHY else "")
            return QBrush(QColor(said)) if said else None
        return None


class SignatureTable(QTableView):
    """The table; what is chosen stays chosen when the petition is read again."""

    pressed_key = Signal(str)
    """A single key that decides: accept, reject, home, undo or next."""
    turned = Signal()
    """Another line is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = SignatureModel()
        self.setModel(self.lines)
        self.setAccessibleName("Signatures")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.9))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, width in enumerate(WIDTHS):
            self.setColumnWidth(place, self.fontMetrics().averageCharWidth() * width)
        header.setMinimumSectionSize(self.fontMetrics().averageCharWidth() * WIDTHS[0])

    def show_lines(self, lines: "Sequence[SignatureLine]", *, verified: bool) -> None:
        """Show these, the same line chosen as before, else the first."""
        chosen = self.chosen()
        self.lines.show_lines(lines, verified=verified)
        places = {line.number: place for place, line in enumerate(lines)}
        self.choose(places.get(chosen.number, 0) if chosen else 0)

    def choose(self, place: int) -> None:
        """Choose the line at this place, in sight."""
        if place < len(self.lines.lines):
            self.setCurrentIndex(self.lines.index(place, 1))
            self.scrollTo(self.currentIndex())
        self.turned.emit()

    def chosen(self) -> "SignatureLine | None":
        """The chosen line."""
        place = self.currentIndex().row()
        return self.lines.lines[place] if 0 <= place < len(self.lines.lines) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, show what is decided by; why, and which home, stands beside."""
        super().resizeEvent(event)
        letter, room = self.fontMetrics().averageCharWidth(), self.viewport().width()
        for column, needed in ((WHY, sum(WIDTHS)), (HOME, sum(WIDTHS) - WIDTHS[WHY])):
            self.setColumnHidden(column, room < letter * needed)
        last = ADDRESS if self.isColumnHidden(WHY) else WHY
        for column in (ADDRESS, WHY):
            stretch = QHeaderView.ResizeMode.Stretch if column == last else QHeaderView.ResizeMode.Interactive
            self.horizontalHeader().setSectionResizeMode(column, stretch)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell who shows the line beside."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.turned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide with a single key; copy the line with Ctrl+C."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
        found = next((what for key, what in KEYS.items() if key == event.key()), "")
        if plain and found:
            self.pressed_key.emit(found)
        elif event.matches(QKeySequence.StandardKey.Copy) and self.currentIndex().isValid():
            row = self.currentIndex().row()
            told = [str(self.lines.data(self.lines.index(row, place))) for place in range(len(TITLES))]
            QGuiApplication.clipboard().setText("\t".join(told))
        else:
            super().keyPressEvent(event)
