"""The forms that restrict a case, and lift the restriction."""

from app import services
from app.domain.moves.restrict import Restriction, problems_with_restriction
from app.ui.moves.move_form import Job, MoveForm, Opening

WHO = (
    "Only managers, and the colleagues who look after this case or review it, will be able to open it. "
    "Lists show its reference alone, and its history says who opened it."
)
EVERYBODY = "Everybody who reads cases will be able to open it and find it again."


class RestrictForm(MoveForm):
    """Why nobody else is to read the case."""

    about = WHO

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self.form.note(self.about)
        self.form.text("reason", "&Reason", rows=3, hint="It stands in the history of the case.")
        self.form.open({})

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_restriction(self._typed())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.restrict(work, case_id, typed)

    def _typed(self) -> Restriction:
        return Restriction(self.form["reason"].value())


class LiftForm(RestrictForm):
    """Why everybody may read it again."""

    about = EVERYBODY

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.lift_restriction(work, case_id, typed)
