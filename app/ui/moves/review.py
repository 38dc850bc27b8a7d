"""The forms of an Internal Review: the request, the choice of who reviews, and the reviewer's sign-off."""

from typing import Any

from app import services
from app.domain.moves.review import (
    ChosenReviewer,
    PossibleReviewer,
    ReviewRequest,
    next_stage,
    problems_with_request,
    problems_with_reviewer,
    promise_of_review_needed,
    reasons_demanded,
)
from app.domain.words import Method
from app.ui.moves.move_form import Job, MoveForm, Opening, first_choice

METHODS = tuple(Method)
NOT_ASKED = "No reasons are demanded: write down what the customer says by themselves."
SIGNED = "You sign what was decided as it stands; with that its answer may go. What is changed later is signed anew."
MY_DECISION = "This is my decision on each issue"


class RequestForm(MoveForm):
    """How and when the customer asked for a review, and what they said."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        form, clause = self.form, reasons_demanded(self.case)
        form.note(f"The next stage is “{next_stage(self.case).name}”; what was answered so far stands.")
        self.ask_how("how", "&How they asked")
        form.moment("at", "Whe&n")
        form.text("reasons", "Wh&y", hint=f"In their words ({clause})." if clause else NOT_ASKED)
        form.text("unresolved", "Not put &right", hint="What the answer left as it was.")
        form.open({"how": first_choice(self.case, METHODS), "at": opening.this_minute})

    def ask_how(self, name: str, label: str) -> None:
        """How the customer came to us: what they prefer is about how they are reached, and is not said here."""
        self.form.choice(name, label, [(method, method.words) for method in METHODS])

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        unchosen = self.unchosen(how="Choose how they asked for it.")
        return unchosen or problems_with_request(self.case, self._typed(), self.opening.clock())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.request_review(work, case_id, typed)

    def _typed(self) -> ReviewRequest:
        values: dict[str, Any] = self.form.values()
        return ReviewRequest(**values)


class ReviewerForm(MoveForm):
    """Everybody who may review cases; whoever is barred stands below with the event that bars them."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        case, form = self.case, self.form
        everybody = opening.view.possible_reviewers
        self._possible = {each.id: each for each in everybody}
        free = [(each.id, _with_standing(each)) for each in everybody if each.reason is None]
        form.choice("reviewer_id", f"&{case.policy.words.reviewer}", free, nothing="Choose who reviews it…")
        form.note(_barred(everybody, nobody_left=not free))
        self._agreed = promise_of_review_needed(case)
        if self._agreed or case.promised_answer_on:
            form.day("promised_answer_on", "&Outcome promised by", hint="The day agreed with the customer.")
        self.merged_from = {
            "reviewer_id": case.reviewer.id if case.reviewer else None,
            "promised_answer_on": case.promised_answer_on,
        }
        form.open({name: value for name, value in self.merged_from.items() if name in form})

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_reviewer(self.case, self._typed(), self._possible, self.opening.clock())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed, opened = self.case.id, self._typed(), dict(self.merged_from)
        return lambda work: services.cases.choose_reviewer(work, case_id, typed, opened)

    def _typed(self) -> ChosenReviewer:
        values: dict[str, Any] = self.form.values()
        return ChosenReviewer(**values)


class SignOffForm(MoveForm):
    """What the reviewer signs: each issue with what was decided at this stage."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self.form.note(SIGNED)
        for issue in self.case.issues:
            if issue.decision:
                self.form.section(f"{issue.number}   {issue.summary}: {issue.decision.outcome.words}")
                self.form.note(issue.decision.reasons)
        self.form.tick("mine", MY_DECISION)

    def save_words(self) -> str:
        """The words of the button that saves."""
        return "Sign off"

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return {} if self.form["mine"].value() else {"mine": "Tick this to sign."}

    def job(self, *, with_letter: bool) -> Job:
        """The use case that signs."""
        case_id = self.case.id
        return lambda work: services.cases.sign_off(work, case_id)


def _with_standing(each: PossibleReviewer) -> str:
    return f"{each.name} (senior)" if each.senior else each.name


def _barred(everybody: tuple[PossibleReviewer, ...], *, nobody_left: bool) -> str:
    """Those who cannot be chosen, each with what bars them, a line for each."""
    barred = [f"•  {each.reason}" for each in everybody if each.reason]
    head = "Nobody here can review it:" if nobody_left else "Cannot review it:"
    return "\n".join((head, *barred)) if barred or nobody_left else ""
