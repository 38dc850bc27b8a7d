"""The form for assigning a handler, and a case worker."""

from typing import Any

from app import services
from app.domain.moves.assign import Assignment, problems_with_assignment
from app.ui.moves.move_form import Job, MoveForm, Offers, Opening

NOBODY = (None, "Nobody")


class AssignForm(MoveForm):
    """Who looks after the case, each colleague with what they have open."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        case, words = self.case, self.case.policy.words
        self.form.person("handler_id", words.handler, nothing="Choose who looks after it…")
        self.form.person("case_worker_id", words.case_worker, nothing="Nobody")
        self.form.note("A second person where one is wanted; it can stay empty.")
        self.merged_from = {
            "handler_id": case.handler.id if case.handler else None,
            "case_worker_id": case.case_worker.id if case.case_worker else None,
        }
        self.form.open(self.merged_from)

    def offer(self, offers: Offers) -> None:
        """Offer every colleague with their workload."""
        super().offer(offers)
        self.form.fill("handler_id", offers.with_workload())
        self.form.fill("case_worker_id", [NOBODY, *offers.with_workload()])

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field; nothing until the colleagues are known."""
        if self.offers is None:
            return {}
        return problems_with_assignment(self.case, self._typed(), self.offers.active, self.opening.view.me)

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed, opened = self.case.id, self._typed(), dict(self.merged_from)
        return lambda work: services.cases.assign(work, case_id, typed, opened)

    def _typed(self) -> Assignment:
        values: dict[str, Any] = self.form.values()
        return Assignment(**values)
