"""A small form that saves as one command: never twice for the same text, and its text is kept where it fails."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject

from app.domain.done import Done
from app.domain.errors import Refusal, Unavailable
from app.ui.form.form import Form
from app.ui.telling.notice import Notice
from app.ui.work.tasks import Tasks


class Saving(QObject):
    """Sends what a form holds to a use case, and puts what comes back where it belongs."""

    def __init__(self, tasks: Tasks, form: Form, notice: Notice, owner: QObject) -> None:
        super().__init__(owner)
        self._tasks, self._form, self._notice = tasks, form, notice
        self._command, self._attempted = uuid4(), False
        form.typed.connect(self._was_typed)

    def save(self, job: Callable[[Any], Done], then: Callable[[Done], None]) -> None:
        """Run the use case; `then` is called when it is done."""
        if not self._form.understood():
            return
        self._notice.clear()
        self._attempted = True

        def saved(done: Done) -> None:
            self._command, self._attempted = uuid4(), False
            self._form.open(dict.fromkeys(self._form.names))
            then(done)

        def failed(error: Exception) -> None:
            self._failed(error, lambda: self.save(job, then))

        self._tasks.write(self, job, saved, command=self._command, failed=failed)

    def _failed(self, error: Exception, again: Callable[[], None]) -> None:
        if isinstance(error, Unavailable):
            self._notice.say(error.sentence, ("Try again", again))
        elif isinstance(error, Refusal):
            left_over = self._form.show_messages(error.fields)
            if left_over or not error.fields:
                self._notice.say(" ".join(left_over.values()) or error.sentence)
        else:
            self._tasks.trouble.emit(error)

    def _was_typed(self) -> None:
        if self._attempted:
            self._command, self._attempted = uuid4(), False
