"""A case in a window of its own: its steps on the left, its tabs or the form of a move in the middle."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app import services
from app.domain.done import Done
from app.domain.errors import Refusal, Unavailable
from app.domain.spoken_dates import clock_time
from app.ui.case.case_menus import CaseMenus
from app.ui.case.case_side import CaseSide
from app.ui.case.case_tabs import CaseTabs
from app.ui.form.reading_order import put_in_reading_order
from app.ui.look import theme
from app.ui.moves import Move, move_of
from app.ui.moves.move_form import Clock, Opening, now
from app.ui.moves.move_panel import MovePanel
from app.ui.moves.unsaved_text import Owner, UnsavedText
from app.ui.telling.notice import Notice
from app.ui.unsaved.journal import Journal
from app.ui.unsaved.journal_files import Unsaved
from app.ui.word_documents import WordDocuments
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.cases import CaseView

SHOWN_FOR = 30_000
"""Milliseconds for which the status line says what was done."""


class CaseWindow(QMainWindow):
    """One case, from receipt to closure: every move by mouse and by keyboard.

    `person` and `database` say whose unsaved text the journal keeps.
    """

    case_wanted = Signal(int)
    """Another case of this customer or home is to be opened."""

    def __init__(
        self,
        tasks: Tasks,
        case_id: int,
        journal: Journal,
        parent: QWidget | None = None,
        *,
        person: str = "",
        database: str = "",
        clock: Clock = now,
    ) -> None:
        super().__init__(parent)
        self.case_id = case_id
        self.view: CaseView | None = None
        self.panel: MovePanel | None = None
        self._tasks = tasks
        self._clock = clock
        self._wanted: tuple[str, int | None] | None = None
        self._saved: Move | None = None
        self._unsaved = UnsavedText(journal, case_id, Owner(person, database), self)
        self.notice = Notice()
        self.kept = theme.label("", tone="quiet", wrap=False)
        self.side = CaseSide()
        self.tabs = CaseTabs(tasks, case_id, WordDocuments())
        self._lay_out()
        self.menus = CaseMenus(self, self.begin, self.side.begin_next, self.reload)
        for part in (self.side, self.tabs):
            part.begun.connect(self.begin)
        self.side.refused.connect(self.say)
        self.side.case_wanted.connect(self.case_wanted)
        self.tabs.said.connect(self.say)
        self.tabs.failed.connect(self._failed)
        self._unsaved.kept.connect(self._say_kept)
        tasks.changed.connect(self._changed)
        self.reload()

    def reload(self) -> None:
        """Read the case again."""
        case_id = self.case_id
        self._tasks.read(
            self,
            lambda work: services.cases.view(work, case_id),
            self._show,
            replacing="case",
            failed=self._failed,
        )

    def begin(self, move: str, about: int | None = None) -> None:
        """Open the form of a move, as soon as the case is here; where it is not allowed, say why."""
        if self.view is None:
            self._wanted = (move, about)
            return
        found = move_of(move)
        if found is None:
            return
        reason = found.reason_not_to(self.view.case)
        if reason:
            self.say(reason)
        elif self.panel is not None and self.panel.typed:
            then = partial(self.begin, move, about)
            self._ask_before(self.panel, f"and begin “{found.title}”?", "Discard", then)
        else:
            self._open(found, about)

    def say(self, words: str) -> None:
        """Say something in the status line."""
        self.statusBar().showMessage(words, SHOWN_FOR)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless something is typed that nobody has decided about."""
        if self.panel is None or not self.panel.typed:
            self._close_form()
            event.accept()
            return
        event.ignore()
        self._ask_before(self.panel, "and close the window?", "Discard and close", self.close)

    def _show(self, view: "CaseView") -> None:
        first = self.view is None
        self.view = view
        self.notice.clear()
        self.setWindowTitle(f"{view.case.reference}  {view.case.about}")
        self.side.show_view(view)
        self.tabs.show_view(view)
        put_in_reading_order(self)
        self.menus.hold_against(view.case)
        if first:
            self._focus_next()
            self._offer_left_over()
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
        self._close_form()
        self._saved = None  # somebody is faster than the reload: the keyboard stays in the new form
        self._opened = (move, about)
        self.panel = MovePanel(self._tasks, self._unsaved, move, Opening(self.view, self._clock, about))
        if unsaved is not None:
            self.panel.put_back(unsaved)
        self.panel.saved.connect(self._have_saved)
        self.panel.closed.connect(self._cancelled)
        self.tabs.open_form(self.panel, move.title)
        self.panel.take_focus()

    def _ask_before(self, panel: MovePanel, what: str, words: str, then: Callable[[], object]) -> None:
        def discard() -> None:
            panel.discard()
            then()

        self.tabs.setCurrentWidget(panel)
        panel.ask_to_discard(f"Discard what you typed, {what}", (words, discard))

    def _have_saved(self, done: Done, again: bool) -> None:
        self.say(f"{done.said}  ·  saved {clock_time(self._clock())}")
        move, about = self._opened
        self._close_form()
        self._saved = move
        self._wanted = (move.code, about) if again else None
        if done.case_id != self.case_id:
            self.reload()

    def _cancelled(self) -> None:
        self._close_form()
        self._focus_next()
        self.reload()

    def _close_form(self) -> None:
        self.panel = None
        self.tabs.close_form()

    def _changed(self, done: Done) -> None:
        """Read again what any desk's save may have changed; a form with typed text only hears of it."""
        if done.case_id not in {self.case_id, None}:
            return
        if self.panel is not None and self.panel.typed:
            self.panel.say_changed_meanwhile()
        else:
            self.reload()

    def _offer_left_over(self) -> None:
        for move, unsaved in self._unsaved.left_over()[:1]:
            self.notice.say(
                f"You typed into “{move.title}” and did not save it.",
                ("Go on with it", partial(self._go_on, move, unsaved)),
                ("Discard it", partial(self._discard_left_over, move)),
                panel="notice",
            )

    def _go_on(self, move: Move, unsaved: Unsaved, _checked: bool = False) -> None:
        self.notice.clear()
        about = unsaved.opened.get("about")
        self._open(move, about if isinstance(about, int) else None, unsaved)

    def _discard_left_over(self, move: Move, _checked: bool = False) -> None:
        self.notice.clear()
        self._unsaved.settled(move.code)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Unavailable):
            self.notice.say(error.sentence, ("Try again", self.reload))
        elif isinstance(error, Refusal):
            self.notice.say(error.sentence)
        else:
            self._tasks.trouble.emit(error)

    def _say_kept(self, kept: bool) -> None:
        self.kept.setText(f"unsaved text kept {clock_time(self._clock())}   " if kept else "")

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.tabs, 1)
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.side)
        across.addWidget(right, 1)
        self.setCentralWidget(whole)
        self.resize(1280, 720)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addPermanentWidget(self.kept)
