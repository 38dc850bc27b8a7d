"""The office's standard paragraphs: what letters can take into their free words by choosing."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import services
from app.domain.done import Done
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
    from app.services.paragraphs import Paragraph

HOW = "Under a name that is there already the text is replaced. Letters already made stay as they are."
NONE_YET = "No standard paragraph yet. Write one below: whoever writes a letter can then choose it."


class Paragraphs(QWidget):
    """Every paragraph, and the form that adds one or changes the one that is chosen."""

    def __init__(self, tasks: Tasks, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._notice = tasks, notice
        self._listed: tuple[Paragraph, ...] = ()
        self.none_yet = theme.label(NONE_YET, tone="quiet", within=self)
        self.table = PlainTable("Standard paragraphs", ("Name", "What it says", ""), 1, within=self)
        self.form = Form(self)
        self.form.line("name", "&Name", hint=HOW)
        self.form.text("text", "What it &says", rows=4)
        self.form.tick("active", "Offe&red in letters")
        self.keep = QPushButton("&Keep the paragraph", self)
        self.keep.setProperty("primary", True)
        self._saving = Saving(tasks, self.form, notice, self)
        self._lay_out()
        self.form.open({"active": True})
        self.keep.clicked.connect(self.save)
        self.table.itemSelectionChanged.connect(self._show_chosen)

    def show_policy(self, shown: "PolicyShown") -> None:
        """Read the paragraphs again."""
        hold_back(self.keep, shown.me, MoveName.KEEP_A_STANDARD_PARAGRAPH)
        self._tasks.read(self, _paragraphs, self._show, replacing="paragraphs")

    def save(self) -> None:
        """Keep what is written under its name."""
        values: dict[str, Any] = self.form.values()
        self._saving.save(
            lambda work: services.paragraphs.keep(work, services.paragraphs.Paragraph(**values)), self._say_done
        )

    def _show(self, listed: "tuple[Paragraph, ...]") -> None:
        self._listed = listed
        self.none_yet.setVisible(not listed)
        self.table.setVisible(bool(listed))
        self.table.show_rows([(each.name, each.text, "" if each.active else "not offered") for each in listed])

    def _show_chosen(self) -> None:
        place = self.table.currentRow()
        if 0 <= place < len(self._listed) and not self.form.changed_fields():
            chosen = self._listed[place]
            self.form.open({"name": chosen.name, "text": chosen.text, "active": chosen.active})

    def _say_done(self, done: Done) -> None:
        self.form.open({"active": True})
        self._notice.say(f"{done.said}.", ("All right", self._notice.clear), panel="notice")

    def _lay_out(self) -> None:
        margin = theme.space(self, 1.8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, margin)
        column.setSpacing(theme.space(self, 1.2))
        self.none_yet.setContentsMargins(margin, margin, margin, 0)
        column.addWidget(self.none_yet)
        column.addWidget(self.table, 1)
        below = QVBoxLayout()
        below.setContentsMargins(margin, 0, margin, 0)
        below.setSpacing(theme.space(self, 1.2))
        self.form.setMaximumWidth(self.fontMetrics().averageCharWidth() * (LABEL_LENGTH + LINE_LENGTH + 18))
        below.addWidget(self.form)
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep)
        buttons.addStretch(1)
        below.addLayout(buttons)
        column.addLayout(below)
        column.addStretch(0)


def _paragraphs(work: Any) -> "tuple[Paragraph, ...]":
    return services.paragraphs.paragraphs(work)
