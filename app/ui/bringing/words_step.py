"""Beside the report: what the office's own words in a file stand for, as it is known, or as it is said now."""

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.complaints_log.meanings import UNSAID
from app.ui.form.editors import ChoiceEditor
from app.ui.form.fields import Field
from app.ui.form.reading_order import put_in_reading_order
from app.ui.look import theme
from app.ui.moves.move_button import EnterButton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.complaints_log.explaining import Explained, Word
    from app.ui.bringing.at_the_database import Looked
    from app.ui.bringing.kind_of_file import KindOfFile

MOST_WORDS = 40
"""Of each field; those that nobody has explained come first, so the next are asked for when these are said."""
LONGEST_WORD = 36
NOT_SAID, AS_WRITTEN = "Not said", "As it is written"


class AskedWord(NamedTuple):
    """A word that is asked for, whether it could stand for itself, and where its meaning is chosen."""

    of: str
    word: "Word"
    stands_for_itself: bool
    field: Field


class WordsStep(QWidget):
    """For each field its words, each beside the meanings that it can have."""

    wanted = Signal()
    """Words are said: see what would come in now."""
    back = Signal()

    def __init__(self, kind: "KindOfFile", parent: QWidget) -> None:
        super().__init__(parent)
        self._names = {asked.name: asked.words for asked in kind.fields}
        self._looked: Looked | None = None
        self.asked: tuple[AskedWord, ...] = ()
        self.title = theme.label("What words mean", times=1.2, bold=True, within=self)
        self.says = theme.label("", tone="quiet", within=self)
        self._scroll = QScrollArea(self)
        self.go_button = EnterButton("See &what it would change   Ctrl+S", self)
        self.go_button.setProperty("primary", True)
        self.back_button = EnterButton("&Back", self)
        self.go_button.clicked.connect(self.go_on)
        self.back_button.clicked.connect(self.back)
        self._lay_out()

    def show_words(self, looked: "Looked") -> None:
        """Ask for the words of a file that was looked at; what was said of them is chosen already."""
        self._looked = looked
        told = looked.told
        whose = told.whose if told else ""
        self.says.setText(f"Say once what your own words stand for; for {whose} it is remembered when you save.")
        within = QWidget(self._scroll.viewport())
        grid = QGridLayout(within)
        margin, gap = theme.space(self, 1.8), theme.space(self)
        grid.setContentsMargins(margin, 0, margin, gap)
        grid.setHorizontalSpacing(theme.space(self, 2))
        grid.setVerticalSpacing(theme.space(self, 0.8))
        grid.setColumnStretch(1, 1)
        self.asked = tuple(asked for each in (told.words if told else ()) for asked in self._ask(each, grid, within))
        grid.setRowStretch(grid.rowCount(), 1)
        self._scroll.setWidget(within)
        put_in_reading_order(self.window(), self)

    def said(self) -> dict[str, dict[str, str]]:
        """By field and key what each word stands for, with what was said before and is not asked for here."""
        found: dict[str, dict[str, str]] = {}
        if self._looked:
            found = {name: dict(words) for name, words in self._looked.wanted.said.items()}
        for of, word, stands_for_itself, field in self.asked:
            means = field.value()
            if means is not None:
                found.setdefault(of, {})[word.key] = means
            elif word.means is not None:
                found.setdefault(of, {})[word.key] = word.written if stands_for_itself else UNSAID
        return found

    def go_on(self) -> None:
        """See what would come in with these words."""
        self.wanted.emit()

    def take_focus(self) -> None:
        """Begin at the first word that nobody has explained, which is the first of all if there is one."""
        (self.asked[0].field.editor.stops[0] if self.asked else self.go_button).setFocus()

    def _ask(self, each: "Explained", grid: QGridLayout, within: QWidget) -> "Iterator[AskedWord]":
        name = self._names[each.name]
        heading = theme.label(self._heading(each), bold=True, within=within)
        heading.setContentsMargins(0, theme.space(self), 0, 0)
        grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
        nothing = AS_WRITTEN if each.stands_for_itself else NOT_SAID
        choices = ((None, nothing), *each.choices)
        for word in each.words[:MOST_WORDS]:
            written = word.written if len(word.written) <= LONGEST_WORD else f"{word.written[: LONGEST_WORD - 1]}…"
            make = partial(_editor, choices)
            field = Field(f"{each.name} {word.key}", f"“{written.replace('&', '&&')}”", make, parent=within)
            field.editor.set_accessible(f"{name}: {word.written}", "")
            field.set_value(word.means)
            row = grid.rowCount()
            grid.addWidget(field.label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignTop)
            yield AskedWord(each.name, word, each.stands_for_itself, field)

    def _heading(self, each: "Explained") -> str:
        name = self._names[each.name]
        name = name[:1].upper() + name[1:]
        if each.stands_for_itself:
            name = f"{name}, not in the office’s list"
        more = len(each.words) - MOST_WORDS
        return f"{name}: the first {MOST_WORDS} of {len(each.words):,}" if more > 0 else name

    def _lay_out(self) -> None:
        margin, gap = theme.space(self, 1.8), theme.space(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QVBoxLayout()
        head.setContentsMargins(margin, 0, margin, gap)
        head.setSpacing(theme.space(self, 0.4))
        head.addWidget(self.title)
        head.addWidget(self.says)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(margin, gap, margin, margin)
        buttons.setSpacing(gap)
        buttons.addWidget(self.go_button)
        buttons.addWidget(self.back_button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addLayout(buttons)


def _editor(choices: tuple[tuple[str | None, str], ...], within: QWidget) -> ChoiceEditor:
    return ChoiceEditor(within, choices, "")
