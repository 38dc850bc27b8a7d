"""Suggestions under a line: found while somebody types, chosen with the arrows and Enter."""
# ruff: noqa: D102  (what each of an editor's methods does is said once, by Editor)

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.ui.form.editors import Editor
from app.ui.form.inputs import FocusWatch
from app.ui.look import theme

PAUSE = 200
"""Milliseconds without a key before the database is asked."""
MOST_SHOWN = 7


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that could be meant: what the list says, what the line says once it is chosen, and what it stands for.

    Without an id it is the way on: nothing of what was found is meant.
    """

    id: int | None
    words: str
    line: str
    meant: Any = None


class SuggestingLine(QWidget):
    """A line with a list under it. The keyboard stays in the line, so that typing on narrows the list."""

    asked = Signal(str)
    """What was typed, when the typing pauses."""
    chosen = Signal(object)
    """A Suggestion was chosen, or what had been chosen no longer is: None."""
    taken = Signal()
    """What is chosen was chosen by hand just now: go on."""
    passed = Signal()
    """Enter, with nothing chosen in the list: go on."""

    def __init__(self, placeholder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(placeholder)
        self.found = QListWidget(self)
        self.found.setObjectName("found")
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setUniformItemSizes(True)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.hide()
        self.choice: Suggestion | None = None
        self._suggestions: tuple[Suggestion, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.line)
        layout.addWidget(self.found)
        self.setFocusProxy(self.line)
        self._pause.timeout.connect(self._ask)
        self.line.textEdited.connect(self._edited)
        self.line.installEventFilter(self)
        self.found.itemClicked.connect(self._clicked)
        FocusWatch(self.line).left.connect(self.found.hide)

    def offer(self, suggestions: Sequence[Suggestion]) -> None:
        """Show these under the line, or nothing."""
        self._suggestions = tuple(suggestions)
        self.found.clear()
        for suggestion in self._suggestions:
            item = QListWidgetItem(suggestion.words)
            item.setToolTip(suggestion.words)
            self.found.addItem(item)
        self.found.setVisible(bool(self._suggestions) and self.line.hasFocus())
        if self._suggestions:
            rows = min(len(self._suggestions), MOST_SHOWN)
            self.found.setFixedHeight(self.found.sizeHintForRow(0) * rows + theme.space(self, 0.8))

    def choose(self, suggestion: Suggestion) -> None:
        """Take a suggestion for what is meant."""
        self._pause.stop()
        self.found.hide()
        if suggestion.id is None:
            self.passed.emit()
            return
        self.choice = suggestion
        self.line.setText(suggestion.line)
        self.line.setCursorPosition(0)
        self.chosen.emit(suggestion)

    def clear(self) -> None:
        """Nothing typed, nothing chosen."""
        self._pause.stop()
        self.offer(())
        self.line.clear()
        self._unchoose()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the arrows, Enter and Esc for the list while it is open."""
        kind = event.type()
        key = cast("QKeyEvent", event).key() if kind in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress} else 0
        if kind == QEvent.Type.ShortcutOverride and key == Qt.Key.Key_Escape and self.found.isVisible():
            event.accept()  # else Esc would leave the whole form
            return True
        if kind == QEvent.Type.KeyPress and self._takes(key):
            return True
        return super().eventFilter(watched, event)

    def _takes(self, key: int) -> bool:
        is_open = self.found.isVisible()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            place = self.found.currentRow() if is_open else -1
            if place >= 0:
                self._take(self._suggestions[place])
            else:
                self.found.hide()
                self.passed.emit()
            return True
        if key == Qt.Key.Key_Escape and is_open:
            self.found.hide()
            return True
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self._suggestions and not self.choice:
            self.found.show()
            self._move(1 if key == Qt.Key.Key_Down else -1)
            return True
        return False

    def _move(self, by: int) -> None:
        place = max(0, min(self.found.count() - 1, self.found.currentRow() + by))
        self.found.setCurrentRow(place)
        self.line.setAccessibleDescription(self._suggestions[place].words)
        QAccessible.updateAccessibility(QAccessibleEvent(self.line, QAccessible.Event.DescriptionChanged))

    def _edited(self) -> None:
        self._unchoose()
        self._pause.start()

    def _unchoose(self) -> None:
        if self.choice is not None:
            self.choice = None
            self.chosen.emit(None)

    def _ask(self) -> None:
        self.asked.emit(self.line.text().strip())

    def _clicked(self, item: QListWidgetItem) -> None:
        self._take(self._suggestions[self.found.row(item)])

    def _take(self, suggestion: Suggestion) -> None:
        self.choose(suggestion)
        if self.choice is not None:
            self.taken.emit()


class SuggestionEditor(Editor):
    """A suggesting line in a form; its value is the id of what was chosen, or None."""

    def __init__(self, within: QWidget, placeholder: str) -> None:
        self.suggesting = SuggestingLine(placeholder, within)
        super().__init__(self.suggesting, [self.suggesting.line])

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.suggesting.line.text().strip()

    def value(self) -> int | None:
        return self.suggesting.choice.id if self.suggesting.choice else None

    def set_value(self, value: Any) -> None:
        if isinstance(value, Suggestion):
            self.suggesting.choose(value)
        else:
            self.suggesting.clear()

    def typed(self) -> dict[str, Any]:
        return {"text": self.suggesting.line.text(), "id": self.value()}

    def put_back(self, typed: Any) -> None:
        kept = cast("dict[str, Any]", typed)
        self.suggesting.clear()
        if kept["id"] is not None:
            self.suggesting.choose(Suggestion(kept["id"], kept["text"], kept["text"]))
        else:
            self.suggesting.line.setText(kept["text"])

    def when_edited(self, call: Callable[[], None]) -> None:
        self.suggesting.line.textChanged.connect(call)
