"""The form that asks a customer the equality questions. It only writes: nobody is shown what was answered before."""

from app import services
from app.domain.cases import Case
from app.domain.equality import QUESTIONS, problems_with_answers
from app.domain.errors import Refusal
from app.ui.moves.move_form import Job, MoveForm, Opening

WHAT_FOR = (
    "Nobody has to answer. Answers are kept apart from the cases, shown to nobody, and only counted in large groups. "
    "What was answered before is not shown here; an answer given now takes its place."
)
NOT_ASKED = "Not asked"
LABELS = {
    "age": "&Age",
    "sex": "Se&x",
    "disability": "&Disability",
    "ethnicity": "&Ethnic group",
    "religion": "Re&ligion or belief",
    "orientation": "Sexual &orientation",
}


def reason_not_to_ask(case: Case) -> str | None:
    """Why the customer of this case cannot be asked, or None."""
    return "The complaint is anonymous: there is no customer to ask." if case.anonymous else None


class EqualityForm(MoveForm):
    """One choice for each question, all of them open."""

    kept = False

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        card = opening.view.customer
        self._customer_id = card.id if card else None
        self.form.note(WHAT_FOR)
        for question in QUESTIONS:
            options = [(None, NOT_ASKED), *question.answers.items()]
            self.form.choice(question.code, LABELS[question.code], options, nothing=NOT_ASKED)
        self.form.open({})

    def problems(self) -> dict[str, str]:
        """What is wrong with what is chosen now, by field."""
        return problems_with_answers(self._chosen())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is chosen now."""
        customer_id, chosen = self._customer_id, self._chosen()
        if customer_id is None:
            raise Refusal("The complaint is anonymous: there is no customer to ask.")
        return lambda work: services.equality.record(work, customer_id, chosen)

    def _chosen(self) -> dict[str, str]:
        return {name: answer for name, answer in self.form.values().items() if answer is not None}
