"""Agreed actions, and every contact with the customer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from app.domain.cases import Action, Contact, Intervention
from app.domain.spoken_dates import clock_time, day_of
from app.domain.words import ActionState, Direction
from app.ui.case.case_tab import CaseTab, heading, marked, paper, readable
from app.ui.chosen.step_words import spoken_day
from app.ui.look import theme

if TYPE_CHECKING:
    from app.services.cases import CaseView


class ContactsTab(CaseTab):
    """What was agreed and whether it is done; below it who met and who spoke with whom, newest first."""

    def __init__(self) -> None:
        super().__init__("Contacts and actions")

    def fill(self, column: QVBoxLayout, view: "CaseView") -> None:
        """Put the actions, then the contacts."""
        self._put_head(column, "Agreed actions", "act", view)
        if not view.case.actions:
            column.addWidget(theme.label("Nothing is agreed yet: say who does what, and by when.", tone="quiet"))
        for action in view.case.actions:
            column.addWidget(self._action(action, view))
        column.addSpacing(theme.space(self))
        self._put_head(column, "Meetings and visits", "intervention", view)
        for intervention in reversed(view.case.interventions):
            column.addWidget(_intervention(intervention, view))
        column.addSpacing(theme.space(self))
        self._put_head(column, "Contacts", "contact", view)
        if not view.case.contacts:
            column.addWidget(theme.label("Nobody has been in touch yet: record each call and letter.", tone="quiet"))
        for contact in reversed(view.case.contacts):
            column.addWidget(_contact(contact, view))

    def _put_head(self, column: QVBoxLayout, words: str, code: str, view: "CaseView") -> None:
        row = QHBoxLayout()
        row.addWidget(heading(words), 1)
        row.addWidget(self.move_button(code, view))
        column.addLayout(row)

    def _action(self, action: Action, view: "CaseView") -> QFrame:
        inside = QGridLayout()
        inside.setColumnStretch(0, 1)
        late = action.state is ActionState.OPEN and action.due_on < view.today
        mark = "done" if action.state is not ActionState.OPEN else "late" if late else "waiting"
        inside.addWidget(marked(mark, action.what), 0, 0)
        inside.addWidget(readable(_said(action, view), tone="late" if late else "quiet"), 1, 0)
        if action.evidence:
            inside.addWidget(readable(action.evidence), 2, 0)
        if action.state is ActionState.OPEN:
            button = self.move_button("complete", view, "Complete…", action.id)
            button.setAccessibleName(f"Complete: {action.what}")
            inside.addWidget(button, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        return paper(inside)


def _said(action: Action, view: "CaseView") -> str:
    due = spoken_day(action.due_on, view.today)
    if action.state is ActionState.OPEN:
        was = "was due" if action.due_on < view.today else "by"
        return f"{action.owner.name}, {was} {due}"
    when = f" on {spoken_day(action.done_on, view.today)}" if action.done_on else ""
    return f"{action.owner.name}, {action.state.words}{when} (by {due})"


def _intervention(intervention: Intervention, view: "CaseView") -> QFrame:
    inside = QVBoxLayout()
    words = intervention.kind.words
    inside.addWidget(readable(words[:1].upper() + words[1:], bold=True))
    when = f"{spoken_day(day_of(intervention.at), view.today)} {clock_time(intervention.at)}"
    said = f"{when}  ·  there: {intervention.present}  ·  recorded by {intervention.by}"
    inside.addWidget(readable(said, tone="quiet", times=0.92))
    inside.addWidget(readable(intervention.came_of_it))
    return paper(inside)


def _contact(contact: Contact, view: "CaseView") -> QFrame:
    inside = QVBoxLayout()
    what = contact.kind.words if contact.reached else f"{contact.kind.words}, an attempt that did not reach them"
    inside.addWidget(readable(what[:1].upper() + what[1:], bold=True))
    way = "to" if contact.direction is Direction.OUTBOUND else "from"
    when = f"{spoken_day(day_of(contact.at), view.today)} {clock_time(contact.at)}"
    said = f"{when}  ·  {way} the customer by {contact.method.words}  ·  {contact.by}"
    inside.addWidget(readable(said, tone="quiet", times=0.92))
    inside.addWidget(readable(contact.summary))
    if contact.next_update_on:
        inside.addWidget(readable(f"Next update by {spoken_day(contact.next_update_on, view.today)}", tone="quiet"))
    return paper(inside)
