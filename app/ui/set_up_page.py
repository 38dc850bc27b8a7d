"""The first page of an empty database: who you are, your landlord, and its policy."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton

from app import services
from app.domain.bank_holidays import NATIONS
from app.domain.done import Done
from app.domain.errors import Refusal, Unavailable
from app.domain.rights import reason_not_allowed
from app.domain.spoken_dates import full_day
from app.domain.words import MoveName
from app.ui.actions import action
from app.ui.form.form_page import FormPage
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.packs import PackLine

LAW = (
    "Where the Housing Ombudsman’s Code asks for more than this policy, the Code’s earlier date and stricter rule bind."
)
PACK = "It can be changed at any time on the Policy page; a case keeps the policy of the day it was received."


@dataclass(frozen=True, slots=True)
class Beginnings:
    """What the page offers: the shipped packs, the nations that have a law layer, and the name known so far.

    `why_not` says why whoever opened it cannot set the office up; on a `shared` one names come with the sign-ins.
    """

    packs: "tuple[PackLine, ...]"
    nations_with_law: tuple[str, ...]
    name: str
    why_not: str | None
    shared: bool


class SetUpPage(FormPage):
    """Asked once, of whoever opens an empty database."""

    def __init__(self, tasks: Tasks, finished: Callable[[], None]) -> None:
        super().__init__("Welcome to Recourse", "Complaints begin with a landlord and its policy. This is asked once.")
        self._tasks, self._finished = tasks, finished
        self._command, self._attempted = uuid4(), False
        self._nations_with_law: tuple[str, ...] = ()
        self._effective: dict[str, str] = {}
        self._fill_form()
        self.button = QPushButton("&Begin   Ctrl+S")
        self.put_under(self.button)
        self.button.clicked.connect(self.save)
        self.form.typed.connect(self._was_typed)
        self.form["nation"].edited.connect(self._show_law)
        self.form["pack"].edited.connect(self._show_pack)
        action("save", self, self.save).setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._read()

    def save(self) -> None:
        """Set the office up, or say what is still missing."""
        if not self.button.isEnabled():
            return
        self.notice.clear()
        self._attempted = True
        self.button.setEnabled(False)
        values = self.form.values()
        typed = {name: value or "" for name, value in values.items() if name != "law_layer"}
        law_layer = bool(values["law_layer"])
        self._tasks.write(
            self,
            lambda work: services.offices.set_up(work, services.offices.NewOffice(**typed, law_layer=law_layer)),
            self._saved,
            command=self._command,
            failed=self._not_saved,
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the top."""
        super().showEvent(event)
        self.form["your_name"].take_focus()

    def _fill_form(self) -> None:
        form = self.form
        form.line("your_name", "&Your name", hint="It stands in the history of each case.")
        form.line("landlord", "&Landlord", hint="As it stands on letters.")
        form.choice("nation", "&Nation", tuple(NATIONS.items()), hint="Its bank holidays are not counted.")
        form.choice("pack", "Policy to begin &with", (), hint=PACK)
        form.tick("law_layer", "&Keep the law beside the policy", hint=LAW)
        form.section("On letters")
        form.line("team", "&Team", placeholder="Complaints Team")
        form.line("telephone", "Tele&phone")
        form.line("email", "&Email")
        form.text("address", "&Address", rows=4, hint="Line by line, as it is printed.")
        form.open({"nation": "ENG", "law_layer": True})

    def _read(self) -> None:
        self.notice.clear()
        self._tasks.read(self, _beginnings, self._offer, failed=self._not_read)

    def _offer(self, found: Beginnings) -> None:
        self._nations_with_law = found.nations_with_law
        self._effective = {pack.code: full_day(pack.effective) for pack in found.packs}
        self.form.fill("pack", [(pack.code, pack.words) for pack in found.packs])
        if not self.form["your_name"].value():
            self.form.open({"your_name": found.name})
        for part in (self.form["your_name"], self.form["your_name"].label):
            part.setVisible(not found.shared)
        self.button.setEnabled(found.why_not is None)
        if found.why_not:
            self.notice.say(found.why_not, ("Try again", self._read))
        self._show_law()

    def _show_law(self) -> None:
        self.form["law_layer"].setVisible(self.form["nation"].value() in self._nations_with_law)

    def _show_pack(self) -> None:
        since = self._effective.get(self.form["pack"].value() or "")
        self.form["pack"].set_hint(f"In force from {since}. {PACK}" if since else PACK)

    def _was_typed(self) -> None:
        if self._attempted:
            self._command, self._attempted = uuid4(), False

    def _saved(self, _done: Done) -> None:
        self._finished()

    def _not_read(self, error: Exception) -> None:
        if isinstance(error, Refusal | Unavailable):
            self.notice.say(error.sentence, ("Try again", self._read))
        else:
            self._tasks.trouble.emit(error)

    def _not_saved(self, error: Exception) -> None:
        self.button.setEnabled(True)
        if isinstance(error, Unavailable):
            self.notice.say(error.sentence, ("Try again", self.save))
        elif isinstance(error, Refusal):
            left_over = self.show_messages(error.fields)
            if left_over or not error.fields:
                self.notice.say(" ".join(left_over.values()) or error.sentence)
        else:
            self._tasks.trouble.emit(error)


def _beginnings(work: Any) -> Beginnings:
    why_not = reason_not_allowed(work.person, MoveName.SET_UP)
    packs, nations = services.packs.packs(work), tuple(services.offices.LAWS)
    return Beginnings(packs, nations, work.person.name, why_not, work.is_postgresql)
