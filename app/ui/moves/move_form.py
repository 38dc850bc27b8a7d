"""A move's form: its fields, what is wrong with them, and the use case that saves them."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app import services
from app.domain.cases import Case
from app.domain.done import Done
from app.domain.postal import listed
from app.domain.spoken_dates import day_of
from app.domain.words import LetterKind, Method
from app.ui.form.editors import TickEditor
from app.ui.form.form import Form

if TYPE_CHECKING:
    from app.services.cases import CaseView
    from app.services.people import Colleague
    from app.ui.work.tasks import Tasks

Clock = Callable[[], datetime]
Job = Callable[[Any], Done]


def now() -> datetime:
    """The moment it is."""
    return datetime.now(UTC)


def first_choice(case: Case, methods: tuple[Method, ...]) -> Method:
    """The customer's own method where it is one of these; otherwise the first that may be used at all."""
    if case.preferred and case.preferred in methods:
        return case.preferred
    return next((method for method in methods if method not in case.never_by), methods[0])


def spoken(method: Method) -> str:
    """A method in the middle of a sentence: "the telephone", "email"."""
    return {
        Method.TELEPHONE: "the telephone",
        Method.LETTER: "a letter",
        Method.TEXT: "a text message",
        Method.VISIT: "a home visit",
        Method.OFFICE: "to come to the office",
    }.get(method, method.words)


def read_offers(work: Any) -> "Offers":
    """What forms offer to choose from."""
    lists = services.offices.form_lists(work)
    return Offers(services.people.colleagues(work), lists.me, lists.terms, services.paragraphs.offered(work))


@dataclass(frozen=True, slots=True)
class Offers:
    """What forms offer to choose from: colleagues with their workload, who I am, and the office's lists."""

    colleagues: "tuple[Colleague, ...]"
    me: int
    terms: Mapping[str, tuple[str, ...]]
    paragraphs: tuple[tuple[str, str], ...] = ()
    """The office's standard paragraphs: the name of each, and what it says."""

    @property
    def active(self) -> dict[int, str]:
        """Everyone who can be given work, by id."""
        return {colleague.id: colleague.name for colleague in self.colleagues}

    def with_workload(self) -> list[tuple[int, str]]:
        """Everyone with what they have open: "Sam Carter (11 open)"."""
        return [(each.id, f"{each.name} ({each.open_cases} open)") for each in self.colleagues]


@dataclass(frozen=True, slots=True)
class Opening:
    """What a form is opened with: the case as it was read, which issue or action it is about, and the clock."""

    view: "CaseView"
    clock: Clock
    about: int | None = None
    typed: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """Text that was left unsaved, to be put back."""
    within: QWidget | None = None
    """Where the form will stand: whatever moves to another parent is given its style anew."""

    @property
    def case(self) -> Case:
        """The case, as the rules see it."""
        return self.view.case

    @property
    def this_minute(self) -> datetime:
        """Now, as a person writes it: without seconds."""
        return self.clock().astimezone(UTC).replace(second=0, microsecond=0)

    @property
    def today(self) -> date:
        """The day it is in London."""
        return day_of(self.clock())


class MoveForm(ABC):
    """The form of one move. The values it was opened with go to the use case, which merges what others saved."""

    letter: LetterKind | None = None
    """The letter that the move calls for."""
    again_words = ""
    """The words of the button that saves and opens the same form once more; none where there is no such button."""
    then = ""
    """The code of the move that may follow at once, such as the letter that tells of this one; none where none does."""
    then_words = ""
    """The words of the button that saves and begins it."""
    kind_of_form: type[Form] = Form
    """What its fields stand in."""
    begins_at = ""
    """The field in which one begins; where none is named, the first that is shown."""
    kept = True
    """False where what is typed and not saved must not be kept on the disk."""

    def __init__(self, opening: Opening) -> None:
        self.opening = opening
        self.case = opening.case
        self.offers: Offers | None = None
        self.merged_from: dict[str, object] = {}
        self.form = self.kind_of_form(opening.within, today=lambda: opening.today)

    def offer(self, offers: Offers) -> None:
        """Fill the choices that had to be read first."""
        self.offers = offers

    def ask_through(self, tasks: "Tasks") -> None:
        """The form is in its place: from now on it may ask the database while somebody types. Most never do."""
        _ = tasks

    @abstractmethod
    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""

    @abstractmethod
    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""

    def wants_letter(self) -> bool:
        """True while what is typed leads to the letter, which then stands beside the form."""
        return self.letter is not None

    def save_words(self) -> str:
        """The words of the button that saves."""
        return "Save and make letter" if self.letter else "Save"

    def without_letter(self) -> str:
        """The words of the button that saves without the letter; none where the letter has to go with it."""
        return "Save, letter later" if self.letter else ""

    def letter_facts(self) -> dict[str, object]:
        """The facts of the letter that are typed here and not yet saved."""
        return {}

    def take_over(self, theirs: Mapping[str, object]) -> None:
        """Take what another desk saved meanwhile as what the form was opened with."""
        self.merged_from.update(theirs)

    def unchosen(self, **questions: str) -> dict[str, str]:
        """A sentence for each of these fields in which nothing is chosen yet."""
        return {name: words for name, words in questions.items() if self.form[name].value() is None}

    def show_field(self, name: str, *, shown: bool) -> None:
        """Show a field only where it is asked for."""
        self.form[name].setVisible(shown)
        if not isinstance(self.form[name].editor, TickEditor):  # a tick's words stand beside it, its label never
            self.form[name].label.setVisible(shown)

    def when_changed(self, name: str, call: Callable[[], None]) -> None:
        """Call whenever a field changes, and once now."""
        self.form[name].edited.connect(call)
        call()

    def ask_method(self, name: str, label: str, methods: tuple[Method, ...]) -> None:
        """The choice of a method, with the customer's preference in grey."""
        self.form.choice(name, label, [(method, method.words) for method in methods])
        who, never = self.case.customer, [method.words for method in self.case.never_by]
        prefers = f"{who} prefers {spoken(self.case.preferred)}." if self.case.preferred else ""
        forbidden = f"Never by {listed(never, 'or')}." if never else ""
        if prefers or forbidden:
            self.form.note(" ".join(filter(None, (prefers, forbidden))))

    def ask_why_other(self, name: str, applies: Callable[[], bool] = lambda: True) -> None:
        """The reason for another method than they prefer, or one never to be used, asked only then (ISHA 2.1a)."""
        self.form.line("why_other_method", "&Why not so", hint="Contact by another way than they prefer asks why.")

        def show() -> None:
            method, preferred = self.form[name].value(), self.case.preferred
            other = method is not None and preferred is not None and method is not preferred
            other = other or method in self.case.never_by
            self.show_field("why_other_method", shown=other and applies())

        self.when_changed(name, show)
