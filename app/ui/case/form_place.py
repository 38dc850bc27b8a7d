"""The place of a move's form in a case window: made piece by piece, so that the window lives while it comes."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from app.ui.case.case_tabs import CaseTabs
from app.ui.form.coming import Coming
from app.ui.form.reading_order import put_in_reading_order
from app.ui.look.ahead import dress_ahead
from app.ui.moves import Move
from app.ui.moves.move_form import Opening
from app.ui.moves.move_panel import MovePanel
from app.ui.moves.unsaved_text import UnsavedText
from app.ui.unsaved.journal_files import Unsaved
from app.ui.work.in_turn import Growth
from app.ui.work.tasks import Tasks


class FormPlace(QObject):
    """At most one form: none, one that is coming, or the one that is open."""

    saved = Signal(object, bool)
    """Done, and whether the same form is wanted once more."""
    cancelled = Signal()
    """The form was cancelled; nothing of it is kept."""

    def __init__(self, tabs: CaseTabs, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self.panel: MovePanel | None = None
        self._coming: MovePanel | None = None
        self._tabs = tabs
        self._tasks = tasks
        self._pieces = Coming(self)

    @property
    def busy(self) -> bool:
        """True while a form is coming."""
        return self._pieces.busy

    @property
    def wanted_next(self) -> tuple[str, int | None] | None:
        """The move that is to follow on what was saved, if one is, and what it is about."""
        return (self.panel.then, None) if self.panel and self.panel.then else None

    def open(self, move: Move, opening: Opening, texts: UnsavedText, left_over: Unsaved | None = None) -> None:
        """Put this form in place of another, with text that was left unsaved if there is any."""
        self.close()
        self._pieces.begin(partial(self._come, move, opening, texts, left_over))

    def close(self) -> None:
        """No form, neither open nor coming."""
        self._pieces.begin()
        self._tabs.close_form()
        if self._coming is not None:
            self._coming.deleteLater()
        self.panel = self._coming = None

    def _come(self, move: Move, opening: Opening, texts: UnsavedText, left_over: Unsaved | None) -> Growth:
        panel = self._coming = MovePanel(self._tasks, texts, move, opening, self._tabs.place_of_forms)
        yield
        self._furnish(panel)
        yield
        if left_over:
            panel.put_back(left_over)
            yield
        yield from dress_ahead(panel)
        yield
        self._put_in_place(panel)

    def _furnish(self, panel: MovePanel) -> None:
        panel.furnish()
        panel.saved.connect(self.saved)
        panel.closed.connect(self.cancelled)

    def _put_in_place(self, panel: MovePanel) -> None:
        self.panel = panel
        self._tabs.open_form(panel, panel.title)
        put_in_reading_order(self._tabs.window(), panel)
        panel.begin()
