"""The letters of a case: opened in Word just as they were sent, or saved as a copy."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app import services
from app.domain.errors import Refusal
from app.domain.moves.letter import reason_not_to_make_letter
from app.domain.rights import reason_not_allowed
from app.domain.spoken_dates import clock_time, day_of, full_day
from app.domain.words import LetterKind, MoveName
from app.ui.look import theme
from app.ui.word_documents import WordDocuments, safe_name
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.cases import CaseView, LetterLine
    from app.services.letters import MadeLetter

TITLES = ("Letter", "Made", "By", "Sent", "Format")
LATER = (LetterKind.ACKNOWLEDGEMENT, LetterKind.RESPONSE)
"""Letters that can be made after the move that calls for them."""
NONE_YET = "No letter yet. Acknowledging and answering make one."


class LettersTab(QWidget):
    """A list of letters; Enter opens the chosen one."""

    said = Signal(str)
    """Something to be read in the status line."""
    failed = Signal(Exception)
    """A letter could not be made again."""

    def __init__(self, tasks: Tasks, documents: WordDocuments) -> None:
        super().__init__()
        self._tasks = tasks
        self.documents = documents
        self.list = LetterList()
        self.open = QPushButton("&Open in Word")
        self.copy = QPushButton("&Save a copy…")
        self.empty = theme.label(NONE_YET, tone="quiet")
        self.make = {kind: QPushButton(f"&Make the {kind.words} letter") for kind in LATER}
        for kind, button in self.make.items():
            button.clicked.connect(partial(self.make_letter, kind))
        self._case_id = 0
        self.list.activated.connect(self.open_chosen)
        self.open.clicked.connect(self.open_chosen)
        self.copy.clicked.connect(self._choose_file)
        self._lay_out()

    def show_view(self, view: "CaseView") -> None:
        """List the letters of a case, newest first; the chosen one stays chosen."""
        self._case_id = view.case.id
        made = {letter.kind for letter in view.letters}
        for kind, button in self.make.items():
            button.setVisible(reason_not_to_make_letter(view.case, kind, made=kind in made) is None)
            reason = reason_not_allowed(view.me, MoveName(f"make the {kind.words} letter"), view.case) or ""
            button.setEnabled(not reason)
            button.setToolTip(reason)
        chosen = self.list.chosen()
        self.list.clear()
        for letter in reversed(view.letters):
            self.list.addTopLevelItem(_row(letter))
        self.list.choose(chosen)
        for widget in (self.list, self.open, self.copy):
            widget.setVisible(bool(view.letters))
        self.empty.setVisible(not view.letters)

    def make_letter(self, kind: LetterKind, _checked: bool = False) -> None:
        """Make the letter of a move that was saved without it; pressed twice, the second is told that it is made."""
        case_id = self._case_id
        self._tasks.write(
            self,
            lambda work: services.cases.make_letter(work, case_id, kind),
            lambda done: self.said.emit(done.said),
            command=uuid4(),
            failed=self._not_made,
        )

    def open_chosen(self) -> None:
        """Open the chosen letter in Word."""
        self._make(self._open)

    def save_copy(self, file: Path) -> None:
        """Write a copy of the chosen letter to a file."""
        self._make(lambda letter: self._save(letter, file))

    def _open(self, letter: "MadeLetter") -> None:
        self.said.emit(self.documents.open(letter.name, letter.content) or f"{letter.name} is open, to be read only")

    def _save(self, letter: "MadeLetter", file: Path) -> None:
        try:
            file.write_bytes(letter.content)
        except OSError as error:
            self.said.emit(f"{file.name} could not be written: {error.strerror}. Choose another folder.")
        else:
            self.said.emit(f"Saved as {file.name}")

    def _not_made(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self.said.emit(error.sentence)
        else:
            self.failed.emit(error)

    def _choose_file(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        name = str(Path.home() / safe_name(f"{item.text(0)}.docx"))
        chosen, _ = QFileDialog.getSaveFileName(self, "Save a copy", name, "Word documents (*.docx)")
        if chosen:
            self.save_copy(Path(chosen))

    def _make(self, then: "Callable[[MadeLetter], None]") -> None:
        letter_id = self.list.chosen()
        if letter_id is not None:
            self._tasks.read(
                self,
                lambda work: services.letters.make_again(work, letter_id),
                then,
                replacing="letter",
                failed=self.failed.emit,
            )

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.open)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        later = QHBoxLayout()
        for button in self.make.values():
            later.addWidget(button)
        later.addStretch(1)
        column = QVBoxLayout(self)
        margin = theme.space(self, 2.2)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.space(self, 1.2))
        column.addWidget(self.empty)
        column.addLayout(buttons)
        column.addLayout(later)
        column.addWidget(self.list, 1)
        column.addStretch(0)


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

    def chosen(self) -> int | None:
        """The id of the chosen letter."""
        item = self.currentItem()
        return item.data(0, Qt.ItemDataRole.UserRole) if item else None

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


def _row(letter: "LetterLine") -> QTreeWidgetItem:
    made = f"{full_day(day_of(letter.made_at))} {clock_time(letter.made_at)}"
    sent = f"by {letter.sent_how.words}" if letter.sent_how else letter.state.words
    kind = letter.kind.words[:1].upper() + letter.kind.words[1:]
    item = QTreeWidgetItem([kind, made, letter.made_by, sent, letter.format.words])
    item.setData(0, Qt.ItemDataRole.UserRole, letter.id)
    return item
