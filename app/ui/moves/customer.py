"""The forms that change what is known of the customer, and that go through their adjustments with them again."""

from typing import Any

from app import services
from app.domain.errors import Refusal
from app.domain.moves.adjustments import YEAR, AdjustmentsReview, problems_with_adjustments_review
from app.domain.moves.customer import CustomerDetails, problems_with_customer
from app.domain.words import LetterFormat, Method
from app.ui.moves.move_form import Job, MoveForm, Opening


class CustomerForm(MoveForm):
    """Name, address, how to reach them and how not, and what they need."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        card = opening.view.customer
        self._customer_id = card.id if card else None
        self.merged_from = dict(card.values) if card else {}
        self._ask_who()
        self._ask_how()
        unreviewed = card is not None and card.adjustments and card.adjustments_review_on is None
        self.form.open(self.merged_from | ({"adjustments_review_on": opening.today + YEAR} if unreviewed else {}))
        self.when_changed("adjustments", self._show_review)

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_customer(self._typed())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        customer_id, typed, opened = self._customer_id, self._typed(), dict(self.merged_from)
        if customer_id is None:
            raise Refusal("The complaint is anonymous: there is no customer to change.")
        return lambda work: services.customers.change_customer(work, customer_id, opened, typed)

    def _typed(self) -> CustomerDetails:
        values: dict[str, Any] = self.form.values()
        return CustomerDetails(**values)

    def _ask_who(self) -> None:
        form = self.form
        form.line("title", "&Title", hint="It can stay empty.")
        form.line("forenames", "&First names")
        form.line("surname", "&Surname")
        form.line("joint_with", "&Joint with", hint="Other tenants of the home; a semicolon between them.")
        form.line("line1", "&Address", hint="Left empty, letters go to the home.")
        form.line("line2", "A&ddress, second line")
        form.line("town", "T&own")
        form.line("postcode", "&Postcode")

    def _ask_how(self) -> None:
        form = self.form
        form.section("How to reach them")
        form.line("telephone", "T&elephone")
        form.line("email", "E&mail")
        form.choice(
            "preferred",
            "P&refers",
            [(None, "Nothing in particular"), *((m, m.words) for m in Method)],
            nothing="Nothing in particular",
        )
        form.line("contact_notes", "&When and how", hint="When and how it is safe: after 15:00; let it ring.")
        form.choices("never_by", "Never by", Method)
        form.line("forbidden_contact", "&Never", hint="Such as: no voicemail, no letters to the house.")
        form.section("What they need")
        form.choice("letter_format", "&Letters in", LetterFormat)
        form.line("language", "Lan&guage", hint="Where it is not English.")
        form.tick("interpreter", "They need an interpreter")
        form.line("adjustments", "Adj&ustments", hint="Disabilities they told us of, and what we do differently.")
        form.day("adjustments_review_on", "As&k again on", hint="When to go through it with them again.")
        form.line("risk_marker", "R&isk marker", hint="What a colleague needs to know before a visit, in few words.")

    def _show_review(self) -> None:
        """Adjustments come with a day on which they are reviewed: in a year, unless another is given."""
        needed = bool(self.form["adjustments"].value())
        self.show_field("adjustments_review_on", shown=needed)
        if needed and self.form["adjustments_review_on"].value() is None:
            self.form["adjustments_review_on"].set_value(self.opening.today + YEAR)


class AdjustmentsForm(MoveForm):
    """What they still need, the day on which they were asked, and the day on which they are asked again."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        card = opening.view.customer
        self._customer_id = card.id if card else None
        self.merged_from = {"adjustments": card.adjustments} if card else {}
        form = self.form
        form.text("adjustments", "Adj&ustments", rows=2, hint="Emptied, nothing is done differently any more.")
        form.day("reviewed_on", "Gone through &on")
        form.day("next_on", "As&k again on")
        form.open({**self.merged_from, "reviewed_on": opening.today, "next_on": opening.today + YEAR})
        self.when_changed("adjustments", lambda: self.show_field("next_on", shown=bool(form["adjustments"].value())))

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_adjustments_review(self._typed(), self.opening.clock())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        customer_id, typed, opened = self._customer_id, self._typed(), dict(self.merged_from)
        if customer_id is None:
            raise Refusal("The complaint is anonymous: there is no customer to change.")
        return lambda work: services.customers.review_adjustments(work, customer_id, opened, typed)

    def _typed(self) -> AdjustmentsReview:
        return AdjustmentsReview(**self.form.values())
