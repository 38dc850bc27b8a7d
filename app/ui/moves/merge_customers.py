"""The form that merges two records of one customer: what differs is asked, field by field."""

from typing import TYPE_CHECKING, Any, cast

from app import services
from app.domain.errors import Refusal
from app.domain.moves.merge_customers import Merger, Question, Taken, problems_with_merger, questions_about
from app.ui.log.finding_form import FindingForm
from app.ui.log.suggestions import Suggestion
from app.ui.moves.correct import KEPT
from app.ui.moves.finding import find_customers
from app.ui.moves.move_form import Job, MoveForm, Opening
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.domain.moves.customer import CustomerDetails

ALL_MOVE = "All cases of the other record move to this one; the other record is closed, and nothing is deleted."
LABELS = {
    "title": "Title",
    "forenames": "First names",
    "surname": "Surname",
    "address": "Address",
    "telephone": "Telephone",
    "email": "Email",
    "preferred": "Prefers",
    "contact_notes": "When and how",
    "forbidden_contact": "Never",
    "joint_with": "Joint with",
    "letter_format": "Letters in",
    "adjustments": "Adjustments",
    "language": "Language",
    "risk_marker": "Risk marker",
}


class MergeForm(MoveForm):
    """The other record, what is right where the two differ, and why they are one."""

    kind_of_form = FindingForm

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        form = cast("FindingForm", self.form)
        card = opening.view.customer
        self._kept_id = card.id if card else None
        self._seen: tuple[CustomerDetails, CustomerDetails] | None = None
        self._tasks: Tasks | None = None
        form.note(ALL_MOVE)
        hint = "Surname or first name; this one stays, the other is closed."
        self.other = form.suggestions("other_id", "&Other record", "Surname or first name", hint=hint)
        for name, label in LABELS.items():
            form.choice(name, label, ())
            self.show_field(name, shown=False)
        form.text("reason", "&Reason", rows=2, hint=KEPT)
        form.open({})
        self.other.suggesting.chosen.connect(self._chosen)

    def ask_through(self, tasks: Tasks) -> None:
        """The other record is found while somebody types, and read when it is chosen."""
        self._tasks = tasks
        find_customers(tasks, self.other, without=self._kept_id)
        if self.other.value() is not None:
            self._read()

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_merger(self._kept_id or 0, self._typed())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        kept_id, typed = self._kept_id, self._typed()
        if kept_id is None:
            raise Refusal("The complaint is anonymous: there is no customer to merge.")
        return lambda work: services.merging_customers.merge_customers(work, kept_id, typed)

    def _typed(self) -> Merger:
        values: dict[str, Any] = self.form.values()
        taken = {name: values[name] for name in LABELS if not self.form[name].isHidden() and values[name]}
        return Merger(values["other_id"], self._seen, taken, values["reason"])

    def _chosen(self, chosen: Suggestion | None) -> None:
        self._seen = None
        for name in LABELS:
            self.show_field(name, shown=False)
        if chosen is not None:
            self._read()

    def _read(self) -> None:
        kept_id, other_id = self._kept_id, self.other.value()
        if self._tasks is None or kept_id is None or other_id is None:
            return
        self._tasks.read(
            self.form,
            lambda work: services.merging_customers.two_records(work, kept_id, other_id),
            self._show,
            replacing="two records",
        )

    def _show(self, seen: "tuple[CustomerDetails, CustomerDetails]") -> None:
        self._seen = seen
        questions = questions_about(*seen)
        for question in questions:
            self.form.fill(question.field, _options(question))
            if self.form[question.field].value() is None:
                self.form[question.field].set_value(question.first)
            self.show_field(question.field, shown=True)
        told = "They differ in what is asked below." if questions else "They say nothing different."
        self.form["other_id"].set_hint(f"{told} This one stays, the other is closed.")


def _options(question: Question) -> list[tuple[Taken, str]]:
    words = {
        Taken.KEPT: question.kept,
        Taken.OTHER: f"{question.other} (the other record)",
        Taken.BOTH: f"Both: {question.kept}; {question.other}",
    }
    return [(each, words[each]) for each in question.offered]
