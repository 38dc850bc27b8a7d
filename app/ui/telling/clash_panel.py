"""The choice between two values, where two people changed the same field at once."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from app.domain.errors import ChangedElsewhere, Clash
from app.domain.spoken_dates import full_day, full_moment
from app.ui.form.reading_order import put_in_reading_order
from app.ui.look import theme


def as_words(_field: str, value: Any) -> str:
    """A value as words: nothing, yes, no, a day or moment in full, or as it is written."""
    if value is None or value in ("", ()):
        return "nothing"
    if isinstance(value, tuple):
        return ", ".join(as_words(_field, each) for each in cast("tuple[object, ...]", value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return full_moment(value)
    if isinstance(value, date):
        return full_day(value)
    return str(getattr(value, "words", value))


class ClashPanel(QFrame):
    """Both values of each field, to keep mine or take theirs; hidden until there is something to choose."""

    settled = Signal(object, object)
    """The clashes, and the value chosen for each field by its name: give both to Form.settle, and save again."""
    put_off = Signal()
    """The person wants to look again first; nothing was saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "choice")
        self.setAccessibleName("Changed by someone else")
        self._clashes: tuple[Clash, ...] = ()
        self._groups: dict[str, QButtonGroup] = {}
        self._rows = QVBoxLayout(self)
        gap = theme.space(self, 1.5)
        self._rows.setContentsMargins(gap, gap, gap, gap)
        self.save = QPushButton("Save with these choices")
        self.later = QPushButton("Look again first")
        self.save.setProperty("primary", True)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.later)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.save)
        self._choices = QVBoxLayout()
        self._rows.addLayout(self._choices)
        self._rows.addLayout(self._buttons)
        self.save.clicked.connect(self._settle)
        self.later.clicked.connect(self._put_off)
        self.hide()

    def ask(
        self,
        changed: ChangedElsewhere,
        label_of: Callable[[str], str],
        words_of: Callable[[str, Any], str] = as_words,
    ) -> None:
        """Show the choice; `label_of` gives a field's label, `words_of(field, value)` how its value is written."""
        self._clear()
        self._clashes = changed.clashes
        self._choices.addWidget(theme.label(changed.sentence, bold=True))
        for clash in changed.clashes:
            self._choices.addWidget(theme.label(label_of(clash.field)))
            mine = f"Keep mine: {_plain(words_of(clash.field, clash.mine))}"
            theirs = f"Take theirs: {_plain(words_of(clash.field, clash.theirs))}"
            self._groups[clash.field] = self._choice(label_of(clash.field), (mine, theirs))
        for button in (self.later, self.save):
            button.raise_()
        put_in_reading_order(self.window())
        self.show()
        first = next(iter(self._groups.values()), None)
        if first is not None:
            first.button(0).setFocus()

    def take(self, field: str, *, theirs: bool) -> None:
        """Choose for a field."""
        self._groups[field].button(int(theirs)).setChecked(True)

    def _choice(self, label: str, words: Sequence[str]) -> QButtonGroup:
        group = QButtonGroup(self)
        for number, one in enumerate(words):
            button = QRadioButton(one)
            button.setAccessibleName(f"{label}: {one.replace('&', '')}")
            group.addButton(button, number)
            self._choices.addWidget(button)
        # What I typed is what I see in the form: nothing is taken from it unless I say so.
        group.button(0).setChecked(True)
        return group

    def _clear(self) -> None:
        for group in self._groups.values():
            group.deleteLater()
        self._groups = {}
        while (item := self._choices.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _settle(self) -> None:
        chosen = {
            clash.field: clash.theirs if self._groups[clash.field].checkedId() == 1 else clash.mine
            for clash in self._clashes
        }
        self.hide()
        self.settled.emit(self._clashes, chosen)

    def _put_off(self) -> None:
        self.hide()
        self.put_off.emit()


def _plain(words: str) -> str:
    return words.replace("&", "&&")
