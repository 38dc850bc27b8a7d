"""Which policies are in force, from which day; and how another comes in."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import services
from app.domain.done import Done
from app.domain.errors import Refusal, Unavailable
from app.domain.spoken_dates import full_day
from app.domain.words import MoveName
from app.ui.form.editors import LINE_LENGTH
from app.ui.form.form import LABEL_LENGTH, Form
from app.ui.look import theme
from app.ui.policy.plain_table import PlainTable
from app.ui.policy.rights import hold_back
from app.ui.policy.saving import Saving
from app.ui.telling.notice import Notice
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.governing import PolicyShown

TITLES = ("Policy", "Version", "From", "Until", "Cases")
KEPT = "A case keeps the policy of the day it was received, for its whole life."


class InForce(QWidget):
    """The packs of one landlord, and the two things an administrator can do about them."""

    def __init__(self, tasks: Tasks, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._notice = tasks, notice
        self._landlord_id: int | None = None
        self._today = date.min
        self.table = PlainTable("Policies in force", TITLES, 0, within=self)
        self.form = Form(self, today=lambda: self._today)
        self.form.choice("pack_id", "&Policy", (), nothing="Choose a policy of this office…")
        self.form.day("from_day", "F&rom", hint=KEPT)
        self.bring = QPushButton("&Bring into force", self)
        self.bring.setProperty("primary", True)
        self.add = QPushButton("&Import a policy file…", self)
        self._moves = ((self.bring, MoveName.BRING_A_POLICY_INTO_FORCE), (self.add, MoveName.ADD_A_POLICY))
        self.why_not = theme.label("", tone="quiet", within=self)
        self._saving = Saving(tasks, self.form, notice, self)
        column = QVBoxLayout(self)
        margin = theme.space(self, 1.8)
        column.setContentsMargins(0, 0, 0, margin)
        column.setSpacing(theme.space(self, 1.2))
        column.addWidget(self.table, 1)
        below = QVBoxLayout()
        below.setContentsMargins(margin, 0, margin, 0)
        below.setSpacing(theme.space(self, 1.2))
        below.addWidget(theme.label("Bring a policy into force", times=1.1, bold=True, within=self))
        below.addWidget(self.form)
        self.form.setMaximumWidth(self.fontMetrics().averageCharWidth() * (LABEL_LENGTH + LINE_LENGTH + 18))
        below.addWidget(self.why_not)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space(self))
        buttons.addWidget(self.bring)
        buttons.addWidget(self.add)
        buttons.addStretch()
        below.addLayout(buttons)
        column.addLayout(below)
        self.bring.clicked.connect(self.bring_into_force)
        self.add.clicked.connect(self.choose_file)

    def show_policy(self, shown: "PolicyShown") -> None:
        """Show the packs of another landlord."""
        self._landlord_id, self._today = shown.landlord.id, shown.today
        self.table.show_rows(
            [
                (
                    line.title,
                    line.version,
                    full_day(line.from_day),
                    full_day(line.until) if line.until else "",
                    "" if line.cases is None else f"{line.cases:,}",
                )
                for line in shown.in_force
            ]
        )
        self.form.fill("pack_id", [(pack.id, f"{pack.words} ({pack.code})") for pack in shown.packs])
        why_not = [hold_back(button, shown.me, move) for button, move in self._moves]
        self.why_not.setText(why_not[0])
        self.why_not.setVisible(any(why_not))

    def bring_into_force(self) -> None:
        """Let the chosen policy govern what the landlord receives from the day typed."""
        landlord_id, values = self._landlord_id, self.form.values()
        pack_id: int | None = values["pack_id"]
        from_day: date | None = values["from_day"]
        self._saving.save(
            lambda work: services.packs.bring_into_force(work, landlord_id, pack_id, from_day), self._say_done
        )

    def choose_file(self) -> None:
        """Ask for a policy file, and add what is in it."""
        name, _ = QFileDialog.getOpenFileName(self, "Import a policy file", "", "Policies (*.toml)")
        if name:
            self.add_file(Path(name))

    def add_file(self, path: Path) -> None:
        """Add the policy of a file; every fault of it is told, with file, key and what was expected."""
        self._notice.clear()
        self._tasks.write(
            self,
            lambda work: services.packs.add_pack_file(work, path),
            self._say_done,
            command=uuid4(),
            failed=self._not_added,
        )

    def _say_done(self, done: Done) -> None:
        self._notice.say(f"{done.said}.", ("All right", self._notice.clear), panel="notice")

    def _not_added(self, error: Exception) -> None:
        if isinstance(error, Refusal | Unavailable):
            self._notice.say(error.sentence, ("Choose again", self.choose_file), ("Close", self._notice.clear))
        else:
            self._tasks.trouble.emit(error)
