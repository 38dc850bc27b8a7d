"""The frame that holds a move's form: title and clause above, the letter beside, Cancel and Save below."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from app.domain.done import Done
from app.domain.errors import ChangedElsewhere, Clash, Refusal
from app.ui.look import theme
from app.ui.moves import Move, what_the_clause_says
from app.ui.moves.letter_beside import LetterBeside
from app.ui.moves.letter_preview import LetterPreview
from app.ui.moves.live_messages import LiveMessages
from app.ui.moves.move_form import Opening, read_offers
from app.ui.moves.panel_buttons import PanelButtons
from app.ui.moves.saving import Saving
from app.ui.moves.unsaved_text import UnsavedText
from app.ui.telling.clash_panel import ClashPanel, as_words
from app.ui.telling.notice import Answer, Notice
from app.ui.unsaved.journal_files import Unsaved
from app.ui.work.tasks import Tasks

MEANWHILE = "This case was changed meanwhile. Your text is kept, and merged with it when you save."
WIDEST = 112
"""Characters of width beyond which a form only moves labels and fields apart."""


class MovePanel(QWidget):
    """One move's form, from its opening until it is saved or cancelled."""

    saved = Signal(object, bool)
    """Done, and whether the same form is wanted once more."""
    closed = Signal()
    """The form was cancelled; nothing of it is kept."""

    def __init__(
        self, tasks: Tasks, unsaved: UnsavedText, move: Move, opening: Opening, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.move_code = move.code
        self.title = move.title
        # Each part in its place from the start: whatever moves to another parent is given its style anew.
        self._split = QSplitter(self)
        self._split.setObjectName("bare")
        self._left = QWidget(self._split)
        self._scroll = QScrollArea(self._left)
        self._inside = QWidget(self._scroll.viewport())
        self.move_form = move.form(replace(opening, within=self._inside))
        self.form = self.move_form.form
        self._opening, self._move = opening, move
        self._tasks = tasks
        self._unsaved = unsaved
        self._again, self._with_letter = False, True

    def furnish(self) -> None:
        """Put everything around the fields: a second piece, since both take a frame."""
        self.clashes = ClashPanel(self._inside)
        self.saving = Saving(self._tasks, self)
        self.notice = Notice(self._left)
        self.meanwhile = theme.label(MEANWHILE, tone="today")
        self.meanwhile.hide()
        self.beside = LetterBeside(self._tasks, self._opening.case.id, self.move_form, self._split, self._scroll)
        self.peek = self.beside.peek
        self.buttons = PanelButtons(self.move_form, self._left)
        self._lay_out(what_the_clause_says(self._opening.view, self._move))
        LiveMessages(self.move_form)
        self._connect()

    def begin(self) -> None:
        """It is in its place: take the keyboard, and read what the form offers and how the letter would stand."""
        self.take_focus()
        self.move_form.ask_through(self._tasks)
        self._tasks.read(self, read_offers, self.move_form.offer, failed=self._tasks.trouble.emit)
        self.beside.refresh()

    @property
    def preview(self) -> LetterPreview | None:
        """The letter, where the move leads to one."""
        return self.beside.preview

    @property
    def then(self) -> str:
        """The move that is to follow once it is saved; none unless its button was pressed."""
        return self.move_form.then if self.buttons.going_on else ""

    @property
    def typed(self) -> bool:
        """True when somebody changed something in the form."""
        return bool(self.form.changed_fields())

    def take_focus(self) -> None:
        """Put the keyboard into the field in which one begins."""
        names = (self.move_form.begins_at,) if self.move_form.begins_at else self.form.names
        shown = (self.form[name] for name in names if not self.form[name].isHidden())
        for field in shown:
            field.take_focus()
            return

    def put_back(self, unsaved: Unsaved) -> None:
        """Show text again that was left unsaved, to be saved under the id it had."""
        self.form.restore(unsaved.opened["shown"], unsaved.typed)
        self.move_form.take_over(unsaved.opened["merged"])
        self.saving.deleteLater()
        self.saving = Saving(self._tasks, self, UUID(unsaved.command))
        self._connect_saving()

    def cancel(self) -> None:
        """Close the form; what was typed is only discarded when that is said."""
        if self.typed:
            self.ask_to_discard()
        else:
            self.discard()

    def ask_to_discard(self, words: str = "Discard what you typed?", discard: Answer | None = None) -> None:
        """Ask in the panel; the keyboard is on Keep."""
        self.notice.say(words, ("Keep", self._keep), discard or ("Discard", self.discard), panel="notice")

    def discard(self) -> None:
        """Close the form and forget what was typed."""
        self._unsaved.settled(self.move_code)
        self.closed.emit()

    def save(self) -> None:
        """Save, with the letter where the move calls for one."""
        self._save(with_letter=True, again=False)

    def say_changed_meanwhile(self) -> None:
        """Say quietly that another desk changed the case while somebody types here."""
        self.meanwhile.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the letter in the form's place, by a button, where there is no room beside it."""
        super().resizeEvent(event)
        if self.layout() is not None:  # before it is furnished there is nothing to show
            self.beside.show(self.width())

    def _save(self, *, with_letter: bool, again: bool) -> None:
        self.notice.clear()
        self.peek.setChecked(False)
        if not self.form.understood():
            return
        self._again, self._with_letter = again, with_letter
        job = self.move_form.job(with_letter=with_letter)
        if problems := self.move_form.problems():
            self._say_problems(problems, " ".join(problems.values()))
        else:
            self.saving.save(job)

    def _say_problems(self, fields: dict[str, str], sentence: str) -> None:
        left = self.form.show_messages(fields)
        if left or not fields:
            self.notice.say(" ".join(left.values()) or sentence)

    def _refused(self, error: Refusal) -> None:
        self._say_problems(dict(error.fields), error.sentence)

    def _try_again(self) -> None:
        self._save(with_letter=self._with_letter, again=self._again)

    def _unavailable(self, sentence: str) -> None:
        self.notice.say(f"{sentence} What you typed is kept.", ("Try again", self._try_again))

    def _clashed(self, error: ChangedElsewhere) -> None:
        if error.clashes:
            self.clashes.ask(error, self._label_of, self._words_of)
        else:
            self.notice.say(error.sentence, ("Try again", self._try_again))

    def _settled(self, clashes: tuple[Clash, ...], chosen: dict[str, object]) -> None:
        self.move_form.take_over({clash.field: clash.theirs for clash in clashes})
        self.form.settle(clashes, chosen)
        self.saving.edited()
        self._try_again()

    def _label_of(self, name: str) -> str:
        return self.form[name].plain_words if name in self.form else name

    def _words_of(self, name: str, value: object) -> str:
        offers = self.move_form.offers
        named = offers.active.get(value) if offers and name.endswith("_id") and isinstance(value, int) else None
        return named or as_words(name, value)

    def _saved(self, done: Done) -> None:
        self._unsaved.settled(self.move_code)
        self.saved.emit(done, self._again)

    def _wanted(self, with_letter: bool, again: bool) -> None:
        self._save(with_letter=with_letter, again=again)

    def _show_letter(self) -> None:
        self.beside.show(self.width())

    def _keep(self) -> None:
        self.notice.clear()
        self.take_focus()

    def _typed(self) -> None:
        self.saving.edited()
        self._unsaved.typed(self.move_code, self.title, self.move_form, lambda: str(self.saving.command))

    def _connect(self) -> None:
        self.form.typed.connect(self._typed)
        self.form.typed.connect(self._show_letter)
        self.buttons.cancelled.connect(self.cancel)
        self.clashes.settled.connect(self._settled)
        self.clashes.put_off.connect(self.take_focus)
        self.buttons.wanted.connect(self._wanted)
        self.peek.toggled.connect(self._show_letter)
        self._connect_saving()

    def _connect_saving(self) -> None:
        self.saving.saved.connect(self._saved)
        self.saving.refused.connect(self._refused)
        self.saving.clashed.connect(self._clashed)
        self.saving.unavailable.connect(self._unavailable)
        self.saving.busy.connect(self.buttons.set_busy)

    def _lay_out(self, clause: str) -> None:
        fields = QVBoxLayout(self._inside)
        fields.setContentsMargins(0, 0, theme.space(self), 0)
        fields.addWidget(self.clashes)
        fields.addWidget(self.form)
        for part in (self.form, self.buttons, self.clashes):
            part.setMaximumWidth(self.fontMetrics().averageCharWidth() * WIDEST)
        fields.addStretch(1)
        self._scroll.setWidget(self._inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(self, 1.2))
        head = QHBoxLayout()
        head.addWidget(theme.label(self.title, times=1.45, bold=True), 1)
        head.addWidget(self.peek)
        column.addLayout(head)
        if clause:
            column.addWidget(theme.label(clause, tone="quiet"))
        self.form.raise_()
        for part in (self.notice, self.meanwhile, self._scroll, self.buttons):
            column.addWidget(part, 1 if part is self._scroll else 0)
            part.raise_()  # behind what stands above it: this is the order of Tab
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(theme.space(self, 2))
        whole = QHBoxLayout(self)
        margin = theme.space(self, 2.2)
        whole.setContentsMargins(margin, margin, margin, margin)
        whole.addWidget(self._split)
