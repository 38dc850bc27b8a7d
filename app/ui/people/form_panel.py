"""A form in the place of a list: what it is for above, Cancel and Save below; saved as one command."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.done import Done
from app.domain.errors import ChangedElsewhere, Clash, Refusal
from app.ui.actions import BY_NAME, action
from app.ui.form.editors import LINE_LENGTH
from app.ui.form.form import LABEL_LENGTH, Form
from app.ui.look import theme
from app.ui.look.ahead import dress_ahead
from app.ui.moves.live_messages import LiveMessages
from app.ui.moves.move_button import EnterButton
from app.ui.moves.saving import Saving
from app.ui.telling.clash_panel import ClashPanel, as_words
from app.ui.telling.notice import Notice
from app.ui.work.growing_page import GrowingPage
from app.ui.work.in_turn import Growth
from app.ui.work.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form asks for: its title, its fields, the rules about them, and the use case that saves them."""

    title: str
    says: str
    form: Form
    problems: Callable[[], dict[str, str]]
    job: Callable[[], Callable[[Any], Done]]
    save_words: str = "Save"
    words_of: Callable[[str, Any], str] = as_words


class FormPanel(GrowingPage):
    """One form, from its opening until it is saved or cancelled."""

    saved = Signal(object)
    """Done: it is saved."""
    closed = Signal()
    """It was cancelled; nothing of it is kept."""

    def __init__(
        self, tasks: Tasks, ask: Callable[[QWidget], Asked], parent: QWidget, *, in_pieces: bool = False
    ) -> None:
        super().__init__(parent)
        self.begin_to_grow(self._grow(tasks, ask), in_pieces=in_pieces)

    def _grow(self, tasks: Tasks, ask: Callable[[QWidget], Asked]) -> Growth:
        # Each part in its place from the start: whatever moves to another parent is given its style anew.
        self.notice = Notice(self)
        self._scroll = QScrollArea(self)
        self._within = QWidget(self._scroll.viewport())
        self.clashes = ClashPanel(self._within)
        yield
        self._asked = asked = ask(self._within)
        self.form = asked.form
        yield
        yield from dress_ahead(self.form)
        self.title = theme.label(asked.title, times=1.45, bold=True, within=self)
        self.cancel_button = EnterButton(f"Cancel   {BY_NAME['cancel'].shown_shortcut}", self)
        self.save_button = EnterButton("", self)
        self.saving = Saving(tasks, self)
        yield
        self._lay_out()
        yield
        self._set_busy(busy=False)
        LiveMessages(self)
        self._connect()

    def problems(self) -> dict[str, str]:
        """What is wrong with what was typed, by field."""
        return self._asked.problems()

    def take_focus(self) -> None:
        """Put the keyboard into the first field."""
        self.form[self.form.names[0]].take_focus()

    def save(self) -> None:
        """Save, or say what is wrong."""
        self.notice.clear()
        if not self.form.understood():
            return
        if problems := self.problems():
            self._refused(Refusal.of_fields(problems))
        else:
            self.saving.save(self._asked.job())

    def cancel(self) -> None:
        """Close the form; what was typed is only discarded when that is said."""
        if self.form.changed_fields():
            answers = (("Keep", self._keep), ("Discard", self.closed.emit))
            self.notice.say("Discard what you typed?", *answers, panel="notice")
        else:
            self.closed.emit()

    def _keep(self) -> None:
        self.notice.clear()
        self.take_focus()

    def _refused(self, error: Refusal) -> None:
        left = self.form.show_messages(error.fields)
        if left or not error.fields:
            self.notice.say(" ".join(left.values()) or error.sentence)
        elif focused := QApplication.focusWidget():
            self._scroll.ensureWidgetVisible(focused)

    def _unavailable(self, sentence: str) -> None:
        self.notice.say(f"{sentence} What you typed is kept.", ("Try again", self.save))

    def _clashed(self, error: ChangedElsewhere) -> None:
        if error.clashes:
            self.clashes.ask(error, lambda name: self.form[name].plain_words, self._asked.words_of)
            self._scroll.verticalScrollBar().setValue(0)
        else:
            self.notice.say(error.sentence, ("Try again", self.save))

    def _settled(self, clashes: tuple[Clash, ...], chosen: dict[str, object]) -> None:
        self.form.settle(clashes, chosen)
        self.saving.edited()
        self.save()

    def _set_busy(self, busy: bool) -> None:
        keys = BY_NAME["save"].shown_shortcut
        self.save_button.setText("Saving…" if busy else f"{self._asked.save_words}   {keys}")

    def _connect(self) -> None:
        self.form.typed.connect(self.saving.edited)
        self.cancel_button.clicked.connect(self.cancel)
        self.save_button.clicked.connect(self.save)
        self.clashes.settled.connect(self._settled)
        self.clashes.put_off.connect(self.take_focus)
        self.saving.saved.connect(self.saved)
        self.saving.refused.connect(self._refused)
        self.saving.clashed.connect(self._clashed)
        self.saving.unavailable.connect(self._unavailable)
        self.saving.busy.connect(self._set_busy)
        for name, do in (("save", self.save_button.click), ("cancel", self.cancel)):
            action(name, self, do).setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        margin = theme.space(self, 1.8)
        within = self._within
        column = QVBoxLayout(within)
        column.setContentsMargins(margin, 0, margin, theme.space(self))
        column.setSpacing(theme.space(self, 1.2))
        column.addWidget(self.clashes)
        column.addWidget(self.form)
        column.addStretch(1)
        widest = self.fontMetrics().averageCharWidth() * (LINE_LENGTH + LABEL_LENGTH + 22)
        within.setMaximumWidth(widest + 2 * margin)
        self._scroll.setWidget(within)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QVBoxLayout()
        head.setContentsMargins(margin, theme.space(self, 1.1), margin, 0)
        head.setSpacing(theme.space(self, 0.4))
        head.addWidget(self.title)
        if self._asked.says:
            head.addWidget(theme.label(self._asked.says, tone="quiet"))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(margin, 0, margin, margin)
        buttons.setSpacing(theme.space(self))
        self.cancel_button.setAccessibleName("Cancel")
        self.save_button.setAccessibleName(self._asked.save_words)
        self.save_button.setProperty("primary", True)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.space(self))
        whole.addLayout(head)
        whole.addWidget(self.notice)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(buttons)
