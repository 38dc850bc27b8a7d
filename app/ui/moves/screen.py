"""The form for screening a complaint against the policy's exclusions."""

from typing import Any

from app import services
from app.domain.moves.screen import Screening, problems_with_screening
from app.domain.words import Screened
from app.ui.moves.move_form import Job, MoveForm, Opening


class ScreenForm(MoveForm):
    """Accepted, or accepted by discretion with the reason."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        bar = self.case.policy.time_bar
        self.form.choice("result", "&Result", Screened)
        self.form.day("came_to_notice_on", "Came to &notice on")
        self.form.note(f"{bar.counted_from[:1].upper()}{bar.counted_from[1:]}. Leave it empty where nobody knows.")
        self.form.text("reason", "&Exceptional because", hint=f"{bar.clause}: {bar.override}.")
        self.form.open({"result": Screened.ACCEPTED})
        self.when_changed("result", self._show_reason)

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_screening(self.case, self._typed(), self.opening.clock())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.screen(work, case_id, typed)

    def _typed(self) -> Screening:
        values: dict[str, Any] = self.form.values()
        return Screening(**values)

    def _show_reason(self) -> None:
        self.show_field("reason", shown=self.form["result"].value() is Screened.BY_DISCRETION)
