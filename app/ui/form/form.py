"""Forms: label, field, hint and message under the field, and what changed since it was opened; one builder for all."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.errors import Clash
from app.ui.form.day_editor import DayEditor, MomentEditor
from app.ui.form.editors import ChoiceEditor, ChoicesEditor, Editor, LineEditor, Options, TextEditor, TickEditor
from app.ui.form.fields import Field
from app.ui.form.file_editor import FileEditor
from app.ui.look import theme
from app.ui.today import london_today

LABEL_LENGTH = 18


class Form(QWidget):
    """A form, built field by field; each method adds one field under the last and returns it.

    `&` in a label marks the letter that reaches the field with Alt. Keep `values` and what `open` was given for the use
    case: it merges them with what others saved meanwhile.
    """

    typed = Signal()
    """A person changed something."""

    def __init__(self, parent: QWidget | None = None, *, today: Callable[[], date] = london_today) -> None:
        super().__init__(parent)
        self._today = today
        self._fields: dict[str, Field] = {}
        self._opened: dict[str, Any] = {}
        self._opened_typed: dict[str, Any] = {}
        self._filling = False
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(theme.space(self, 2))
        self._rows.setVerticalSpacing(theme.space(self, 1.2))
        self._rows.setColumnMinimumWidth(0, self.fontMetrics().averageCharWidth() * LABEL_LENGTH)
        self._rows.setColumnStretch(1, 1)

    def line(self, name: str, label: str, *, hint: str = "", placeholder: str = "") -> Field:
        """One line of text."""
        return self._add(name, label, lambda within: LineEditor(within, placeholder), hint)

    def secret(self, name: str, label: str, *, hint: str = "") -> Field:
        """One line that shows dots, such as a password."""
        return self._add(name, label, lambda within: LineEditor(within, secret=True), hint)

    def file(self, name: str, label: str, kinds: str, *, hint: str = "") -> Field:
        """A file, by its name; `kinds` as Qt writes them: "Certificates (*.pem *.crt)"."""
        return self._add(name, label, lambda within: FileEditor(within, kinds), hint)

    def text(self, name: str, label: str, *, rows: int = 3, hint: str = "") -> Field:
        """Several lines of text."""
        return self._add(name, label, lambda within: TextEditor(within, rows), hint)

    def choice(self, name: str, label: str, options: Options, *, hint: str = "", nothing: str = "Choose…") -> Field:
        """One of a Worded enumeration, or of pairs of value and words; None until chosen."""
        return self._add(name, label, lambda within: ChoiceEditor(within, options, nothing), hint)

    def choices(
        self, name: str, label: str, options: Options, *, hint: str = "", explained: Mapping[Any, str] | None = None
    ) -> Field:
        """Several of them, as a tuple."""
        return self._add(name, label, lambda within: ChoicesEditor(within, options, explained), hint)

    def person(self, name: str, label: str, *, hint: str = "", nothing: str = "Choose a person…") -> Field:
        """One person, by id; `fill` says who there are once it is known."""
        return self._add(name, label, lambda within: ChoiceEditor(within, (), nothing), hint)

    def day(self, name: str, label: str, *, hint: str = "") -> Field:
        """A day: a date, or None."""
        return self._add(name, label, lambda within: DayEditor(within, self._today), hint)

    def moment(self, name: str, label: str, *, hint: str = "") -> Field:
        """A day and a time in London: an aware datetime in UTC, or None."""
        return self._add(name, label, lambda within: MomentEditor(within, self._today), hint)

    def tick(self, name: str, words: str, *, hint: str = "") -> Field:
        """Yes or no; the words stand beside the tick."""
        field = self._add(name, words, lambda within: TickEditor(within, words), hint)
        field.label.hide()
        return field

    def note(self, words: str) -> None:
        """Grey words under the field added last; before any field, at the top of the form."""
        last = next(reversed(self._fields.values()), None)
        if last is not None:
            last.set_hint(words)
            return
        self._rows.addWidget(theme.label(words, tone="quiet", within=self), self._rows.rowCount(), 0, 1, 2)

    def section(self, words: str) -> None:
        """A heading over the fields that follow."""
        self._rows.addWidget(theme.label(words, times=1.1, bold=True, within=self), self._rows.rowCount(), 0, 1, 2)

    def fill(self, name: str, options: Options) -> None:
        """Offer these in a choice that was empty, or offered others; what was chosen stays chosen."""
        editor = self._fields[name].editor
        if not isinstance(editor, ChoiceEditor):
            raise TypeError(f"The field {name} offers no choice that could be filled.")
        self._quietly(lambda: editor.fill(options))

    def __getitem__(self, name: str) -> Field:
        return self._fields[name]

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields, in their order."""
        return tuple(self._fields)

    @property
    def opened(self) -> Mapping[str, Any]:
        """The values with which the form was opened."""
        return self._opened

    def open(self, values: Mapping[str, Any]) -> None:
        """Show these values and remember them as what the form was opened with; fields not named stay as they are."""
        self._quietly(lambda: [self._fields[name].set_value(value) for name, value in values.items()])
        self._opened = {**self.values(), **values}
        self._opened_typed = self.typed_values()

    def set_value(self, name: str, value: Any) -> None:
        """Put a value into a field as if a person had typed it."""
        self._fields[name].set_value(value)

    def values(self) -> dict[str, Any]:
        """What is in every field; ask `understood` first: what is not understood is None here."""
        return {name: field.value() for name, field in self._fields.items()}

    def changed_fields(self) -> tuple[str, ...]:
        """The names of the fields that differ from what the form was opened with."""
        return tuple(
            name
            for name, field in self._fields.items()
            if field.editor.problem() or not _same(field.value(), self._opened.get(name))
        )

    def typed_values(self) -> dict[str, Any]:
        """What a person sees in every field, as JSON can keep it."""
        return {name: field.editor.typed() for name, field in self._fields.items()}

    def put_back(self, typed: Mapping[str, Any]) -> None:
        """Show again what `typed_values` gave; names that the form no longer has are passed over."""
        for name, value in typed.items():
            if name in self._fields:
                self._fields[name].editor.put_back(value)

    @property
    def opened_typed(self) -> Mapping[str, Any]:
        """What a person saw in every field when the form was opened, as JSON can keep it."""
        return self._opened_typed

    def restore(self, opened: Mapping[str, Any], typed: Mapping[str, Any]) -> None:
        """Be as before a crash: opened with what it was opened with then, and holding what was typed then."""
        self._quietly(lambda: self.put_back(opened))
        self._opened = self.values()
        self._opened_typed = self.typed_values()
        self.put_back(typed)

    def settle(self, clashes: Iterable[Clash], chosen: Mapping[str, Any]) -> None:
        """Take what a person chose between two values; what the others saved is now what the form was opened with."""
        for clash in clashes:
            self._opened[clash.field] = clash.theirs
            if clash.field in self._fields:
                self._fields[clash.field].set_value(chosen[clash.field])

    def understood(self) -> bool:
        """True when everything typed is understood; else messages stand under the fields, the keyboard in the first."""
        wrong = [field for field in self._fields.values() if field.show_problem()]
        if wrong:
            wrong[0].take_focus()
        return not wrong

    def show_messages(self, fields: Mapping[str, str]) -> dict[str, str]:
        """Say under each field what is wrong, the keyboard in the first; gives back what belongs to no field here."""
        for name, field in self._fields.items():
            field.show_message(fields.get(name, ""))
        named = [name for name in self._fields if fields.get(name)]
        if named:
            self._fields[named[0]].take_focus()
        return {name: words for name, words in fields.items() if name not in self._fields}

    def _add(self, name: str, label: str, make: Callable[[QWidget], Editor], hint: str) -> Field:
        if name in self._fields:
            raise ValueError(f"The form has two fields named {name}.")
        field = Field(name, label, make, hint, self)
        row = self._rows.rowCount()
        self._rows.addWidget(field.label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(field, row, 1)
        before = next(reversed(self._fields.values()), None)
        stops = [*(before.editor.stops[-1:] if before else ()), *field.editor.stops]
        for one, next_one in pairwise(stops):
            QWidget.setTabOrder(one, next_one)
        self._fields[name] = field
        self._opened[name] = field.value()
        field.edited.connect(self._edited)
        return field

    def _quietly(self, fill: Callable[[], Any]) -> None:
        self._filling = True
        fill()
        self._filling = False

    def _edited(self) -> None:
        if not self._filling:
            self.typed.emit()


def _same(value: Any, opened: Any) -> bool:
    """Whether a field is as it was opened: nothing, no text and no choice are the same emptiness."""
    return value == opened or (not value and not opened)
