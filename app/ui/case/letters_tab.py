"""The letters of a case: opened in Word just as they were sent, or saved as a copy."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import services
from app.domain.errors import Refusal
from app.domain.moves.letter import reason_not_to_make_letter
from app.domain.rights import reason_not_allowed
from app.domain.words import LetterKind, MoveName
from app.ui.actions import BY_NAME
from app.ui.case.letter_list import LetterList
from app.ui.look import theme
from app.ui.moves import LETTERS
from app.ui.word_documents import WordDocuments, safe_name
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.cases import CaseView
    from app.services.letters import MadeLetter

LATER = (LetterKind.ACKNOWLEDGEMENT, LetterKind.RESPONSE)
"""Letters that can be made after the move that calls for them."""
NONE_YET = "No letter yet. Acknowledging and answering make one, or write one here."


class LettersTab(QWidget):
    """A list of letters; Enter opens the chosen one."""

    said = Signal(str)
    """Something to be read in the status line."""
    failed = Signal(Exception)
    """A letter could not be made again."""
    begun = Signal(str, object)
    """A move was begun: its code, and the id of what it is about, or None."""

    def __init__(self, tasks: Tasks, documents: WordDocuments) -> None:
        super().__init__()
        self._tasks = tasks
        self.documents = documents
        self.list = LetterList()
        self.open = QPushButton("&Open in Word")
        self.copy = QPushButton("&Save a copy…")
        self.mail = QPushButton("As an &email…")
        self.aside = QPushButton("Put the draft as&ide")
        self.write = QPushButton("&Write a letter")
        self.writing = QMenu(self.write)
        self.writing.setToolTipsVisible(True)
        self.write.setMenu(self.writing)
        self.empty = theme.label(NONE_YET, tone="quiet")
        self.make = {kind: QPushButton(f"&Make the {kind.words} letter") for kind in LATER}
        for kind, button in self.make.items():
            button.clicked.connect(partial(self.make_letter, kind))
        self._case_id = 0
        self.list.activated.connect(self.open_chosen)
        self.open.clicked.connect(self.open_chosen)
        self.copy.clicked.connect(self._choose_file)
        self.mail.clicked.connect(self.open_as_email)
        self.aside.clicked.connect(self.put_aside)
        self.list.currentItemChanged.connect(self._show_buttons)
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
        self._offer_to_write(view)
        self.list.show_view(view)
        self.list.setVisible(self.list.topLevelItemCount() > 0)
        self.empty.setVisible(self.list.isHidden())
        self._show_buttons()

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
        """Open the chosen letter in Word; a draft, in its form."""
        kind = self.list.chosen_draft()
        if kind is not None:
            self.begun.emit(f"{kind.value}-letter", None)
        else:
            self._make(self._open)

    def open_as_email(self) -> None:
        """Open an e-mail that is not sent yet, with the chosen letter attached."""
        letter_id = self.list.chosen()
        if letter_id is not None:
            self._tasks.read(
                self,
                lambda work: services.letter_emails.email_draft(work, letter_id),
                self._open_email,
                replacing="letter",
                failed=self._not_made,
            )

    def put_aside(self) -> None:
        """The chosen draft is not wanted any more; what stood in it stays in the history."""
        case_id, kind = self._case_id, self.list.chosen_draft()
        if kind is not None:
            self._tasks.write(
                self,
                lambda work: services.cases.put_draft_aside(work, case_id, kind),
                lambda done: self.said.emit(done.said),
                command=uuid4(),
                failed=self._not_made,
            )

    def save_copy(self, file: Path) -> None:
        """Write a copy of the chosen letter to a file."""
        self._make(lambda letter: self._save(letter, file))

    def _open(self, letter: "MadeLetter") -> None:
        self.said.emit(self.documents.open(letter.name, letter.content) or f"{letter.name} is open, to be read only")

    def _open_email(self, email: "MadeLetter") -> None:
        self.said.emit(self.documents.open(email.name, email.content) or f"{email.name} is open: nothing is sent yet")

    def _offer_to_write(self, view: "CaseView") -> None:
        self.writing.clear()
        for move in LETTERS:
            made, reason = self.writing.addAction(BY_NAME[move.command].text), move.reason_against(view)
            made.setEnabled(reason is None)
            made.setToolTip(reason or BY_NAME[move.command].hint)
            made.triggered.connect(partial(self._begin, move.code))

    def _begin(self, code: str, _checked: bool = False) -> None:
        self.begun.emit(code, None)

    def _show_buttons(self) -> None:
        """What can be done with the chosen line: a letter is opened or copied, a draft is gone on with."""
        letter, draft = self.list.chosen() is not None, self.list.chosen_draft() is not None
        self.open.setText("Go &on with the draft" if draft else "&Open in Word")
        self.open.setVisible(letter or draft)
        self.aside.setVisible(draft)
        for button in (self.copy, self.mail):
            button.setVisible(letter)

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
        for button in (self.open, self.copy, self.mail, self.aside):
            buttons.addWidget(button)
        buttons.addStretch(1)
        later = QHBoxLayout()
        later.addWidget(self.write)
        for button in self.make.values():
            later.addWidget(button)
        later.addStretch(1)
        column = QVBoxLayout(self)
        margin = theme.space(self, 2.2)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.space(self, 1.2))
        column.addLayout(later)
        column.addWidget(self.empty)
        column.addLayout(buttons)
        column.addWidget(self.list, 1)
        column.addStretch(0)
