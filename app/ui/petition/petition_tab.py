"""The Petition tab: counters, the lines with single keys to decide them, and what each was understood as."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app import services
from app.domain.errors import ChangedElsewhere, Refusal
from app.domain.petitions.deciding import Decided, next_to_check, reasons_offered
from app.domain.petitions.pasted import as_rows
from app.domain.words import Kind
from app.ui.look import theme
from app.ui.petition.asking import Asking
from app.ui.petition.bringing import Bringing
from app.ui.petition.deciding import Deciding
from app.ui.petition.head import PetitionHead
from app.ui.petition.in_place import InPlace
from app.ui.petition.line_panel import LinePanel
from app.ui.petition.reason_button import ReasonButton
from app.ui.petition.reasons import reasons
from app.ui.petition.signature_table import SignatureTable
from app.ui.telling.notice import Notice
from app.ui.word_documents import WordDocuments
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.cases import CaseView
    from app.services.petitions import PetitionView, SignatureLine

NO_LINES = "What you copied holds no lines. Copy the rows of a sheet, with their headers."


class PetitionTab(QWidget):
    """Read whenever it is looked at: no other part of the window waits for twenty thousand lines."""

    said = Signal(str)
    """Something to be read in the status line."""
    failed = Signal(Exception)
    """Something could not be done."""

    def __init__(self, tasks: Tasks, documents: WordDocuments) -> None:
        super().__init__()
        self._tasks, self._documents = tasks, documents
        self._view: CaseView | None = None
        self.petition: PetitionView | None = None
        self.notice, self.asking, self.head = Notice(), Asking(), PetitionHead()
        self.table, self.panel = SignatureTable(), LinePanel()
        self.bringing, self.in_place = Bringing(tasks, self), InPlace(tasks)
        self.bring = ReasonButton("&Bring in signatures…")
        self.typing, self.came = ReasonButton("T&ype a line…"), ReasonButton("&What came with it…")
        self.verify = ReasonButton("Veri&fy…")
        self.rules = ReasonButton("&Rules…")
        self.deciding = Deciding(tasks, self.asking, self)
        self.deciding.chosen = self.table.chosen
        self._both = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect()

    def show_view(self, view: "CaseView") -> None:
        """Know which case it is; its petition is read when it is looked at."""
        self._view, self.deciding.case_id = view, view.case.id
        if self.isVisible():
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the petition whenever somebody turns to it."""
        super().showEvent(event)
        self.reload()

    def reload(self) -> None:
        """Read the petition again."""
        if self._view is None or self._view.case.kind is not Kind.PETITION:
            return
        case_id = self._view.case.id
        self._tasks.read(
            self,
            lambda work: services.petitions.view(work, case_id),
            self._show,
            replacing="petition",
            failed=self.failed.emit,
        )

    def look_at(self, file: Path) -> None:
        """Show what a sheet would bring, before anything is saved."""
        if self._view is not None:
            self.bringing.look(self._view.case.id, file)

    def paste(self) -> None:
        """Take lines that were copied out of a sheet."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._say(NO_LINES)
            return
        try:
            file = self._documents.new_folder() / "pasted lines.csv"
            file.write_text(as_rows(text), encoding="utf-8", newline="")
        except OSError as error:
            self._say(f"There is no room for what you copied: {error.strerror}.")
            return
        self.look_at(file)

    def decide(self, what: str) -> None:
        """Do what a key or a button means."""
        self.panel.buttons[what].press()

    def _show(self, petition: "PetitionView | None") -> None:
        view, self.petition = self._view, petition
        if view is None or petition is None:
            return
        verified, self.deciding.petition = petition.verified, petition
        self.head.show_petition(petition, view.case.policy.petitions)
        self.deciding.reasons = reasons_offered(view.case.policy.petitions)
        self.verify.setText("Take at &face value…" if verified else "Veri&fy…")
        self.verify.setAccessibleName("Take at face value" if verified else "Verify")
        why_not = reasons(view, petition)
        self.panel.hold_against(why_not["decide"])
        for button, what in (
            (self.bring, "bring"),
            (self.typing, "bring"),
            (self.came, "complete"),
            (self.verify, "take"),
            (self.rules, "rules"),
            (self.panel.next, "next"),
        ):
            button.set_reason(why_not[what])
        if not self.bringing.is_asking:
            self.table.show_lines(petition.lines, verified=verified)

    def _show_line(self) -> None:
        self.panel.show_line(self.table.chosen(), self.table.lines.lines)

    def _show_sheet(self, words: str, lines: "Sequence[SignatureLine]") -> None:
        self.table.show_lines(lines, verified=True)
        self.panel.hold_against("Bring the sheet in first, or leave it.")
        self.notice.say(
            f"To be brought in: {words}.", ("Bring in", self._bring), ("Not now", self._leave), panel="notice"
        )

    def _bring(self) -> None:
        self.notice.clear()
        self.bringing.save()

    def _leave(self) -> None:
        self.notice.clear()
        self.bringing.leave()
        self.reload()
        self._to_the_table()

    def _choose_file(self) -> None:
        kinds = "Sheets (*.xlsx *.csv *.txt)"
        chosen, _ = QFileDialog.getOpenFileName(self, "Bring in signatures", str(Path.home()), kinds)
        if chosen:
            self.look_at(Path(chosen))

    def _ask_what_came(self) -> None:
        if self._view is not None and self.petition is not None:
            self._both.hide()
            self.in_place.ask_what_came(self._view.case.id, self.petition)

    def _ask_a_line(self) -> None:
        if self._view is not None:
            self._both.hide()
            self.in_place.ask_a_line(self._view.case.id)

    def _show_lines(self) -> None:
        self._both.show()
        self._to_the_table()

    def _next(self) -> None:
        chosen = self.table.chosen()
        place = next_to_check(self.table.lines.lines, chosen.number if chosen else 0)
        if place is not None:
            self.table.choose(place)
        self._to_the_table()

    def _not_saved(self, error: Exception) -> None:
        if isinstance(error, (Refusal, ChangedElsewhere)):
            self._say(error.sentence)
        else:
            self.failed.emit(error)

    def _say(self, words: str) -> None:
        self.notice.say(words, ("Close", self._close_notice))

    def _close_notice(self) -> None:
        self.notice.clear()
        self._to_the_table()

    def _to_the_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        for button, do in (
            (self.bring, self._choose_file),
            (self.typing, self._ask_a_line),
            (self.came, self._ask_what_came),
            (self.verify, self.deciding.ask_why),
            (self.rules, self.deciding.ask_rule),
            (self.panel.accept, partial(self.deciding.decide, Decided.ACCEPTED)),
            (self.panel.reject, self.deciding.ask_reason),
            (self.panel.home, self.deciding.ask_home),
            (self.panel.undo, self.deciding.undo),
            (self.panel.next, self._next),
        ):
            button.wanted.connect(do)
            button.refused.connect(self.said)
        self.table.pressed_key.connect(self.decide)
        self.table.turned.connect(self._show_line)
        self.asking.left.connect(self._to_the_table)
        self.in_place.left.connect(self._show_lines)
        for speaker in (self.deciding, self.in_place):
            speaker.said.connect(self.said)
            speaker.failed.connect(self._not_saved)
        self.bringing.reported.connect(self._show_sheet)
        self.bringing.saved.connect(self.said)
        self.bringing.failed.connect(self._not_saved)
        pasting = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        pasting.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        pasting.activated.connect(self.paste)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.bring, self.typing, self.came, self.verify, self.rules):
            buttons.addWidget(button)
        buttons.addStretch(1)
        both = self._both
        both.setChildrenCollapsible(False)
        both.addWidget(self.table)
        both.addWidget(self.panel)
        both.setStretchFactor(0, 5)
        both.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        margin = theme.space(self, 2)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.space(self, 1.2))
        column.addWidget(self.notice)
        column.addWidget(self.head)
        column.addLayout(buttons)
        column.addWidget(self.asking)
        column.addWidget(both, 1)
        column.addWidget(self.in_place, 1)
