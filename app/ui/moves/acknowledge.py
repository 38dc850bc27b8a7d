"""The form for acknowledging a complaint, with its letter beside it."""

from typing import Any

from app import services
from app.domain.moves.acknowledge import Acknowledgement, problems_with_acknowledgement
from app.domain.words import LetterKind, Method
from app.ui.moves.move_form import Job, MoveForm, Opening, first_choice


class AcknowledgeForm(MoveForm):
    """How and when the customer was told that the complaint is here, and how we understand it."""

    letter = LetterKind.ACKNOWLEDGEMENT

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        case, form = self.case, self.form
        methods = case.policy.acknowledge_by or tuple(Method)
        self.ask_method("how", "&How", methods)
        self.ask_why_other("how")
        form.tick("reached", "The call &reached the customer", hint="A voicemail is an attempt, and counts as none.")
        form.moment("at", "Whe&n")
        form.day("next_update_on", "Next &update by")
        form.text("understood", "As we un&derstand it", rows=6)
        form.text("outcome_sought", "&Outcome sought", rows=2)
        self.merged_from = {"understood": case.understood, "outcome_sought": case.outcome_sought}
        form.open(
            {
                "how": first_choice(case, methods),
                "reached": True,
                "at": opening.this_minute,
                "next_update_on": case.next_update_on,
                "understood": case.understood or case.said,
                "outcome_sought": case.outcome_sought,
            }
        )
        self.when_changed("how", self._show_reached)

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        if unchosen := self.unchosen(how="Choose how they were told."):
            return unchosen
        view = self.opening.view
        return problems_with_acknowledgement(self.case, self._typed(), view.calendar, self.opening.clock())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed, opened = self.case.id, self._typed(), dict(self.merged_from)
        return lambda work: services.cases.acknowledge(work, case_id, typed, opened, with_letter=with_letter)

    def letter_facts(self) -> dict[str, object]:
        """What stands in the letter as it is typed."""
        return {name: self.form[name].value() for name in ("understood", "outcome_sought", "next_update_on")}

    def _typed(self) -> Acknowledgement:
        values: dict[str, Any] = self.form.values()
        values["reached"] |= values["how"] is not Method.TELEPHONE
        return Acknowledgement(**values)

    def _show_reached(self) -> None:
        self.show_field("reached", shown=self.form["how"].value() is Method.TELEPHONE)
