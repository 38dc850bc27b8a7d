"""What is complained of: one issue or several, each with its category, service area and ground."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.moves.log import NewIssue
from app.domain.policy import Ground
from app.ui.form.form import Form
from app.ui.look import theme


class IssueForm(Form):
    """One issue. The first is named by the case's title; a further one has its own."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = number
        if number > 1:
            self.section(f"Issue {number}")
            self.line("summary", "In short", placeholder="Two visits missed")
        self.choice("category", "Categor&y" if number == 1 else "Category", ())
        self.choice("service_area", "&Service area" if number == 1 else "Service area", ())
        self.choice("ground", "&Ground" if number == 1 else "Ground", (), nothing="Not sure yet")

    def issue(self) -> NewIssue:
        """The issue as typed."""
        values = self.values()
        return NewIssue(
            values.get("summary", ""), values["category"] or "", values["service_area"] or "", values["ground"] or ""
        )


class Issues(QWidget):
    """The issues of a complaint, one under the other."""

    typed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.forms: list[IssueForm] = []
        self._terms: tuple[Sequence[str], Sequence[str]] = ((), ())
        self._grounds: tuple[Ground, ...] = ()
        self.more = QPushButton("Add another &issue")
        self.more.setProperty("link", True)
        self.less = QPushButton("Take the last issue away")
        self.less.setProperty("link", True)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.space(self, 1.2))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space(self, 3))
        buttons.addWidget(self.more)
        buttons.addWidget(self.less)
        buttons.addStretch()
        self._rows.addLayout(buttons)
        self.more.clicked.connect(self._add_and_go_there)
        self.less.clicked.connect(self.take_away)
        self.add()

    def issues(self) -> tuple[NewIssue, ...]:
        """Every issue as typed."""
        return tuple(form.issue() for form in self.forms)

    @property
    def terms(self) -> tuple[Sequence[str], Sequence[str]]:
        """The categories and the service areas that are offered."""
        return self._terms

    def offer(self, categories: Sequence[str], service_areas: Sequence[str]) -> None:
        """The office's own lists."""
        self._terms = (categories, service_areas)
        self._fill(self.forms)

    def offer_grounds(self, grounds: tuple[Ground, ...]) -> None:
        """The grounds of the policy that governs the complaint."""
        self._grounds = grounds
        self._fill(self.forms)

    def add(self) -> IssueForm:
        """One more issue."""
        form = IssueForm(len(self.forms) + 1, self)
        self._rows.insertWidget(len(self.forms), form)
        form.show()  # a layout would only show it once the next event is handled, and the keyboard goes there now
        for button in (self.more, self.less):
            button.raise_()  # behind the new form, for Tab too
        self.forms.append(form)
        self._fill([form])
        self._order_tabs()
        form.typed.connect(self.typed)
        self.less.setVisible(len(self.forms) > 1)
        return form

    def take_away(self) -> None:
        """The last issue is none after all; the first always stays."""
        if len(self.forms) > 1:
            form = self.forms.pop()
            self._rows.removeWidget(form)
            form.hide()
            form.deleteLater()
            self.less.setVisible(len(self.forms) > 1)
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)
            self.typed.emit()

    def clear(self) -> None:
        """One issue, nothing chosen."""
        while len(self.forms) > 1:
            self.take_away()
        self.forms[0].open(dict.fromkeys(self.forms[0].names))

    def typed_values(self) -> list[dict[str, Any]]:
        """What a person sees in every issue, as JSON can keep it."""
        return [form.typed_values() for form in self.forms]

    def put_back(self, typed: Iterable[Mapping[str, Any]]) -> None:
        """Show again what `typed_values` gave."""
        for place, values in enumerate(typed):
            form = self.forms[place] if place < len(self.forms) else self.add()
            form.put_back(values)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard's way in order again: being put into a window has mixed it up."""
        super().showEvent(event)
        self._order_tabs()

    def _order_tabs(self) -> None:
        stops = [stop for form in self.forms for name in form.names for stop in form[name].editor.stops]
        for one, next_one in pairwise([*stops, self.more, self.less]):
            QWidget.setTabOrder(one, next_one)

    def _add_and_go_there(self) -> None:
        form = self.add()
        form["summary"].take_focus()
        self.typed.emit()

    def _fill(self, forms: Iterable[IssueForm]) -> None:
        categories, service_areas = self._terms
        for form in forms:
            form.fill("category", [(each, each) for each in categories])
            form.fill("service_area", [(each, each) for each in service_areas])
            form.fill("ground", [(each.code, f"{each.says} ({each.clause})") for each in self._grounds])
