"""The forms that correct whose complaint a case is, and whose case."""

from typing import TYPE_CHECKING, Any, cast

from app import services
from app.domain.moves.belongs import (
    CorrectedCustomer,
    CorrectedLandlord,
    Held,
    problems_with_corrected_customer,
    problems_with_corrected_landlord,
)
from app.domain.moves.customer import WrittenAddress
from app.domain.moves.log import NewCustomer
from app.domain.words import Method
from app.ui.log.finding_form import FindingForm
from app.ui.log.suggestions import Suggestion
from app.ui.moves.correct import KEPT
from app.ui.moves.finding import find_customers, find_homes
from app.ui.moves.move_form import Job, MoveForm, Opening
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.intake import KnownCustomer
    from app.services.offices import LandlordChoice

SENT_STAYS = "What was said and sent to somebody else stays in the record of the case."
RECOUNTED = (
    "The policy that this landlord had on the day of receipt governs the case, and all its dates are counted again; "
    "what was promised to the customer stays."
)
ADDRESS = ("line1", "line2", "town", "postcode")
NAME = ("title", "forenames", "surname")
NEW = (*NAME, "telephone", "email", "preferred", *ADDRESS)


class OwnerForm(MoveForm):
    """The customer it belongs to, found while typing or new, and the home it is about."""

    kind_of_form = FindingForm

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        form = cast("FindingForm", self.form)
        self._new = False
        form.note(SENT_STAYS)
        self.customer = form.suggestions("customer", "C&ustomer", "Surname or first name", hint="Or a new one.")
        for name, label in zip(NAME, ("Title", "First names", "&Surname"), strict=True):
            form.line(name, label)
        form.line("telephone", "T&elephone")
        form.line("email", "E&mail")
        form.choice("preferred", "P&refers", Method, nothing="No preference given")
        for name, label in zip(ADDRESS, ("&Address", "Second line", "T&own", "&Postcode"), strict=True):
            form.line(name, label)
        self.home = form.suggestions("home_id", "&Home", "27 Love Lane, or EC2V 7AA", hint="If it is about a home.")
        form.text("reason", "Reaso&n", rows=2, hint=KEPT)
        form.open({})
        self._show_new(new=False)
        self.customer.suggesting.chosen.connect(self._chosen)
        self.customer.suggesting.passed.connect(self._go_on_as_new)

    def ask_through(self, tasks: Tasks) -> None:
        """Customers and homes are found while somebody types."""
        card = self.opening.view.customer
        find_customers(tasks, self.customer, without=card.id if card else None, new=True)
        find_homes(tasks, self.home, lambda: self.opening.view.landlord_id)

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_corrected_customer(_held(self.opening), self._typed())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed, opened = self.case.id, self._typed(), _held(self.opening)
        return lambda work: services.cases.correct_customer(work, case_id, typed, opened)

    def _typed(self) -> CorrectedCustomer:
        values: dict[str, Any] = self.form.values()
        somebody = None
        if self._new:
            told = {name: values[name] for name in NEW if name not in ADDRESS}
            somebody = NewCustomer(**told, address=WrittenAddress(*(values[name] for name in ADDRESS)))
        return CorrectedCustomer(values["customer"], somebody, values["home_id"], values["reason"])

    def _chosen(self, chosen: Suggestion | None) -> None:
        known: KnownCustomer | None = chosen.meant if chosen else None
        self._show_new(new=False)
        if known is not None and known.home_id is not None:
            self.home.suggesting.choose(Suggestion(known.home_id, known.address, known.address))

    def _go_on_as_new(self) -> None:
        if self.customer.value() is None and self.customer.text:
            *forenames, surname = self.customer.text.split()
            self.form["forenames"].set_value(" ".join(forenames))
            self.form["surname"].set_value(surname)
            self._show_new(new=True)
            self.form["title"].take_focus()

    def _show_new(self, *, new: bool) -> None:
        self._new = new
        for name in NEW:
            self.show_field(name, shown=new)


class LandlordForm(MoveForm):
    """The landlord whose case it is, and which of its homes it is about."""

    kind_of_form = FindingForm

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        form = cast("FindingForm", self.form)
        form.note(RECOUNTED)
        form.choice("landlord_id", "&Landlord", ())
        self.home = form.suggestions("home_id", "&Home", "27 Love Lane, or EC2V 7AA", hint="If it is about a home.")
        form.text("reason", "&Reason", rows=2, hint=KEPT)
        form.open({"landlord_id": opening.view.landlord_id})
        self._homes_of: int | None = opening.view.landlord_id
        form["landlord_id"].edited.connect(self._landlord_changed)

    def ask_through(self, tasks: Tasks) -> None:
        """The landlords are read once, their homes while somebody types."""
        find_homes(tasks, self.home, self.form["landlord_id"].value)
        tasks.read(self.form, _landlords, self._offer_landlords, replacing="landlords")

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_corrected_landlord(_held(self.opening), self._typed())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed, opened = self.case.id, self._typed(), _held(self.opening)
        return lambda work: services.cases.correct_landlord(work, case_id, typed, opened)

    def _typed(self) -> CorrectedLandlord:
        return CorrectedLandlord(**self.form.values())

    def _landlord_changed(self) -> None:
        landlord: int | None = self.form["landlord_id"].value()
        if landlord != self._homes_of:
            self._homes_of = landlord
            self.home.suggesting.clear()  # a home is of one landlord

    def _offer_landlords(self, landlords: "Sequence[LandlordChoice]") -> None:
        self.form.fill("landlord_id", [(each.id, each.name) for each in landlords])


def _held(opening: Opening) -> Held:
    view = opening.view
    return Held(view.customer.id if view.customer else None, view.landlord_id, view.home_id)


def _landlords(work: Any) -> "Sequence[LandlordChoice]":
    return services.offices.landlords(work)
