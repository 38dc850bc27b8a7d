"""The Policy page: what governs each landlord, number by number and clause by clause, and what can be changed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from app import services
from app.domain.errors import Refusal, Unavailable
from app.domain.spoken_dates import full_day
from app.ui.form.inputs import PatientComboBox
from app.ui.look import theme
from app.ui.policy.days_off import DaysOff
from app.ui.policy.in_force import InForce
from app.ui.policy.letters import Letters
from app.ui.policy.numbers import definition_words, numbers_of
from app.ui.policy.plain_table import PlainTable
from app.ui.policy.try_it import TryIt
from app.ui.telling.notice import Notice
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.governing import PolicyShown

NUMBERS, CLAUSES, WEAKER, TRY_IT, IN_FORCE, DAYS_OFF = range(6)


class PolicyPage(QWidget):
    """One landlord's policy at a time; the landlord is chosen above."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._landlord_id: int | None = None
        self.shown: PolicyShown | None = None
        self.notice = Notice()
        self.title = theme.label("Policy", times=1.45, bold=True)
        self.dates = theme.label("", tone="quiet")
        self.review = theme.label("")
        self.definition = theme.label("", tone="quiet")
        self.landlord = PatientComboBox()
        self.numbers = PlainTable("The policy’s numbers", ("What", "How much", "Clause"), 1)
        self.clauses = PlainTable("Every clause of the policy", ("Clause", "What it says"), 1)
        weaker = ("The policy says", "Clause", "The law says", "Law")
        self.weaker = PlainTable("Where the policy is weaker than the law", weaker, 0, 2)
        self.weaker_said = theme.label("", tone="quiet")
        self.try_it = TryIt(tasks)
        self.in_force = InForce(tasks, self.notice)
        self.days_off = DaysOff(tasks, self.notice)
        self.letters = Letters(tasks, self.notice)
        self.tabs = QTabWidget()
        self._lay_out()
        self.landlord.activated.connect(self._landlord_chosen)
        tasks.changed.connect(self._something_changed)
        self.reload()

    def reload(self) -> None:
        """Read the policy and what stands around it again."""
        landlord_id = self._landlord_id
        self._tasks.read(
            self,
            lambda work: services.governing.policy_shown(work, landlord_id),
            self._show,
            replacing="policy",
            failed=self._cannot,
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the tabs. Not a focus proxy: Tab would pass over the landlord."""
        self.tabs.tabBar().setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """What others changed meanwhile is read when the page is looked at."""
        super().showEvent(event)
        self.reload()

    def _lay_out(self) -> None:
        margin = theme.space(self, 1.8)
        first = QHBoxLayout()
        first.addWidget(self.title, 1)
        label = QLabel("&Landlord")
        label.setBuddy(self.landlord)
        self.landlord.setAccessibleName("Landlord")
        first.addWidget(label)
        first.addWidget(self.landlord)
        head = QVBoxLayout()
        head.setContentsMargins(margin, theme.space(self, 1.1), margin, theme.space(self, 1.1))
        head.setSpacing(theme.space(self, 0.4))
        head.addLayout(first)
        for widget in (self.dates, self.review, self.definition):
            head.addWidget(widget)
        weaker = QWidget()
        column = QVBoxLayout(weaker)
        column.setContentsMargins(0, 0, 0, 0)
        self.weaker_said.setContentsMargins(margin, theme.space(self), margin, theme.space(self))
        column.addWidget(self.weaker_said)
        column.addWidget(self.weaker, 1)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for page, words in (
            (self.numbers, "Numbers"),
            (self.clauses, "Clauses"),
            (weaker, "Weaker than the law"),
            (self.try_it, "Try it"),
            (self.in_force, "In force"),
            (self.days_off, "Days off"),
            (self.letters, "Letters"),
        ):
            self.tabs.addTab(page, words)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(self.notice)
        outer.addWidget(self.tabs, 1)

    def _show(self, shown: "PolicyShown") -> None:
        self.shown, self._landlord_id = shown, shown.landlord.id
        policy = shown.policy
        self.landlord.clear()
        for each in shown.landlords:
            self.landlord.addItem(each.name, each.id)
        self.landlord.setCurrentIndex(self.landlord.findData(shown.landlord.id))
        self.title.setText(policy.title)
        self.dates.setText(_dates(shown))
        self.review.setText(_review(shown))
        self.review.setVisible(policy.review_by is not None)
        overdue = policy.review_by is not None and policy.review_by < shown.today
        theme.set_property(self.review, "tone", "late" if overdue else "quiet")
        self.definition.setText(definition_words(policy))
        self.numbers.show_rows(numbers_of(policy))
        self.clauses.show_rows([(clause.id, clause.says) for clause in policy.clauses])
        self._show_weaker(shown)
        self.try_it.show_landlord(shown.landlord.id, shown.today)
        self.in_force.show_policy(shown)
        self.days_off.show_policy(shown)
        self.letters.show_policy(shown)

    def _show_weaker(self, shown: "PolicyShown") -> None:
        rows = [(each.pack_says, each.pack_clause or "–", each.law_says, each.law_clause) for each in shown.weaker]
        self.weaker.show_rows(rows)
        self.tabs.setTabText(WEAKER, f"Weaker than the law ({len(rows)})" if rows else "Weaker than the law")
        if shown.law is None:
            said = (
                "The law layer is off for this landlord, or its nation has none: the policy runs exactly as published."
            )
        elif rows:
            said = (
                f"{shown.law.title}: on these points it binds harder, and the earlier date and stricter rule are kept."
            )
        else:
            said = f"On no point is this policy weaker than {shown.law.title}."
        self.weaker_said.setText(said)

    def _landlord_chosen(self) -> None:
        self._landlord_id = int(self.landlord.currentData())
        self.notice.clear()
        self.reload()

    def _something_changed(self) -> None:
        if self.isVisible():
            self.reload()

    def _cannot(self, error: Exception) -> None:
        if isinstance(error, Refusal | Unavailable):
            self.notice.say(error.sentence, ("Try again", self._again))
        else:
            self._tasks.trouble.emit(error)

    def _again(self) -> None:
        self.notice.clear()
        self.reload()


def _dates(shown: "PolicyShown") -> str:
    line = next((each for each in shown.in_force if each.from_day <= shown.today), None)
    since = (
        f"in force from {full_day(line.from_day)}" if line else f"takes effect on {full_day(shown.policy.effective)}"
    )
    until = f" until {full_day(line.until)}" if line and line.until else ""
    law = "the law is kept beside it" if shown.law else "without the law layer"
    return f"Version {shown.policy.version}  ·  {since}{until}  ·  published by {shown.policy.published_by}  ·  {law}"


def _review(shown: "PolicyShown") -> str:
    by = shown.policy.review_by
    if by is None:
        return ""
    return f"Its review was due by {full_day(by)}." if by < shown.today else f"To be reviewed by {full_day(by)}."
