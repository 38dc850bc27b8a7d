"""A case in a window of its own: its steps on the left, its tabs or the form of a move in the middle."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app.domain.done import Done
from app.domain.errors import Refusal, Unavailable
from app.domain.spoken_dates import clock_time
from app.ui.case.case_menus import CaseMenus
from app.ui.case.case_reading import CaseReading
from app.ui.case.case_side import CaseSide
from app.ui.case.case_tabs import CaseTabs
from app.ui.case.form_place import FormPlace
from app.ui.form.reading_order import put_in_reading_order
from app.ui.look import theme
from app.ui.moves import Move, move_of
from app.ui.moves.left_over import offer_left_over
from app.ui.moves.move_form import Clock, Opening, now
from app.ui.moves.move_panel import MovePanel
from app.ui.moves.unsaved_text import Owner, UnsavedText
from app.ui.telling.notice import Notice
from app.ui.unsaved.journal import Journal
from app.ui.unsaved.journal_files import Unsaved
from app.ui.word_documents import WordDocuments
from app.ui.work.in_turn import FRAME, Growth, InTurn, finish
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.cases import CaseView

SHOWN_FOR = 30_000
"""Milliseconds for which the status line says what was done."""


class CaseWindow(QMainWindow):
    """One case, from receipt to closure: every move by mouse and by keyboard. Made empty, it is then given its case."""

    case_wanted = Signal(int)
    """Another case of this customer or home is to be opened."""

    def __init__(
        self,
        tasks: Tasks,
        journal: Journal,
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
        in_pieces: bool = False,
    ) -> None:
        super().__init__(parent)
        self.case_id = 0
        self.view: CaseView | None = None
        self._tasks = tasks
        self._clock = clock
        self._wanted: tuple[str, int | None] | None = None
        self._saved: Move | None = None
        self._journal = journal
        self._in_turn = InTurn(self)
        self._reading = CaseReading(tasks, self)
        self._reading.have.connect(self._show)
        self._reading.failed.connect(self._failed)
        self._reading.changed.connect(self._changed)
        self.growth = self._grow(tasks)
        if not in_pieces:
            finish(self.growth)

    def _grow(self, tasks: Tasks) -> Growth:
        whole = QWidget(self)
        right = QWidget(whole)
        self.side = CaseSide(whole)
        yield
        yield from self.side.rail.get_ready()
        self.notice = Notice(right)
        self.kept = theme.label("", tone="quiet", wrap=False)
        self.tabs = CaseTabs(tasks, WordDocuments(), right)
        yield
        self.form = FormPlace(self.tabs, tasks, self)
        self._lay_out(whole, right)
        self.menus = CaseMenus(self, self.begin, self.side.begin_next, self.reload)
        for begun in (self.side.begun, self.tabs.begun, self.tabs.prefilled):
            begun.connect(self.begin)
        self.side.refused.connect(self.say)
        self.side.case_wanted.connect(self.case_wanted)
        self.tabs.said.connect(self.say)
        self.tabs.failed.connect(self._failed)
        self.form.saved.connect(self._have_saved)
        self.form.cancelled.connect(self._cancelled)
        tasks.changed.connect(self._changed)

    def open_case(self, case_id: int, owner: Owner) -> None:
        """Show this case; the owner says whose unsaved text the journal keeps."""
        self.case_id = case_id
        self._unsaved = UnsavedText(self._journal, case_id, owner, self)
        self._unsaved.kept.connect(self._say_kept)
        QTimer.singleShot(FRAME, self, self.reload)  # once it is painted: two threads at work would both be slower

    @property
    def filled(self) -> bool:
        """True when all of the case that was read is shown, the tabs behind included."""
        return self.view is not None and not (self._in_turn.busy or self.form.busy)

    @property
    def panel(self) -> MovePanel | None:
        """The form that is open, or None."""
        return self.form.panel

    def reload(self) -> None:
        """Read the case again."""
        self._reading.read(self.case_id)

    def begin(self, move: str, about: int | None = None, filled: Unsaved | None = None) -> None:
        """Open the form of a move, filled in or not, as soon as the case is here; where it is not allowed, say why."""
        if self.view is None:
            self._wanted = (move, about)
            return
        if (found := move_of(move)) is None:
            return
        reason = found.reason_against(self.view)
        if reason:
            self.say(reason)
        elif self.panel is not None and self.panel.typed:
            then = partial(self.begin, move, about, filled)
            self._ask_before(self.panel, f"and begin “{found.title}”?", "Discard", then)
        else:
            self._open(found, about, filled)

    def say(self, words: str) -> None:
        """Say something in the status line."""
        self.statusBar().showMessage(words, SHOWN_FOR)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless something is typed that nobody has decided about."""
        if self.panel is None or not self.panel.typed:
            self.form.close()
            event.accept()
            return
        event.ignore()
        self._ask_before(self.panel, "and close the window?", "Discard and close", self.close)

    def _show(self, view: "CaseView") -> None:
        first = self.view is None
        self.view = view
        self.notice.clear()
        self.setWindowTitle(f"{view.case.reference}  {view.case.about}")
        self.menus.hold_against(view)
        side, card = partial(self.side.show_view, view), partial(self.side.card.show_view, view)
        self._in_turn.do(side, card, partial(self._show_tabs, view, first))

    def _show_tabs(self, view: "CaseView", first: bool) -> None:
        seen, unseen = self.tabs.show_view(view)
        self._in_turn.do(*seen, partial(self._go_on_with, view, first), *unseen, partial(put_in_reading_order, self))

    def _go_on_with(self, view: "CaseView", first: bool) -> None:
        if first:
            self._focus_next()
            offer_left_over(self.notice, self._unsaved, self._go_on)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.begin(*wanted)
        elif self._saved is not None:
            self._after(self._saved, view)
        elif self.panel is not None and not self.panel.typed:
            self._open(*self._opened)
        self._saved = None

    def _after(self, move: Move, view: "CaseView") -> None:
        """After a save: on to the next issue that is undecided, else to the button for the next step."""
        if move.code == "decide" and view.case.undecided:
            self.begin("decide")
        else:
            self._focus_next()

    def _focus_next(self) -> None:
        there = self.tabs.tabBar() if self.side.next.isHidden() else self.side.next
        there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, move: Move, about: int | None, unsaved: Unsaved | None = None) -> None:
        if self.view is None:
            return
        self._saved = None  # somebody is faster than the reload: the keyboard stays in the new form
        self._opened = (move, about)
        opening = Opening(self.view, self._clock, about)
        self.form.open(move, opening, self._unsaved, unsaved)

    def _ask_before(self, panel: MovePanel, what: str, words: str, then: Callable[[], object]) -> None:
        def discard() -> None:
            panel.discard()
            then()

        self.tabs.setCurrentWidget(panel)
        panel.ask_to_discard(f"Discard what you typed, {what}", (words, discard))

    def _have_saved(self, done: Done, again: bool) -> None:
        self.say(f"{done.said}  ·  saved {clock_time(self._clock())}")
        move, about = self._opened
        self._wanted = (move.code, about) if again else self.form.wanted_next
        self.form.close()
        self._saved = move
        if done.case_id != self.case_id:
            self.reload()

    def _cancelled(self) -> None:
        self.form.close()
        self._focus_next()
        self.reload()

    def _changed(self, done: Done) -> None:
        """Read again what any desk's save may have changed; a form with typed text only hears of it."""
        if done.case_id not in {self.case_id, None}:
            return
        if self.panel is not None and self.panel.typed:
            self.panel.say_changed_meanwhile()
        else:
            self.reload()

    def _go_on(self, move: Move, unsaved: Unsaved) -> None:
        about = unsaved.opened.get("about")
        self._open(move, about if isinstance(about, int) else None, unsaved)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Unavailable):
            self.notice.say(error.sentence, ("Try again", self.reload))
        elif isinstance(error, Refusal):
            self.notice.say(error.sentence)
        else:
            self._tasks.trouble.emit(error)

    def _say_kept(self, kept: bool) -> None:
        self.kept.setText(f"unsaved text kept {clock_time(self._clock())}   " if kept else "")

    def _lay_out(self, whole: QWidget, right: QWidget) -> None:
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.tabs, 1)
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.side)
        across.addWidget(right, 1)
        self.setCentralWidget(whole)
        self.resize(1280, 720)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addPermanentWidget(self.kept)
