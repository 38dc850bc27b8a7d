"""Assigning many cases: beside the list, what will happen to each; then all of it in one go, and back again."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout

from app import services
from app.ui.actions import BY_NAME, action
from app.ui.form.inputs import PatientComboBox
from app.ui.lists.one_by_one import OneByOne, OneOfMany
from app.ui.look import theme
from app.ui.moves.move_button import EnterButton
from app.ui.policy.plain_table import PlainTable
from app.ui.telling.notice import Notice
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.assign_many import Planned
    from app.services.lists import CaseRow
    from app.services.people import Colleague

MOST = 200
"""As many cases at once as somebody can look over."""
NARROWEST = 56
"""In characters: why a case stays as it is takes a sentence."""
WILL, IS, UNDONE = "will be assigned", "assigned", "as before"


class AssignMany(QFrame):
    """Who shall look after the chosen cases; nothing is changed before it was said what will be."""

    left = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._case_ids: tuple[int, ...] = ()
        self._planned: dict[int, Planned] = {}
        self._came_of: dict[int, str] = {}
        self._undoing = False
        self._commands = OneByOne(tasks, self)
        self.setProperty("panel", "page")
        self.setAccessibleName("Assign cases")
        self.title = theme.label("", times=1.25, bold=True)
        self.who = PatientComboBox()
        self.who.setAccessibleName("To whom")
        self.said = theme.label("", tone="quiet")
        self.notice = Notice()
        self.table = PlainTable("What will happen", ("Case", "Now", "Then"), 2)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("How many are done")
        self.cancel_button, self.save_button, self.undo_button = (EnterButton("") for _ in range(3))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * NARROWEST)
        self._lay_out()
        self._connect()

    def begin(self, rows: "Sequence[CaseRow]") -> None:
        """Ask to whom the cases of these rows shall go."""
        self._case_ids = tuple(dict.fromkeys(row.id for row in rows))
        self._planned, self._came_of, self._undoing = {}, {}, False
        self.title.setText(f"Assign {_cases(len(self._case_ids))}")
        self.notice.clear()
        self.table.show_rows(())
        self._show_state()
        if len(self._case_ids) > MOST:
            self.notice.say(f"Choose at most {MOST} cases at a time.", panel="notice")
        self._tasks.read(self, _colleagues, self._offer, replacing="colleagues")
        self.show()
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Close; what is being done is finished with the case it is at."""
        self._commands.stop()
        self.hide()
        self.left.emit()

    def save(self) -> None:
        """Assign every case that can be, one by one."""
        if self._ready():
            self._run([(each, _assigning(each)) for each in self._planned.values() if not each.refused])

    def undo(self) -> None:
        """Give every case that was assigned back; what was changed since stays."""
        if self._can_undo():
            self._undoing = True
            done = [each for each in self._planned.values() if self._came_of.get(each.case_id) == ""]
            self._came_of = {}
            self._run([(each, _giving_back(each)) for each in done])

    def _run(self, jobs: "list[tuple[Planned, Any]]") -> None:
        self._commands.do([OneOfMany(planned.case_id, job) for planned, job in jobs])
        self._show_state()

    def _offer(self, colleagues: "tuple[Colleague, ...]") -> None:
        chosen = self.who.currentData()
        self.who.blockSignals(True)
        self.who.clear()
        self.who.addItem("Choose who looks after them…", None)
        for each in colleagues:
            self.who.addItem(f"{each.name} ({each.open_cases:,} open)", each.id)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))
        self.who.blockSignals(False)
        self._preview()

    def _preview(self) -> None:
        handler_id, case_ids = self.who.currentData(), self._case_ids
        self._planned, self._came_of, self._undoing = {}, {}, False
        if handler_id is None or len(case_ids) > MOST:
            self.table.show_rows(())
            self._show_state()
            return
        self._tasks.read(
            self,
            lambda work: services.assign_many.plan(work, case_ids, handler_id),
            self._show_plan,
            replacing="plan",
        )

    def _show_plan(self, planned: "tuple[Planned, ...]") -> None:
        self._planned = {each.case_id: each for each in planned}
        self._show_state()

    def _tell(self, case_id: int, words: str) -> None:
        self._came_of[case_id] = words

    def _ready(self) -> bool:
        free = not self._commands.busy and not self._came_of and not self._undoing
        return free and any(not each.refused for each in self._planned.values())

    def _can_undo(self) -> bool:
        return not self._commands.busy and not self._undoing and "" in self._came_of.values()

    def _show_state(self) -> None:
        """Say what will happen, is happening or has happened, and offer what can be done next."""
        will = sum(not each.refused for each in self._planned.values())
        done = sum(words == "" for words in self._came_of.values())
        stay = len(self._planned) - (done if self._came_of else will)
        self.table.show_rows([self._line(each) for each in self._planned.values()])
        words = ""
        if self._planned and not self._commands.busy:
            verb = "given back" if self._undoing else "assigned" if self._came_of else "will be assigned"
            words = f"{_cases(done if self._came_of else will)} {verb}" + (f", {stay:,} not" if stay else "") + "."
        self.said.setText(words)
        self.bar.setVisible(self._commands.busy)
        self.who.setEnabled(not self._commands.busy)
        self.save_button.setText(f"Assign {_cases(will)}   {BY_NAME['save'].shown_shortcut}" if will else "Assign")
        self.save_button.setEnabled(self._ready())
        self.save_button.setVisible(not self._came_of and not self._undoing)
        self.undo_button.setText(f"Undo: {_cases(done)} as before")
        self.undo_button.setVisible(self._can_undo())
        closing = "Close" if self._came_of and not self._commands.busy else "Cancel"
        self.cancel_button.setText(f"{closing}   {BY_NAME['cancel'].shown_shortcut}")

    def _line(self, planned: "Planned") -> tuple[str, str, str]:
        will = "" if self._undoing else WILL
        came_of = self._came_of.get(planned.case_id)
        then = planned.refused or (will if came_of is None else came_of or (UNDONE if self._undoing else IS))
        return planned.reference, planned.handler or "nobody", then

    def _progress(self, done: int, count: int) -> None:
        self.bar.setRange(0, count)
        self.bar.setValue(done)

    def _stopped(self, sentence: str) -> None:
        self.notice.say(f"{sentence} What is done stays done.", ("Try again", self._try_again))

    def _try_again(self) -> None:
        self.notice.clear()
        self._commands.go_on()

    def _connect(self) -> None:
        self.who.currentIndexChanged.connect(self._preview)
        self.cancel_button.clicked.connect(self.leave)
        self.save_button.clicked.connect(self.save)
        self.undo_button.clicked.connect(self.undo)
        self._commands.told.connect(self._tell)
        self._commands.progressed.connect(self._progress)
        self._commands.stopped.connect(self._stopped)
        self._commands.ended.connect(self._show_state)
        for name, do in (("save", self.save), ("cancel", self.leave)):
            action(name, self, do).setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        margin = theme.space(self, 1.8)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.space(self, 1.2))
        label = QLabel("&To whom")
        label.setBuddy(self.who)
        self.save_button.setProperty("primary", True)
        buttons = QHBoxLayout()
        for button in (self.cancel_button, self.undo_button, self.save_button):
            buttons.addWidget(button)
        for part in (self.title, self.notice, label, self.who, self.said):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self.bar)
        column.addLayout(buttons)
        self.hide()


def _cases(count: int) -> str:
    return "1 case" if count == 1 else f"{count:,} cases"


def _colleagues(work: Any) -> "tuple[Colleague, ...]":
    return services.people.colleagues(work)


def _assigning(planned: "Planned") -> Any:
    opened: dict[str, object] = {
        "handler_id": planned.before.handler_id,
        "case_worker_id": planned.before.case_worker_id,
    }
    return partial(_assign, planned, opened)


def _giving_back(planned: "Planned") -> Any:
    return partial(_give_back, planned)


def _assign(planned: "Planned", opened: dict[str, object], work: Any) -> Any:
    return services.cases.assign(work, planned.case_id, planned.given, opened)


def _give_back(planned: "Planned", work: Any) -> Any:
    return services.assign_many.give_back(work, planned.case_id, planned.given, planned.before)
