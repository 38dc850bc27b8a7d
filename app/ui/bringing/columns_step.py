"""The second step: which column of the file holds which field, as guessed, as remembered, or as it is said now."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui.bringing.columns_editor import ColumnsEditor
from app.ui.form.editors import line_height
from app.ui.form.fields import Field
from app.ui.form.reading_order import put_in_reading_order
from app.ui.look import theme
from app.ui.moves.move_button import EnterButton

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.ui.bringing.at_the_database import Looked
    from app.ui.bringing.kind_of_file import Asked, Columns, KindOfFile, SeenLike

LONGEST_EXAMPLE = 48
MANY = 12
"""Of more fields those that a file does not have are folded away."""


class ColumnsStep(QWidget):
    """A line for each field: its name, the column, and what stands in that column first."""

    wanted = Signal()
    """Columns are said: see what the file would change."""
    back = Signal()

    def __init__(self, kind: "KindOfFile", parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self._examples: Mapping[str, str] = {}
        self._opened: Columns = {}
        self._looked: Looked | None = None
        self.fields: dict[str, Field] = {}
        self.examples: dict[str, QLabel] = {}
        self._folded: tuple[str, ...] = ()
        self.title = theme.label("Which column is which", times=1.2, bold=True, within=self)
        self.says = theme.label("", tone="quiet", within=self)
        self._scroll = QScrollArea(self)
        self._within = QWidget(self._scroll.viewport())
        self.fold_button = EnterButton("", self._within)
        self.go_button = EnterButton("See &what it would change   Ctrl+S", self)
        self.go_button.setProperty("primary", True)
        self.back_button = EnterButton("&Back", self)
        self.go_button.clicked.connect(self.go_on)
        self.back_button.clicked.connect(self.back)
        self.fold_button.clicked.connect(self._fold)
        self.fold_button.hide()

    def grow(self) -> "Iterator[None]":
        """The fields, one by one."""
        self._grid = self._lay_out()
        for asked in self._kind.fields:
            field = Field(asked.name, self._words(asked), partial(_editor, asked), parent=self._within)
            example = theme.label("", tone="quiet", within=self._within)
            example.setMinimumHeight(line_height())
            field.edited.connect(partial(self._show_example, asked.name))
            self.fields[asked.name], self.examples[asked.name] = field, example
            yield
        self._put_in_order({})

    @property
    def reported(self) -> bool:
        """True where the file was reported already: going back leads there."""
        return self._looked is not None and self._looked.told is not None

    def show_seen(self, looked: "Looked", whose: str) -> None:
        """Offer the headers of a file, with what they mean so far."""
        self._looked, seen = looked, looked.seen
        columns = looked.told.columns if looked.told else seen.columns
        self._examples = dict(zip(seen.headers, seen.examples, strict=True))
        self.says.setText(_how_known(seen, whose))
        for name, field in self.fields.items():
            editor = field.editor
            if isinstance(editor, ColumnsEditor):
                editor.offer(seen.headers)
            field.set_value(columns.get(name, ()))
            field.show_message("")
            self._show_example(name)
        self._opened = self.columns()
        self._put_in_order(self._opened)
        put_in_reading_order(self.window(), self)

    def columns(self) -> "Columns":
        """Of each field that the file has, the columns."""
        return {name: value for name, field in self.fields.items() if (value := field.value())}

    def said(self) -> "Columns | None":
        """The columns, if they are to be remembered; None where all is as it is remembered already."""
        looked = self._looked
        known = looked is not None and looked.seen.remembered and looked.wanted.columns is None
        return None if known and self.columns() == self._opened else self.columns()

    def go_on(self) -> None:
        """See what the file would change, or say what is missing."""
        wrong = [field for field in self.fields.values() if field.show_problem()]
        if wrong:
            self._bring_into_sight(wrong[0])
        else:
            self.wanted.emit()

    def show_missing(self) -> None:
        """Say under the fields that are needed that they are still missing."""
        for field in self.fields.values():
            field.show_problem()

    def take_focus(self) -> None:
        """Begin at the first field that is needed and missing, or at the first of all."""
        fields = list(self.fields.values())
        self._bring_into_sight(next((field for field in fields if field.editor.problem()), fields[0]))

    def _bring_into_sight(self, field: Field) -> None:
        field.take_focus()
        if focused := QApplication.focusWidget():
            self._scroll.ensureWidgetVisible(focused)

    def _put_in_order(self, columns: "Columns") -> None:
        """First the fields that the file has or needs, then the others; where there are many, those are folded away."""
        needed = {asked.name for asked in self._kind.fields if asked.needed}
        many = len(self.fields) > MANY
        first = [name for name in self.fields if not many or name in columns or name in needed]
        rest = tuple(name for name in self.fields if name not in first)
        for row, name in enumerate((*first, *rest), 1):
            for place, part in enumerate(self._parts_of(name)):
                self._grid.removeWidget(part)
                self._grid.addWidget(part, row + (name in rest), place, Qt.AlignmentFlag.AlignTop)
                part.raise_()
            if name == first[-1]:
                self._grid.removeWidget(self.fold_button)
                self._grid.addWidget(self.fold_button, row + 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
                self.fold_button.raise_()
        for name in first:
            self._set_shown(name, True)
        self._folded = rest
        self._show_folded(False)

    def _parts_of(self, name: str) -> tuple[QWidget, QWidget, QWidget]:
        field = self.fields[name]
        return field.label, field, self.examples[name]

    def _fold(self) -> None:
        """Show the fields that are folded away, or fold them away again."""
        self._show_folded(self.fields[self._folded[0]].isHidden())

    def _show_folded(self, shown: bool) -> None:
        for name in self._folded:
            self._set_shown(name, shown)
        number = len(self._folded)
        words = "1 &more thing that a file can say" if number == 1 else f"{number} &more things that a file can say"
        self.fold_button.setText(f"Hide {words}" if shown else f"Show {words}")
        self.fold_button.setVisible(number > 0)

    def _set_shown(self, name: str, shown: bool) -> None:
        for part in self._parts_of(name):
            part.setVisible(shown)

    def _show_example(self, name: str) -> None:
        said = " ".join(" ".join(self._examples.get(header, "").split()) for header in self.fields[name].value())
        self.examples[name].setText(said if len(said) <= LONGEST_EXAMPLE else f"{said[: LONGEST_EXAMPLE - 1]}…")

    def _words(self, asked: "Asked") -> str:
        words = asked.words[:1].upper() + asked.words[1:]
        return f"{words} (needed)" if asked.needed else words

    def _lay_out(self) -> QGridLayout:
        margin, gap = theme.space(self, 1.8), theme.space(self)
        grid = QGridLayout(self._within)
        grid.setContentsMargins(margin, 0, margin, gap)
        grid.setHorizontalSpacing(theme.space(self, 2))
        grid.setVerticalSpacing(theme.space(self, 0.8))
        grid.setColumnStretch(1, 5)
        grid.setColumnStretch(2, 4)
        for place, words in enumerate((f"Of each {self._kind.thing[0]}", "Column of the file", "For example")):
            grid.addWidget(theme.label(words, tone="quiet", bold=True, within=self._within), 0, place)
        grid.setRowStretch(len(self._kind.fields) + 2, 1)
        self._scroll.setWidget(self._within)
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
        return grid


def _editor(asked: "Asked", within: QWidget) -> ColumnsEditor:
    missing = f"Choose the column that holds the {asked.words}." if asked.needed else ""
    return ColumnsEditor(within, joined=asked.joined, missing=missing)


def _how_known(seen: "SeenLike", whose: str) -> str:
    if not seen.headers:
        return "No headers are found in this file."
    if seen.remembered:
        return f"As it was said for {whose} the last time. What you say here is remembered for the next."
    if seen.lacking:
        named = ", ".join(f"“{header.strip()}”" for header in seen.lacking)
        return f"This file lacks what was named for {whose} the last time: {named}. Say it anew, and it is remembered."
    return f"Found by the names of the columns. What you say here is remembered for {whose}."
