"""The form for answering a complaint, with its letter beside it."""

from typing import Any

from app import services
from app.domain.moves.respond import IN_WRITING, Response, problems_with_response, why_in_writing
from app.domain.words import LetterKind, Method
from app.ui.moves.move_form import Job, MoveForm, Opening, first_choice

METHODS = (Method.LETTER, Method.EMAIL, Method.TELEPHONE, Method.VISIT, Method.OFFICE)


class RespondForm(MoveForm):
    """How and when the answer of the stage was given."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        form = self.form
        self.letter = None if self.case.anonymous else LetterKind.RESPONSE
        self._with_letter = self.letter is not None
        written = None if self.case.anonymous else why_in_writing(self.case)
        if written:
            form.note(written)
        self.ask_method("how", "&How", METHODS)
        self.ask_why_other("how")
        form.moment("at", "Whe&n")
        form.text("summary", "What was &said", hint="Where the answer was given by word of mouth.")
        form.open({"how": first_choice(self.case, METHODS), "at": opening.this_minute})
        self.when_changed("how", self._show_summary)

    def without_letter(self) -> str:
        """The words of the button that saves without the letter; none where it has to be written."""
        return "" if self.letter is None or why_in_writing(self.case) else "Save without letter"

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        if unchosen := self.unchosen(how="Choose how they were answered."):
            return unchosen
        return problems_with_response(self.case, self._typed(), self.opening.clock())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        self._with_letter = with_letter
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.respond(work, case_id, typed)

    def _typed(self) -> Response:
        values: dict[str, Any] = self.form.values()
        return Response(**values, with_letter=self._with_letter)

    def _show_summary(self) -> None:
        self.show_field("summary", shown=self.form["how"].value() not in IN_WRITING)
