"""The People page: everyone of the office with their roles, and what an administrator can do about each."""

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import services
from app.domain.done import Done
from app.domain.errors import Refusal, Unavailable
from app.domain.lists import ListQuery
from app.ui.lists.list_view import ListView
from app.ui.lists.pills import Pills
from app.ui.lists.table_model import ListSource, TableModel
from app.ui.look import theme
from app.ui.people.columns import COLUMNS
from app.ui.people.form_panel import Asked, FormPanel
from app.ui.people.forms import changed_person, new_password, new_person
from app.ui.people.list_or_form import ListOrForm
from app.ui.people.person_buttons import PersonButtons
from app.ui.telling.notice import Notice
from app.ui.work.growing_page import GrowingPage
from app.ui.work.in_turn import Growth
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.people import Everyone, PersonLine

EMPTY = "Nobody yet."


class PeoplePage(GrowingPage):
    """The list, and in its place the form that is open; a form left half-way is found again as it was."""

    def __init__(
        self, tasks: Tasks, parent: QWidget | None = None, *, shared: bool = False, in_pieces: bool = False
    ) -> None:
        super().__init__(parent)
        self._tasks, self._shared = tasks, shared
        self.everyone: Everyone | None = None
        self.begin_to_grow(self._grow(), in_pieces=in_pieces)

    @property
    def panel(self) -> FormPanel | None:
        """The form that is open, or None."""
        return self._stack.panel

    def reload(self) -> None:
        """Read again who there is, and what may be done."""
        self._tasks.read(self, _everyone, self._show, replacing="everyone", failed=self._cannot)
        self.model.reload()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the list, or to the form that is open."""
        if (panel := self.panel) is not None:
            panel.take_focus()
        else:
            self.list.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """What others changed meanwhile is read when the page is looked at."""
        super().showEvent(event)
        self.reload()

    def add(self) -> None:
        """Ask for somebody new."""
        if self.everyone is not None:
            self._begin(partial(new_person, self.everyone, shared=self._shared))

    def change(self) -> None:
        """Ask what is different about the person chosen."""
        line = self._chosen()
        if self.everyone is not None and line is not None:
            self._begin(partial(changed_person, self.everyone, line))

    def set_password(self) -> None:
        """Ask for a new password of the person chosen."""
        if (line := self._chosen()) is not None:
            self._begin(partial(new_password, line, enabling=False))

    def disable(self) -> None:
        """Ask whether the person chosen may sign in no more."""
        if (line := self._chosen()) is None:
            return
        words = f"Let {line.details.name} sign in no more? What they did stays in the history under their name."
        do = partial(self._carry_out, lambda work: services.people.disable(work, line.id))
        self.notice.say(words, ("Keep", self._keep), ("Disable", do), panel="notice")

    def enable(self) -> None:
        """Let the person chosen sign in again; on a shared database with a new password."""
        if (line := self._chosen()) is None:
            return
        if self._shared:
            self._begin(partial(new_password, line, enabling=True))
        else:
            self._carry_out(lambda work: services.people.enable(work, line.id))

    def _grow(self) -> Growth:
        self.notice = Notice(self)
        self._stack = ListOrForm(self._tasks, self)
        within = QWidget(self._stack)
        self.title = theme.label("People", times=1.45, bold=True, wrap=False, within=within)
        self.pills = Pills()
        self.why_not = theme.label("", tone="quiet", within=within)
        yield
        self.model = TableModel(self._tasks, COLUMNS, ListSource(_count, _page))
        self.list = ListView(self.model, "People", EMPTY)
        self.list.setParent(within)  # before the buttons: what is made later is read later
        yield
        self.buttons = PersonButtons(within, shared=self._shared)
        yield
        self._lay_out(within)
        yield
        self._connect()
        self.list.show_query(ListQuery("name"))

    def _chosen(self) -> "PersonLine | None":
        return self.list.current_row()

    def _begin(self, ask: "Callable[[QWidget], Asked]") -> None:
        self.notice.clear()
        self._stack.open(ask)

    def _carry_out(self, job: "Callable[[Any], Done]") -> None:
        self.notice.clear()
        self.list.setFocus()
        command = uuid4()

        def save() -> None:
            self._tasks.write(self, job, self._say_done, command=command, failed=failed)

        def failed(error: Exception) -> None:
            if isinstance(error, Unavailable):
                self.notice.say(error.sentence, ("Try again", save), ("Close", self._keep))
            elif isinstance(error, Refusal):
                self._refuse(error.sentence)
            else:
                self._tasks.trouble.emit(error)

        save()

    def _say_done(self, done: Done) -> None:
        self.notice.say(f"{done.said}.", ("All right", self._keep), panel="notice")

    def _keep(self) -> None:
        self.notice.clear()
        self.list.setFocus()

    def _refuse(self, reason: str) -> None:
        self.notice.say(reason, ("All right", self._keep), panel="notice")

    def _show(self, everyone: "Everyone") -> None:
        self.everyone = everyone
        count, gone = len(everyone.known), sum(not each.active for each in everyone.known)
        said = [(f"{count:,} {'person' if count == 1 else 'people'}", "accent")]
        self.pills.say(*said, *([(f"{gone:,} disabled", "today")] if gone else []))
        self.why_not.setText(everyone.why_not or "")
        self.why_not.setVisible(bool(everyone.why_not))
        self.buttons.show_chosen(everyone, self._chosen())

    def _show_chosen(self, line: "PersonLine | None") -> None:
        if self.everyone is not None:
            self.buttons.show_chosen(self.everyone, line)

    def _something_changed(self) -> None:
        if self.isVisible():
            self.reload()

    def _cannot(self, error: Exception) -> None:
        if isinstance(error, Refusal | Unavailable):
            self.notice.say(error.sentence, ("Try again", self._again))
        else:
            self._tasks.trouble.emit(error)

    def _again(self) -> None:
        self._keep()
        self.reload()

    def _connect(self) -> None:
        buttons = self.buttons
        for button, do in (
            (buttons.add, self.add),
            (buttons.change, self.change),
            (buttons.disable, self.disable),
            (buttons.enable, self.enable),
            (buttons.password, self.set_password),
        ):
            button.wanted.connect(do)
            button.refused.connect(self._refuse)
        self._stack.closed.connect(self.list.setFocus)
        self._stack.saved.connect(self._say_done)
        self.list.opened.connect(buttons.change.click)
        self.list.chosen.connect(self._show_chosen)
        self._tasks.changed.connect(self._something_changed)
        self._tasks.heard.connect(self._something_changed)

    def _lay_out(self, within: QWidget) -> None:
        margin = theme.space(self, 1.8)
        first = QHBoxLayout()
        first.setSpacing(theme.space(self, 1.4))
        first.addWidget(self.title)
        first.addWidget(self.pills)
        first.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(margin, theme.space(self, 1.1), margin, theme.space(self, 1.1))
        head.setSpacing(theme.space(self, 0.4))
        head.addLayout(first)
        head.addWidget(self.why_not)
        self.why_not.hide()
        column = QVBoxLayout(within)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.buttons)
        self._stack.addWidget(within)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.notice)
        outer.addWidget(self._stack)


def _everyone(work: Any) -> "Everyone":
    return services.people.everyone(work)


def _count(work: Any, _query: ListQuery) -> int:
    return services.people.count_people(work)


def _page(work: Any, query: ListQuery, number: int) -> "Sequence[PersonLine]":
    return services.people.page_of_people(work, query, number)
