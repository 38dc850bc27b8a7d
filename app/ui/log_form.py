"""The log form: a complaint written down while its customer is on the telephone."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from app import services
from app.domain.done import Done
from app.domain.errors import Refusal, Unavailable
from app.domain.moves.petition import CameWith
from app.domain.spoken_dates import full_day
from app.domain.words import Kind
from app.ui.actions import action
from app.ui.log.form_part import FormPart
from app.ui.log.logged import Logged
from app.ui.log.lookups import Lookups
from app.ui.log.sheet import Clock
from app.ui.look.ahead import dress_ahead
from app.ui.policy.numbers import definition_words
from app.ui.unsaved.journal import Journal
from app.ui.unsaved.journal_files import Unsaved
from app.ui.work.growing_page import GrowingPage
from app.ui.work.in_turn import Growth
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.domain.moves.log import Intake
    from app.services.offices import FormLists
    from app.ui.desk.seat import Seat

FORM = "log"
"""What the journal calls this form."""


def this_moment() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


class LogPage(GrowingPage):
    """Where complaints come in: the form, and beside it what is known and what will be due."""

    open_case = Signal(int)
    acknowledge_case = Signal(int)
    left = Signal()
    """Esc, with nothing to lose: back to where one came from."""

    def __init__(
        self,
        tasks: Tasks,
        journal: Journal,
        logged: Callable[[Done], None],
        parent: QWidget | None = None,
        *,
        seat: "Seat | None" = None,
        clock: Clock = this_moment,
        in_pieces: bool = False,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._journal, self._logged, self._seat = tasks, journal, logged, seat
        self._command, self._attempted = uuid4(), False
        self.begin_to_grow(self._grow(clock), in_pieces=in_pieces)

    def _grow(self, clock: Clock) -> Growth:
        self.form = FormPart(self)
        yield from self.form.grow(clock)
        yield from dress_ahead(self.form)
        yield
        self.sheet, self.beside, self.notice = self.form.sheet, self.form.beside, self.form.notice
        self.lookups = Lookups(self._tasks, self.sheet, self.beside, clock)
        self.after = Logged(self)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.form)
        self._pages.addWidget(self.after)
        yield
        self._connect()
        self.reload()

    @property
    def is_logged(self) -> bool:
        """True while the page says what was logged last."""
        return self._pages.currentWidget() is self.after

    def reload(self) -> None:
        """Read what the form offers to choose from."""
        self._tasks.read(self, _form_lists, self._offer, replacing="lists")

    def begin(self) -> None:
        """An empty form, the keyboard where the words go."""
        self._command, self._attempted = uuid4(), False
        self._journal.saved(FORM)
        self.notice.clear()
        self.sheet.begin()
        self.beside.show_cases((), None, somebody=False)
        self._pages.setCurrentIndex(0)
        self.form.to_the_top()
        self.lookups.ask_due()

    def go_on(self, unsaved: Unsaved) -> None:
        """Put back what was typed and never logged, under the id it would have been saved with."""
        self.begin()
        self.sheet.put_back(unsaved.typed)
        self._command = UUID(unsaved.command)
        self.lookups.ask_due()
        self.lookups.ask_cases()

    def save(self) -> None:
        """Log what is typed; what is wrong is said under its field, and nothing is lost."""
        if self.is_logged or not self.form.save.isEnabled() or not self.sheet.understood():
            return
        self.sheet.who.take_address()  # Ctrl+S comes while the keyboard is still in its line
        self.notice.clear()
        if problems := self.sheet.problems():
            self._show_problems(problems)
            return
        intake = self.sheet.intake()
        self._attempted = True
        self.form.save.setEnabled(False)
        self._tasks.write(
            self,
            partial(_log, intake),
            self._saved,
            command=self._command,
            failed=self._not_saved,
        )

    def cancel(self) -> None:
        """Leave, after asking in the page where something would be lost."""
        if self.is_logged or not self.sheet.is_changed:
            self.left.emit()
            return
        self.notice.say(
            "This complaint has not been logged.",
            ("Keep writing", self._keep_writing),
            ("Throw away", self._throw_away),
            panel="notice",
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on. Not a focus proxy: Tab would pass over a notice above the words."""
        first = self.after.acknowledge_button if self.is_logged else self.sheet.words["said"].editor.stops[0]
        first.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """An untouched form counts from the moment it is looked at."""
        super().showEvent(event)
        self.sheet.received_just_now()
        if not self.is_logged and not self.sheet.is_changed:
            self.sheet.words["said"].take_focus()

    def _connect(self) -> None:
        self.lookups.governed_by.connect(self._show_policy)
        self.sheet.who["anonymous"].edited.connect(self._show_policy)
        self.sheet.typed.connect(self._was_typed)
        for led_on in (self.sheet.who.settled, self.sheet.who.customer.suggesting.passed):
            led_on.connect(self.form.to_the_keyboard)
        self.beside.cases.opened.connect(self.open_case)
        self.after.another.connect(self.begin)
        self.after.open.connect(self.open_case)
        self.after.acknowledge.connect(self.acknowledge_case)
        self.form.save.clicked.connect(self.save)
        self.form.cancel.clicked.connect(self.cancel)
        for name, do in (("save", self.save), ("cancel", self.cancel)):
            action(name, self, do).setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _offer(self, lists: "FormLists") -> None:
        landlords = [(each.id, each.name) for each in lists.landlords]
        who = self.sheet.who
        who.fill("landlord_id", landlords)
        if who["landlord_id"].value() is None:
            who.open({"landlord_id": landlords[0][0] if len(landlords) == 1 else lists.usual_landlord})
        for widget in (who["landlord_id"], who["landlord_id"].label):
            widget.setVisible(len(landlords) > 1)
        self.sheet.issues.offer(lists.list_of("categories"), lists.list_of("service_areas"))
        if not self.sheet.words["said"].editor.stops[0].hasFocus():
            self.sheet.guesses.guess()  # somebody was faster than the lists
        self.sheet.how.named.offer(lists.people)
        self.lookups.ask_due()

    def _was_typed(self) -> None:
        if self._attempted:
            self._command, self._attempted = uuid4(), False
        self._journal.typed(FORM, self._unsaved)

    def _unsaved(self) -> Unsaved:
        person, database = (self._seat.login, self._seat.place) if self._seat else ("", "")
        about = self.sheet.what["about"].value() or "a complaint being logged"
        return Unsaved(FORM, about, person, database, str(self._command), {}, self.sheet.typed_values())

    def _show_policy(self) -> None:
        if self.lookups.governed is None:
            return
        policy = self.lookups.governed.policy
        self.form.definition.setText(definition_words(policy))
        self.sheet.show_policy(policy)

    def _show_problems(self, problems: dict[str, str]) -> None:
        left_over = self.sheet.show_messages(problems)
        if left_over:
            self.notice.say(" ".join(left_over.values()))
        self.form.to_the_keyboard()

    def _saved(self, done: Done) -> None:
        self.form.save.setEnabled(True)
        steps = self.lookups.governed.steps if self.lookups.governed else ()
        first = next((step for step in steps if step.due is not None), None)
        next_words = f"{first.clause}: {first.says}, by {full_day(first.due)}." if first and first.due else ""
        self._journal.saved(FORM)
        self.sheet.begin()
        self._pages.setCurrentWidget(self.after)
        self.after.show_done(done, next_words)
        self._logged(done)

    def _not_saved(self, error: Exception) -> None:
        self.form.save.setEnabled(True)
        if isinstance(error, Unavailable):
            self.notice.say(error.sentence, ("Try again", self.save))
        elif isinstance(error, Refusal):
            self._show_problems(dict(error.fields) or {"": error.sentence})
        else:
            self._tasks.trouble.emit(error)

    def _keep_writing(self) -> None:
        self.notice.clear()
        self.sheet.words["said"].take_focus()

    def _throw_away(self) -> None:
        self.begin()
        self.left.emit()


def _log(intake: "Intake", work: Any) -> Done:
    if intake.kind is not Kind.PETITION:
        return services.cases.log(work, intake)
    came = CameWith(intake.about, intake.said, intake.outcome_sought)
    return services.petitions.register(work, intake, came)


def _form_lists(work: Any) -> "FormLists":
    # Services load when they are first used: here, on the worker's thread.
    return services.offices.form_lists(work)
