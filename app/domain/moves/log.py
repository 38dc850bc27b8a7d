"""Log: how a complaint comes into the house."""

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.moves.checks import control_characters, found, missing, received_problem
from app.domain.postcodes import postcode_problem
from app.domain.words import Channel, ComplainantKind, Kind, LetterFormat, Method

LONGEST_TITLE = 120
LONGEST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class WrittenAddress:
    """An address as the customer gave it; the landlord's home it means, where one was chosen, stands beside it."""

    line1: str = ""
    line2: str = ""
    town: str = ""
    postcode: str = ""

    @property
    def is_empty(self) -> bool:
        """True where nothing was written."""
        return not any((self.line1.strip(), self.line2.strip(), self.town.strip(), self.postcode.strip()))


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """The person who complains, as typed at intake; title is optional."""

    title: str = ""
    forenames: str = ""
    surname: str = ""
    kind: ComplainantKind = ComplainantKind.TENANT
    telephone: str = ""
    email: str = ""
    preferred: Method | None = None
    contact_notes: str = ""
    letter_format: LetterFormat = LetterFormat.STANDARD
    address: WrittenAddress = field(default_factory=WrittenAddress, repr=False)


@dataclass(frozen=True, slots=True)
class NewIssue:
    """One thing complained of, as typed at intake."""

    summary: str
    category: str
    service_area: str
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """Everything the log form holds. Either a known customer, a new one, or nobody (anonymous)."""

    landlord_id: int | None
    received_at: datetime | None
    channel: Channel
    about: str
    said: str = field(repr=False)
    outcome_sought: str = field(default="", repr=False)
    kind: Kind = Kind.COMPLAINT
    anonymous: bool = False
    customer_id: int | None = None
    customer: NewCustomer | None = None
    home_id: int | None = None
    issues: tuple[NewIssue, ...] = ()
    named_people: tuple[int, ...] = ()
    assistance: str = ""


def problems_with_intake(intake: Intake, now: datetime) -> dict[str, str]:
    """What is wrong with an intake, by field; empty when it can be logged."""
    problems = found(
        (
            ("landlord_id", None if intake.landlord_id else "Choose the landlord this complaint is about."),
            ("received_at", received_problem(intake.received_at, now)),
            ("about", missing(intake.about, "Give it a short title, such as: Damp in the back bedroom.")),
            ("about", _too_long(intake.about, LONGEST_TITLE)),
            ("about", control_characters(intake.about)),
            ("said", missing(intake.said, "Write down what went wrong, in the customer's words.")),
            ("said", _too_long(intake.said, LONGEST_TEXT)),
            ("said", control_characters(intake.said)),
            ("outcome_sought", control_characters(intake.outcome_sought)),
            ("category", None if intake.issues else "Choose what it is about, so that the case has an issue."),
        )
    )
    for issue in intake.issues:
        problems |= found(
            (
                ("category", missing(issue.category, "Choose a category.")),
                ("service_area", missing(issue.service_area, "Choose the service area that will look into it.")),
            )
        )
    return problems | _problems_with_customer(intake)


def _problems_with_customer(intake: Intake) -> dict[str, str]:
    if intake.anonymous or intake.customer_id is not None:
        return {}
    customer = intake.customer
    if customer is None or not customer.surname.strip():
        return {"surname": "Give the customer's surname, choose a known customer, or tick Anonymous."}
    return found(
        (
            ("surname", control_characters(customer.surname)),
            ("forenames", control_characters(customer.forenames)),
            ("telephone", _telephone_problem(customer.telephone)),
            ("email", _email_problem(customer.email)),
            ("preferred", _unreachable_problem(customer)),
            *_address_problems(customer.address),
        )
    )


def _address_problems(address: WrittenAddress) -> tuple[tuple[str, str | None], ...]:
    if address.is_empty:
        return ()
    return (
        ("line1", missing(address.line1, "Half an address cannot be written to. Give the number and street.")),
        ("town", missing(address.town, "Half an address cannot be written to. Give the town.")),
        ("postcode", postcode_problem(address.postcode)),
        *((name, control_characters(getattr(address, name))) for name in ("line1", "line2", "town")),
    )


def _unreachable_problem(customer: NewCustomer) -> str | None:
    needed = {
        Method.TELEPHONE: (customer.telephone, "a telephone number"),
        Method.TEXT: (customer.telephone, "a telephone number"),
        Method.EMAIL: (customer.email, "an email address"),
    }
    if customer.preferred not in needed:
        return None
    value, what = needed[customer.preferred]
    return missing(value, f"They prefer {customer.preferred.words}, but there is no {what.split(' ', 1)[1]}.")


def _telephone_problem(telephone: str) -> str | None:
    written = telephone.strip()
    if not written:
        return None
    digits = sum(character.isdigit() for character in written)
    allowed = set("0123456789 +()-/.extEXT")
    if digits < 6 or digits > 20 or not set(written) <= allowed:  # noqa: PLR2004 - the shortest and longest number in use
        return "That does not look like a telephone number. Leave it empty when there is none."
    return None


def _email_problem(email: str) -> str | None:
    written = email.strip()
    if not written:
        return None
    name, at, host = written.rpartition("@")
    if not (name and at and "." in host.strip(".")) or any(character.isspace() for character in written):
        return "That does not look like an email address. Leave it empty when there is none."
    return None


def _too_long(text: str, most: int) -> str | None:
    return f"Please keep this to {most:,} characters; it has {len(text):,}." if len(text) > most else None
