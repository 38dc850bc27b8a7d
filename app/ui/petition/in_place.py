"""The forms of a petition, in place of its lines: what came with the signatures, and a line typed from paper."""

from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app import services
from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.petition import CameWith, TypedSignature
from app.ui.form.editors import LINE_LENGTH
from app.ui.form.form import LABEL_LENGTH, Form
from app.ui.form.reading_order import put_in_reading_order
from app.ui.look import theme
from app.ui.moves.move_button import EnterButton
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.petitions import PetitionView

Job = Callable[[Any], Done]


class InPlace(QFrame):
    """Hidden until a form is opened; Ctrl+S saves, Esc leaves."""

    said = Signal(str)
    """What was saved."""
    failed = Signal(Exception)
    """It was not saved, and no field is to blame."""
    left = Signal()
    """The form is closed: the lines are shown again."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self.form: Form | None = None
        self._job: Callable[[dict[str, Any]], Job] | None = None
        self._again: Callable[[], None] | None = None
        self.save, self.leave = EnterButton("&Save"), EnterButton("&Not now")
        self.save.setProperty("primary", True)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QHBoxLayout()
        for button in (self.save, self.leave):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll, 1)
        column.addLayout(buttons)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.close_form)
        saving = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        saving.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        saving.activated.connect(self._save)
        self.hide()

    def ask_what_came(self, case_id: int, petition: "PetitionView") -> None:
        """What came with the signatures; what is missing is filled in when it comes."""
        form = self._new_form("What came with the signatures")
        form.line("subject", "Subjec&t")
        form.text("issues", "&Issues", hint="What gave cause to it.")
        form.text("action_asked_for", "Action as&ked for")
        form.day("submitted_on", "S&ubmitted on")
        form.day("letter_on", "Covering letter &of", hint="The day that the covering letter or paragraph bears.")
        form.line("letter_where", "W&here it is", hint="Such as: the evidence, the head of the first sheet.")
        form.tick("declared", "The lead petitioner answers for good faith, decency, honesty and respect")
        form.open(asdict(petition.came))
        opened = dict(form.opened)

        def job(values: dict[str, Any]) -> Job:
            return lambda work: services.petitions.complete(work, case_id, opened, CameWith(**values))

        self._open(form, job)

    def ask_a_line(self, case_id: int, page: str = "", line: int = 1) -> None:
        """A line of a paper sheet; after each the next is asked for."""
        form = self._new_form("A line, as it stands on the sheet")
        form.line("name", "Na&me as written")
        form.line("address", "A&ddress as written")
        form.line("postcode", "P&ostcode")
        form.tick("signed", "Si&gned")
        form.line("page", "&Page")
        form.line("line", "&Line")
        form.open({"signed": True, "page": page, "line": str(line)})

        def typed(values: dict[str, Any]) -> TypedSignature:
            number = int(values["line"]) if values["line"].isdecimal() else 0
            told: dict[str, Any] = {**values, "line": number}
            return TypedSignature(**told)

        def job(values: dict[str, Any]) -> Job:
            signature = typed(values)
            self._again = lambda: self.ask_a_line(case_id, signature.page, signature.line + 1)
            return lambda work: services.petitions.add_signature(work, case_id, signature)

        self._open(form, job)

    def close_form(self) -> None:
        """Show the lines again."""
        self.form = None
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _new_form(self, title: str) -> Form:
        within = QWidget(self._scroll.viewport())
        within.setMaximumWidth(self.fontMetrics().averageCharWidth() * (LINE_LENGTH + LABEL_LENGTH + 20))
        form = Form(within)
        column = QVBoxLayout(within)
        column.addWidget(theme.label(title, times=1.15, bold=True, within=within))
        column.addWidget(form)
        column.addStretch(1)
        self._scroll.setWidget(within)
        self.setAccessibleName(title)
        return form

    def _open(self, form: Form, job: Callable[[dict[str, Any]], Job]) -> None:
        self.form, self._job = form, job
        self.save.setEnabled(True)
        self.show()
        put_in_reading_order(self.window(), self)
        form[form.names[0]].take_focus()

    def _save(self) -> None:
        if self.form is None or self._job is None or not self.save.isEnabled() or not self.form.understood():
            return
        self._again = None
        self.save.setEnabled(False)
        job = self._job(self.form.values())
        self._tasks.write(self, job, self._saved, command=uuid4(), failed=self._not_saved)

    def _saved(self, done: Done) -> None:
        self.said.emit(done.said)
        if self._again is not None:
            self._again()
        else:
            self.close_form()

    def _not_saved(self, error: Exception) -> None:
        self.save.setEnabled(True)
        if self.form is not None and isinstance(error, Refusal) and error.fields:
            self.form.show_messages(error.fields)
        else:
            self.failed.emit(error)
