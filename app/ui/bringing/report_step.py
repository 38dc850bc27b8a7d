"""The third step: what the file would change, which of it is to be saved, and in the end, what was."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.actions import BY_NAME
from app.ui.bringing.kind_cards import KindCards
from app.ui.bringing.marked import Marked
from app.ui.bringing.told_lines import ToldLines
from app.ui.look import theme
from app.ui.moves.move_button import EnterButton

if TYPE_CHECKING:
    from app.domain.worded import Worded
    from app.ui.bringing.at_the_database import Looked
    from app.ui.bringing.kind_of_file import KindOfFile, Told

MOST_NAMED = 4
NOTHING_CHOSEN = "Tick under the counts what is to be saved."


def _how_columns(looked: "Looked") -> str:
    if looked.wanted.columns is not None:
        return "Columns as you said them; saving remembers them."
    return "Columns as remembered from the last time." if looked.seen.remembered else "Columns found by their names."


def _of_words(told: "Told") -> str:
    """What is to be said about the office's own words in it."""
    unknown = [f"“{word}”" for each in told.words for word in each.unknown]
    if not unknown:
        return "Some of its words stand for words of this office, or could." if told.words else ""
    shown, more = unknown[:MOST_NAMED], len(unknown) - MOST_NAMED
    if more > 0:
        return f"Nobody has said what {', '.join(shown)} and {more:,} more of its words stand for."
    *before, last = shown
    named = f"{', '.join(before)} and {last}" if before else last
    return f"Nobody has said what {named} {'stand' if before else 'stands'} for."


class ReportStep(QWidget):
    """Counts above, rows below, and under them the button that saves; once it is saved, a sentence in its place."""

    wanted = Signal()
    """Save what is ticked."""
    refused = Signal(str)
    """Why there is nothing to save."""
    columns_wanted = Signal()
    words_wanted = Signal()
    rest_wanted = Signal()
    """Write the rows out that are not saved."""
    another_wanted = Signal()
    left = Signal()

    def __init__(self, kind: "KindOfFile", parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self._reason = ""
        self.told: Told | None = None
        self.title = theme.label("", times=1.2, bold=True, within=self)
        self.says = theme.label("", tone="quiet", within=self)
        self.cards = KindCards(kind, self)
        self.end = Marked("done", self)
        self.held = Marked("wrong", self)
        self.words = Marked("wrong", self, "&What words mean…")
        self.lines = ToldLines(kind, self)
        self.more = theme.label("", tone="quiet", within=self)
        self.rest = Marked("", self, "Save the &rows left out…")
        self.save_button = EnterButton("", self)
        self.save_button.setProperty("primary", True)
        self.columns_button = EnterButton("Col&umns…", self)
        self.another_button = EnterButton("A&nother file…", self)
        self.close_button = EnterButton(f"Close   {BY_NAME['cancel'].shown_shortcut}", self)
        self._lay_out()
        self.cards.narrowed.connect(self.narrow)
        self.cards.chosen.connect(self._show_choice)
        self.save_button.clicked.connect(self.go_on)
        self.columns_button.clicked.connect(self.columns_wanted)
        self.words.button.clicked.connect(self.words_wanted)
        self.rest.button.clicked.connect(self.rest_wanted)
        self.another_button.clicked.connect(self.another_wanted)
        self.close_button.clicked.connect(self.left)

    @property
    def insists(self) -> bool:
        """True where what is held back is to be saved even so."""
        held = self._kind.held
        return bool(self.told and self.told.held_back and held and held[0] in self.cards.ticked())

    @property
    def left_out(self) -> int:
        """How many rows are not saved, and could be written out."""
        return sum(self.told.counts[found] for found in self._kind.rest - self.cards.ticked()) if self.told else 0

    def show_report(self, looked: "Looked") -> None:
        """Show what a file would change; nothing of it is saved yet."""
        if (told := looked.told) is None:
            return
        self.told = told
        self.title.setText(f"{looked.wanted.file.name}  →  {told.whose}")
        self.says.setText(f"{self._how_much(told)}, nothing saved yet. {_how_columns(looked)}")
        self.cards.show_report(told)
        self.held.say(told.held_back)
        self.words.say(_of_words(told), marked=any(each.unknown for each in told.words))
        self.end.say("")
        self.lines.table.show(told.lines)
        for part in (self.says, self.save_button, self.columns_button):
            part.show()
        self.narrow(None)
        self._show_choice()

    def narrow(self, found: "Worded | None") -> None:
        """List one kind of rows alone, or all of them."""
        self.lines.table.narrow(found)
        listed = Counter(line.found for line in self.lines.table.lines)
        cut = [number for kind, number in listed.items() if self.told and number < self.told.counts[kind]]
        self.more.setText(f"Of each kind the first {max(cut):,} are listed." if cut else "")
        self.more.setVisible(bool(cut))
        self.lines.setVisible(bool(self.lines.table.lines))

    def go_on(self) -> None:
        """Save what is ticked, or say why there is nothing to save."""
        if self.save_button.isHidden():
            return
        if self._reason:
            self.refused.emit(self._reason)
        else:
            self.wanted.emit()

    def show_end(self, sentence: str) -> None:
        """It is saved: say so, and offer what comes next."""
        self.says.hide()
        self.held.say("")
        self.words.say("")
        self.cards.hide_ticks()
        self.end.say(sentence)
        self.save_button.hide()
        self.columns_button.hide()
        self._show_rest()
        self.another_button.setFocus()

    def take_focus(self) -> None:
        """To what saves, or to what comes after it."""
        (self.another_button if self.save_button.isHidden() else self.save_button).setFocus()

    def _show_choice(self) -> None:
        """Say on the button how much is saved; where nothing is, grey it and say why."""
        self._show_rest()
        count = self._saved_of(self.told) if self.told else 0
        one, several = self._kind.thing
        if self.told and not self.cards.ticks:
            self._reason = self._kind.nothing_new
        else:
            self._reason = "" if count else NOTHING_CHOSEN
        words = f"&Save {count:,} {one if count == 1 else several}" if count else "&Save"
        self.save_button.setText(f"{words}   {BY_NAME['save'].shown_shortcut}")
        theme.set_property(self.save_button, "off", bool(self._reason))
        self.save_button.setToolTip(self._reason)
        self.save_button.setAccessibleDescription(f"Not now: {self._reason}" if self._reason else "")

    def _saved_of(self, told: "Told") -> int:
        """How many things are saved as it is ticked."""
        things = told.things or told.counts
        return sum(things[found] for found in self.cards.ticked())

    def _how_much(self, told: "Told") -> str:
        rows = "1 row" if told.rows == 1 else f"{told.rows:,} rows"
        if told.things is None:
            return rows
        number, (one, several) = sum(told.things.values()), self._kind.thing
        return f"{rows} of {number:,} {one if number == 1 else several}"

    def _show_rest(self) -> None:
        """Of what is not saved, how much it is."""
        rows = self.left_out
        be = ("was" if rows == 1 else "were") if self.save_button.isHidden() else "is" if rows == 1 else "are"
        self.rest.say(f"{rows:,} {'row' if rows == 1 else 'rows'} {be} left out." if rows else "")

    def _lay_out(self) -> None:
        margin, gap = theme.space(self, 1.8), theme.space(self)
        head = QVBoxLayout()
        head.setContentsMargins(margin, 0, margin, gap)
        head.setSpacing(gap)
        for part in (self.title, self.says, self.end, self.cards, self.held, self.words):
            head.addWidget(part)
        below = QVBoxLayout()
        below.setContentsMargins(margin, gap, margin, gap)
        below.setSpacing(gap)
        buttons = QHBoxLayout()
        buttons.setSpacing(gap)
        for button in (self.save_button, self.columns_button, self.another_button, self.close_button):
            buttons.addWidget(button)
        buttons.addStretch()
        below.addWidget(self.more)
        below.addWidget(self.rest)
        below.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.lines, 1)
        column.addLayout(below)
        column.addStretch()
