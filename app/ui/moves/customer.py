"""The form that changes what is known of the customer."""

from typing import Any

from app import services
from app.domain.errors import Refusal
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
        self.form.open(self.merged_from)

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
        form.line("contact_notes", "&When and how", hint="Such as: after 15:00; let it ring.")
        form.line("forbidden_contact", "&Never by", hint="Such as: no voicemail, no letters to the house.")
        form.section("What they need")
        form.choice("letter_format", "&Letters in", LetterFormat)
        form.line("adjustments", "Adj&ustments")
        form.line("language", "Lan&guage", hint="With “interpreter” where one is needed.")
        form.line("risk_marker", "R&isk marker", hint="What a colleague needs to know before a visit, in few words.")
