"""The form for a meeting, a visit or another intervention."""

from typing import Any

from app import services
from app.domain.moves.intervention import NewIntervention, problems_with_intervention
from app.domain.words import InterventionKind
from app.ui.moves.move_form import Job, MoveForm, Opening


class InterventionForm(MoveForm):
    """What it was and when, who was there, and what came of it."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self.form.choice("kind", "&It was", InterventionKind)
        self.form.moment("at", "Whe&n")
        self.form.line("present", "Who &was there")
        self.form.text("came_of_it", "What came &of it", rows=5, hint="What was agreed goes to the actions as well.")
        there = (self.case.customer, opening.view.me.name)
        present = ", ".join(name for name in there if name)
        self.form.open({"kind": InterventionKind.MEETING, "at": opening.this_minute, "present": present})

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_intervention(self.case, self._typed(), self.opening.clock())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.record_intervention(work, case_id, typed)

    def _typed(self) -> NewIntervention:
        values: dict[str, Any] = self.form.values()
        return NewIntervention(**values)
