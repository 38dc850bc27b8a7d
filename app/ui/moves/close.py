"""The form for closing a case."""

from typing import Any

from app import services
from app.domain.moves.close import ASKED_NOTHING, Closure, problems_with_closure, ways_to_close
from app.domain.words import Method, Satisfied
from app.ui.moves.move_form import Job, MoveForm, Opening, first_choice

METHODS = tuple(Method)


class CloseForm(MoveForm):
    """What the customer said when asked whether the complaint can be closed, and what was learnt."""

    then_words = "Save, then its letter"

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        form = self.form
        form.moment("at", "Whe&n")
        self._asked = not self.case.anonymous
        self.then = "closure-letter" if self._asked else ""
        if self._asked:
            self._ask_customer()
        form.open({"at": opening.this_minute})

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        asked = (
            self.unchosen(satisfied="Choose what they said.", method="Choose how they were asked.")
            if self._asked
            else {}
        )
        return asked or problems_with_closure(self.case, self._typed(), self.opening.clock())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.close(work, case_id, typed)

    def _typed(self) -> Closure:
        values: dict[str, Any] = self.form.values()
        if not self._asked:
            return Closure(values["at"], Method.LETTER, Satisfied.UNKNOWN)
        return Closure(**values)

    def _ask_customer(self) -> None:
        form, policy = self.form, self.case.policy
        self.ask_method("method", "&How they were asked", METHODS)
        ways = ways_to_close(self.case)
        unasked = Satisfied.NOT_ASKED in ways and not policy.closing.survey_invited
        form.choice("satisfied", "They &are", [(way, way.words) for way in ways])
        self.ask_why_other("method", self._spoke)
        form.text("remains", "What re&mains", rows=2, hint="What they remain unhappy about.")
        form.text("learning", "What we &learnt", rows=3, hint="As the customer sees it, talked over with them.")
        form.tick("survey_invited", "Invited to the &survey")
        form.open(
            {
                "method": first_choice(self.case, METHODS),
                "satisfied": Satisfied.NOT_ASKED if unasked else Satisfied.YES,
                "survey_invited": policy.closing.survey_invited,
            }
        )
        form["satisfied"].edited.connect(form["method"].edited)
        self.when_changed("satisfied", self._show_remains)

    def _spoke(self) -> bool:
        return self.form["satisfied"].value() not in ASKED_NOTHING

    def _show_remains(self) -> None:
        self.show_field("remains", shown=self.form["satisfied"].value() is Satisfied.NO)
        self.show_field("method", shown=self._spoke())
        self.show_field("survey_invited", shown=True)
