"""The letters of a case in rows: what is being written, then what has gone out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from app.domain.spoken_dates import clock_time, day_of, full_day
from app.domain.words import LetterKind, LetterState

if TYPE_CHECKING:
    from app.domain.cases import Draft
    from app.services.cases import CaseView, LetterLine

TITLES = ("Letter", "Made", "By", "Sent", "Format")


class LetterList(QTreeWidget):
    """Letters in rows, each with its id."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Letters")
        self.setHeaderLabels(TITLES)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        for place, width in enumerate((26, 24, 18, 16)):
            self.setColumnWidth(place, self.fontMetrics().averageCharWidth() * width)

    def show_view(self, view: "CaseView") -> None:
        """What is being written comes first, then the letters, newest first; the chosen one stays chosen."""
        chosen = self.chosen()
        self.clear()
        for draft in view.case.drafts:
            self.addTopLevelItem(_row_of_draft(draft))
        for letter in reversed(view.letters):
            self.addTopLevelItem(_row(letter))
        self.choose(chosen)

    def chosen(self) -> int | None:
        """The id of the chosen letter."""
        item = self.currentItem()
        return item.data(0, Qt.ItemDataRole.UserRole) if item else None

    def chosen_draft(self) -> LetterKind | None:
        """The kind of the chosen draft; None where it is a letter that has gone out."""
        item = self.currentItem()
        code = item.data(1, Qt.ItemDataRole.UserRole) if item else None
        return LetterKind(code) if code else None

    def choose(self, letter_id: int | None) -> None:
        """Choose the letter with an id, or the first."""
        found = (self.topLevelItem(place) for place in range(self.topLevelItemCount()))
        items = [item for item in found if item]
        same = [item for item in items if item.data(0, Qt.ItemDataRole.UserRole) == letter_id]
        for item in (same or items)[:1]:
            self.setCurrentItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, on every system."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentItem():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _row_of_draft(draft: "Draft") -> QTreeWidgetItem:
    written = f"{full_day(day_of(draft.written_at))} {clock_time(draft.written_at)}"
    kind = draft.kind.words[:1].upper() + draft.kind.words[1:]
    item = QTreeWidgetItem([kind, written, draft.by.name, _stands(draft), ""])
    item.setData(1, Qt.ItemDataRole.UserRole, draft.kind.value)
    item.setToolTip(3, draft.sent_back_because)
    return item


def _stands(draft: "Draft") -> str:
    if draft.approved is not None:
        return "approved" if draft.approved else f"sent back: {draft.sent_back_because}"
    if draft.waits_for_approval:
        return "waits for approval"
    return LetterState.READY.words if draft.ready else LetterState.DRAFT.words


def _row(letter: "LetterLine") -> QTreeWidgetItem:
    made = f"{full_day(day_of(letter.made_at))} {clock_time(letter.made_at)}"
    sent = f"by {letter.sent_how.words}" if letter.sent_how else letter.state.words
    kind = letter.kind.words[:1].upper() + letter.kind.words[1:]
    item = QTreeWidgetItem([kind, made, letter.made_by, sent, letter.format.words])
    item.setData(0, Qt.ItemDataRole.UserRole, letter.id)
    return item
