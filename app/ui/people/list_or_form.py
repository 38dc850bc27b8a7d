"""The list of people, or in its place the form that is open; a form comes in pieces, so that the window lives."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.done import Done
from app.ui.form.coming import Coming
from app.ui.form.reading_order import put_in_reading_order
from app.ui.look.ahead import lay_out_ahead
from app.ui.people.form_panel import Asked, FormPanel
from app.ui.work.in_turn import Growth
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Callable


class ListOrForm(QStackedWidget):
    """What is put into it first is the list."""

    saved = Signal(object)
    """Done: what the form asked for is saved, and the list stands there again."""
    closed = Signal()
    """The list stands there again."""

    def __init__(self, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._panel: FormPanel | None = None
        self._coming = Coming(self)

    @property
    def panel(self) -> FormPanel | None:
        """The form that is open, or None; whoever asks for one that is still coming has it at once."""
        self._coming.finish()
        return self._panel

    def open(self, ask: "Callable[[QWidget], Asked]") -> None:
        """Open a form; while one is coming already, nothing."""
        if not self._coming.busy:
            self._coming.begin(partial(self._come, ask))

    def _come(self, ask: "Callable[[QWidget], Asked]") -> Growth:
        self._panel = panel = FormPanel(self._tasks, ask, self, in_pieces=True)
        panel.hide()
        yield
        yield from panel.growth
        panel.closed.connect(self._close)
        panel.saved.connect(self._saved)
        yield
        self.addWidget(panel)
        yield from lay_out_ahead(panel, self.size())
        self.setCurrentWidget(panel)
        put_in_reading_order(self.window(), panel)
        panel.take_focus()

    def _saved(self, done: Done) -> None:
        self._close()
        self.saved.emit(done)

    def _close(self) -> None:
        if (panel := self._panel) is None:
            return
        self._panel = None
        self.setCurrentIndex(0)
        self.removeWidget(panel)
        panel.deleteLater()
        self.closed.emit()
