"""Guesses: title, category and service area, filled in out of the words as long as nobody chose them."""

from typing import Any

from PySide6.QtCore import QObject

from app.domain.taken_down import likely_category, title_of, usual_area
from app.ui.form.fields import Field
from app.ui.form.form import Form
from app.ui.form.inputs import FocusWatch
from app.ui.log.issues import Issues

GUESSED = "Guessed from the words."


class Guesses(QObject):
    """Watches the words. What somebody typed or chose is never touched, and a guess says that it is one."""

    def __init__(self, words: Form, what: Form, issues: Issues) -> None:
        super().__init__(words)
        self._said, self._issues = words["said"], issues
        issue = issues.forms[0]
        self._about, self._category, self._area = what["about"], issue["category"], issue["service_area"]
        self._made: dict[Field, Any] = {}
        FocusWatch(self._said.editor.stops[0]).left.connect(self.guess)
        self._category.edited.connect(self._guess_area)
        for field in (self._about, self._category, self._area):
            field.edited.connect(self._say_so)

    def next_stop(self) -> Field:
        """Where the keyboard goes on: to what is still empty, else to the category, the boldest of the guesses."""
        fields = (self._about, self._category, self._area)
        return next((field for field in fields if not field.value()), self._category)

    def guess(self) -> None:
        """Fill in what the words, as far as they go, and what is offered allow."""
        said: str = self._said.value()
        self._offer(self._about, title_of(said))
        self._offer(self._category, likely_category(said, self._issues.terms[0]))

    def _guess_area(self) -> None:
        self._offer(self._area, usual_area(self._category.value() or "", self._issues.terms[1]))

    def _offer(self, field: Field, guess: str) -> None:
        if field.value() and field.value() != self._made.get(field):
            return
        self._made[field] = guess
        field.set_value(guess or None)
        self._say_so()

    def _say_so(self) -> None:
        for field, guess in self._made.items():
            field.set_hint(GUESSED if guess and field.value() == guess else "")
