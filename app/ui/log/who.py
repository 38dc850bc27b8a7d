"""Who complains: a customer found while typing, a new one, or nobody; and the home it is about."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.moves.adjustments import YEAR
from app.domain.moves.log import NewCustomer, WrittenAddress
from app.domain.postal import listed, taken_apart
from app.domain.taken_down import person_in
from app.domain.words import ComplainantKind, LetterFormat
from app.ui.form.editors import TickEditor
from app.ui.form.inputs import FocusWatch
from app.ui.log.finding_form import FindingForm, of_customer, of_home
from app.ui.log.suggestions import Suggestion
from app.ui.log.who_fields import ADDRESS, MORE, NAMES, NEW_CUSTOMER, grow_more, grow_new_customer
from app.ui.work.in_turn import Growth

if TYPE_CHECKING:
    from app.services.intake import KnownCustomer, KnownHome

CHOOSE = "Down and Enter choose one; Enter alone goes on as a new one. A telephone number or email may follow the name."
HOME_OR_ADDRESS = "Type its address or postcode and choose; or write it whole, such as 27 Love Lane, London, EC2V 7AA."
TAKEN_APART = "Taken apart below: no home of the register was chosen."
NO_HOME = "This is no home of the register, nor a whole address. Choose one from the list, or add its postcode."
HOME_ONLY = "Type its address or postcode and choose, if it is about a home."


class WhoForm(FindingForm):
    """The customer and the home. Fields that are not asked for just now are hidden, and keep what was typed."""

    customers_asked = Signal(str)
    homes_asked = Signal(str)
    met = Signal()
    """Another customer, another home, or none: what stands beside the form is another's."""
    settled = Signal()
    """Who and where are known, by Enter: on to what it is about."""

    def __init__(self, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent, today=today)
        self.is_new = False

    def grow(self) -> Growth:
        """Make the fields, a few at a time."""
        self.choice("landlord_id", "&Landlord", ())
        self.customer = self.suggestions("customer", "C&ustomer", "Surname or first name", hint=CHOOSE)
        self.tick("anonymous", "The customer wishes to stay anony&mous")
        yield
        yield from grow_new_customer(self)
        yield from grow_more(self)
        self.home = self.suggestions("home", "Hom&e", "27 Love Lane, or EC2V 7AA", hint=HOME_OR_ADDRESS)
        self.line("line1", "&Address", placeholder="Number and street, or flat")
        self.line("line2", "", placeholder="Second line, if there is one")
        self["line2"].plain_words = "Address, second line"
        self["line2"].set_hint("")
        self.line("town", "Tow&n")
        self.line("postcode", "&Postcode")
        yield
        self._connect()
        self.open({"customer_kind": ComplainantKind.TENANT, "letter_format": LetterFormat.STANDARD})
        self.show_what_is_asked()
        yield

    @property
    def is_anonymous(self) -> bool:
        """True where nobody's name is to be kept."""
        return bool(self["anonymous"].value())

    @property
    def customer_id(self) -> int | None:
        """The known customer that was chosen."""
        return None if self.is_anonymous else self.customer.value()

    @property
    def home_id(self) -> int | None:
        """The home of the landlord's register that was chosen."""
        return self.home.value()

    def new_customer(self) -> NewCustomer | None:
        """The new customer as typed; None where it is a known one or nobody."""
        if self.is_anonymous or self.customer_id is not None or not self.is_new:
            return None
        values = self.values()
        return NewCustomer(
            title=values["title"],
            forenames=values["forenames"],
            surname=values["surname"],
            kind=values["customer_kind"] or ComplainantKind.TENANT,
            telephone=values["telephone"],
            email=values["email"],
            preferred=values["preferred"],
            contact_notes=values["contact_notes"],
            letter_format=values["letter_format"] or LetterFormat.STANDARD,
            **{name: values[name] for name in MORE if values["more"]},
            address=WrittenAddress(*(values[name] for name in ADDRESS)),
        )

    def show_customers(self, found: "Sequence[KnownCustomer]") -> None:
        """Offer the customers that were found, and the way on."""
        typed = self.customer.text
        lines = [of_customer(each) for each in found]
        way_on = Suggestion(None, f"New customer: {typed}", typed)
        self.customer.suggesting.offer([*lines, way_on] if typed else ())

    def show_homes(self, found: "Sequence[KnownHome]") -> None:
        """Offer the homes that were found."""
        self.home.suggesting.offer([of_home(each) for each in found])
        below = HOME_ONLY if self["line1"].isHidden() else HOME_OR_ADDRESS
        nothing = f"No home of this landlord has {self.home.text} as its address or postcode."
        self["home"].set_hint(below if found or not self.home.text else nothing)

    def go_on_as_new(self) -> None:
        """A customer nobody knows yet: ask for what is needed, with the name that was typed."""
        if self.customer.value() is not None or self.is_anonymous:
            return
        self._take_name(self.customer.text)
        self.is_new = True
        self.show_what_is_asked()

    def take_address(self) -> bool:
        """Take an address that was written whole into the lines below; True where one was."""
        parts = taken_apart(self.home.text)
        if parts is None or self.home_id is not None or self["line1"].isHidden():
            return False
        self.home.suggesting.clear()
        for name, words in zip(ADDRESS, parts, strict=True):
            self[name].set_value(words)
        self["home"].set_hint(TAKEN_APART)
        return True

    def not_understood(self) -> dict[str, str]:
        """What stands in the home's line and means nothing yet: it would be lost."""
        lost = self.home.text and self.home_id is None and not self["home"].isHidden()
        return {"home": NO_HOME} if lost else {}

    def show_what_is_asked(self) -> None:
        """Hide what need not be asked of an anonymous or a known customer."""
        new = self.is_new and not self.is_anonymous and self.customer.value() is None
        self._show("customer", shown=not self.is_anonymous)
        for name in (*NEW_CUSTOMER, "more", *ADDRESS):
            self._show(name, shown=new)
        self._show_more()
        self._show("home", shown=new or self.is_anonymous or self.customer.value() is not None)
        self["home"].set_hint(HOME_OR_ADDRESS if new else HOME_ONLY)

    def _show(self, name: str, *, shown: bool) -> None:
        self[name].setVisible(shown)
        self[name].label.setVisible(shown and not isinstance(self[name].editor, TickEditor))

    def _show_more(self) -> None:
        """Adjustments come with the day of their review: in a year, unless another is given (CODE 5.10)."""
        more = bool(self["more"].value()) and not self["more"].isHidden()
        for name in MORE:
            self._show(name, shown=more)
        needed = more and bool(self["adjustments"].value())
        self._show("adjustments_review_on", shown=needed)
        if needed and self["adjustments_review_on"].value() is None:
            self["adjustments_review_on"].set_value(self._today() + YEAR)

    def _connect(self) -> None:
        self.customer.suggesting.asked.connect(self.customers_asked)
        self.customer.suggesting.chosen.connect(self._customer_chosen)
        self.customer.suggesting.passed.connect(self._passed)
        self.home.suggesting.asked.connect(self.homes_asked)
        self.home.suggesting.chosen.connect(self._home_chosen)
        self.customer.suggesting.taken.connect(self.settled)
        self.home.suggesting.taken.connect(self.settled)
        self.home.suggesting.passed.connect(self._home_passed)
        self["anonymous"].edited.connect(self._anonymous_changed)
        for name in ("more", "adjustments"):
            self[name].edited.connect(self._show_more)
        FocusWatch(self.customer.suggesting.line).left.connect(self._left)
        FocusWatch(self.home.suggesting.line).left.connect(self.take_address)

    def _customer_chosen(self, chosen: Suggestion | None) -> None:
        known: KnownCustomer | None = chosen.meant if chosen else None
        self.is_new = False
        self["customer"].set_hint(_of_known(known) if known else CHOOSE)
        if known and known.home_id is not None:
            self.home.suggesting.choose(Suggestion(known.home_id, known.address, known.address))
        elif chosen is None:
            self.home.suggesting.clear()
        self.show_what_is_asked()
        self.met.emit()

    def _home_chosen(self, chosen: Suggestion | None) -> None:
        home: KnownHome | None = chosen.meant if chosen else None
        if home is not None:
            for name in ADDRESS:
                self[name].set_value(getattr(home, name))
        self.met.emit()

    def _passed(self) -> None:
        self.go_on_as_new()
        if self.is_new:
            self["home" if self["surname"].value() else "surname"].take_focus()

    def _home_passed(self) -> None:
        """Enter in the home's line: on, unless an address is wanted that was not written there."""
        if self.take_address() or self["line1"].isHidden():
            self.settled.emit()
        else:
            self["line1"].take_focus()

    def _left(self) -> None:
        if self.customer.text:
            self.go_on_as_new()

    def _anonymous_changed(self) -> None:
        self.show_what_is_asked()
        self.met.emit()

    def _take_name(self, typed: str) -> None:
        """Take "Ms Joy Okafor 020 7946 0018" for title, names and telephone; what is typed already is left alone."""
        if any(self[name].value() for name in NAMES):
            return
        found = person_in(typed)
        name = found.name
        taken = {"title": name.title, "forenames": name.given, "surname": name.family}
        for field, words in (taken | {"telephone": found.telephone, "email": found.email}).items():
            if words:
                self[field].set_value(words)


def _of_known(known: "KnownCustomer") -> str:
    prefers = f", prefers {known.preferred.words}" if known.preferred else ""
    never = f", never by {listed([method.words for method in known.never_by], 'or')}" if known.never_by else ""
    risk = f" Risk: {known.risk_marker}." if known.risk_marker else ""
    return f"Known customer{prefers}{never}.{risk} {known.address}"
