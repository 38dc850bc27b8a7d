"""The form that records the help a customer was given."""

from app import services
from app.domain.moves.help_given import problems_with_help
from app.ui.moves.move_form import Job, MoveForm, Opening


class HelpForm(MoveForm):
    """What was done so that the customer could complain, or follow what became of it."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self.merged_from = {"assistance": opening.view.assistance}
        self.form.text(
            "assistance", "&Help given", rows=3, hint="Read out, written down for them, an interpreter, a visit …"
        )
        self.form.open(self.merged_from)

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_help(self.case, self._typed())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, opened, typed = self.case.id, dict(self.merged_from), self._typed()
        return lambda work: services.cases.record_help(work, case_id, opened, typed)

    def _typed(self) -> str:
        typed: str = self.form["assistance"].value()
        return typed
