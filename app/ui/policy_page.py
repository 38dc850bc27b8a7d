"""The Policy page: what governs each landlord, number by number and clause by clause, and what can be changed."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from app import services
from app.domain.errors import Refusal, Unavailable
from app.domain.spoken_dates import full_day
from app.domain.words import MoveName
from app.ui.actions import BY_NAME
from app.ui.form.inputs import PatientComboBox
from app.ui.look import theme
from app.ui.policy.days_off import DaysOff
from app.ui.policy.in_force import InForce
from app.ui.policy.leaflet import LeafletButton
from app.ui.policy.letters import Letters
from app.ui.policy.numbers import definition_words, numbers_of
from app.ui.policy.paragraphs import Paragraphs
from app.ui.policy.plain_table import PlainTable
from app.ui.policy.rights import hold_back
from app.ui.policy.try_it import TryIt
from app.ui.telling.notice import Notice
from app.ui.work.growing_page import GrowingPage
from app.ui.work.in_turn import Growth, InTurn
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.governing import PolicyShown

NUMBERS, CLAUSES, WEAKER, TRY_IT, IN_FORCE, DAYS_OFF = range(6)
TITLES = ("Numbers", "Clauses", "Weaker than the law", "Try it", "In force", "Days off", "Letters", "Paragraphs")


class PolicyPage(GrowingPage):
    """One landlord's policy at a time; the landlord is chosen above."""

    homes_wanted = Signal()
    """Bring in a register of homes."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None, *, in_pieces: bool = False) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._landlord_id: int | None = None
        self.shown: PolicyShown | None = None
        self._in_turn = InTurn(self)
        self.begin_to_grow(self._grow(), in_pieces=in_pieces)

    @property
    def filled(self) -> bool:
        """True when all that was read is shown, the tabs behind included."""
        return self.shown is not None and not self._in_turn.busy

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

    def _grow(self) -> Growth:
        """A tab at a time, each in its place from the start."""
        tasks = self._tasks
        self.title = theme.label("Policy", times=1.45, bold=True, within=self)
        self.dates = theme.label("", tone="quiet", within=self)
        self.review = theme.label("", within=self)
        self.definition = theme.label("", tone="quiet", within=self)
        self.landlord = PatientComboBox(self)
        self.leaflet = LeafletButton(self._tasks, self)
        self.homes = QPushButton(BY_NAME["bring_homes"].plain_text, self)
        self.notice = Notice(self)
        self.tabs = QTabWidget(self)
        self._lay_out()
        within = self.tabs.findChild(QStackedWidget) or self.tabs
        yield
        self.numbers = PlainTable("The policy’s numbers", ("What", "How much", "Clause"), 1, within=within)
        self.clauses = PlainTable("Every clause of the policy", ("Clause", "What it says"), 1, within=within)
        yield
        weaker = QWidget(within)
        self.weaker_said = theme.label("", tone="quiet", within=weaker)
        titles = ("The policy says", "Clause", "The law says", "Law")
        self.weaker = PlainTable("Where the policy is weaker than the law", titles, 0, 2, within=weaker)
        self._lay_out_weaker(weaker)
        yield
        self.try_it = TryIt(tasks, within)
        yield
        self.in_force = InForce(tasks, self.notice, within)
        yield
        self.days_off = DaysOff(tasks, self.notice, within)
        yield
        self.letters = Letters(tasks, self.notice, within)
        yield
        self.paragraphs = Paragraphs(tasks, self.notice, within)
        yield
        pages = (self.numbers, self.clauses, weaker, self.try_it, self.in_force, self.days_off, self.letters)
        for page, words in zip((*pages, self.paragraphs), TITLES, strict=True):
            self.tabs.addTab(page, words)
        self.landlord.activated.connect(self._landlord_chosen)
        self.homes.clicked.connect(self.homes_wanted)
        self.leaflet.said.connect(self._say)
        self.leaflet.failed.connect(self._cannot)
        tasks.changed.connect(self._something_changed)
        self.reload()

    def _lay_out(self) -> None:
        margin = theme.space(self, 1.8)
        first = QHBoxLayout()
        first.addWidget(self.title, 1)
        label = QLabel("&Landlord", self)
        label.setBuddy(self.landlord)
        self.landlord.setAccessibleName("Landlord")
        first.addWidget(label)
        first.addWidget(self.landlord)
        first.addWidget(self.leaflet)
        first.addWidget(self.homes)
        head = QVBoxLayout()
        head.setContentsMargins(margin, theme.space(self, 1.1), margin, theme.space(self, 1.1))
        head.setSpacing(theme.space(self, 0.4))
        head.addLayout(first)
        for widget in (self.dates, self.review, self.definition):
            head.addWidget(widget)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(self.notice)
        outer.addWidget(self.tabs, 1)

    def _lay_out_weaker(self, weaker: QWidget) -> None:
        margin = theme.space(self, 1.8)
        column = QVBoxLayout(weaker)
        column.setContentsMargins(0, 0, 0, 0)
        self.weaker_said.setContentsMargins(margin, theme.space(self), margin, theme.space(self))
        column.addWidget(self.weaker_said)
        column.addWidget(self.weaker, 1)

    def _show(self, shown: "PolicyShown") -> None:
        self.shown, self._landlord_id = shown, shown.landlord.id
        policy = shown.policy
        self.landlord.clear()
        for each in shown.landlords:
            self.landlord.addItem(each.name, each.id)
        self.landlord.setCurrentIndex(self.landlord.findData(shown.landlord.id))
        self.leaflet.show_landlord(shown.landlord.id)
        hold_back(self.homes, shown.me, MoveName.IMPORT_HOMES)
        self.title.setText(policy.title)
        self.dates.setText(_dates(shown))
        self.review.setText(_review(shown))
        self.review.setVisible(policy.review_by is not None)
        overdue = policy.review_by is not None and policy.review_by < shown.today
        theme.set_property(self.review, "tone", "late" if overdue else "quiet")
        self.definition.setText(definition_words(policy))
        self._in_turn.do(
            lambda: self.numbers.show_rows(numbers_of(policy)),
            lambda: self.clauses.show_rows([(clause.id, clause.says) for clause in policy.clauses]),
            partial(self._show_weaker, shown),
            lambda: self.try_it.show_landlord(shown.landlord.id, shown.today),
            *(partial(tab.show_policy, shown) for tab in (self.in_force, self.days_off, self.letters, self.paragraphs)),
        )

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

    def _say(self, words: str) -> None:
        self.notice.say(words, ("All right", self.notice.clear), panel="notice")

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
