"""A field of a form: an editor, its label, a grey hint and, when something is wrong, the message under it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.form.editors import LINE_LENGTH, SMALLER, Editor, line_height
from app.ui.look import theme
from app.ui.look.marks import mark_icon


class Field(QWidget):
    """One field: what it asks for, how to type it, and what is wrong with it."""

    edited = Signal()

    def __init__(
        self, name: str, words: str, make: Callable[[QWidget], Editor], hint: str = "", parent: QWidget | None = None
    ) -> None:
        # In its place from the start: whatever moves to another parent is given its style anew, with all that is in it.
        super().__init__(parent)
        self.name = name
        self.editor = editor = make(self)
        self.plain_words = words.replace("&&", "\0").replace("&", "").replace("\0", "&")
        self.label = self._make_label(words, parent)
        self._hint: QLabel | None = None
        self._wrong: _Wrong | None = None
        self._wrong_typed = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.space(self, 0.4))
        self._layout.addWidget(editor.widget)
        self._show_hint(hint)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * (LINE_LENGTH + 14))
        editor.when_edited(self._was_edited)
        editor.when_left(self._was_left)
        self._name_it()

    @property
    def message(self) -> str:
        """The message under the field, or nothing."""
        return self._wrong.words.text() if self._wrong is not None else ""

    @property
    def hint(self) -> str:
        """The grey words under the field."""
        return self._hint.text() if self._hint is not None else ""

    def value(self) -> Any:
        """What is in it, as a use case wants it."""
        return self.editor.value()

    def set_value(self, value: Any) -> None:
        """Show a value."""
        self.editor.set_value(value)

    def set_hint(self, words: str) -> None:
        """Change the grey words under the field; none hides them."""
        self._show_hint(words)
        self._name_it()

    def show_message(self, words: str) -> None:
        """Say under the field what is wrong with it; nothing takes the message away."""
        if words and self._wrong is None:
            self._wrong = _Wrong(self)
            self._layout.addWidget(self._wrong)
        if self._wrong is not None:
            self._wrong.say(words)
        for stop in self.editor.stops:
            theme.set_property(stop, "wrong", bool(words))
        self._name_it()
        if words:
            QAccessible.updateAccessibility(QAccessibleEvent(self.editor.stops[0], QAccessible.Event.Alert))

    def show_problem(self) -> bool:
        """Say what is not understood, if anything; True when there is something."""
        problem = self.editor.problem()
        if problem:
            self._wrong_typed = True
            self.show_message(problem)
        elif self._wrong_typed:
            self._wrong_typed = False
            self.show_message("")
        return bool(problem)

    def take_focus(self) -> None:
        """Put the keyboard into it."""
        self.editor.stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_hint(self, words: str) -> None:
        if self._hint is None:
            if not words:
                return
            self._hint = theme.label("", tone="quiet", times=SMALLER, within=self)
            self._layout.insertWidget(1, self._hint)
        self._hint.setText(words)
        self._hint.setVisible(bool(words))

    def _make_label(self, words: str, parent: QWidget | None) -> QLabel:
        label = QLabel(words) if parent is None else QLabel(words, parent)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(self.editor.stops[0])
        label.setMinimumHeight(line_height())
        return label

    def _name_it(self) -> None:
        self.editor.set_accessible(self.plain_words, " ".join(filter(None, (self.message, self.hint))))

    def _was_edited(self, *_: Any) -> None:
        if self.message:
            self._wrong_typed = False
            self.show_message("")
        self.edited.emit()

    def _was_left(self) -> None:
        self.show_problem()


class _Wrong(QWidget):
    """A mark and a sentence, hidden until there is something to say."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = theme.label("", tone="late", times=SMALLER)
        mark = QLabel()
        size = self.words.fontMetrics().height()
        mark.setPixmap(mark_icon("wrong", size).pixmap(size))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(self, 0.2))
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.words, 1)
        self.hide()

    def say(self, words: str) -> None:
        """Show the sentence, or nothing."""
        self.words.setText(words)
        self.setVisible(bool(words))
