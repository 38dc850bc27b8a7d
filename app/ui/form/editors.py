"""Editors: the native inputs of a form behind one way of asking what is in them."""
# ruff: noqa: D102  (what each of an editor's methods does is said once, by Editor)

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.words import Worded
from app.ui.form.inputs import PatientComboBox, TickBox
from app.ui.look import theme

Options = type[Worded] | Iterable[tuple[Any, str]]
SMALLER = 0.92
"""Grey words beside an input, in relation to what stands in it."""
LINE_LENGTH = 70
"""Characters beyond which a line is tiring to read."""


def worded(options: Options) -> tuple[tuple[Any, str], ...]:
    """Pairs of value and words, each beginning with a capital, as a list on the screen does."""
    pairs = [(member, member.words) for member in options] if isinstance(options, type) else list(options)
    return tuple((value, words[:1].upper() + words[1:]) for value, words in pairs)


def line_height() -> int:
    """The height of a one-line input, so that everything beside it can be as high."""
    font = QGuiApplication.font()
    return _line_height(font.family(), font.pointSizeF())


@lru_cache(maxsize=8)
def _line_height(_family: str, _size: float) -> int:
    """Measured once for each font: making an input only to measure it takes as long as making it."""
    return QLineEdit().sizeHint().height()


class Editor(ABC):
    """One input: its widget, where the keyboard stops in it, and what is in it.

    `value` is what a use case wants; `typed` is what a person sees, as JSON can keep it. Each is made within its field:
    whatever moves to another parent is given its style anew, and that takes longer than making it.
    """

    def __init__(self, widget: QWidget, stops: Sequence[QWidget] = ()) -> None:
        self.widget = widget
        self.stops: tuple[QWidget, ...] = tuple(stops) or (widget,)

    @abstractmethod
    def value(self) -> Any:
        """What is in it; None, "" or () when empty, None too when it is not understood."""

    @abstractmethod
    def set_value(self, value: Any) -> None:
        """Show a value."""

    @abstractmethod
    def when_edited(self, call: Callable[[], None]) -> None:
        """Call whenever a person changes it."""

    def when_left(self, call: Callable[[], None]) -> None:
        """Call when the keyboard leaves it; most editors have nothing to say then."""
        _ = call

    def typed(self) -> Any:
        """What a person sees in it, as JSON can keep it."""
        return self.value()

    def put_back(self, typed: Any) -> None:
        """Show what `typed` gave earlier."""
        self.set_value(typed)

    def problem(self) -> str:
        """Why it is not understood, or nothing."""
        return ""

    def set_accessible(self, name: str, description: str) -> None:
        """Name it for those who hear the screen."""
        for stop in self.stops:
            stop.setAccessibleName(name)
            stop.setAccessibleDescription(description)


class LineEditor(Editor):
    """One line of text; a secret one shows dots, keeps its blanks, and is never kept on the disk."""

    def __init__(self, within: QWidget, placeholder: str = "", *, secret: bool = False) -> None:
        self.line = QLineEdit(within)
        self._secret = secret
        if secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setPlaceholderText(placeholder)
        super().__init__(self.line)

    def value(self) -> str:
        return self.line.text() if self._secret else self.line.text().strip()

    def set_value(self, value: Any) -> None:
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)

    def typed(self) -> str:
        return "" if self._secret else self.line.text()

    def when_edited(self, call: Callable[[], None]) -> None:
        self.line.textChanged.connect(call)


class TextBox(QPlainTextEdit):
    """A text edit as high as its rows; what one would like to be of itself pushes a form's end out of sight."""

    def sizeHint(self) -> QSize:
        """The width it likes, the height it needs."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class TextEditor(Editor):
    """Several lines of text; Tab goes to the next field."""

    def __init__(self, within: QWidget, rows: int) -> None:
        self.text = TextBox(within)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.text.fontMetrics().lineSpacing() * rows + theme.space(self.text, 2))
        self.text.setMaximumHeight(self.text.minimumHeight() * 2)
        super().__init__(self.text)

    def value(self) -> str:
        return self.text.toPlainText().strip()

    def set_value(self, value: Any) -> None:
        self.text.setPlainText("" if value is None else str(value))

    def typed(self) -> str:
        return self.text.toPlainText()

    def when_edited(self, call: Callable[[], None]) -> None:
        self.text.textChanged.connect(call)


class ChoiceEditor(Editor):
    """One of several, in a list that drops down. It may be filled later: what was wanted is chosen then."""

    def __init__(self, within: QWidget, options: Options, nothing: str) -> None:
        self.box = PatientComboBox(within)
        self._values: tuple[Any, ...] = ()
        self._wanted: Any = None
        self.box.setPlaceholderText(nothing)
        self.box.setMinimumHeight(line_height())
        self.box.activated.connect(self._chosen)
        super().__init__(self.box)
        self.fill(options)

    def fill(self, options: Options) -> None:
        """Offer these, and keep what is chosen if it is among them."""
        pairs = worded(options)
        self.box.blockSignals(True)
        self.box.clear()
        self._values = tuple(value for value, _ in pairs)
        self.box.addItems([words for _, words in pairs])
        self.box.blockSignals(False)
        self.set_value(self._wanted)

    def value(self) -> Any:
        place = self.box.currentIndex()
        return self._values[place] if place >= 0 else self._wanted if not self._values else None

    def set_value(self, value: Any) -> None:
        self._wanted = value
        found = (place for place, one in enumerate(self._values) if one == value or (value and str(one) == value))
        self.box.setCurrentIndex(next(found, -1))

    def typed(self) -> str | None:
        value = self.value()
        return None if value is None else str(value)

    def when_edited(self, call: Callable[[], None]) -> None:
        self.box.currentIndexChanged.connect(call)

    def _chosen(self, place: int) -> None:
        self._wanted = self._values[place]


class ChoicesEditor(Editor):
    """Several of several, as ticks one under the other, each explained in grey where there is more to say."""

    def __init__(self, within: QWidget, options: Options, explained: Mapping[Any, str] | None = None) -> None:
        group = QWidget(within)
        layout = QVBoxLayout(group)
        layout.setContentsMargins(0, theme.space(group, 0.6), 0, theme.space(group, 0.4))
        layout.setSpacing(theme.space(group, 0.7))
        self._ticks: tuple[tuple[Any, TickBox], ...] = tuple(
            (value, TickBox(words.replace("&", "&&"), group)) for value, words in worded(options)
        )
        self._explained = explained or {}
        for value, tick in self._ticks:
            both = QVBoxLayout()
            both.setSpacing(theme.space(group, 0.2))
            both.addWidget(tick)
            layout.addLayout(both)
            if words := self._explained.get(value):
                line = theme.label(words, tone="quiet", times=SMALLER, within=group)
                line.setContentsMargins(theme.space(group, 2.4), 0, 0, 0)
                both.addWidget(line)
        super().__init__(group, [tick for _, tick in self._ticks])

    def value(self) -> tuple[Any, ...]:
        return tuple(value for value, tick in self._ticks if tick.isChecked())

    def set_value(self, value: Any) -> None:
        wanted = {str(one) for one in value or ()}
        for one, tick in self._ticks:
            tick.setChecked(str(one) in wanted)

    def typed(self) -> list[str]:
        return [str(value) for value in self.value()]

    def when_edited(self, call: Callable[[], None]) -> None:
        for _, tick in self._ticks:
            tick.toggled.connect(call)

    def set_accessible(self, name: str, description: str) -> None:
        self.widget.setAccessibleName(name)
        for value, tick in self._ticks:
            tick.setAccessibleName(f"{name}: {tick.text().replace('&&', '&')}")
            tick.setAccessibleDescription(" ".join(filter(None, (self._explained.get(value), description))))


class TickEditor(Editor):
    """Yes or no."""

    def __init__(self, within: QWidget, words: str) -> None:
        self.tick = TickBox(words, within)
        super().__init__(self.tick)

    def value(self) -> bool:
        return self.tick.isChecked()

    def set_value(self, value: Any) -> None:
        self.tick.setChecked(bool(value))

    def when_edited(self, call: Callable[[], None]) -> None:
        self.tick.toggled.connect(call)
