"""The evidence of a case: files added by button, by dropping or pasting them, looked at, opened and copied."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from app import services
from app.domain.file_kinds import FileKind
from app.domain.moves.evidence import reason_not_to_add_evidence
from app.domain.rights import reason_against
from app.domain.spoken_dates import clock_time, day_of, full_day
from app.domain.words import MoveName
from app.ui.case.arrivals import Arrivals
from app.ui.case.contact_by_email import contact_filled_in
from app.ui.case.evidence_list import EvidenceList
from app.ui.case.evidence_preview import EvidencePreview
from app.ui.case.evidence_strip import WorkStrip
from app.ui.case.evidence_work import EvidenceWork
from app.ui.look import theme
from app.ui.moves.move_form import now
from app.ui.telling.notice import Notice
from app.ui.word_documents import WordDocuments, safe_name
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.cases import CaseView
    from app.services.evidence import ContactByEmail

NONE_YET = "No evidence yet. Add files, drop them here, or paste a picture or files that you copied (Ctrl+V)."
NO_FILE = "What was dropped or pasted is no file. Save it as one first: an e-mail as .eml or .msg, then drop that."
"""What some mail programs hand over is known to nobody but themselves."""


class EvidenceTab(QWidget):
    """A list of files, beside it what the chosen one shows; Enter opens it."""

    said = Signal(str)
    """Something to be read in the status line."""
    failed = Signal(Exception)
    """Something could not be done."""
    prefilled = Signal(str, object, object)
    """A move is to be begun with this filled in: its code, what it is about, and the text as unsaved text is kept."""

    def __init__(self, tasks: Tasks, documents: WordDocuments) -> None:
        super().__init__()
        self._tasks, self._documents = tasks, documents
        self._case_id = 0
        self._why_not: str | None = None
        self.notice, self.arrivals, self.strip = Notice(), Arrivals(), WorkStrip()
        self.list, self.preview = EvidenceList(), EvidencePreview(tasks)
        self.work = EvidenceWork(tasks, self)
        self.add = QPushButton("A&dd files…")
        self.open = QPushButton("&Open")
        self.copy = QPushButton("&Save a copy…")
        self.contact = QPushButton("&Record as a contact…")
        self.attached = QPushButton("Add what is attac&hed")
        self._both = QSplitter(Qt.Orientation.Horizontal)
        self.empty = theme.label(NONE_YET, tone="quiet")
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()

    def show_view(self, view: "CaseView") -> None:
        """List the files of a case; the chosen one stays chosen."""
        self._case_id = view.case.id
        self._why_not = reason_against(view.me, MoveName.ADD_EVIDENCE, view.case, reason_not_to_add_evidence)
        self.add.setEnabled(self._why_not is None)
        self.add.setToolTip(self._why_not or "Photographs, letters, e-mails: whatever shows what happened.")
        self.list.show_lines(view.evidence)
        self._both.setVisible(bool(view.evidence))
        self.empty.setHidden(bool(view.evidence))
        self._show_chosen()

    def arrive(self, files: "Sequence[Path]") -> None:
        """Ask whether these are to be added, and what they show."""
        if self._why_not is not None:
            self.notice.say(self._why_not, ("Close", self.notice.clear))
        elif not files:
            self.notice.say(NO_FILE, ("Close", self.notice.clear))
        else:
            self.notice.clear()
            self.arrivals.arrive(files)

    def open_chosen(self) -> None:
        """Open the chosen file, where it is of a kind that is opened at all."""
        line = self.list.chosen()
        if line is None:
            return
        if line.why_not_to_open:
            self.said.emit(line.why_not_to_open)
            return
        if (folder := self._folder()) is not None:
            self.work.open(line, folder, self._show_opened)

    def save_copy(self, file: Path) -> None:
        """Write a copy of the chosen file."""
        if (line := self.list.chosen()) is not None:
            self.work.copy(line, file)

    def paste(self) -> None:
        """Take files that were copied, or a picture, from the clipboard."""
        self._take(QGuiApplication.clipboard().mimeData())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Whatever is dropped is answered: what is no file, by a sentence."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped; it stays where it came from."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._take(event.mimeData())

    def _take(self, given: QMimeData | None) -> None:
        files = [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()] if given else []
        picture = given.imageData() if given and given.hasImage() and not files else None
        if isinstance(picture, QImage) and not picture.isNull() and self._why_not is None:
            self._tasks.ask(self, partial(self._kept_as_file, picture), self.arrive, failed=self.work.fail)
        else:
            self.arrive(files)

    def _kept_as_file(self, picture: QImage) -> list[Path]:
        """On the thread that works: a large picture takes longer to be written than a frame."""
        moment = now()
        name = f"Picture pasted {full_day(day_of(moment))} {clock_time(moment).replace(':', '.')}.png"
        file = self._documents.new_folder() / safe_name(name)
        return [file] if picture.save(str(file)) else []

    def _add(self, files: "Sequence[Path]", note: str) -> None:
        made = services.evidence.Arrival
        self.work.add(self._case_id, [made(file, file.name, note) for file in files])

    def _show_opened(self, file: Path) -> None:
        self.said.emit(self._documents.show_file(file) or f"{file.name} is open, to be read only")

    def _show_chosen(self) -> None:
        line = self.list.chosen()
        self.preview.show_line(line)
        is_email = line is not None and line.kind is FileKind.EMAIL
        self.contact.setVisible(is_email)
        self.attached.setVisible(is_email)
        self.attached.setEnabled(self._why_not is None)
        self.copy.setVisible(line is not None)
        self.open.setVisible(line is not None)
        why = line.why_not_to_open if line else None
        self.open.setEnabled(why is None)
        self.open.setToolTip(why or "A copy is opened, to be read only.")

    def _folder(self) -> Path | None:
        try:
            return self._documents.new_folder()
        except OSError as error:
            self.said.emit(f"There is no room for a temporary copy: {error.strerror}. Save a copy instead.")
            return None

    def _go_back(self) -> None:
        (self.list if self.list.isVisible() else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, "Add files to the evidence", str(Path.home()))
        if chosen:
            self.arrive([Path(name) for name in chosen])

    def _choose_place(self) -> None:
        if (line := self.list.chosen()) is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(self, "Save a copy", str(Path.home() / safe_name(line.name)))
        if chosen:
            self.save_copy(Path(chosen))

    def _begin_contact(self) -> None:
        if (line := self.list.chosen()) is not None:
            self._tasks.read(
                self,
                lambda work: services.evidence.contact_by_email(work, line.id),
                self._fill_contact,
                replacing="contact",
                failed=self.work.fail,
            )

    def _fill_contact(self, contact: "ContactByEmail") -> None:
        self.prefilled.emit("contact", None, contact_filled_in(contact))

    def _take_out_attachments(self) -> None:
        if (line := self.list.chosen()) is not None and (folder := self._folder()) is not None:
            self.work.take_out_attachments(self._case_id, line, folder)

    def _say_refused(self, words: str) -> None:
        self.notice.say(words, ("Close", self.notice.clear))

    def _connect(self) -> None:
        for button, do in (
            (self.add, self._choose_files),
            (self.open, self.open_chosen),
            (self.copy, self._choose_place),
            (self.contact, self._begin_contact),
            (self.attached, self._take_out_attachments),
            (self.strip.stop, self.work.stop),
        ):
            button.clicked.connect(do)
        self.list.activated.connect(self.open_chosen)
        self.list.currentItemChanged.connect(self._show_chosen)
        self.arrivals.wanted.connect(self._add)
        self.arrivals.left.connect(self._go_back)
        self.work.said.connect(self.said)
        self.work.failed.connect(self.failed)
        self.work.refused.connect(self._say_refused)
        self.work.busy.connect(self.strip.show_busy)
        self.work.progressed.connect(self.strip.show_progress)
        pasting = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        pasting.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        pasting.activated.connect(self.paste)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.add, self.open, self.copy, self.contact, self.attached):
            buttons.addWidget(button)
        buttons.addStretch(1)
        both = self._both
        both.setChildrenCollapsible(False)
        both.addWidget(self.list)
        both.addWidget(self.preview)
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        margin = theme.space(self, 2.2)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.space(self, 1.2))
        column.addWidget(self.notice)
        column.addLayout(buttons)
        for widget in (self.arrivals, self.strip, self.empty):
            column.addWidget(widget)
        column.addWidget(both, 1)
        column.addStretch(0)
