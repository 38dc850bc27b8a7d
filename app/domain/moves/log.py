"""Log: how a complaint comes into the house."""

from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.moves.checks import LONGEST_LINE, found, missing, received_problem, text_problem
from app.domain.moves.customer import WrittenAddress, problems_with_person
from app.domain.words import Channel, ComplainantKind, Kind, LetterFormat, Method

LONGEST_TITLE = LONGEST_LINE
LONGEST_GROUND = 60


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
    never_by: tuple[Method, ...] = ()
    forbidden_contact: str = field(default="", repr=False)
    joint_with: str = field(default="", repr=False)
    letter_format: LetterFormat = LetterFormat.STANDARD
    language: str = ""
    interpreter: bool = False
    adjustments: str = field(default="", repr=False)
    adjustments_review_on: date | None = None
    risk_marker: str = field(default="", repr=False)
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
            ("about", text_problem(intake.about, LONGEST_TITLE)),
            ("said", missing(intake.said, "Write down what went wrong, in the customer's words.")),
            *((name, text_problem(getattr(intake, name))) for name in ("said", "outcome_sought", "assistance")),
            ("category", None if intake.issues else "Choose what it is about, so that the case has an issue."),
        )
    )
    for issue in intake.issues:
        problems |= found(
            (
                ("category", missing(issue.category, "Choose a category.")),
                ("service_area", missing(issue.service_area, "Choose the service area that will look into it.")),
                ("category", text_problem(issue.category, LONGEST_LINE)),
                ("service_area", text_problem(issue.service_area, LONGEST_LINE)),
                ("ground", text_problem(issue.ground, LONGEST_GROUND)),
                ("summary", text_problem(issue.summary)),
            )
        )
    return problems | _problems_with_customer(intake)


def problems_with_new_customer(customer: NewCustomer) -> dict[str, str]:
    """What is wrong with somebody who is not known yet, by field."""
    lines = ("title", "forenames", "surname", "telephone", "email", "language", "risk_marker")
    texts = ("contact_notes", "forbidden_contact", "joint_with", "adjustments")
    return found(
        (
            ("surname", missing(customer.surname, "Give the customer's surname.")),
            *((name, text_problem(getattr(customer, name), LONGEST_LINE)) for name in lines),
            *(
                (name, text_problem(getattr(customer.address, name), LONGEST_LINE))
                for name in ("line1", "line2", "town")
            ),
            *((name, text_problem(getattr(customer, name))) for name in texts),
            *problems_with_person(customer).items(),
        )
    )


def _problems_with_customer(intake: Intake) -> dict[str, str]:
    if intake.anonymous or intake.customer_id is not None:
        return {}
    customer = intake.customer
    if customer is None or not customer.surname.strip():
        return {"surname": "Give the customer's surname, choose a known customer, or tick Anonymous."}
    return problems_with_new_customer(customer)
