"""The forms for a complaint that is taken back, and for a request for service that becomes one."""

from typing import Any

from app import services
from app.domain.moves.complain import Dissatisfaction, problems_with_dissatisfaction
from app.domain.moves.withdraw import Withdrawal, problems_with_withdrawal
from app.domain.words import Method
from app.ui.moves.move_form import Job, MoveForm, Opening, first_choice

METHODS = tuple(Method)
CLOSES = "What is undecided is recorded as withdrawn, and the case closes. Agreed actions are followed to their end."
COUNTS = (
    "The clocks of a complaint start when dissatisfaction was expressed. It is to be acknowledged and screened. "
    "Work on the request goes on: its contacts and actions stay."
)


class WithdrawForm(MoveForm):
    """How, when and in whose words the customer took the complaint back."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        form = self.form
        form.note(CLOSES)
        self.ask_method("method", "&How they said it", METHODS)
        form.moment("at", "Whe&n")
        form.text("words", "What they &said", hint="In their words, and why they withdraw if they said so.")
        form.open({"method": first_choice(self.case, METHODS), "at": opening.this_minute})

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        unchosen = self.unchosen(method="Choose how they said it.")
        return unchosen or problems_with_withdrawal(self.case, self._typed(), self.opening.clock())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.withdraw(work, case_id, typed)

    def _typed(self) -> Withdrawal:
        values: dict[str, Any] = self.form.values()
        return Withdrawal(**values)


class ComplainForm(MoveForm):
    """When the customer expressed that they are dissatisfied, and what they said."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self.form.note(COUNTS)
        self.form.moment("expressed_at", "&Expressed")
        self.form.text("said", "What they &said", hint="It is added to what they said when they made the request.")
        self.form.open({"expressed_at": opening.this_minute})

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_dissatisfaction(self.case, self._typed(), self.opening.clock())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.turn_into_complaint(work, case_id, typed)

    def _typed(self) -> Dissatisfaction:
        return Dissatisfaction(self.form["expressed_at"].value(), self.form["said"].value())
