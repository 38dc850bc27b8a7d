"""What was typed and not saved, above the work that waits: a row for each text, to go on with or to discard."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.ui.telling.notice import Notice
from app.ui.unsaved.journal_files import Unsaved


class UnsavedRows(QWidget):
    """A row for each form that was left unsaved; no room at all while there are none."""

    continued = Signal(object)
    """Unsaved: somebody wants to go on with it."""
    discarded = Signal(object)
    """Unsaved: nobody wants it."""
    changed = Signal()
    """There are more or fewer of them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Notice] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def count(self) -> int:
        """How many texts are not saved."""
        return len(self.rows)

    def offer(self, found: tuple[Unsaved, ...]) -> None:
        """Offer each text that was left unsaved. The keyboard stays where it is: nothing here is urgent."""
        for row in tuple(self.rows):
            self._remove(row)
        before = QApplication.focusWidget()
        for unsaved in found:
            row = Notice()
            self._column.addWidget(row)
            self.rows.append(row)
            row.say(
                f"Not saved when Recourse was closed: {unsaved.title}.",
                ("Continue", partial(self._answer, row, self.continued.emit, unsaved)),
                ("Discard", partial(self._answer, row, self.discarded.emit, unsaved)),
                panel="notice",
            )
        if before is not None:
            before.setFocus()
        self.changed.emit()

    def _answer(self, row: Notice, tell: Callable[[Unsaved], None], unsaved: Unsaved) -> None:
        self._remove(row)
        self.changed.emit()
        tell(unsaved)

    def _remove(self, row: Notice) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
