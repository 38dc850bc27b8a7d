"""The Word templates that letters are made from: save one, restyle it in Word, bring it in again."""

from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import services
from app.domain.done import Done
from app.domain.errors import Refusal, Unavailable
from app.domain.spoken_dates import full_day
from app.domain.words import LetterKind, MoveName
from app.ui.form.editors import LINE_LENGTH
from app.ui.form.form import LABEL_LENGTH, Form
from app.ui.look import theme
from app.ui.policy.plain_table import PlainTable
from app.ui.policy.rights import hold_back
from app.ui.telling.notice import Notice
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.governing import PolicyShown
    from app.services.letters import MadeLetter
    from app.services.templates import TemplateLine

TITLES = ("Letter", "Template", "From", "Letters made", "")
HOW = "Save a copy, restyle it in Word, bring it in: its fields are checked first. Letters already made stay so."


class Letters(QWidget):
    """The templates of the office, and the two things to do with them."""

    def __init__(self, tasks: Tasks, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._notice = tasks, notice
        self._in_use: dict[LetterKind, int] = {}
        self.table = PlainTable("Word templates", TITLES, 1)
        self.form = Form()
        self.form.choice("kind", "Letter t&emplate", LetterKind, hint=HOW)
        self.save_copy = QPushButton("Save a cop&y to restyle…")
        self.bring_in = QPushButton("Bring in a te&mplate…")
        self.bring_in.setProperty("primary", True)
        column = QVBoxLayout(self)
        margin = theme.space(self, 1.8)
        column.setContentsMargins(0, 0, 0, margin)
        column.setSpacing(theme.space(self, 1.2))
        column.addWidget(self.table, 1)
        below = QVBoxLayout()
        below.setContentsMargins(margin, 0, margin, 0)
        below.setSpacing(theme.space(self, 1.2))
        below.addWidget(self.form)
        self.form.setMaximumWidth(self.fontMetrics().averageCharWidth() * (LABEL_LENGTH + LINE_LENGTH + 18))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space(self))
        for button in (self.bring_in, self.save_copy):
            buttons.addWidget(button)
        buttons.addStretch()
        below.addLayout(buttons)
        column.addLayout(below)
        self.form.open({"kind": LetterKind.ACKNOWLEDGEMENT})
        self.bring_in.clicked.connect(self._choose_file)
        self.save_copy.clicked.connect(self._choose_place)

    def show_policy(self, shown: "PolicyShown") -> None:
        """Read the templates again."""
        hold_back(self.bring_in, shown.me, MoveName.BRING_IN_A_TEMPLATE)
        self._tasks.read(self, _templates, self._show, replacing="templates")

    def bring_in_file(self, path: Path) -> None:
        """Bring in a file as the chosen letter; every fault of it is told."""
        kind: LetterKind | None = self.form.values()["kind"]
        self._notice.clear()
        self._tasks.write(
            self,
            lambda work: services.templates.bring_in_file(work, kind, path),
            self._say_done,
            command=uuid4(),
            failed=self._not_done,
        )

    def save_copy_to(self, path: Path) -> None:
        """Write the template in use to a file."""
        template_id = self._in_use.get(self.form.values()["kind"], 0)

        def write(made: "MadeLetter") -> None:
            try:
                path.write_bytes(made.content)
            except OSError as error:
                self._notice.say(f"{path.name} cannot be written to {path.parent}: {error.strerror}.")

        self._tasks.read(
            self,
            lambda work: services.templates.template_file(work, template_id),
            write,
            failed=self._not_done,
        )

    def _show(self, lines: "Sequence[TemplateLine]") -> None:
        self._in_use = {line.kind: line.id for line in lines if line.in_use}
        self.table.show_rows(
            [
                (
                    line.kind.words.capitalize(),
                    line.name,
                    full_day(line.from_day),
                    "" if line.letters is None else f"{line.letters:,}",
                    "in use" if line.in_use else "",
                )
                for line in lines
            ]
        )

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Bring in a template", "", "Word documents (*.docx *.dotx)")
        if name:
            self.bring_in_file(Path(name))

    def _choose_place(self) -> None:
        kind: LetterKind | None = self.form.values()["kind"]
        proposed = f"{kind.value if kind else 'letter'}.docx"
        name, _ = QFileDialog.getSaveFileName(self, "Save a copy to restyle", proposed, "Word documents (*.docx)")
        if name:
            self.save_copy_to(Path(name))

    def _say_done(self, done: Done) -> None:
        self._notice.say(f"{done.said}.", ("All right", self._notice.clear), panel="notice")

    def _not_done(self, error: Exception) -> None:
        if isinstance(error, Refusal | Unavailable):
            self._notice.say(error.sentence, ("Close", self._notice.clear))
        else:
            self._tasks.trouble.emit(error)


def _templates(work: Any) -> "Sequence[TemplateLine]":
    return services.templates.templates(work)
